import express, {
  Router,
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

import type { CompiledContract } from "../contract/contract.ts";
import type { XmlLibrary } from "../contract/xml-library.ts";
import type { AnyEmulator } from "../emulator.ts";
import type { Metrics } from "../observe/metrics.ts";
import type { Log } from "../observe/log.ts";
import type { Redactor } from "../observe/redact.ts";
import type { Worlds } from "../worlds.ts";
import { assertAdminAllowed, isAdminUrl, type AdminGuard } from "./admin-guard.ts";
import { begin, exchangeOf } from "./begin.ts";
import { disturb } from "./disturb.ts";
import { fail } from "./fail.ts";
import { mountService } from "./service.ts";

/** An emulator with its contract, ready to be mounted. */
export interface Service {
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
}

/** All that one process serves: its emulator, the control API beside it, and what both need. */
export interface Runtime {
  readonly service: Service;
  readonly admin: Service;
  readonly adminGuard: AdminGuard;
  readonly worlds: Worlds;
  readonly xml: () => Promise<XmlLibrary>;
  /** Whether every answer is held against the contract before it leaves; what deviates is journalled. */
  readonly checksAnswers: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Takes out what the vendor's protocol declares secret. */
  readonly redactor: Redactor;
}

/**
 * One emulator as an Express application: the sandbox is found, `/__admin` goes to the control API and never
 * further, everything else through the vendor's own stages. Nothing is sent that the vendor's server does not send.
 */
export function createApp(runtime: Runtime): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.enable("case sensitive routing").enable("strict routing");
  app.set("query parser", false);

  const control = Router({ caseSensitive: true, strict: true });
  const openPaths = openPathsOf(runtime.admin.contract);
  const arriveAtControl = mountService(control, runtime, runtime.admin);
  const arrive: RequestHandler = async (request, response, next) => {
    if (isAdminUrl(request.url)) {
      assertAdminAllowed(request, runtime.adminGuard, openPaths.has(withoutQuery(request.url)));
      await arriveAtControl(request, response);
      control(request, response, next);
      return;
    }
    const isDisturbed = exchangeOf(response)?.world.disturbances !== undefined;
    if (isDisturbed && !(await disturb(request, response, runtime))) return;
    const pending = arriveAtService(request, response);
    if (pending !== undefined) await pending;
    next();
  };
  // Express tells an error handler from others by its four parameters.
  const onError: ErrorRequestHandler = (error, request, response, _next) =>
    fail(error, { request, response, runtime, speaker: speakerOf(request, response, runtime) });

  app.use(begin(runtime, arrive));
  // On the application itself, since a router within it would be one more to go through.
  const arriveAtService = mountService(app, runtime, runtime.service);
  app.use(onError);
  return app;
}

/** The paths that the contract wants no credentials for. */
function openPathsOf({ operations }: CompiledContract): ReadonlySet<string> {
  return new Set(operations.filter(({ security }) => security.length === 0).map(({ path }) => path));
}

function withoutQuery(url: string): string {
  return url.split("?", 1)[0] ?? url;
}

/** By the path as the client wrote it: routing may have changed its case since. */
function speakerOf({ url }: Request, response: Response, { admin, service }: Runtime): Service {
  return isAdminUrl(exchangeOf(response)?.facts.path ?? url) ? admin : service;
}
