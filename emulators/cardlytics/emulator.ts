import type { operations as Contract } from "../../contracts/cardlytics/openapi.d.ts";
import { defineEmulator } from "../core/emulator.ts";
import { errorEvidence } from "./error-evidence.ts";
import { errorCodes, toReply } from "./errors.ts";
import * as customerProfile from "./operations/customer-profile.ts";
import * as data from "./operations/data.ts";
import * as session from "./operations/session.ts";
import { options, type Options } from "./options.ts";
import { protocol } from "./protocol.ts";
import { recordKinds } from "./record-kinds.ts";
import { remedies } from "./remedies.ts";
import { json } from "./representations/json.ts";
import type { Resource } from "./representations/resource.ts";
import { seed } from "./seed.ts";
import { seeding } from "./seeding.ts";
import type { User } from "./sessions.ts";

/** Cardlytics' Publisher API v2: sessions; customers, accounts, cards and transactions; the customer's profile. */
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
  operations: { ...session, ...data, ...customerProfile },
  representations: [json],
  errorCodes,
  errorEvidence,
  remedies,
  toReply,
  options,
  seed,
  seeding,
  recordKinds,
});
