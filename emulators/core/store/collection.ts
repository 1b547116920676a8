import { byId } from "./order.ts";
import type { Page, Versioned } from "./store.ts";

/** The records of one collection by id, and their ids in order: shorter first, so that numbers sort as numbers. */
export interface Collection {
  readonly size: number;
  get(id: string): Versioned<object> | undefined;
  /** Freezes the value through and through. */
  put(record: Versioned<object>): void;
  remove(id: string): void;
  slice(page: Page): readonly Versioned<object>[];
  /** How many ids come before this one, whether it is there or not. */
  rank(id: string): number;
  entries(): Iterable<Versioned<object>>;
  /** The same records in a collection of its own. */
  copy(): Collection;
}

/** A collection in memory: a map, and an array of ids; those that came out of order are put in their places when asked. */
export function createCollection(records = new Map<string, Versioned<object>>(), ids: string[] = []): Collection {
  const late: string[] = [];

  function sort(): void {
    // A few are moved in at little cost each; of many, such as a load in no order, each move would cost the whole array.
    if (late.length <= FEW) for (const id of late) ids.splice(rankIn(ids, id), 0, id);
    else {
      for (const id of late) ids.push(id);
      ids.sort(byId);
    }
    late.length = 0;
  }

  return {
    get size() {
      return records.size;
    },
    get: (id) => records.get(id),
    put({ id, version, value }) {
      const before = records.size;
      records.set(id, { id, version, value: freeze(value) });
      if (records.size === before) return;
      const last = ids[ids.length - 1];
      (last === undefined || byId(last, id) < 0 ? ids : late).push(id);
    },
    remove(id) {
      if (!records.delete(id)) return;
      sort();
      ids.splice(rankIn(ids, id), 1);
    },
    slice({ skip = 0, limit = Infinity }) {
      sort();
      return ids.slice(skip, skip + limit).flatMap((id) => records.get(id) ?? []);
    },
    rank(id) {
      sort();
      return rankIn(ids, id);
    },
    entries: () => records.values(),
    copy() {
      sort();
      return createCollection(new Map(records), [...ids]);
    },
  };
}

const FEW = 16;

/** How many of a sorted list come before an id, by halving. */
function rankIn(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byId(ids[middle] ?? "", id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is frozen already is taken as frozen all the way down. */
function freeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const name in value) {
    const member = value[name];
    if (typeof member === "object" && member !== null) freeze(member);
  }
  return value;
}
