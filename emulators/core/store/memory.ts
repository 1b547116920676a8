import { DomainError } from "../errors.ts";
import { createCollection, type Collection } from "./collection.ts";
import type { Change, Dump, Store, Versioned } from "./store.ts";

/** A store in the process's memory. A commit is one synchronous step, so no other request sees half of it. */
export function createMemoryStore(): Store {
  const collections = new Map<string, Collection>();
  const sequences = new Map<string, number>();

  function collectionOf(name: string): Collection {
    let collection = collections.get(name);
    if (collection === undefined) {
      collection = createCollection();
      collections.set(name, collection);
    }
    return collection;
  }

  return {
    // A collection holds one kind of value, the one that the caller names, by convention of the emulator.
    get: <T extends object>(collection: string, id: string) =>
      Promise.resolve(collections.get(collection)?.get(id) as Versioned<T> | undefined),

    list: <T extends object>(collection: string, page = {}) =>
      Promise.resolve((collections.get(collection)?.slice(page) ?? []) as readonly Versioned<T>[]),

    count: (collection) => Promise.resolve(collections.get(collection)?.size ?? 0),

    commit(changes) {
      // Changes of one record follow from one another, as they would one by one.
      const ahead = new Map<string, number>();
      for (const change of changes) {
        const key = `${change.collection}\n${change.id}`;
        const version = ahead.get(key) ?? collections.get(change.collection)?.get(change.id)?.version ?? 0;
        if (version !== change.expected) return Promise.reject(conflict(change, version));
        ahead.set(key, change.value === null ? 0 : version + 1);
      }
      for (const { collection, id, expected, value } of changes) {
        if (value === null) collectionOf(collection).remove(id);
        else collectionOf(collection).put({ id, version: expected + 1, value });
      }
      return Promise.resolve();
    },

    next(sequence) {
      const number = sequences.get(sequence) ?? 1;
      sequences.set(sequence, number + 1);
      return Promise.resolve(number);
    },

    skipPast(sequence, number) {
      sequences.set(sequence, Math.max(sequences.get(sequence) ?? 1, number + 1));
      return Promise.resolve();
    },

    dump: () => Promise.resolve({ records: recordsOf(collections), sequences: Object.fromEntries(sequences) }),

    load(dump) {
      collections.clear();
      sequences.clear();
      for (const [name, records] of Object.entries(dump.records)) {
        const collection = collectionOf(name);
        for (const [id, value] of Object.entries(records)) collection.put({ id, version: 1, value });
      }
      for (const [name, number] of Object.entries(dump.sequences)) sequences.set(name, number);
      return Promise.resolve();
    },
  };
}

function recordsOf(collections: ReadonlyMap<string, Collection>): Dump["records"] {
  const records: [string, Record<string, object>][] = [...collections]
    .filter(([, { size }]) => size > 0)
    .map(([name, collection]) => [
      name,
      Object.fromEntries([...collection.entries()].map(({ id, value }) => [id, value])),
    ]);
  return Object.fromEntries(records);
}

function conflict({ collection, id, expected }: Change, version: number): DomainError {
  const message = `${collection} ${id} is at version ${version}, not at ${expected}.`;
  return new DomainError("version-conflict", message, { collection, id });
}
