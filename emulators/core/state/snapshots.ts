import { DomainError } from "../errors.ts";
import { assertName } from "../name.ts";
import type { World } from "../worlds.ts";
import { setState, stateOf, type WorldState } from "./world-state.ts";

/** How many named snapshots one sandbox keeps; a further one is refused, none is evicted in silence. */
export const MAX_SNAPSHOTS = 100;

/** Keeps the world as it stands under a name; what the name held before makes way. Tells whether the name is new. */
export function takeSnapshot(world: World, name: string, most: number | undefined = MAX_SNAPSHOTS): boolean {
  assertName(name, "snapshot");
  const isNew = !world.snapshots.has(name);
  if (isNew && world.snapshots.size >= most) {
    throw new DomainError(
      "too-many-snapshots",
      `Sandbox "${world.name}" has ${world.snapshots.size} snapshots, the most that one keeps; ` +
        "DELETE /__admin/snapshots/{name} frees one.",
    );
  }
  world.snapshots.set(name, stateOf(world));
  return isNew;
}

/** Brings back what a name keeps; the snapshot stays, and so does the journal. */
export function restoreSnapshot(world: World, name: string): void {
  setState(world, findSnapshot(world, name));
}

/** What a name keeps; throws `no-such-snapshot`. */
export function findSnapshot({ name: sandbox, snapshots }: World, name: string): WorldState {
  const state = snapshots.get(name);
  if (state !== undefined) return state;
  const known = [...snapshots.keys()].sort().join(", ") || "none";
  throw new DomainError("no-such-snapshot", `Sandbox "${sandbox}" has no snapshot "${name}"; there are: ${known}.`);
}
