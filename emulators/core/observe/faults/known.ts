import type { ContractOperation } from "../../contract/contract.ts";
import { operationsAt } from "../../contract/find.ts";
import { DomainError } from "../../errors.ts";
import { nearest } from "../../nearest.ts";
import { fitsPattern, type RequestMatch } from "../match.ts";
import { RESPONSES, type Delay, type FaultResponse, type FaultRule } from "./rule.ts";

/** What rules may name. */
export interface Vocabulary {
  readonly operations: readonly ContractOperation[];
  readonly codes: readonly string[];
  readonly canonicalPath: (path: string) => string;
}

/** Refuses a rule for what the emulator does not know, with the nearest that it knows. Throws `invalid-fault`. */
export function assertKnownFault({ match = {}, delay, respond }: FaultRule, vocabulary: Vocabulary): void {
  assertKnownMatch(match, vocabulary);
  assertRange(delay);
  if (respond === undefined && delay === undefined)
    throw invalid("A fault has a delay, a respond, or both; none came.");
  if (respond !== undefined) assertKnownResponse(respond, vocabulary);
}

function assertKnownResponse(respond: FaultResponse, { codes }: Vocabulary): void {
  const members = RESPONSES[respond.kind];
  const odd = Object.keys(respond).find((name) => name !== "kind" && !members.includes(name as keyof FaultResponse));
  if (odd !== undefined) {
    throw invalid(
      `A response of kind "${respond.kind}" has no ${odd}; it takes ${members.join(", ") || "nothing else"}.`,
    );
  }
  if (respond.code === undefined || codes.includes(respond.code)) return;
  const near = nearest(respond.code, codes);
  throw invalid(`There is no error code "${respond.code}"; the nearest is "${near}".`, near);
}

/** Refuses a match that no request can ever fit. Throws `invalid-fault`. */
export function assertKnownMatch({ operationId, method, path }: RequestMatch, vocabulary: Vocabulary): void {
  const { operations } = vocabulary;
  const ids = operations.map(({ id }) => id);
  if (operationId !== undefined && !ids.includes(operationId)) {
    const near = nearest(operationId, ids);
    throw invalid(`There is no operation "${operationId}"; the nearest is "${near}".`, near);
  }
  const isMethod = (operation: ContractOperation): boolean => method === undefined || operation.method === method;
  const fitting = (path === undefined ? operations : operationsOf(path, vocabulary)).filter(isMethod);
  const isOwn = operationId === undefined ? fitting.length > 0 : fitting.some(({ id }) => id === operationId);
  if (isOwn) return;
  const asked = [method, path].filter((part) => part !== undefined).join(" ");
  const known = operations.filter(({ id }) => operationId === undefined || id === operationId).map(toLine);
  const near = nearest(asked, known);
  throw invalid(`No ${operationId ?? "operation"} is reached by "${asked}"; the nearest is "${near}".`, near);
}

/** Those that a path, a template or a pattern may reach. */
function operationsOf(path: string, { operations, canonicalPath }: Vocabulary): readonly ContractOperation[] {
  const reached = operationsAt(operations, canonicalPath(path));
  return operations.filter((operation) => reached.includes(operation) || fitsPattern(path, operation.path));
}

function toLine({ method, path }: ContractOperation): string {
  return `${method} ${path}`;
}

function assertRange(delay: Delay | undefined): void {
  if (typeof delay !== "object" || delay.min <= delay.max) return;
  throw invalid(`A delay from ${delay.min} to ${delay.max} ms is none; min is the smaller one.`);
}

function invalid(message: string, near?: string): DomainError {
  return new DomainError("invalid-fault", message, near === undefined ? {} : { nearest: near });
}
