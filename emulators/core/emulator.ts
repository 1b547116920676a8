import type { DomainError } from "./errors.ts";
import type { Remedies } from "./observe/explain/remedy.ts";
import type { Evidence, OptionDeclarations, OptionValues } from "./options.ts";
import type { Random } from "./random.ts";
import type { Seeding } from "./state/seeding.ts";
import type { Dump, Store } from "./store/store.ts";

/** Request headers by lower-case name; what came twice is joined by comma and blank, as Node does. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** What is known of every request, also of one that no operation fits. */
export interface RequestFacts {
  /** Made by the sandbox's random numbers: a UUID. */
  readonly id: string;
  readonly method: string;
  /** Scheme, host and, in a sandbox chosen by path, the prefix `/~name`; no slash at the end. */
  readonly origin: string;
  /** The path as the client wrote it, without sandbox prefix and query, still percent-encoded. */
  readonly path: string;
  /** The query as the client wrote it, with its `?`, or nothing. */
  readonly search: string;
  readonly headers: Headers;
  /** The contract operation, once routing has found it. */
  readonly operationId?: string | undefined;
}

type PathOf<O> = O extends { parameters: { path: infer P } } ? P : Record<string, never>;
type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : Record<string, never>;

/** Path parameters come decoded and as text, whatever the contract's type. */
export type Params<O> = { readonly [K in keyof PathOf<O>]: string };

/** Declared query parameters as text; the first one counts if one comes twice. Others are left out. */
export type Query<O> = { readonly [K in keyof QueryOf<O>]?: string };

/** What an operation receives: routed, authenticated and read. The body is what the representation's `parse` gave. */
export interface OperationRequest<O = unknown, User = unknown> extends RequestFacts {
  readonly params: Params<O>;
  readonly query: Query<O>;
  readonly body: unknown;
  /** The body's text as it came, decoded; empty if there is none. */
  readonly text?: string;
  readonly user: User;
}

/** What an operation may touch: one sandbox's world. `now` is one instant, fixed for the whole request. */
export interface Context<Options = OptionValues> {
  readonly sandbox: string;
  readonly store: Store;
  readonly now: Date;
  readonly random: Random;
  readonly options: Options;
}

/** What an operation answers: a resource, not bytes. No resource: no body. */
export interface Reply<Resource> {
  readonly status: number;
  readonly resource?: Resource;
  /** Written verbatim; compared with If-None-Match on GET and HEAD. */
  readonly etag?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Operation<O, Resource, User, Options> = (
  request: OperationRequest<O, User>,
  context: Context<Options>,
) => Promise<Reply<Resource>>;

/** One function per operationId of the contract: a missing one does not compile. */
export type Operations<Contract, Resource, User, Options> = {
  readonly [Id in keyof Contract]: Operation<Contract[Id], Resource, User, Options>;
};

/** A long part that many answers have in common, made once: where it belongs into a text, and its bytes in UTF-8. */
export interface SharedPart {
  readonly at: number;
  readonly bytes: Buffer;
  /** The least text that may stand there in its place: with it an answer is held against the contract. */
  readonly standIn: string;
}

/** Bytes-to-be: a text and the exact Content-Type header that goes with it. */
export interface Formatted {
  readonly contentType: string;
  readonly text: string;
  /** What the text lacks, so that it need not be made, joined and turned to bytes each time; only with UTF-8. */
  readonly shared?: SharedPart;
  /** Left out: UTF-8. In UTF-16 a byte order mark goes before the text. */
  readonly encoding?: "utf16le";
}

/** One way of writing, and reading, an emulator's resources. */
export interface Representation<Resource> {
  /** The media types that it can write, best first, lower case, without parameters. */
  readonly writes: readonly string[];
  /** The media types of request bodies that it reads. */
  readonly reads: readonly string[];
  /** Which of core's readers opens such a body: to a JSON value, to an `XmlElement` tree, or to `FormFields`. */
  readonly syntax: "json" | "xml" | "form";
  /** Whether express-xml-bodyparser maps XML that is checked and not plain to the tree, rather than a scan of its text. */
  readonly mapsByParser?: boolean;
  /** `mediaType` is the one of `writes` that was negotiated. */
  format(resource: Resource, mediaType: string): Formatted;
  /** From what the reader gave to what the operations take as body; `text` is the JSON that it was read from. */
  parse(document: unknown, text?: string): unknown;
  /** Reads what is no JSON to the letter, as the vendor's parser does; throws `malformed`. Left out: it is refused. */
  readonly parseLoosely?: (text: string) => unknown;
}

/** What negotiation chose. */
export interface Negotiated<Resource = unknown> {
  readonly representation: Representation<Resource>;
  readonly mediaType: string;
}

/** A contract operation, as routing found it. */
export interface RoutedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The contract's `security` of this operation: scheme name to scopes; none: open to all. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/**
 * A check of the vendor's own, run where `stages` names it: returns, or throws a DomainError. What it gives to
 * `whenOver` is called when the exchange is over: answered, or abandoned by the client.
 */
export type OwnStage<User, Options> = (
  request: RequestFacts & {
    readonly operation?: RoutedOperation | undefined;
    readonly params: Readonly<Record<string, string>>;
    readonly user: User | undefined;
  },
  context: Context<Options>,
  whenOver: (release: () => void | Promise<void>) => void,
) => void | Promise<void>;

/** The steps that core offers; `validate` refuses a body that its schema does not allow, `operate` calls the operation. */
export type StageName = "authenticate" | "route" | "negotiate" | "read" | "validate" | "operate";

/** The manners of the vendor's own web stack; `core/http/protocol.ts` has RFC 9110's as defaults to spread. */
export interface Protocol<Resource, User, Options> {
  /** The vendor's order of checks. Before `route` the operation is unknown. */
  readonly stages: readonly (StageName | OwnStage<User, Options>)[];
  /** Brings aliases and letter case to the contract's own path. */
  canonicalPath(path: string): string;
  /** From credentials to a user (undefined where the operation is open to all), or throws `unauthenticated`. */
  authenticate(
    request: RequestFacts & { readonly operation?: RoutedOperation | undefined },
    context: Context<Options>,
  ): Promise<User | undefined>;
  /** How a user is called in the journal; left out: there is only one. */
  userName?(user: User): string;
  /** Which representation answers, or undefined for 406. */
  negotiate(headers: Headers, offers: readonly Representation<Resource>[]): Negotiated<Resource> | undefined;
  /** The media type that a body without Content-Type is taken for; undefined refuses it. */
  readonly assumedMediaType?: string;
  /** Whether a request whose operation takes a body must name a media type even when it sends no byte. */
  readonly emptyBodyNeedsMediaType: boolean;
  /** Which verbs the Allow header lists, from the verbs of the contract. */
  allow(methods: readonly string[]): readonly string[];
  /** Whether HEAD is answered where GET is. */
  readonly head: boolean;
  /** Whether OPTIONS on a known path is answered 204 with Allow, rather than refused. */
  readonly options: boolean;
  /** Whether a known path with another safe verb than its own is refused as unknown (404) instead of 405. */
  readonly hidesUnsafePaths: boolean;
  isFresh(ifNoneMatch: string, etag: string): boolean;
  /** Whether 304 says no ETag, against RFC 9110; left out: it does. */
  readonly untagsFresh?: boolean;
  /** What the vendor's server sends with every answer. */
  headers(request: RequestFacts, options: Options): Readonly<Record<string, string>>;
  /** Whether no Keep-Alive header tells how long a connection is kept open; left out: it does. */
  readonly hidesPatience?: boolean;
  /** In which of UTF-8, UTF-16LE and UTF-16BE a body is read; left out: as it says itself, what cannot be is refused. */
  charsetOf?(body: EncodedBody): Charset;
  /** What never reaches the journal or a log, headers and query parameters by name in lower case, members of JSON, fields of forms. */
  readonly secrets: Secrets;
}

/** The charsets in which bodies can be read. */
export type Charset = "utf-8" | "utf-16le" | "utf-16be";

/** A body's bytes, with the charset that its Content-Type names. */
export interface EncodedBody {
  readonly syntax: Representation<unknown>["syntax"];
  readonly bytes: Buffer;
  readonly named: string | undefined;
}

/** Names whose values are secret. */
export interface Secrets {
  readonly headers: readonly string[];
  readonly query: readonly string[];
  readonly members?: readonly string[];
  readonly fields?: readonly string[];
}

/** Where an emulator listens unless told otherwise, and the request that its banner suggests. */
export interface Doorstep {
  readonly port: number;
  readonly portVariable: string;
  readonly basePath: string;
  /** A first request to paste, for a base such as `http://127.0.0.1:4001`. */
  tryIt(base: string): string;
}

/** How the records of one collection are read by people: in which state each is, and where its history is kept. */
export interface RecordKind {
  /** Takes a value of the collection. */
  stateOf(value: object): string;
  /** The collection that holds what a record was before, under its id, a semicolon and a number that counts up. */
  readonly history?: string;
}

/** By collection. */
export type RecordKinds = Readonly<Record<string, RecordKind>>;

/** An emulator: the table of contents of one vendor's service. */
export interface Emulator<Contract = unknown, Resource = unknown, User = unknown, Options = OptionValues> {
  readonly name: string;
  readonly title: string;
  readonly doorstep: Doorstep;
  readonly protocol: Protocol<Resource, User, Options>;
  readonly operations: Operations<Contract, Resource, User, Options>;
  readonly representations: readonly Representation<Resource>[];
  /** Every code that `toReply` has words for: core's, the emulator's own, the vendor's. */
  readonly errorCodes: readonly string[];
  /** On what each of them rests: that there is such an error, with such a status; left out: on the emulator itself. */
  readonly errorEvidence?: Readonly<Record<string, Evidence>>;
  /** What to ask instead of what was refused, by code; left out, or without the code: what core knows. */
  readonly remedies?: Remedies;
  /** Words a refusal in the vendor's shape. Never throws. */
  toReply(error: DomainError, request: RequestFacts, context: Context<Options>): Reply<Resource>;
  readonly options: OptionDeclarations;
  /** How the records of a collection are read by people, where they are in states or have a history. */
  readonly recordKinds?: RecordKinds;
  /** The records of a fresh world. */
  seed(): Dump;
  /** How it reads seed files; left out: it takes none. */
  readonly seeding?: Seeding<Options>;
}

/** An emulator whose own types core need not know: core hands each value back to where it came from. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one place where variance is given up; see above
export type AnyEmulator = Emulator<any, any, any, any>;

/** Declares an emulator with all its types checked, and forgets them for core. */
export function defineEmulator<Contract, Resource, User, Options>(
  emulator: Emulator<Contract, Resource, User, Options>,
): AnyEmulator {
  return emulator;
}
