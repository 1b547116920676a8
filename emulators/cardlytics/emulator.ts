import type { operations as Contract } from "../../contracts/cardlytics/openapi.d.ts";
import { defineEmulator } from "../core/emulator.ts";
import { errorCodes, toReply } from "./errors.ts";
import { operations } from "./operations.ts";
import { options, type Options } from "./options.ts";
import { protocol } from "./protocol.ts";
import { json } from "./representations/json.ts";
import type { Resource } from "./representations/resource.ts";
import { seed } from "./seed.ts";
import type { User } from "./sessions.ts";

/** Cardlytics' Publisher API v2: sessions, the creation of customers, and their profile. */
export const emulator = defineEmulator<Contract, Resource, User, Options>({
  name: "cardlytics",
  title: "Cardlytics Publisher API v2",
  doorstep: {
    port: 4004,
    portVariable: "CARDLYTICS_PORT",
    basePath: "/v2/",
    tryIt: (base) =>
      `curl -X POST ${base}/v2/session/startSession -H "Content-Type: application/json" -d '{"scopes":["api:institution"]}'`,
  },
  protocol,
  operations,
  representations: [json],
  errorCodes,
  toReply,
  options,
  seed,
});
