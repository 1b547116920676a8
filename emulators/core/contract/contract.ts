import type { Evidence } from "../options.ts";
import type { XmlGrammar } from "./xml-grammar.ts";

/** A deviation from the contract, as data. */
export interface Violation {
  readonly in: "request" | "answer";
  /** JSON Pointer, or XPath in the document's own names. */
  readonly at: string;
  /** Of an XML document. */
  readonly line?: number;
  /** The keyword or library rule that was broken. */
  readonly rule: string;
  readonly message: string;
}

/** What the contract says of one body: the keys of its JSON Schema and XSD among the compiled ones. */
export interface BodyContract {
  readonly schema?: string;
  readonly xsd?: string;
}

/** Bodies by media type, lower case, without parameters. */
export type Bodies = Readonly<Record<string, BodyContract>>;

/** One operation of an OpenAPI document, reduced to what a running emulator needs. */
export interface ContractOperation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** OpenAPI's template, from the server root. */
  readonly path: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  /** The names of its query parameters. */
  readonly query: readonly string[];
  /** Left out if the operation takes no body. */
  readonly requestBodies?: Bodies;
  /** Whether what the body says plays no role: its media type is checked, its bytes are not read (`x-ignored`). */
  readonly ignoresBody?: boolean;
  /** The boolean option that must be on for this operation to be there (`x-option`); left out: it always is. */
  readonly option?: string;
  /** The largest body that it takes, in bytes, where that is another than the door's (`x-max-bytes`). */
  readonly maxBytes?: number;
  /** Answers by status, `default` among them. */
  readonly answers: Readonly<Record<string, Bodies>>;
  /** The statuses whose answers may come without the body that they have otherwise (`x-may-be-empty`). */
  readonly mayBeEmpty?: readonly string[];
  readonly evidence: Evidence;
}

/** What ajv's standalone code exports for one schema. */
export interface SchemaValidator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A contract made ready at build time: routes as data, schemas as code, XSDs as text. */
export interface CompiledContract {
  readonly operations: readonly ContractOperation[];
  readonly validators: Readonly<Record<string, SchemaValidator>>;
  /** The text of each XSD by its path, such as `schemas/cayzu/customer-create.xsd`. */
  readonly xsds: Readonly<Record<string, string>>;
  /** What the XSDs of request bodies say, in tables, by the same paths; made when they are first called. */
  readonly grammars: Readonly<Record<string, () => XmlGrammar>>;
}
