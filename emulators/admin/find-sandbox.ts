import { DomainError } from "../core/errors.ts";
import type { World, Worlds } from "../core/worlds.ts";

/** The sandbox of a name, if it has come into being; throws `no-such-sandbox`. */
export function findSandbox(worlds: Worlds, name: string): World {
  const world = worlds.find(name);
  if (world !== undefined) return world;
  throw new DomainError("no-such-sandbox", `There is no sandbox "${name}"; there are: ${worlds.names().join(", ")}.`);
}
