import { capBody } from "../observe/journal.ts";
import { createRedactor } from "../observe/redact.ts";
import type { Service } from "./app.ts";
import type { Answer, Answering } from "./respond.ts";

/** Enters an exchange in its sandbox's journal and in the log, with all secrets taken out before. */
export function record(answer: Answer, { exchange, runtime, speaker }: Answering): void {
  const { facts, world, violations, refusal } = exchange;
  const redact = createRedactor(runtime.service.emulator.protocol.secrets, facts);
  const durationMs = performance.now() - exchange.startedAt;
  const path = redact.path(facts);
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
  });
}

function userOf(user: unknown, { emulator: { protocol } }: Service): string | null {
  return user === undefined || protocol.userName === undefined ? null : protocol.userName(user);
}
