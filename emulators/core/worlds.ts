import { realClock, type Clock } from "./clock.ts";
import type { AnyEmulator } from "./emulator.ts";
import { DomainError } from "./errors.ts";
import { createJournal, type Journal } from "./observe/journal.ts";
import { defaultsOf, whyNotOption, type OptionValues } from "./options.ts";
import { createRandom, type Random } from "./random.ts";
import { createMemoryStore } from "./store/memory.ts";
import type { Dump, Store } from "./store/store.ts";

/** A sandbox: a whole world of its own, with records, sequences, options, journal and chance. */
export interface World {
  readonly name: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  random: Random;
  options: OptionValues;
}

/** All worlds of one emulator process; one comes into being when first named. */
export interface Worlds {
  /** The world of that name, made from the seed if it is new. Throws `malformed` or `too-many-sandboxes`. */
  open(name: string): Promise<World>;
  /** The world of that name, if it has come into being. */
  find(name: string): World | undefined;
  names(): readonly string[];
  /** Removes a world; naming it again makes it afresh. Tells whether there was one. */
  remove(name: string): boolean;
  /** Back to the seed: records, sequences, options, chance and journal. */
  reset(world: World): Promise<void>;
  /** Sets options of a world, all or none; returns why not, or undefined. */
  setOptions(world: World, values: Readonly<Record<string, unknown>>): string | undefined;
}

export const DEFAULT_WORLD = "default";
const SANDBOX_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** How many sandboxes one process holds; a further name is refused, none is evicted in silence. */
export const MAX_WORLDS = 10_000;

export interface WorldsSettings {
  readonly emulator: AnyEmulator;
  /** From it and a sandbox's name all chance in that sandbox follows. */
  readonly seed: string;
  readonly clock?: Clock;
  readonly maxWorlds?: number;
}

/** Holds the worlds of one emulator in memory. */
export function createWorlds({ emulator, seed, clock = realClock, maxWorlds = MAX_WORLDS }: WorldsSettings): Worlds {
  const worlds = new Map<string, Promise<World>>();
  const made = new Map<string, World>();
  let fresh: Dump | undefined;
  const seedDump = (): Dump => (fresh ??= emulator.seed());

  async function make(name: string): Promise<World> {
    const store = createMemoryStore();
    await store.load(seedDump());
    return {
      name,
      store,
      clock,
      journal: createJournal(),
      random: createRandom(`${seed}/${emulator.name}/${name}`),
      options: defaultsOf(emulator.options),
    };
  }

  return {
    open(name) {
      const known = worlds.get(name);
      if (known !== undefined) return known;
      assertName(name);
      // The default world is where refusals are worded and from where others are freed.
      if (worlds.size >= maxWorlds && name !== DEFAULT_WORLD) throw tooMany(worlds.size);
      const world = make(name);
      worlds.set(name, world);
      world.then(
        (finished) => worlds.get(name) === world && made.set(name, finished),
        // One that could not be made is none.
        () => worlds.delete(name),
      );
      return world;
    },
    find: (name) => made.get(name),
    names: () => [...worlds.keys()].sort(),
    remove(name) {
      made.delete(name);
      return worlds.delete(name);
    },
    async reset(world) {
      await world.store.load(seedDump());
      world.options = defaultsOf(emulator.options);
      world.random = createRandom(`${seed}/${emulator.name}/${world.name}`);
      world.journal.clear();
    },
    setOptions(world, values) {
      for (const [name, value] of Object.entries(values)) {
        const refusal = whyNotOption(emulator.options, name, value);
        if (refusal !== undefined) return refusal;
      }
      world.options = { ...world.options, ...(values as OptionValues) };
      return undefined;
    },
  };
}

function assertName(name: string): void {
  if (SANDBOX_NAME.test(name)) return;
  throw new DomainError(
    "malformed",
    `${JSON.stringify(name)} is no sandbox name: it takes 1 to 63 of a-z, 0-9, dot, underscore and hyphen, a letter or digit first.`,
    { syntax: "sandbox" },
  );
}

function tooMany(count: number): DomainError {
  return new DomainError(
    "too-many-sandboxes",
    `There are ${count} sandboxes, the most that one process holds; DELETE /__admin/sandboxes/{name} frees one.`,
  );
}
