import type { Express } from "express";

import { compose } from "../../emulators/compose.ts";
import type { CompiledContract, ContractOperation, SchemaValidator } from "../../emulators/core/contract/contract.ts";
import {
  defineEmulator,
  type AnyEmulator,
  type Operation,
  type Protocol,
  type Reply,
  type Representation,
} from "../../emulators/core/emulator.ts";
import { DomainError, type CoreCode } from "../../emulators/core/errors.ts";
import type { AdminGuard } from "../../emulators/core/http/admin-guard.ts";
import { createApp } from "../../emulators/core/http/app.ts";
import { rfc9110 } from "../../emulators/core/http/protocol.ts";
import type { JournalEntry } from "../../emulators/core/observe/journal.ts";
import { silentLog, type Log } from "../../emulators/core/observe/log.ts";
import { defineOptions, type OptionValues } from "../../emulators/core/options.ts";
import { createWorlds, type Worlds } from "../../emulators/core/worlds.ts";
import { defineTemplate, hole } from "../../emulators/core/xml.ts";
import { toGrammar } from "../../emulators/tools/xsd-grammar.ts";

/** What the tiny service writes: any JSON value, in XML as the text of one element. */
export type Resource = object;

/** Who may sign on: `Authorization: Bearer <name>`. */
export type User = string | undefined;

export type TinyProtocol = Protocol<Resource, User, OptionValues>;

const json: Representation<Resource> = {
  writes: ["application/json"],
  reads: ["application/json"],
  syntax: "json",
  format: (resource) => ({ contentType: "application/json", text: JSON.stringify(resource) }),
  parse: (document) => document,
};

const answer = defineTemplate({ answer: { "@xmlns": "urn:tiny", "#": hole("json") } });

const xml: Representation<Resource> = {
  writes: ["application/xml"],
  reads: ["application/xml", "text/xml"],
  syntax: "xml",
  format: (resource) => ({ contentType: "application/xml", text: answer({ json: JSON.stringify(resource) }) }),
  parse: (document) => document,
};

/** The same, read by express-xml-bodyparser. */
const mappedXml: Representation<Resource> = {
  ...xml,
  writes: [],
  reads: ["application/mapped+xml"],
  mapsByParser: true,
};

const options = defineOptions({
  loud: { default: false, description: "", reason: "", source: "", grade: "assumed" },
  mood: { default: "calm", values: ["calm", "wild"], description: "", reason: "", source: "", grade: "assumed" },
});

const STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "unsupported-media-type": 415,
  malformed: 400,
  "contract-violation": 422,
  "too-large": 413,
  "too-many-sandboxes": 429,
  "too-many-requests": 429,
  unavailable: 503,
  "version-conflict": 409,
  internal: 500,
  teapot: 418,
  unspeakable: 0,
} as const satisfies Record<CoreCode | "teapot" | "unspeakable", number>;

function toReply({ code, message, details }: DomainError): Reply<Resource> {
  if (code === "unspeakable") throw new Error("no words for it");
  const status = Object.hasOwn(STATUS, code) ? STATUS[code as keyof typeof STATUS] : STATUS.internal;
  const headers = status === 401 ? { "www-authenticate": "Bearer" } : {};
  return { status, resource: { code, message, details }, headers };
}

type TinyOperation = Operation<unknown, Resource, User, OptionValues>;

const echo: TinyOperation = ({ body, params, query, operationId, origin, path, search, id, user }, { sandbox }) =>
  Promise.resolve({
    status: 200,
    resource: { body, params, query, operationId, origin, path, search, id, user, sandbox },
  });

/** What goes wrong in `GET /broken/{how}`. */
const FAILURES: Readonly<Record<string, () => Promise<Reply<Resource>>>> = {
  throws: () => {
    throw new Error("secret stack");
  },
  rejects: () => Promise.reject(new TypeError("secret stack")),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- this is what the test is about
  text: () => Promise.reject("secret stack"),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- and this
  nothing: () => Promise.reject(undefined),
  status: () => Promise.reject(Object.assign(new Error("secret stack"), { status: 404, expose: true })),
  refuses: () => Promise.reject(new DomainError("teapot", "I am a teapot.")),
  unspeakable: () => Promise.reject(new DomainError("unspeakable", "secret stack")),
  header: () => Promise.resolve({ status: 200, headers: { location: "bad\r\nheader: x" } }),
  cyclic: () => {
    const resource: Record<string, unknown> = {};
    resource["self"] = resource;
    return Promise.resolve({ status: 200, resource });
  },
};

const broken: TinyOperation = ({ params }) => {
  const how = (params as Record<string, string>)["how"] ?? "";
  return (FAILURES[how] ?? FAILURES["throws"] ?? Promise.reject)();
};

const operations: Record<string, TinyOperation> = {
  echo,
  listThings: async (_request, { store }) => ({ status: 200, resource: await store.list("things") }),
  createThing: async ({ body, origin }, { store }) => {
    const id = String(await store.next("ids"));
    await store.commit([{ collection: "things", id, expected: 0, value: { name: nameOf(body) } }]);
    return { status: 201, resource: { id }, headers: { location: `${origin}/things/${id}` } };
  },
  getThing: async ({ params }, { store }) => {
    const { id = "" } = params as Record<string, string>;
    const thing = await store.get("things", id);
    if (thing === undefined) throw new DomainError("not-found", `There is no thing ${id}.`);
    return { status: 200, resource: { id, ...thing.value }, etag: `"${thing.version}"` };
  },
  newThing: () => Promise.resolve({ status: 200, resource: { form: "name" } }),
  removeThing: () => Promise.resolve({ status: 204 }),
  renameThing: echo,
  ignoreBody: echo,
  broken,
  slow: async ({ params }) => {
    const { ms = "0" } = params as Record<string, string>;
    await new Promise((resolve) => setTimeout(resolve, Number(ms)));
    return { status: 200, resource: { waited: ms } };
  },
};

/** The name in a body, read as JSON or as XML. */
function nameOf(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  if ("children" in body && Array.isArray(body.children)) return (body.children as { text: string }[])[0]?.text;
  return "name" in body ? body.name : undefined;
}

/** A small real service: `GET|POST /things`, `GET|DELETE /things/{id}`, `POST /echo`, `GET /broken/{how}`. */
export function tinyEmulator(protocol: Partial<TinyProtocol> = {}): AnyEmulator {
  return defineEmulator<Record<string, unknown>, Resource, User, OptionValues>({
    name: "tiny",
    title: "Tiny service",
    doorstep: { port: 0, portVariable: "TINY_PORT", basePath: "/", tryIt: (base) => `curl ${base}/things` },
    protocol: {
      ...rfc9110,
      secrets: { headers: ["authorization", "cookie", "set-cookie"], query: ["token"] },
      ...protocol,
    },
    operations,
    representations: [json, xml, mappedXml],
    errorCodes: Object.keys(STATUS),
    toReply,
    options,
    seed: () => ({ records: { things: { seeded: { name: "Seeded" } } }, sequences: { ids: 100 } }),
  });
}

/** Signs on by `Authorization: Bearer <name>`; operations without `security` are open. */
export const bearer: TinyProtocol["authenticate"] = ({ headers, operation }) => {
  if (operation?.security.length === 0) return Promise.resolve(undefined);
  const name = /^Bearer (\w+)$/.exec(headers["authorization"] ?? "")?.[1];
  return name === undefined
    ? Promise.reject(new DomainError("unauthenticated", "Authorization: Bearer NAME is wanted."))
    : Promise.resolve(name);
};

const XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:tiny" elementFormDefault="qualified">
  <xs:element name="answer" type="xs:string"/>
  <xs:element name="thing">
    <xs:complexType><xs:sequence><xs:element name="name" type="xs:string"/></xs:sequence></xs:complexType>
  </xs:element>
</xs:schema>`;

/** An object with a text `name` and nothing else, as ajv's standalone code would find. */
const hasName: SchemaValidator = (value) => {
  const isRight = typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
  hasName.errors = isRight ? null : [{ instancePath: "", keyword: "required", message: "must have a name" }];
  return isRight;
};
const isAnything: SchemaValidator = () => true;

const evidence = { grade: "assumed", source: "none" } as const;
const anyBody = { "application/json": {}, "application/xml": { xsd: "tiny.xsd" } };
const refusals = { "4XX": anyBody, "500": anyBody };
const operation = (
  id: string,
  method: string,
  path: string,
  more: Partial<ContractOperation> = {},
): ContractOperation => ({
  id,
  method,
  path,
  security: [{ bearer: [] }],
  query: [],
  answers: { "200": anyBody, ...refusals },
  evidence,
  ...more,
});

/** The tiny service's contract, as the build would have compiled it. */
export const tinyContract: CompiledContract = {
  operations: [
    operation("listThings", "GET", "/things", { query: ["limit"] }),
    operation("createThing", "POST", "/things", {
      requestBodies: {
        "application/json": { schema: "name.json" },
        "application/xml": { xsd: "tiny.xsd" },
        "application/mapped+xml": { xsd: "tiny.xsd" },
      },
      answers: { "201": anyBody, ...refusals },
    }),
    operation("getThing", "GET", "/things/{id}", {
      answers: {
        "200": { "application/json": { schema: "name.json" }, "application/xml": { xsd: "tiny.xsd" } },
        ...refusals,
      },
    }),
    operation("removeThing", "DELETE", "/things/{id}", { answers: { "204": {}, ...refusals } }),
    operation("renameThing", "PUT", "/things/{id}", { option: "loud" }),
    operation("newThing", "GET", "/things/new"),
    operation("echo", "POST", "/echo", {
      security: [],
      query: ["limit", "constructor"],
      requestBodies: { "application/json": {}, "application/xml": {}, "application/mapped+xml": {} },
    }),
    operation("ignoreBody", "POST", "/ignored", { requestBodies: { "application/json": {} }, ignoresBody: true }),
    operation("broken", "GET", "/broken/{how}", { security: [] }),
    operation("slow", "GET", "/slow/{ms}", { security: [] }),
  ],
  validators: { "name.json": hasName, "any.json": isAnything },
  xsds: { "tiny.xsd": XSD },
  grammars: { "tiny.xsd": () => toGrammar("tiny.xsd", { "tiny.xsd": XSD }) },
};

/** The tiny service, opened. */
export interface OpenTiny {
  readonly app: Express;
  readonly worlds: Worlds;
  /** What was logged as a failure. */
  readonly failures: unknown[];
  /** For Prometheus. */
  readonly figures: () => string;
  /** The newest exchange in a sandbox's journal. */
  readonly last: (sandbox?: string) => Promise<JournalEntry>;
}

export interface TinySettings {
  readonly protocol?: Partial<TinyProtocol>;
  /** Changes of the emulator itself, for what a protocol cannot do. */
  readonly emulator?: Partial<AnyEmulator>;
  readonly adminGuard?: AdminGuard;
  readonly checksAnswers?: boolean;
  readonly maxWorlds?: number;
  readonly log?: Log;
}

/** Opens the tiny service; its control API has no operations. */
export async function openTiny(settings: TinySettings = {}): Promise<OpenTiny> {
  const { protocol, maxWorlds, adminGuard = { token: undefined, hosts: [] }, checksAnswers = false } = settings;
  const emulator = { ...tinyEmulator(protocol), ...settings.emulator };
  const failures: unknown[] = [];
  const { log: given = silentLog } = settings;
  const log: Log = {
    ...given,
    failure(thrown, requestId) {
      failures.push(thrown);
      given.failure(thrown, requestId);
    },
  };
  const { runtime, warmUp } = compose({
    emulator,
    contract: tinyContract,
    adminContract: { operations: [], validators: {}, xsds: {}, grammars: {} },
    documents: () => Promise.resolve({}),
    inspectorFile: () => Promise.resolve(""),
    seed: "1",
    adminGuard,
    checksAnswers,
    log,
    importLibxml2: () => import("libxml2-wasm"),
    importYaml: () => import("yaml"),
  });
  await warmUp();
  const worlds = maxWorlds === undefined ? runtime.worlds : createWorlds({ emulator, seed: "1", maxWorlds });
  return {
    app: createApp({ ...runtime, worlds }),
    worlds,
    failures,
    figures: () => runtime.metrics.text(),
    async last(sandbox = "default") {
      const [entry] = (await worlds.open(sandbox)).journal.list(1);
      if (entry === undefined) throw new Error(`the journal of ${sandbox} is empty`);
      return entry;
    },
  };
}
