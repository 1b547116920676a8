import { DomainError } from "../../core/errors.ts";
import { diffStates } from "../../core/state/diff.ts";
import { findSnapshot } from "../../core/state/snapshots.ts";
import { stateOf, type WorldState } from "../../core/state/world-state.ts";
import type { World } from "../../core/worlds.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";
import { findSandbox } from "../find-sandbox.ts";

/** What has changed in a sandbox. */
export function diffOperations(control: Control): Pick<AdminOperations, "diffStates"> {
  return {
    async diffStates({ query: { from = "seed", to = "now" } }, context) {
      const world = await worldOf(control, context);
      const diff = diffStates(sideOf(from, world, control), sideOf(to, world, control));
      return { status: 200, resource: { from, to, ...diff } };
    },
  };
}

/** The state that a word such as `snapshot:base` stands for. */
function sideOf(text: string, world: World, control: Control): WorldState {
  const [, kind = "", name = ""] = /^(now|seed|snapshot:|sandbox:)(.*)$/s.exec(text) ?? [];
  const find = SIDES[kind];
  if (find !== undefined && (name === "") !== kind.endsWith(":")) return find(name, world, control);
  throw new DomainError(
    "invalid-query",
    `"from" and "to" take now, seed, snapshot:NAME or sandbox:NAME; ${JSON.stringify(text)} came.`,
  );
}

const SIDES: Readonly<Record<string, (name: string, world: World, control: Control) => WorldState>> = {
  now: (_name, world) => stateOf(world),
  seed: (_name, world, { worlds }) => worlds.seedState(world),
  "snapshot:": (name, world) => findSnapshot(world, name),
  "sandbox:": (name, _world, { worlds }) => stateOf(findSandbox(worlds, name)),
};
