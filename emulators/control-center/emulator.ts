import type { operations as Contract } from "../../contracts/control-center/openapi.d.ts";
import { defineEmulator } from "../core/emulator.ts";
import type { User } from "./domain/account.ts";
import { errorEvidence } from "./error-evidence.ts";
import { errorCodes, toReply } from "./errors.ts";
import { operations } from "./operations.ts";
import { options, type Options } from "./options.ts";
import { protocol } from "./protocol.ts";
import { recordKinds } from "./record-kinds.ts";
import { remedies } from "./remedies.ts";
import { json, type Resource } from "./representations/json.ts";
import { seed } from "./seed.ts";
import { seeding } from "./seeding.ts";

/** Cisco IoT Control Center (Jasper): the customer functions of its REST API, and Echo. */
export const emulator = defineEmulator<Contract, Resource, User, Options>({
  name: "control-center",
  title: "Cisco IoT Control Center (Jasper)",
  doorstep: {
    port: 4003,
    portVariable: "CONTROL_CENTER_PORT",
    basePath: "/rws/api/v1/",
    tryIt: (base) => `curl -u sandbox:sandbox-api-key ${base}/rws/api/v1/echo/hello`,
  },
  protocol,
  operations,
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
