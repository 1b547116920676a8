import { Router, type Request, type RequestHandler, type Response } from "express";

import type { ContractOperation } from "../contract/contract.ts";
import { toExpressPath } from "../contract/path.ts";
import type { OperationRequest, OwnStage, StageName } from "../emulator.ts";
import { DomainError } from "../errors.ts";
import type { Runtime, Service } from "./app.ts";
import { canonicalUrl, exchangeOf } from "./begin.ts";
import type { Exchange } from "./exchange.ts";
import { respond } from "./respond.ts";
import { read } from "./stages/read.ts";

/** A step of a request: returns to go on, throws to refuse. */
type Step = (exchange: Exchange, request: Request) => void | Promise<void>;

/** The routes of one service, each with the vendor's stages in the vendor's order. */
export function createService(runtime: Runtime, service: Service): Router {
  const { stages } = service.emulator.protocol;
  const steps = stages.map((stage) => toStep(stage, runtime, service));
  const routeAt = stages.indexOf("route");
  const before = steps.slice(0, routeAt);
  const after = steps.slice(routeAt + 1);

  const router = Router({ caseSensitive: true, strict: true });
  router.use(async (request, response, next) => {
    const exchange = exchangeIn(response);
    request.url = canonicalUrl(service.emulator, request.url);
    for (const step of before) await step(exchange, request);
    next();
  });
  for (const [path, operations] of byPath(service.contract.operations)) {
    for (const operation of operations) router.all(toExpressPath(path), handle({ runtime, service, operation, after }));
    router.all(toExpressPath(path), refuseMethod(runtime, service, operations));
  }
  router.use(refuseUnknown);
  return router;
}

function toStep(stage: StageName | OwnStage<unknown, unknown>, runtime: Runtime, service: Service): Step {
  const { emulator, contract } = service;
  if (typeof stage === "function") {
    return (exchange) => stage({ ...exchange.facts, ...pick(exchange) }, exchange.context);
  }
  const steps: Readonly<Record<Exclude<StageName, "route">, Step>> = {
    authenticate: async (exchange) => {
      const { operation } = exchange;
      exchange.user = await emulator.protocol.authenticate({ ...exchange.facts, operation }, exchange.context);
    },
    negotiate: (exchange) => {
      exchange.negotiated = emulator.protocol.negotiate(exchange.facts.headers, emulator.representations);
      if (exchange.negotiated !== undefined) return;
      const writable = emulator.representations.flatMap(({ writes }) => writes).join(", ");
      const { accept } = exchange.facts.headers;
      throw new DomainError("not-acceptable", `Accept ${JSON.stringify(accept)} leaves out all of: ${writable}.`);
    },
    read: (exchange, request) => read(request, exchange, { emulator, contract, xml: runtime.xml }),
    operate: () => undefined,
  };
  return stage === "route" ? () => undefined : steps[stage];
}

function pick({ operation, params, user }: Exchange): Pick<Exchange, "operation" | "params" | "user"> {
  return { operation, params, user };
}

interface Route {
  readonly runtime: Runtime;
  readonly service: Service;
  readonly operation: ContractOperation;
  readonly after: readonly Step[];
}

/** The handler of one contract operation; another method passes it by. */
function handle({ runtime, service, operation, after }: Route): RequestHandler {
  const { emulator } = service;
  const operate = emulator.operations[operation.id];
  if (operate === undefined) throw new Error(`${emulator.name} has no function for the operation ${operation.id}`);
  const answersHead = operation.method === "GET" && emulator.protocol.head;

  return async (request, response, next) => {
    const { method } = request;
    if (method !== operation.method && !(method === "HEAD" && answersHead)) {
      next();
      return;
    }
    const exchange = exchangeIn(response);
    exchange.operation = operation;
    exchange.facts = { ...exchange.facts, operationId: operation.id };
    exchange.params = request.params as Record<string, string>;
    for (const step of after) await step(exchange, request);
    const reply = await operate(toOperationRequest(exchange), exchange.context);
    await respond(reply, { exchange, response, runtime, speaker: service });
  };
}

function toOperationRequest(exchange: Exchange): OperationRequest {
  const { facts, operation, params, body, user } = exchange;
  return { ...facts, params, query: queryOf(facts.search, operation?.query ?? []), body, user };
}

function queryOf(search: string, names: readonly string[]): Record<string, string> {
  if (search === "" || names.length === 0) return {};
  const sent = new URLSearchParams(search);
  return Object.fromEntries(names.flatMap((name) => (sent.has(name) ? [[name, sent.get(name) ?? ""]] : [])));
}

function refuseMethod(runtime: Runtime, service: Service, operations: readonly ContractOperation[]): RequestHandler {
  const { protocol } = service.emulator;
  const allow = protocol.allow(operations.map(({ method }) => method));
  const hasGet = operations.some(({ method }) => method === "GET");
  return async ({ method }, response) => {
    const exchange = exchangeIn(response);
    if (method === "OPTIONS" && protocol.options) {
      const reply = { status: 204, headers: { allow: allow.join(", ") } };
      await respond(reply, { exchange, response, runtime, speaker: service });
      return;
    }
    const isSafe = method === "GET" || method === "HEAD";
    if (isSafe && !hasGet && protocol.hidesUnsafePaths) throw notFound(exchange);
    throw new DomainError("method-not-allowed", `${method} is not for this path; ${allow.join(", ")} is.`, { allow });
  };
}

const refuseUnknown: RequestHandler = (_request, response) => {
  throw notFound(exchangeIn(response));
};

function notFound({ facts }: Exchange): DomainError {
  return new DomainError("not-found", `No operation of the contract has the path ${facts.path}.`);
}

function exchangeIn(response: Response): Exchange {
  const exchange = exchangeOf(response);
  if (exchange === undefined) throw new Error("a request came to a service that begin had not seen");
  return exchange;
}

function byPath(operations: readonly ContractOperation[]): ReadonlyMap<string, readonly ContractOperation[]> {
  const paths = new Map<string, ContractOperation[]>();
  for (const operation of operations) {
    paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  }
  return paths;
}
