import type { Page, Versioned } from "./store.ts";

/** The records of one collection by id, and their ids in order: shorter first, so that numbers sort as numbers. */
export interface Collection {
  readonly size: number;
  get(id: string): Versioned<object> | undefined;
  /** Freezes the value through and through. */
  put(record: Versioned<object>): void;
  remove(id: string): void;
  slice(page: Page): readonly Versioned<object>[];
  entries(): Iterable<Versioned<object>>;
  /** The same records in a collection of its own. */
  copy(): Collection;
}

/** A collection in memory: a map, and an array of ids that is sorted again only when ids came out of order. */
export function createCollection(records = new Map<string, Versioned<object>>(), ids: string[] = []): Collection {
  let isSorted = true;

  function sort(): void {
    if (!isSorted) ids.sort(byId);
    isSorted = true;
  }

  return {
    get size() {
      return records.size;
    },
    get: (id) => records.get(id),
    put(record) {
      if (!records.has(record.id)) {
        const last = ids.at(-1);
        isSorted &&= last === undefined || byId(last, record.id) < 0;
        ids.push(record.id);
      }
      records.set(record.id, { ...record, value: freeze(record.value) });
    },
    remove(id) {
      if (!records.delete(id)) return;
      sort();
      ids.splice(indexOf(ids, id), 1);
    },
    slice({ skip = 0, limit = Infinity }) {
      sort();
      return ids.slice(skip, skip + limit).flatMap((id) => records.get(id) ?? []);
    },
    entries: () => records.values(),
    copy() {
      sort();
      return createCollection(new Map(records), [...ids]);
    },
  };
}

function byId(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The place of an id in a sorted list that has it, by halving. */
function indexOf(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byId(ids[middle] ?? "", id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is frozen already is taken as frozen all the way down. */
function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
  return value;
}
