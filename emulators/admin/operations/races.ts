import type { RaceRule } from "../../core/observe/race.ts";
import { disturbancesOf } from "../../core/observe/disturbances.ts";
import { assertKnownMatch } from "../../core/observe/faults/known.ts";
import { vocabularyOf, worldOf, type AdminOperations, type Control } from "../control.ts";

/** A laboratory for what happens at once: requests that meet at their commit point, and go on in a chosen order. */
export function raceOperations(control: Control): Pick<AdminOperations, "addRace" | "clearRaces" | "listRaces"> {
  return {
    async listRaces(_request, context) {
      const { disturbances } = await worldOf(control, context);
      return { status: 200, resource: { races: disturbances?.races.list() ?? [] } };
    },

    async addRace({ body }, context) {
      const world = await worldOf(control, context);
      const rule = body as RaceRule;
      assertKnownMatch(rule.match ?? {}, vocabularyOf(control));
      return { status: 201, resource: disturbancesOf(world, control).races.add(rule) };
    },

    async clearRaces(_request, context) {
      (await worldOf(control, context)).disturbances?.races.clear();
      return { status: 204 };
    },
  };
}
