import type { operations } from "../../contracts/admin/openapi.d.ts";
import { defineEmulator, type AnyEmulator } from "../core/emulator.ts";
import type { Control } from "./control.ts";
import { errorCodes, toReply } from "./errors.ts";
import { clockOperations } from "./operations/clock.ts";
import { contractOperations } from "./operations/contract.ts";
import { diffOperations } from "./operations/diff.ts";
import { faultOperations } from "./operations/faults.ts";
import { figureOperations } from "./operations/figures.ts";
import { holdOperations } from "./operations/hold.ts";
import { inspectorOperations } from "./operations/inspector.ts";
import { processOperations } from "./operations/process.ts";
import { raceOperations } from "./operations/races.ts";
import { recordOperations } from "./operations/records.ts";
import { requestOperations } from "./operations/requests.ts";
import { sandboxOperations } from "./operations/sandboxes.ts";
import { seedOperations } from "./operations/seed.ts";
import { snapshotOperations } from "./operations/snapshots.ts";
import { protocol } from "./protocol.ts";
import { json } from "./representations/json.ts";

/** The control API: an emulator like the others, whose vendor is this project; it acts on the process it is given. */
export function createAdmin(control: Control): AnyEmulator {
  return defineEmulator<operations, object, undefined, object>({
    name: "admin",
    title: "Control API",
    doorstep: { port: 0, portVariable: "", basePath: "/__admin/", tryIt: (base) => `curl ${base}/__admin/health` },
    protocol,
    operations: {
      ...processOperations(control),
      ...inspectorOperations(control),
      ...sandboxOperations(control),
      ...clockOperations(control),
      ...seedOperations(control),
      ...snapshotOperations(control),
      ...diffOperations(control),
      ...holdOperations(control),
      ...requestOperations(control),
      ...recordOperations(control),
      ...faultOperations(control),
      ...raceOperations(control),
      ...figureOperations(control),
      ...contractOperations(control),
    },
    representations: [json],
    errorCodes,
    toReply,
    options: {},
    seed: () => ({ records: {}, sequences: {} }),
  });
}
