import { parseDuration } from "../../core/duration.ts";
import { DomainError } from "../../core/errors.ts";
import { createHold } from "../../core/state/hold.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";

/** How long a sandbox is held unless told otherwise, and at most, in milliseconds. */
const USUAL = 10_000;
const LONGEST = 60_000;

/** A barrier: several emulators held at one moment can be snapshot, restored or reset as one. */
export function holdOperations(control: Control): Pick<AdminOperations, "getHold" | "hold" | "release"> {
  return {
    async getHold(_request, context) {
      const { hold } = await worldOf(control, context);
      const resource = hold === undefined ? { held: false } : { held: true, leftMs: Math.ceil(hold.left()) };
      return { status: 200, resource };
    },

    async hold({ query: { atMost } }, context) {
      const milliseconds = toMilliseconds(atMost);
      const world = await worldOf(control, context);
      if (world.hold !== undefined) {
        throw new DomainError(
          "held-already",
          `Sandbox "${world.name}" is held already; DELETE /__admin/hold releases it, as does its time limit.`,
        );
      }
      world.hold = createHold(world.store, milliseconds, () => (world.hold = undefined));
      return { status: 204 };
    },

    async release(_request, context) {
      (await worldOf(control, context)).hold?.release();
      return { status: 204 };
    },
  };
}

function toMilliseconds(text: string | undefined): number {
  const milliseconds = text === undefined ? USUAL : parseDuration(text);
  if (milliseconds !== undefined && milliseconds > 0 && milliseconds <= LONGEST) return milliseconds;
  throw new DomainError(
    "invalid-query",
    `The query parameter "atMost" takes an ISO 8601 duration up to PT60S; ${JSON.stringify(text)} came.`,
  );
}
