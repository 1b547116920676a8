import type { Collection } from "../store/collection.ts";
import { toClockFacts } from "../clock.ts";
import type { WorldState } from "./world-state.ts";

/** A value that differs, by JSON Pointer; a side that has none leaves its member out. */
export interface Difference {
  readonly at: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** A record that only one side has, or that differs. */
export interface RecordDifference {
  readonly collection: string;
  readonly id: string;
  readonly change: "added" | "changed" | "removed";
  /** Of an added or removed record, its whole value at the pointer "". */
  readonly values: readonly Difference[];
}

/** What leads from one state to another; empty where they are the same. */
export interface StateDiff {
  readonly records: readonly RecordDifference[];
  readonly sequences: readonly Difference[];
  readonly options: readonly Difference[];
  readonly clock: readonly Difference[];
  /** Whether the next ids and tokens differ. */
  readonly chance: boolean;
}

/** Compares two states; what they share, as a fork and its origin do, is not looked into. */
export function diffStates(from: WorldState, to: WorldState): StateDiff {
  const names = union(from.image.collections, to.image.collections);
  return {
    records: names.flatMap((name) =>
      diffCollections(name, from.image.collections.get(name), to.image.collections.get(name)),
    ),
    sequences: differences(Object.fromEntries(from.image.sequences), Object.fromEntries(to.image.sequences)),
    options: differences(from.options, to.options),
    clock: differences(toClockFacts(from.clock), toClockFacts(to.clock)),
    chance: from.chance.some((word, index) => word !== to.chance[index]),
  };
}

function diffCollections(
  collection: string,
  from: Collection | undefined,
  to: Collection | undefined,
): readonly RecordDifference[] {
  if (from === to) return [];
  const old = from?.slice({}) ?? [];
  const added = (to?.slice({}) ?? []).filter(({ id }) => from?.get(id) === undefined);
  return [
    ...old.flatMap(({ id, value }) => diffRecords({ collection, id }, value, to?.get(id)?.value)),
    ...added.flatMap(({ id, value }) => diffRecords({ collection, id }, undefined, value)),
  ];
}

type Place = Pick<RecordDifference, "collection" | "id">;

function diffRecords(place: Place, from: object | undefined, to: object | undefined): readonly RecordDifference[] {
  const values = differences(from, to);
  if (values.length === 0) return [];
  const change = from === undefined ? "added" : to === undefined ? "removed" : "changed";
  return [{ ...place, change, values }];
}

/** Where two JSON values differ, down to the leaves; lists of other lengths differ at the places that one lacks. */
export function differences(from: unknown, to: unknown, at = ""): readonly Difference[] {
  if (from === to) return [];
  if (!isBranch(from) || !isBranch(to) || Array.isArray(from) !== Array.isArray(to)) {
    return [{ at, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  }
  const [one, other] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  return union(one, other).flatMap((key) => differences(one.get(key), other.get(key), `${at}/${escape(key)}`));
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function union(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])];
}

/** RFC 6901. */
function escape(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
