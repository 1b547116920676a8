import type { Request, Response } from "express";

import { findOperation } from "../contract/find.ts";
import { DomainError } from "../errors.ts";
import type { Disturbances } from "../observe/disturbances.ts";
import type { Fault, FaultResponse } from "../observe/faults/rule.ts";
import type { MatchedRequest } from "../observe/match.ts";
import type { Runtime } from "./app.ts";
import { canonicalUrl, exchangeOf } from "./begin.ts";
import type { Exchange } from "./exchange.ts";
import { fail } from "./fail.ts";
import { record } from "./record.ts";
import { NO_ANSWER, SPOILERS, cut } from "./spoil.ts";
import { waitFor } from "./wait.ts";

/** A request that something in its sandbox may disturb. */
interface Disturbed {
  readonly exchange: Exchange;
  readonly request: Request;
  readonly response: Response;
  readonly runtime: Runtime;
}

/**
 * Does to a request what its sandbox's faults ask for. Resolves to whether it goes on to the emulator; throws the
 * refusal that a fault stands for.
 */
export async function disturb(request: Request, response: Response, runtime: Runtime): Promise<boolean> {
  const exchange = exchangeOf(response);
  const disturbances = exchange?.world.disturbances;
  if (exchange === undefined || disturbances === undefined) return true;
  const disturbed = { exchange, request, response, runtime };
  const matched = toMatched(disturbed);
  enterRace(disturbances, disturbed, matched);
  const fault = disturbances.faults.choose(matched);
  if (fault === undefined) return true;
  runtime.metrics.fault(fault.respond?.kind ?? "delay");
  exchange.fault = { id: fault.id, kind: fault.respond?.kind ?? "delay" };
  const isThere = await waitFor(disturbances.faults.draw(fault.delay), response);
  if (!isThere) {
    record(NO_ANSWER, { exchange, response, runtime, speaker: runtime.service });
    return false;
  }
  return answerInstead(fault, disturbances, disturbed);
}

/** From here on the request's first commit is held, if a race waits for such a one. */
function enterRace({ races }: Disturbances, { exchange, response }: Disturbed, matched: MatchedRequest): void {
  const { context, facts } = exchange;
  const onGone = (leave: () => void): void => void response.once("close", leave);
  const entered = races.enter({ ...matched, id: facts.id }, context.store, onGone);
  if (entered === undefined) return;
  exchange.context = { ...context, store: entered.store };
  exchange.fault = { id: entered.id, kind: "race" };
}

/** Whether the request goes on: it does where the operation is done, or nothing but time is lost. */
function answerInstead({ id, respond }: Fault, disturbances: Disturbances, disturbed: Disturbed): boolean {
  if (respond === undefined) return true;
  const { exchange, request, response, runtime } = disturbed;
  const speaker = runtime.service;
  const refusal = refusalOf(respond, id);
  if (respond.when === "after") {
    exchange.spoil = async () => {
      exchange.spoil = undefined;
      if (refusal === undefined) return cut(respond.kind === "reset", response);
      await fail(refusal, { request, response, runtime, speaker });
      return undefined;
    };
    return true;
  }
  if (refusal !== undefined) {
    // Routing, which would find it, never comes; the vendor's words may depend on it.
    exchange.facts.operation = operationOf(disturbed);
    exchange.facts.operationId = exchange.facts.operation?.id;
    throw refusal;
  }
  if (respond.kind === "reset" || respond.kind === "close") {
    record(cut(respond.kind === "reset", response), { exchange, response, runtime, speaker });
    return false;
  }
  const spoil = SPOILERS[respond.kind as keyof typeof SPOILERS];
  exchange.spoil = (answer) => spoil(answer, { respond, response, plan: disturbances.faults });
  return true;
}

/** In whose words a fault refuses; undefined if it is no refusal. */
function refusalOf(respond: FaultResponse, id: string): DomainError | undefined {
  if (respond.kind === "error") {
    return new DomainError(respond.code ?? "internal", `The fault ${id} answered in place of the operation.`);
  }
  if (respond.kind !== "too-many-requests" && respond.kind !== "unavailable") return undefined;
  const { retryAfter = 1 } = respond;
  return new DomainError(respond.kind, `The fault ${id} answered in place of the operation.`, { retryAfter });
}

function toMatched(disturbed: Disturbed): MatchedRequest {
  const { facts } = disturbed.exchange;
  const { method, path, headers } = facts;
  return { method, path, headers, canonicalPath: canonicalPathOf(disturbed), operation: operationOf(disturbed) };
}

function operationOf(disturbed: Disturbed): Exchange["facts"]["operation"] {
  const { service } = disturbed.runtime;
  const { method } = disturbed.exchange.facts;
  const { operations } = service.contract;
  const path = canonicalPathOf(disturbed);
  const asGet = method === "HEAD" && service.emulator.protocol.head ? "GET" : method;
  return findOperation(operations, method, path) ?? findOperation(operations, asGet, path);
}

function canonicalPathOf({ exchange, runtime }: Disturbed): string {
  return canonicalUrl(runtime.service.emulator, exchange.facts.path);
}
