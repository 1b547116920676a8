import type { IRouter, Request, RequestHandler, Response } from "express";

import type { ContractOperation } from "../contract/contract.ts";
import { createAcceptors } from "../contract/xml-acceptor.ts";
import { toExpressPath } from "../contract/path.ts";
import type { OwnStage, StageName } from "../emulator.ts";
import { DomainError } from "../errors.ts";
import type { Runtime, Service } from "./app.ts";
import { canonicalUrl, exchangeOf } from "./begin.ts";
import type { Exchange } from "./exchange.ts";
import { respond } from "./respond.ts";
import { read } from "./stages/read.ts";

/** A step of a request: returns to go on, throws to refuse. */
type Step = (exchange: Exchange, request: Request) => void | Promise<void>;

/** Brings a request to the contract's own path, and runs the stages that come before routing. */
export type Arrive = (request: Request, response: Response) => void | Promise<void>;

/**
 * Puts the routes of one service on a router, each with the vendor's stages in the vendor's order; gives what every
 * request of the service goes through before that router sees it.
 */
export function mountService(router: IRouter, runtime: Runtime, service: Service): Arrive {
  const { stages } = service.emulator.protocol;
  const steps = stages.map((stage) => toStep(stage, runtime, service));
  const routeAt = stages.indexOf("route");
  const before = steps.slice(0, routeAt);
  const after = steps.slice(routeAt + 1);

  for (const [path, operations] of specificFirst(byPath(service.contract.operations))) {
    router.all(toExpressPath(path), handle({ runtime, service, operations, after }));
  }
  router.use(refuseUnknown);
  return (request, response) => {
    request.url = canonicalUrl(service.emulator, request.url);
    return runAll(before, exchangeIn(response), request);
  };
}

/** In order; a step that is done at once is not waited for, and if all are, there is nothing to wait for. */
function runAll(steps: readonly Step[], exchange: Exchange, request: Request, from = 0): Promise<void> | undefined {
  for (let at = from; at < steps.length; at += 1) {
    const pending = steps[at]?.(exchange, request);
    if (pending !== undefined) return pending.then(() => runAll(steps, exchange, request, at + 1));
  }
  return undefined;
}

function toStep(stage: StageName | OwnStage<unknown, unknown>, runtime: Runtime, service: Service): Step {
  const { emulator, contract } = service;
  if (typeof stage === "function") {
    return ({ facts, context }, request) => stage(facts, context, (release) => whenOver(request, release));
  }
  const reader = { emulator, contract, accept: createAcceptors(contract.grammars), xml: runtime.xml };
  const steps: Readonly<Record<Exclude<StageName, "route">, Step>> = {
    authenticate: ({ facts, context }) =>
      emulator.protocol.authenticate(facts, context).then((user) => void (facts.user = user)),
    negotiate: (exchange) => {
      exchange.negotiated = emulator.protocol.negotiate(exchange.facts.headers, emulator.representations);
      if (exchange.negotiated !== undefined) return;
      const writable = emulator.representations.flatMap(({ writes }) => writes).join(", ");
      const { accept } = exchange.facts.headers;
      throw new DomainError("not-acceptable", `Accept ${JSON.stringify(accept)} leaves out all of: ${writable}.`);
    },
    read: (exchange, request) => read(request, exchange, reader),
    validate: ({ facts: { operation, body }, violations: [first] }) => {
      if (operation?.requestBodies !== undefined && body === undefined) {
        throw new DomainError("contract-violation", "A body is expected; none came.");
      }
      if (first === undefined) return;
      throw new DomainError("contract-violation", `${first.at || "The body"} ${first.message}.`);
    },
    operate: () => undefined,
  };
  return stage === "route" ? () => undefined : steps[stage];
}

/** The response closes when it is written, and when the client has gone, which may be so already. */
function whenOver({ res: response }: Request, release: () => void | Promise<void>): void {
  if (response === undefined || response.closed) void release();
  else response.once("close", () => void release());
}

interface Path {
  readonly runtime: Runtime;
  readonly service: Service;
  /** The operations of one path, by method. */
  readonly operations: readonly ContractOperation[];
  readonly after: readonly Step[];
}

/** The handler of one path of the contract: the operation of the method, or the vendor's refusal of it. */
function handle({ runtime, service, operations, after }: Path): RequestHandler {
  const { name, protocol, operations: functions } = service.emulator;
  const byMethod = new Map(operations.map((operation) => [operation.method, operation]));
  const get = byMethod.get("GET");
  if (get !== undefined && protocol.head) byMethod.set("HEAD", get);
  const missing = operations.find(({ id }) => functions[id] === undefined);
  if (missing !== undefined) throw new Error(`${name} has no function for the operation ${missing.id}`);
  const refuse = refuseMethod(runtime, service, operations);

  return async (request, response, next) => {
    const exchange = exchangeIn(response);
    const operation = byMethod.get(request.method);
    const operate = operation && functions[operation.id];
    if (operation === undefined || operate === undefined || !isThere(operation, exchange)) {
      await refuse(request, response, next);
      return;
    }
    const { facts } = exchange;
    facts.operation = operation;
    facts.operationId = operation.id;
    facts.params = request.params as Record<string, string>;
    facts.query = queryOf(facts.search, operation.query);
    const pending = runAll(after, exchange, request);
    if (pending !== undefined) await pending;
    const reply = await operate(facts, exchange.context);
    await respond(reply, { exchange, response, runtime, speaker: service });
  };
}

const NO_QUERY = Object.freeze({});

function queryOf(search: string, names: readonly string[]): Readonly<Record<string, string>> {
  if (search === "" || names.length === 0) return NO_QUERY;
  const sent = new URLSearchParams(search);
  return Object.fromEntries(names.flatMap((name) => (sent.has(name) ? [[name, sent.get(name) ?? ""]] : [])));
}

/** An operation that an option brings into being is not there while it is off. */
function isThere({ option }: ContractOperation, { context }: Exchange): boolean {
  return option === undefined || context.options[option] === true;
}

function refuseMethod(runtime: Runtime, service: Service, operations: readonly ContractOperation[]): RequestHandler {
  const { protocol } = service.emulator;
  return async ({ method }, response) => {
    const exchange = exchangeIn(response);
    const methods = operations.filter((operation) => isThere(operation, exchange)).map((operation) => operation.method);
    if (methods.length === 0) throw notFound(exchange);
    const allow = protocol.allow(methods);
    if (method === "OPTIONS" && protocol.options) {
      const reply = { status: 204, headers: { allow: allow.join(", ") } };
      await respond(reply, { exchange, response, runtime, speaker: service });
      return;
    }
    const isSafe = method === "GET" || method === "HEAD";
    if (isSafe && !methods.includes("GET") && protocol.hidesUnsafePaths) throw notFound(exchange);
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

/**
 * In the contract's order, which begins with what is asked most; but a path before any that is more general, since one
 * without a parameter goes before one that has it there (OpenAPI 3.1, paths object).
 */
function specificFirst<T>(paths: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  const ordered: { readonly entry: readonly [string, T]; readonly takes: RegExp }[] = [];
  for (const entry of paths) {
    const [path] = entry;
    const general = ordered.findIndex(({ takes }) => takes.test(path));
    ordered.splice(general < 0 ? ordered.length : general, 0, { entry, takes: patternOf(path) });
  }
  return ordered.map(({ entry }) => entry);
}

/** What a path template takes, other templates among it. */
function patternOf(template: string): RegExp {
  const literals = template.split(/\{[^}]*\}/).map((literal) => literal.replace(/[$()*+.?[\\\]^|]/g, "\\$&"));
  return new RegExp(`^${literals.join("[^/]+")}$`);
}
