import { DomainError } from "../../core/errors.ts";
import { forkWorld } from "../../core/state/fork.ts";
import { findSnapshot } from "../../core/state/snapshots.ts";
import { stateOf } from "../../core/state/world-state.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";
import { findSandbox } from "../find-sandbox.ts";

/** The worlds behind the port: which there are, how one is made from another, and their end. */
export function sandboxOperations(
  control: Control,
): Pick<AdminOperations, "deleteSandbox" | "forkSandbox" | "listSandboxes" | "reset"> {
  const { worlds } = control;
  return {
    async reset(_request, context) {
      worlds.reset(await worldOf(control, context));
      return { status: 204 };
    },

    listSandboxes: () => Promise.resolve({ status: 200, resource: { sandboxes: worlds.names() } }),

    deleteSandbox({ params: { name } }) {
      worlds.remove(findSandbox(worlds, name).name);
      return Promise.resolve({ status: 204 });
    },

    async forkSandbox({ body }, context) {
      const { into, snapshot } = body as Fork;
      const origin = await worldOf(control, context);
      if (into === origin.name) {
        throw new DomainError("invalid-fork", `Sandbox "${into}" cannot be forked into itself; name another.`);
      }
      const isNew = worlds.find(into) === undefined;
      const state = snapshot === undefined ? stateOf(origin) : findSnapshot(origin, snapshot);
      await forkWorld(worlds, origin, state, into);
      return { status: isNew ? 201 : 200, resource: { sandbox: into, origin: origin.name } };
    },
  };
}

/** What a fork asks for; held against its schema before. */
interface Fork {
  readonly into: string;
  readonly snapshot?: string;
}
