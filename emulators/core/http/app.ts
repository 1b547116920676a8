import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

import type { CompiledContract } from "../contract/contract.ts";
import type { XmlLibrary } from "../contract/xml-library.ts";
import type { AnyEmulator } from "../emulator.ts";
import type { Log } from "../observe/log.ts";
import type { Worlds } from "../worlds.ts";
import { assertAdminAllowed, isAdminUrl, type AdminGuard } from "./admin-guard.ts";
import { begin, exchangeOf } from "./begin.ts";
import { disturb } from "./disturb.ts";
import { fail } from "./fail.ts";
import { createService } from "./service.ts";

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
}

/**
 * One emulator as an Express application: the sandbox is found, `/__admin` goes to the control API and never
 * further, everything else through the vendor's own stages. Nothing is sent that the vendor's server does not send.
 */
export function createApp(runtime: Runtime): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.set("query parser", false);

  const admin = createService(runtime, runtime.admin);
  const emulator = createService(runtime, runtime.service);
  const disturbed: RequestHandler = async (request, response, next) => {
    const goesOn = await disturb(request, response, runtime);
    if (goesOn) await emulator(request, response, next);
  };
  const dispatch: RequestHandler = (request, response, next) => {
    if (!isAdminUrl(request.url)) {
      const isDisturbed = exchangeOf(response)?.world.disturbances !== undefined;
      return isDisturbed ? disturbed(request, response, next) : emulator(request, response, next);
    }
    assertAdminAllowed(request, runtime.adminGuard);
    return admin(request, response, next);
  };
  // Express tells an error handler from others by its four parameters.
  const onError: ErrorRequestHandler = (error, request, response, _next) =>
    fail(error, { request, response, runtime, speaker: speakerOf(request, response, runtime) });

  app.use(begin(runtime), dispatch, onError);
  return app;
}

/** By the path as the client wrote it: routing may have changed its case since. */
function speakerOf({ url }: Request, response: Response, { admin, service }: Runtime): Service {
  return isAdminUrl(exchangeOf(response)?.facts.path ?? url) ? admin : service;
}
