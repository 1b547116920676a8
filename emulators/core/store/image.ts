import { createCollection, type Collection } from "./collection.ts";
import type { Dump } from "./store.ts";

/**
 * All records and sequences as they stood at one moment. Nobody writes to its collections: a store that goes on from an
 * image copies a collection when it first changes it, so an image costs next to nothing, however many records there are.
 */
export interface Image {
  readonly collections: ReadonlyMap<string, Collection>;
  readonly sequences: ReadonlyMap<string, number>;
}

/** The image of a dump: every record at version 1. */
export function toImage({ records, sequences }: Dump): Image {
  return {
    collections: new Map(Object.entries(records).map(([name, values]) => [name, toCollection(values)])),
    sequences: new Map(Object.entries(sequences)),
  };
}

/** An image as plain data, its values those of the store; collections without a record are left out. */
export function toDump({ collections, sequences }: Image): Dump {
  const records = [...collections]
    .filter(([, { size }]) => size > 0)
    .map(([name, collection]) => [name, valuesOf(collection)] as const);
  return { records: Object.fromEntries(records), sequences: Object.fromEntries(sequences) };
}

/** The values of a collection by id. */
export function valuesOf(collection: Collection): Readonly<Record<string, object>> {
  return Object.fromEntries(Array.from(collection.entries(), ({ id, value }) => [id, value]));
}

function toCollection(values: Readonly<Record<string, object>>): Collection {
  const collection = createCollection();
  for (const [id, value] of Object.entries(values)) collection.put({ id, version: 1, value });
  return collection;
}
