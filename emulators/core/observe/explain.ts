import type { CompiledContract, ContractOperation, Violation } from "../contract/contract.ts";
import { findOperation } from "../contract/find.ts";
import type { Protocol } from "../emulator.ts";
import { nearest } from "../nearest.ts";
import type { JournalEntry } from "./journal.ts";
import { visible } from "./visible.ts";

/** Why a request was answered as it was: a sentence, the chain of causes, and what would have been answered otherwise. */
export interface Explanation {
  readonly id: string;
  /** Names the cause. */
  readonly because: string;
  readonly route: string;
  readonly credential: string;
  readonly sandbox: string;
  /** Deviations from the contract, each with its JSON Pointer, or its line, and the line of the body it is on. */
  readonly rules: readonly ExplainedRule[];
  /** The conditional headers that came. */
  readonly precondition: string | null;
  readonly fault: string | null;
  /** The nearest request that the contract allows; null if this one was. */
  readonly nearest: NearestRequest | null;
}

export interface ExplainedRule {
  readonly in: "request" | "answer";
  readonly at: string;
  readonly line: number | null;
  readonly rule: string;
  readonly message: string;
}

export interface NearestRequest {
  readonly method: string;
  readonly path: string;
  /** What to change, a sentence each. */
  readonly changes: readonly string[];
}

/** What an explanation is worked out from, besides the exchange itself. */
export interface Explaining {
  readonly contract: CompiledContract;
  readonly protocol: Pick<Protocol<unknown, unknown, unknown>, "canonicalPath">;
}

/** Works out, from what the journal keeps, why an exchange was answered as it was; nothing of it is kept before. */
export function explain(entry: JournalEntry, { contract, protocol }: Explaining): Explanation {
  const path = protocol.canonicalPath(entry.path.split("?", 1)[0] ?? "") || "/";
  const operation =
    contract.operations.find(({ id }) => id === entry.operation) ??
    findOperation(contract.operations, entry.method, path);
  const rules = entry.violations.map((violation) => toRule(violation, entry));
  return {
    id: entry.id,
    because: becauseOf(entry, rules),
    route: operation === undefined ? noRoute(entry, path, contract) : routeOf(operation),
    credential: credentialOf(entry, operation),
    sandbox: entry.sandbox,
    rules,
    precondition: preconditionOf(entry),
    fault: entry.fault === null ? null : `${entry.fault.id} (${entry.fault.kind})`,
    nearest: entry.status > 0 && entry.status < 400 ? null : nearestOf(entry, { path, operation, contract }),
  };
}

function becauseOf({ fault, refusal, status }: JournalEntry, rules: readonly ExplainedRule[]): string {
  if (fault !== null && refusal === null) return `The ${fault.kind} of ${fault.id} acted on the answer.`;
  if (refusal !== null) return visible(refusal);
  const [broken] = rules.filter(({ in: side }) => side === "request");
  if (broken !== undefined) {
    return `The request was answered ${status}, though ${broken.at || "its body"} ${broken.message}.`;
  }
  return status === 0
    ? "The client had gone before it was answered."
    : `The request was answered ${status}; nothing was refused.`;
}

function routeOf({ id, method, path }: ContractOperation): string {
  return `${id}: ${method} ${path}`;
}

function noRoute({ method, path: asked }: JournalEntry, path: string, { operations }: CompiledContract): string {
  const near = nearest(
    `${method} ${path}`,
    operations.map((operation) => `${operation.method} ${operation.path}`),
  );
  return `None of the contract's operations is ${method} ${visible(asked)}; the nearest is ${near}.`;
}

function credentialOf({ user }: JournalEntry, operation: ContractOperation | undefined): string {
  if (user !== null) return `Signed on as ${visible(user)}.`;
  const schemes = operation?.security.flatMap((requirement) => Object.keys(requirement)) ?? [];
  if (operation === undefined) return "Nobody signed on.";
  return schemes.length === 0 ? "None is wanted." : `Wanted: ${schemes.join(" or ")}.`;
}

const CONDITIONS = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"];

function preconditionOf({ request, answer, status }: JournalEntry): string | null {
  const sent = CONDITIONS.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : `${name}: ${visible(value)}`;
  });
  if (sent.length === 0) return null;
  const { etag = "none" } = answer.headers;
  return `${sent.join(", ")}; the answer was ${status} with the ETag ${visible(etag)}.`;
}

function toRule({ in: side, at, rule, message }: Violation, { request, answer }: JournalEntry): ExplainedRule {
  const body = side === "request" ? request.body : answer.body;
  return { in: side, at, line: lineOf(at, body), rule, message };
}

/** The line of a JSON body on which the last named member of a pointer begins; XML's rules come with their line. */
function lineOf(at: string, body: string): number | null {
  const ofXml = /^line (\d+)$/.exec(at)?.[1];
  if (ofXml !== undefined) return Number(ofXml);
  let offset = 0;
  for (const name of at.split("/").slice(1)) {
    const found = body.indexOf(JSON.stringify(name.replaceAll("~1", "/").replaceAll("~0", "~")), offset);
    if (found >= 0) offset = found;
  }
  return body === "" ? null : body.slice(0, offset).split("\n").length;
}

interface Asked {
  readonly path: string;
  readonly operation: ContractOperation | undefined;
  readonly contract: CompiledContract;
}

function nearestOf(entry: JournalEntry, { path, operation, contract }: Asked): NearestRequest | null {
  if (operation === undefined) {
    const near = nearest(
      `${entry.method} ${path}`,
      contract.operations.map((one) => `${one.method} ${one.path}`),
    );
    const [method = "", template = ""] = near?.split(" ") ?? [];
    const search = entry.path.slice(entry.path.split("?", 1)[0]?.length);
    const filled = visible(fillPath(template, path) + search);
    return near === undefined ? null : { method, path: filled, changes: [`Ask for ${near}.`] };
  }
  const changes = [...entry.violations.flatMap(changeFor), ...changesByStatus(entry, operation)];
  return { method: entry.method, path: visible(entry.path), changes };
}

/** The contract's path, with the parameters that the path asked for has in the same places. */
function fillPath(template: string, asked: string): string {
  const sent = asked.split("/");
  const fill = (segment: string, place: number): string => {
    const [before = "", after] = segment.split(/\{[^{}]*\}/);
    const text = sent[place] ?? "";
    return after !== undefined && text.startsWith(before) && text.endsWith(after) ? text : segment;
  };
  return template.split("/").map(fill).join("/");
}

function changeFor({ in: side, at, rule, message }: Violation): readonly string[] {
  if (side === "answer") return [];
  if (rule === "required")
    return [`Add to ${at || "the body"} what it ${message.replace(/^must have/, "must have:")}.`];
  if (rule === "additionalProperties") return [`Take out of ${at || "the body"} what the schema does not name.`];
  return [`Change ${at || "the body"}: it ${message}.`];
}

/** What a status says is to be changed, besides what the body breaks. */
function changesByStatus(entry: JournalEntry, operation: ContractOperation): readonly string[] {
  const { status, answer } = entry;
  const schemes = operation.security.flatMap((requirement) => Object.keys(requirement)).join(" or ");
  const read = Object.keys(operation.requestBodies ?? {}).join(", ");
  const written = [...new Set(Object.values(operation.answers).flatMap((bodies) => Object.keys(bodies)))].join(", ");
  const changes: Readonly<Record<number, string | undefined>> = {
    400: bodyChange(entry, read),
    401: `Send the credentials of ${schemes || "a user"}.`,
    406: `Accept one of ${written}.`,
    412: "Send the ETag of the record as it is now in If-Match.",
    415: `Send the body as one of ${read}.`,
    429: `Come again after ${answer.headers["retry-after"] ?? "a moment"} s.`,
    503: `Come again after ${answer.headers["retry-after"] ?? "a moment"} s.`,
  };
  const change = changes[status];
  return change === undefined ? [] : [change];
}

/** What a bad request without violations lacks, as far as its body shows it. */
function bodyChange({ request, refusal }: JournalEntry, read: string): string | undefined {
  if (request.body === "" && read !== "") return `Send a body, as one of ${read}.`;
  return refusal?.includes(" is not well-formed: ") ? "Put the body's syntax right." : undefined;
}
