import type { Image } from "./image.ts";

/** A stored value with its version: 1 when created, one more at each change. */
export interface Versioned<T> {
  readonly id: string;
  readonly version: number;
  readonly value: Readonly<T>;
}

/** One record's change: `expected` is the version that was read (0: must not exist); `value: null` removes it. */
export interface Change {
  readonly collection: string;
  readonly id: string;
  readonly expected: number;
  readonly value: object | null;
}

/** Which slice of a collection to list; records come by id, shorter ids first, so that numbers sort as numbers. */
export interface Page {
  readonly skip?: number;
  readonly limit?: number;
}

/** What a world starts from, and what a dump holds: values by collection and id, and the next number of each sequence. */
export interface Dump {
  readonly records: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly sequences: Readonly<Record<string, number>>;
}

/**
 * The records of one sandbox. A store keeps versions and no rules. Values that go in are frozen and belong to the
 * store from then on; values that come out are those same frozen objects, so nobody can change the store by accident.
 */
export interface Store {
  get<T extends object>(collection: string, id: string): Promise<Versioned<T> | undefined>;
  list<T extends object>(collection: string, page?: Page): Promise<readonly Versioned<T>[]>;
  count(collection: string): Promise<number>;
  /** The names of the collections that hold a record, in order. */
  names(): Promise<readonly string[]>;
  /** How many records come before an id in the order of `list`, whether it is there or not: where a range begins or ends. */
  rank(collection: string, id: string): Promise<number>;
  /** All changes or none; throws `version-conflict`, with the collection and id, if a version is not the expected one. */
  commit(changes: readonly Change[]): Promise<void>;
  /** The next number of a sequence; each is handed out once. A sequence that the seed does not set starts at 1. */
  next(sequence: string): Promise<number>;
  /** Moves a sequence so that its next number is at least `number + 1`. */
  skipPast(sequence: string, number: number): Promise<void>;
  dump(): Promise<Dump>;
  /** Replaces everything by the dump. */
  load(dump: Dump): Promise<void>;
  /** Everything as it stands, at no cost. */
  image(): Image;
  /** Lets nothing be written until the returned function is called: commits and sequences wait, reads do not. */
  hold(): () => void;
}
