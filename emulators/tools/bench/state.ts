import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { AnyEmulator } from "../../core/emulator.ts";
import { diffStates } from "../../core/state/diff.ts";
import { forkWorld } from "../../core/state/fork.ts";
import { fromSnapshotFile, toSnapshotFile, type SnapshotFile } from "../../core/state/snapshot-file.ts";
import { restoreSnapshot, takeSnapshot } from "../../core/state/snapshots.ts";
import { setState, stateOf } from "../../core/state/world-state.ts";
import { createWorlds, type World, type Worlds } from "../../core/worlds.ts";
import { print } from "./table.ts";
import { EMULATORS } from "../stories.ts";

const RECORDS = 10_000;
const ROUNDS = 31;
const SANDBOXES = 1_000;

/** What keeping, bringing back and comparing 10,000 records takes, and what an idle sandbox costs. */
export async function benchState(): Promise<void> {
  const emulator = await load("cayzu");
  const worlds = createWorlds({ emulator, seed: "1" });
  const world = await filled(worlds);
  print([["with 10,000 records", "median", "goal"], ...(await times(world, worlds, emulator))]);
  const costs: string[][] = [];
  for (const name of EMULATORS) costs.push(await costOf(name));
  print([["an idle sandbox of", "costs", "goal"], ...costs]);
}

async function times(world: World, worlds: Worlds, emulator: AnyEmulator): Promise<string[][]> {
  const owner = { emulator: emulator.name, seed: "1", options: emulator.options };
  takeSnapshot(world, "base");
  let text = JSON.stringify(toSnapshotFile(stateOf(world), owner));
  const acts: readonly (readonly [string, string, () => unknown])[] = [
    ["take a snapshot", "", () => takeSnapshot(world, "base")],
    ["restore a snapshot", "≤ 50 ms", () => restoreSnapshot(world, "base")],
    ["restore, then change a record", "", () => (restoreSnapshot(world, "base"), change(world))],
    ["fork", "", () => forkWorld(worlds, world, stateOf(world), "fork")],
    ["compare with the snapshot, one record changed", "", () => compare(world)],
    ["export as a file", "", () => (text = JSON.stringify(toSnapshotFile(stateOf(world), owner)))],
    ["import a file", "", () => setState(world, fromSnapshotFile(JSON.parse(text) as SnapshotFile, owner))],
    ["reset", "", () => worlds.reset(world)],
  ];
  const rows: string[][] = [];
  for (const [title, goal, act] of acts) rows.push([title, `${(await median(act)).toFixed(2)} ms`, goal]);
  return rows;
}

async function filled(worlds: Worlds): Promise<World> {
  const world = await worlds.open("bench");
  const notes = "A text of some length, as records have, so that a file of them is no small one.";
  await world.store.commit(
    Array.from({ length: RECORDS }, (_, index) => ({
      collection: "customers",
      id: String(index + 1),
      expected: 0,
      value: { id: index + 1, company_name: `Company ${index}`, notes, is_active: true, custom_fields: [] },
    })),
  );
  return world;
}

async function change({ store }: World): Promise<void> {
  const record = await store.get("customers", "5000");
  const value = { ...record?.value, company_name: "Changed" };
  await store.commit([{ collection: "customers", id: "5000", expected: record?.version ?? 0, value }]);
}

function compare(world: World): number {
  const base = world.snapshots.get("base");
  return base === undefined ? 0 : diffStates(base, stateOf(world)).records.length;
}

async function median(act: () => unknown): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await act();
    samples.push(performance.now() - startedAt);
  }
  return samples.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? NaN;
}

/** The heap that each of many sandboxes takes which were named and used for nothing. */
async function costOf(name: string): Promise<string[]> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const worlds = createWorlds({ emulator: await load(name), seed: "1" });
  await worlds.open("first");
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < SANDBOXES; index += 1) await worlds.open(`idle-${index}`);
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / SANDBOXES;
  return [name, `${(bytes / 1024).toFixed(1)} kB (${worlds.names().length} made)`, "< 64 kB"];
}

async function load(name: string): Promise<AnyEmulator> {
  return ((await import(`../../${name}/emulator.ts`)) as { emulator: AnyEmulator }).emulator;
}
