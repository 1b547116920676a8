import { capBody } from "../observe/journal.ts";
import { createRedactor } from "../observe/redact.ts";
import type { Remedy } from "../observe/explain/remedy.ts";
import type { Service } from "./app.ts";
import type { Exchange } from "./exchange.ts";
import type { Answer, Answering } from "./respond.ts";

/** Enters an exchange in its sandbox's journal and in the log, with all secrets taken out before. */
export function record(answer: Answer, { exchange, runtime, speaker }: Answering): void {
  const { facts, world, violations, refusal } = exchange;
  const { traceparent } = facts.headers;
  const redact = createRedactor(runtime.service.emulator.protocol.secrets, facts);
  const durationMs = performance.now() - exchange.startedAt;
  const path = redact.path(facts);
  if (speaker !== runtime.admin) count(answer.status, durationMs, { exchange, runtime });
  // What testers ask of the control API is no part of what their software asked of the vendor.
  if (speaker !== runtime.admin) {
    world.journal.add({
      id: facts.id,
      time: exchange.context.now.toISOString(),
      method: facts.method,
      path,
      operation: facts.operationId ?? null,
      user: userOf(facts.user, runtime.service),
      sandbox: world.name,
      status: answer.status,
      durationMs,
      request: { headers: redact.headers(facts.headers), body: capBody(redact.body(exchange.facts.text)) },
      answer: { headers: redact.headers(answer.headers), body: capBody(redact.body(answer.body)) },
      violations,
      refusal: refusal === undefined ? null : redact.body(refusal.message),
      code: refusal?.code ?? null,
      remedy: remedyOf(exchange, runtime.service),
      fault: exchange.fault ?? null,
    });
  }
  runtime.log.request({
    id: facts.id,
    sandbox: world.name,
    method: facts.method,
    path,
    status: answer.status,
    durationMs,
    ...(traceparent !== undefined && TRACEPARENT.test(traceparent) && { traceparent }),
  });
}

/** W3C Trace Context, section 3.2; what a later version adds is passed on if it can do a terminal no harm. */
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(?:-[!-~]{0,100})?$/;

function count(
  status: number,
  milliseconds: number,
  { exchange, runtime }: Pick<Answering, "exchange" | "runtime">,
): void {
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
