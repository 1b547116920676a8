import {
  fromSnapshotFile,
  toSnapshotFile,
  type SnapshotFile,
  type SnapshotOwner,
} from "../../core/state/snapshot-file.ts";
import { findSnapshot, restoreSnapshot, takeSnapshot } from "../../core/state/snapshots.ts";
import { setState, stateOf } from "../../core/state/world-state.ts";
import { worldOf, type AdminOperations, type Control } from "../control.ts";
import { isDryRun } from "../dry-run.ts";

type Ids =
  | "deleteSnapshot"
  | "exportState"
  | "getSnapshot"
  | "importState"
  | "listSnapshots"
  | "restoreSnapshot"
  | "takeSnapshot";

/** The state of a sandbox, as a file and under names. */
export function snapshotOperations(control: Control): Pick<AdminOperations, Ids> {
  const { emulator, seed } = control;
  const owner: SnapshotOwner = { emulator: emulator.name, seed, options: emulator.options };

  return {
    async exportState(_request, context) {
      return { status: 200, resource: toSnapshotFile(stateOf(await worldOf(control, context)), owner) };
    },

    async importState({ body, query }, context) {
      // Held against its schema before.
      const state = fromSnapshotFile(body as SnapshotFile, owner);
      const world = await worldOf(control, context);
      if (!isDryRun(query.dryRun)) setState(world, state);
      return { status: 204 };
    },

    async listSnapshots(_request, context) {
      const { snapshots } = await worldOf(control, context);
      return { status: 200, resource: { snapshots: [...snapshots.keys()].sort() } };
    },

    async takeSnapshot({ params: { name } }, context) {
      const isNew = takeSnapshot(await worldOf(control, context), name, control.maxSnapshots);
      return { status: isNew ? 201 : 204 };
    },

    async getSnapshot({ params: { name } }, context) {
      const state = findSnapshot(await worldOf(control, context), name);
      return { status: 200, resource: toSnapshotFile(state, owner) };
    },

    async restoreSnapshot({ params: { name } }, context) {
      restoreSnapshot(await worldOf(control, context), name);
      return { status: 204 };
    },

    async deleteSnapshot({ params: { name } }, context) {
      const world = await worldOf(control, context);
      findSnapshot(world, name);
      world.snapshots.delete(name);
      return { status: 204 };
    },
  };
}
