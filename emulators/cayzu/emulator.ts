import type { operations as Contract } from "../../contracts/cayzu/openapi.d.ts";
import { defineEmulator } from "../core/emulator.ts";
import { errorEvidence } from "./error-evidence.ts";
import { errorCodes, toReply } from "./errors.ts";
import { operations } from "./operations.ts";
import { options, type Options } from "./options.ts";
import { protocol, type User } from "./protocol.ts";
import { recordKinds } from "./record-kinds.ts";
import { remedies } from "./remedies.ts";
import { dataContract } from "./representations/data-contract.ts";
import { json } from "./representations/json.ts";
import type { Resource } from "./representations/resource.ts";
import { seed } from "./seed.ts";
import { seeding } from "./seeding.ts";

/** Cayzu's help desk: the creation of customers over ASP.NET Web API 2. */
export const emulator = defineEmulator<Contract, Resource, User, Options>({
  name: "cayzu",
  title: "Cayzu help desk",
  doorstep: {
    port: 4002,
    portVariable: "CAYZU_PORT",
    basePath: "/api/",
    tryIt: (base) =>
      `curl '${base}/api/Customer?token=cayzu-sandbox-token' -H 'Content-Type: application/json' -d '{"company_name":"Acme","is_active":true}'`,
  },
  protocol,
  operations,
  // Web API's own order of formatters, which decides ties (section 4).
  representations: [json, dataContract],
  errorCodes,
  errorEvidence,
  remedies,
  toReply,
  options,
  seed,
  seeding,
  recordKinds,
});
