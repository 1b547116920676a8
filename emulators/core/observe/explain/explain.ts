import type { CompiledContract, ContractOperation } from "../../contract/contract.ts";
import { findOperation } from "../../contract/find.ts";
import type { Protocol } from "../../emulator.ts";
import type { Evidence } from "../../options.ts";
import type { JournalEntry } from "../journal.ts";
import { visible } from "../visible.ts";
import { nearestOf, nearestOperation, type NearestRequest } from "./nearest.ts";
import { rulesOf, say, withPlace, type ExplainedRule } from "./rules.ts";

/** Why a request was answered as it was: a sentence, the chain of causes, and what would have been answered otherwise. */
export interface Explanation {
  readonly id: string;
  /** Names the cause. */
  readonly because: string;
  /** On what the refusal rests. */
  readonly evidence: Evidence | null;
  readonly route: string;
  readonly credential: string;
  readonly sandbox: string;
  /** What the bodies break of the contract or of the vendor's own rules, each with its place and its line. */
  readonly rules: readonly ExplainedRule[];
  /** The conditional headers that came. */
  readonly precondition: string | null;
  readonly fault: string | null;
  /** The nearest request that would have succeeded; null if this one has. */
  readonly nearest: NearestRequest | null;
}

/** What an explanation is worked out from, besides the exchange itself. */
export interface Explaining {
  readonly contract: CompiledContract;
  readonly protocol: Pick<Protocol<unknown, unknown, unknown>, "canonicalPath">;
  readonly errorEvidence?: Readonly<Record<string, Evidence>>;
}

/** Works out, from what the journal keeps, why an exchange was answered as it was; nothing of it is kept before. */
export function explain(entry: JournalEntry, { contract, protocol, errorEvidence = {} }: Explaining): Explanation {
  const path = protocol.canonicalPath(entry.path.split("?", 1)[0] ?? "") || "/";
  const operation =
    contract.operations.find(({ id }) => id === entry.operation) ??
    findOperation(contract.operations, entry.method, path);
  const rules = rulesOf(entry);
  const asked = { entry, path, operation, contract };
  return {
    id: entry.id,
    because: becauseOf(entry, rules),
    evidence: errorEvidence[entry.code ?? ""] ?? null,
    route: operation === undefined ? noRoute(asked) : routeOf(operation),
    credential: credentialOf(entry, operation),
    sandbox: entry.sandbox,
    rules,
    precondition: preconditionOf(entry),
    fault: faultOf(entry),
    nearest: entry.status > 0 && entry.status < 400 ? null : nearestOf(asked, rules),
  };
}

function becauseOf({ fault, refusal, status }: JournalEntry, rules: readonly ExplainedRule[]): string {
  if (fault !== null && refusal === null) return `The ${fault.kind} of ${fault.id} acted on the answer.`;
  const broken = rules.filter(({ in: side }) => side === "request");
  if (refusal !== null) return visible(withPlace(refusal, broken));
  const [first] = broken;
  if (first !== undefined) return visible(`The request was answered ${status}, though ${say(first)}`);
  return status === 0
    ? "The client had gone before it was answered."
    : `The request was answered ${status}; nothing was refused.`;
}

function routeOf({ id, method, path }: ContractOperation): string {
  return `${id}: ${method} ${path}`;
}

function noRoute(asked: Parameters<typeof nearestOperation>[0]): string {
  const { method, path } = asked.entry;
  const near = nearestOperation(asked);
  const hint = near === undefined ? "there are none" : `the nearest is ${near.operation.method} ${near.operation.path}`;
  return `None of the contract's operations is ${method} ${visible(path)}; ${hint}.`;
}

function credentialOf({ user, operation: reached, code }: JournalEntry, operation?: ContractOperation): string {
  if (user !== null) return `Signed on as ${visible(user)}.`;
  const schemes = operation?.security.flatMap((requirement) => Object.keys(requirement)) ?? [];
  if (operation === undefined) return "Nobody signed on.";
  if (schemes.length === 0) return "None is wanted.";
  // A fault may have answered before anybody was asked for credentials.
  const isIn = reached !== null && code !== "unauthenticated";
  return isIn ? `Taken: ${schemes.join(" or ")}.` : `Wanted: ${schemes.join(" or ")}.`;
}

function faultOf({ fault }: JournalEntry): string | null {
  return fault === null ? null : `${fault.id} (${fault.kind})`;
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
