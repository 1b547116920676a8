import { createRandom } from "../random.ts";
import type { World } from "../worlds.ts";
import { createFaultPlan, type FaultPlan } from "./faults/plan.ts";

/**
 * What a tester has asked to go otherwise in a sandbox. A world has none until the first fault is posted, so
 * that other requests pay a look at `undefined` and no more.
 */
export interface Disturbances {
  readonly faults: FaultPlan;
}

/** Those of a world, made if it has none; their chance follows from the seed, and draws nothing from the world's own. */
export function disturbancesOf(world: World, { seed }: { readonly seed: string }): Disturbances {
  world.disturbances ??= { faults: createFaultPlan(createRandom(`${seed}/${world.name}/faults`)) };
  return world.disturbances;
}
