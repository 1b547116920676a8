import { isoText } from "../clock.ts";
import type { Log } from "../observe/log.ts";
import type { Remedy } from "../observe/explain/remedy.ts";
import type { Service } from "./app.ts";
import type { Exchange } from "./exchange.ts";
import type { Answer, Answering } from "./respond.ts";

/** Enters an exchange in its sandbox's journal and in the log, with all secrets taken out before. */
export function record(answer: Answer, { exchange, runtime, speaker }: Answering): void {
  const durationMs = performance.now() - exchange.startedAt;
  // What testers ask of the control API is no part of what their software asked of the vendor.
  if (speaker !== runtime.admin) {
    count(answer.status, durationMs, { exchange, runtime });
    enter(answer, durationMs, { exchange, runtime });
  }
  runtime.log.request?.(toLine(answer.status, durationMs, { exchange, runtime }));
}

type Recorded = Pick<Answering, "exchange" | "runtime">;

function enter({ status, headers, body }: Answer, durationMs: number, { exchange, runtime }: Recorded): void {
  const { facts, world, violations, refusal, fault = null } = exchange;
  const { redactor, service } = runtime;
  const values = redactor.values(facts);
  world.journal.add({
    id: facts.id,
    time: isoText(exchange.context.now),
    method: facts.method,
    path: redactor.path(facts),
    operation: facts.operationId ?? null,
    user: userOf(facts.user, service),
    sandbox: world.name,
    status,
    durationMs,
    request: { headers: redactor.headers(facts.headers), body: redactor.body(facts.text, values) },
    answer: { headers: redactor.headers(headers), body: redactor.body(body, values) },
    violations,
    refusal: refusal === undefined ? null : redactor.body(refusal.message, values),
    code: refusal?.code ?? null,
    remedy: remedyOf(exchange, service),
    fault,
  });
}

type Line = Parameters<NonNullable<Log["request"]>>[0];

function toLine(status: number, durationMs: number, { exchange, runtime }: Recorded): Line {
  const { facts, world } = exchange;
  const { traceparent } = facts.headers;
  return {
    id: facts.id,
    sandbox: world.name,
    method: facts.method,
    path: runtime.redactor.path(facts),
    status,
    durationMs,
    ...(traceparent !== undefined && TRACEPARENT.test(traceparent) && { traceparent }),
  };
}

/** W3C Trace Context, section 3.2; what a later version adds is passed on if it can do a terminal no harm. */
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(?:-[!-~]{0,100})?$/;

function count(status: number, milliseconds: number, { exchange, runtime }: Recorded): void {
  const { facts, violations, world } = exchange;
  runtime.metrics.request({ operation: facts.operationId, sandbox: world.name, status, milliseconds });
  if (violations.length === 0) return;
  const own = violations.filter((violation) => violation.in === "answer").length;
  if (own > 0) runtime.metrics.violation(facts.operationId, own);
}

function remedyOf({ refusal, facts, fault }: Exchange, { emulator: { remedies = {} } }: Service): Remedy | null {
  // What a fault has refused was no mistake of the request's.
  if (refusal === undefined || fault !== undefined || !Object.hasOwn(remedies, refusal.code)) return null;
  return remedies[refusal.code]?.(refusal, facts) ?? null;
}

function userOf(user: unknown, { emulator: { protocol } }: Service): string | null {
  return user === undefined || protocol.userName === undefined ? null : protocol.userName(user);
}
