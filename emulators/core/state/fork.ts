import type { World, Worlds } from "../worlds.ts";
import { setState, type WorldState } from "./world-state.ts";

/**
 * Makes the world of a name, new or not, go on from a state of another, with that one's seed and an empty journal.
 * Throws `malformed` or `too-many-sandboxes`.
 */
export async function forkWorld(worlds: Worlds, origin: World, state: WorldState, into: string): Promise<World> {
  const world = await worlds.open(into);
  setState(world, state);
  world.seed = origin.seed;
  world.journal.clear();
  return world;
}
