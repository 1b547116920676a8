import { createRandom } from "../random.ts";
import type { World } from "../worlds.ts";
import { createFaultPlan, type FaultPlan } from "./faults/plan.ts";
import { createRaces, type Races } from "./race.ts";

/**
 * What a tester has asked to go otherwise in a sandbox. A world has none until the first fault or race is posted, so
 * that other requests pay a look at `undefined` and no more.
 */
export interface Disturbances {
  readonly faults: FaultPlan;
  readonly races: Races;
}

/** Those of a world, made if it has none; their chance follows from the seed, and draws nothing from the world's own. */
export function disturbancesOf(world: World, { seed }: { readonly seed: string }): Disturbances {
  world.disturbances ??= {
    faults: createFaultPlan(createRandom(`${seed}/${world.name}/faults`)),
    races: createRaces(),
  };
  return world.disturbances;
}
