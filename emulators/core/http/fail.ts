import type { Request, Response } from "express";

import type { Reply } from "../emulator.ts";
import { DomainError } from "../errors.ts";
import { UNSERVED } from "../observe/unserved.ts";
import { DEFAULT_WORLD } from "../worlds.ts";
import type { Runtime, Service } from "./app.ts";
import { createExchange, exchangeOf } from "./begin.ts";
import type { Exchange } from "./exchange.ts";
import { respond } from "./respond.ts";

interface Failure {
  readonly request: Request;
  readonly response: Response;
  readonly runtime: Runtime;
  readonly speaker: Service;
}

/** Answers what was thrown, in the vendor's words; what nobody foresaw is `internal`, and is logged with its stack. */
export async function fail(thrown: unknown, { request, response, runtime, speaker }: Failure): Promise<void> {
  if (!isOpen(response)) return;
  const error = toDomainError(thrown);
  try {
    const exchange = exchangeOf(response) ?? (await exchangeWithoutSandbox(request, runtime));
    exchange.refusal = error;
    if (speaker === runtime.service) countUnserved(error, exchange, runtime);
    if (error.code === "internal") runtime.log.failure(thrown, exchange.facts.id);
    const reply = withRequired(speaker.emulator.toReply(error, exchange.facts, exchange.context), error);
    await respond(reply, { exchange, response, runtime, speaker });
  } catch (second) {
    runtime.log.failure(second, exchangeOf(response)?.facts.id ?? "");
    if (isOpen(response)) response.writeHead(500, { "content-length": "0" }).end();
  }
}

function isOpen({ headersSent, destroyed }: Response): boolean {
  return !headersSent && !destroyed;
}

function toDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  // Express' router throws this for a path that is not percent-encoded text.
  if (thrown instanceof URIError) {
    return new DomainError("malformed", "The path is not percent-encoded UTF-8.", { syntax: "path" });
  }
  return new DomainError("internal", "The emulator failed; this is a mistake of its own.");
}

/** What clients ask for and is not emulated is counted, so that it can be seen what to emulate next. */
function countUnserved({ code }: DomainError, { facts, world }: Exchange, { metrics }: Runtime): void {
  const what = UNSERVED[code];
  // A refusal of the operation's own is none: there is such an operation.
  if (what === undefined || (what === "operation" && facts.operation !== undefined)) return;
  const type = code === "not-acceptable" ? facts.headers["accept"] : facts.headers["content-type"];
  const asked =
    what === "media type" ? `${type ?? "none"} for ${facts.method} ${facts.path}` : `${facts.method} ${facts.path}`;
  world.unserved.count(what, asked);
  metrics.unserved(what);
}

/** What the status must have, whatever the vendor's wording of the rest: Allow (RFC 9110, section 15.5.6), Retry-After. */
function withRequired(reply: Reply<unknown>, { code, details }: DomainError): Reply<unknown> {
  const { allow, retryAfter } = details;
  if (typeof retryAfter === "number") return withHeader(reply, "retry-after", String(retryAfter));
  return code === "method-not-allowed" && Array.isArray(allow) ? withHeader(reply, "allow", allow.join(", ")) : reply;
}

function withHeader(reply: Reply<unknown>, name: string, value: string): Reply<unknown> {
  return { ...reply, headers: { [name]: value, ...reply.headers } };
}

async function exchangeWithoutSandbox(request: Request, { worlds }: Runtime): Promise<Exchange> {
  const world = await worlds.open(DEFAULT_WORLD);
  const given = { id: world.random.uuid(), now: world.clock.now(), origin: "http://localhost", url: request.url };
  return createExchange(request, { world, ...given });
}
