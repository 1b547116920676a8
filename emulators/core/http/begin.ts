import type { IncomingMessage } from "node:http";

import type { Request, RequestHandler, Response } from "express";

import type { AnyEmulator, RequestFacts } from "../emulator.ts";
import { createRandom } from "../random.ts";
import { DEFAULT_WORLD, type World } from "../worlds.ts";
import { assertMayCreate, isAdminUrl } from "./admin-guard.ts";
import type { Runtime } from "./app.ts";
import type { Exchange, RequestFound } from "./exchange.ts";

/**
 * Opens the exchange: finds the sandbox by path prefix or header, fixes the instant, gives the request its id; then goes
 * on, without another turn of Express' own.
 */
export function begin(runtime: Runtime, goOn: RequestHandler): RequestHandler {
  // Control calls, of which a harness makes any number, leave a sandbox's own chance and time alone.
  const controlChance = createRandom("control");
  return (request, response, next) => {
    const { sandbox, url } = splitUrl(request.url);
    const enter = (world: World): unknown => {
      const isControl = isAdminUrl(url);
      const id = (isControl ? controlChance : world.random).uuid();
      const now = isControl ? world.clock.now() : world.clock.tick();
      const origin = originOf(request) + (sandbox === undefined ? "" : `/~${sandbox}`);
      setExchange(response, createExchange(request, { world, id, now, origin, url }));
      request.url = url;
      return goOn(request, response, next);
    };
    const header = request.headers["x-sandbox"];
    const name = sandbox ?? (typeof header === "string" ? header : DEFAULT_WORLD);
    const known = runtime.worlds.find(name);
    return known === undefined ? openNew(name, request, runtime).then(enter) : enter(known);
  };
}

function openNew(name: string, request: Request, { worlds, adminGuard }: Runtime): Promise<World> {
  if (name !== DEFAULT_WORLD) assertMayCreate(request, adminGuard);
  return worlds.open(name);
}

/** The exchange of a response that `begin` has seen; undefined if the sandbox could not be opened. */
export function exchangeOf(response: Response): Exchange | undefined {
  return response.locals["exchange"] as Exchange | undefined;
}

/** Brings the path to the form that the contract has it in, for routing only. */
export function canonicalUrl(emulator: AnyEmulator, url: string): string {
  const query = url.indexOf("?");
  return query < 0
    ? emulator.protocol.canonicalPath(url) || "/"
    : (emulator.protocol.canonicalPath(url.slice(0, query)) || "/") + url.slice(query);
}

/** An exchange in a world, before any stage. */
export function createExchange(request: Request, given: InWorld & Given): Exchange {
  const { world, now } = given;
  return {
    world,
    context: {
      sandbox: world.name,
      store: world.store,
      now,
      random: world.random,
      options: world.options,
    },
    startedAt: performance.now(),
    facts: toFacts(request, given),
    negotiated: undefined,
    violations: [],
    refusal: undefined,
    fault: undefined,
    spoil: undefined,
  };
}

function setExchange(response: Response, exchange: Exchange): void {
  response.locals["exchange"] = exchange;
}

/** Whose request it is, and the one instant that it takes place at. */
interface InWorld {
  readonly world: World;
  readonly now: Date;
}

const NONE = Object.freeze({});

/** What of the facts is not in the request itself. */
interface Given {
  readonly id: string;
  readonly origin: string;
  /** The path and query, without the sandbox prefix. */
  readonly url: string;
}

function toFacts(request: IncomingMessage, { id, origin, url }: Given): RequestFound {
  const query = url.indexOf("?");
  return {
    id,
    method: request.method ?? "GET",
    origin,
    path: query < 0 ? url : url.slice(0, query),
    search: query < 0 ? "" : url.slice(query),
    // Node joins what comes twice, but for set-cookie, which no request has.
    headers: request.headers as RequestFacts["headers"],
    operationId: undefined,
    operation: undefined,
    params: NONE,
    query: NONE,
    body: undefined,
    text: "",
    user: undefined,
  };
}

/** `/~name/rest` is the path `/rest` in sandbox `name`; an absolute-form target counts by its path. */
function splitUrl(target: string): { sandbox: string | undefined; url: string } {
  if (target.startsWith("/") && !target.startsWith("/~")) return { sandbox: undefined, url: target };
  const url = target.startsWith("/") ? target : target.replace(/^[a-z]+:\/\/[^/?]*/i, "");
  const match = /^\/~([^/?]*)(.*)$/.exec(url);
  if (match === null) return { sandbox: undefined, url: url.startsWith("/") ? url : `/${url}` };
  const [, sandbox, rest = ""] = match;
  return { sandbox, url: rest.startsWith("/") ? rest : `/${rest}` };
}

function originOf({ headers, socket }: IncomingMessage): string {
  return `http://${headers.host ?? `${socket.localAddress ?? "localhost"}:${socket.localPort ?? 80}`}`;
}
