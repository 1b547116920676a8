import { DomainError } from "../errors.ts";
import { createCollection, type Collection } from "./collection.ts";
import { createGate } from "./gate.ts";
import { toDump, toImage, type Image } from "./image.ts";
import type { Change, Store, Versioned } from "./store.ts";

/**
 * A store in the process's memory, empty or going on from an image. A commit is one synchronous step, so no other
 * request sees half of it.
 */
export function createMemoryStore(start?: Image): Store {
  const collections = new Map<string, Collection>();
  const sequences = new Map<string, number>();
  /** Collections that an image has too, and that are therefore copied before they are changed. */
  const shared = new WeakSet<Collection>();
  const gate = createGate();

  function goOnFrom(image: Image): void {
    collections.clear();
    sequences.clear();
    for (const [name, collection] of image.collections) {
      shared.add(collection);
      collections.set(name, collection);
    }
    for (const [name, number] of image.sequences) sequences.set(name, number);
  }

  function writable(name: string): Collection {
    const known = collections.get(name);
    if (known !== undefined && !shared.has(known)) return known;
    const own = known?.copy() ?? createCollection();
    collections.set(name, own);
    return own;
  }

  function image(): Image {
    for (const collection of collections.values()) shared.add(collection);
    return { collections: new Map(collections), sequences: new Map(sequences) };
  }

  if (start !== undefined) goOnFrom(start);
  return {
    // A collection holds one kind of value, the one that the caller names, by convention of the emulator.
    get: <T extends object>(collection: string, id: string) =>
      Promise.resolve(collections.get(collection)?.get(id) as Versioned<T> | undefined),

    list: <T extends object>(collection: string, page = {}) =>
      Promise.resolve((collections.get(collection)?.slice(page) ?? []) as readonly Versioned<T>[]),

    count: (collection) => Promise.resolve(collections.get(collection)?.size ?? 0),

    names: () => Promise.resolve([...collections].flatMap(([name, { size }]) => (size > 0 ? [name] : [])).sort()),

    rank: (collection, id) => Promise.resolve(collections.get(collection)?.rank(id) ?? 0),

    commit: (changes) =>
      gate.pass(() => {
        assertCurrent(changes, collections);
        for (const { collection, id, expected, value } of changes) {
          if (value === null) writable(collection).remove(id);
          else writable(collection).put({ id, version: expected + 1, value });
        }
      }),

    next: (sequence) =>
      gate.pass(() => {
        const number = sequences.get(sequence) ?? 1;
        sequences.set(sequence, number + 1);
        return number;
      }),

    skipPast: (sequence, number) =>
      gate.pass(() => void sequences.set(sequence, Math.max(sequences.get(sequence) ?? 1, number + 1))),

    image,
    dump: () => Promise.resolve(toDump(image())),

    load(dump) {
      goOnFrom(toImage(dump));
      return Promise.resolve();
    },

    hold: () => gate.hold(),
  };
}

/** Throws unless every record is at the version expected; changes of one record follow from one another. */
function assertCurrent(changes: readonly Change[], collections: ReadonlyMap<string, Collection>): void {
  const isFew = changes.length <= FEW;
  const ahead = isFew ? undefined : new Map<string, number>();
  for (let at = 0; at < changes.length; at += 1) {
    const change = changes[at] as Change;
    const version =
      (ahead === undefined ? aheadOf(changes, at) : ahead.get(keyOf(change))) ??
      collections.get(change.collection)?.get(change.id)?.version ??
      0;
    if (version !== change.expected) throw conflict(change, version);
    ahead?.set(keyOf(change), versionAfter(change));
  }
}

/** So many changes are compared with one another sooner than put into a map. */
const FEW = 8;

/** Which version the changes before this one leave its record at, if one of them is of the same record. */
function aheadOf(changes: readonly Change[], at: number): number | undefined {
  const { collection, id } = changes[at] as Change;
  for (let before = at - 1; before >= 0; before -= 1) {
    const change = changes[before] as Change;
    if (change.id === id && change.collection === collection) return versionAfter(change);
  }
  return undefined;
}

function keyOf({ collection, id }: Change): string {
  return `${collection}\n${id}`;
}

/** A record that is removed is at none. */
function versionAfter({ expected, value }: Change): number {
  return value === null ? 0 : expected + 1;
}

function conflict({ collection, id, expected }: Change, version: number): DomainError {
  const message = `${collection} ${id} is at version ${version}, not at ${expected}.`;
  return new DomainError("version-conflict", message, { collection, id });
}
