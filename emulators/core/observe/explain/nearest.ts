import type { CompiledContract, ContractOperation } from "../../contract/contract.ts";
import { operationsAt } from "../../contract/find.ts";
import { distanceBetween } from "../../nearest.ts";
import type { JournalEntry } from "../journal.ts";
import { visible } from "../visible.ts";
import { fillPath } from "./fill-path.ts";
import { say, type ExplainedRule } from "./rules.ts";

/** The nearest request that would have succeeded. */
export interface NearestRequest {
  readonly method: string;
  readonly path: string;
  /** What to change, a sentence each. */
  readonly changes: readonly string[];
}

/** A request with what is known of where it went. */
export interface Asked {
  readonly entry: JournalEntry;
  /** As the contract has it. */
  readonly path: string;
  readonly operation: ContractOperation | undefined;
  readonly contract: CompiledContract;
}

/** What to ask instead of what was refused. */
export function nearestOf(asked: Asked, rules: readonly ExplainedRule[]): NearestRequest | null {
  const { entry, operation } = asked;
  const search = entry.path.slice(entry.path.split("?", 1)[0]?.length);
  if (operation === undefined && entry.fault === null) {
    const near = nearestOperation(asked);
    if (near === undefined) return null;
    const path = visible(near.path + search);
    return { method: near.operation.method, path, changes: [`Ask for ${near.operation.method} ${path}.`] };
  }
  const { remedy } = entry;
  const method = remedy?.method ?? entry.method;
  const path = visible(remedy?.path === undefined ? entry.path : remedy.path + search);
  return { method, path, changes: changesOf(asked, rules) };
}

/** The operation that is nearest to what was asked for, with its path filled in; of the very path, if there is any. */
export function nearestOperation({
  entry: { method },
  path,
  contract: { operations },
}: Asked): { readonly operation: ContractOperation; readonly path: string } | undefined {
  const own = operationsAt(operations, path);
  const candidates = (own.length > 0 ? own : operations).map((operation) => {
    const filled = fillPath(operation.path, path);
    return { operation, path: filled, distance: distanceBetween(`${method} ${path}`, `${operation.method} ${filled}`) };
  });
  return candidates.toSorted((one, other) => one.distance - other.distance)[0];
}

function changesOf({ entry, operation }: Asked, rules: readonly ExplainedRule[]): readonly string[] {
  if (entry.fault !== null) return changesOfFault(entry, entry.fault);
  if (entry.remedy !== null) return entry.remedy.changes;
  const broken = rules.filter(({ in: side }) => side === "request").map(changeOf);
  const byCode = operation === undefined ? undefined : changeByCode(entry, operation);
  if (byCode !== undefined) return [byCode];
  if (broken.length > 0) return broken;
  return entry.refusal === null ? [] : [`Put right what the refusal says: ${entry.refusal}`];
}

function changeOf(rule: ExplainedRule): string {
  const { at, message, rule: keyword } = rule;
  if (keyword === "required") {
    return `Add to ${at || "the body"} what it ${message.replace(/^must have/, "must have:")}.`;
  }
  if (keyword === "additionalProperties") return `Take out ${at}, which the schema does not name.`;
  // The vendor reads it all the same, so this may not be why it refused.
  if (keyword === "syntax") return "Write the body in JSON to the letter, so that the contract can be held against it.";
  return `Change what ${say(rule).replace(/^its body/, "the body")}`;
}

function changesOfFault(
  { answer }: JournalEntry,
  { id, kind }: { readonly id: string; readonly kind: string },
): readonly string[] {
  const wait = answer.headers["retry-after"];
  const removal = kind === "race" ? "DELETE /__admin/races" : `DELETE /__admin/faults/${id}`;
  return [
    wait === undefined ? "Send it again." : `Come again after ${wait} s.`,
    `If ${id} acts again, take it away: ${removal}.`,
  ];
}

const BROKEN_SYNTAX = /^The (?:JSON|XML) is not /;

/** What core's own refusals say is to be changed; else, a body where none came. */
function changeByCode(
  { code, answer, request, refusal }: JournalEntry,
  operation: ContractOperation,
): string | undefined {
  const again = `Come again after ${answer.headers["retry-after"] ?? "a moment"} s.`;
  const { read, written, schemes } = wordsOf(operation);
  const changes: Readonly<Record<string, string | undefined>> = {
    unauthenticated: `Send the credentials of ${schemes}.`,
    forbidden: "Send the credentials of one who may.",
    "not-found": "Ask for one that is there; GET /__admin/records shows them.",
    "not-acceptable": `Accept one of ${written}.`,
    "unsupported-media-type": `Send the body as one of ${read}.`,
    "too-many-requests": again,
    unavailable: again,
    malformed: BROKEN_SYNTAX.test(refusal ?? "") ? "Put the body's syntax right." : undefined,
  };
  const needsBody = request.body === "" && read !== "" && operation.ignoresBody !== true;
  return changes[code ?? ""] ?? (needsBody ? `Send a body, as one of ${read}.` : undefined);
}

/** What an operation takes, what it answers, and whom it lets in. */
function wordsOf({
  requestBodies = {},
  answers,
  security,
}: ContractOperation): Readonly<Record<"read" | "written" | "schemes", string>> {
  return {
    read: Object.keys(requestBodies).join(", "),
    written: [...new Set(Object.values(answers).flatMap((bodies) => Object.keys(bodies)))].join(", "),
    schemes: security.flatMap((requirement) => Object.keys(requirement)).join(" or ") || "a user",
  };
}
