import { createLogicalClock, realClock, type Clock, type ClockSetting, type LogicalClock } from "./clock.ts";
import type { AnyEmulator } from "./emulator.ts";
import { DomainError } from "./errors.ts";
import { assertName } from "./name.ts";
import type { Disturbances } from "./observe/disturbances.ts";
import { createUnserved, type Unserved } from "./observe/unserved.ts";
import { createJournal, type Journal } from "./observe/journal.ts";
import { defaultsOf, whyNotOption, type OptionValues } from "./options.ts";
import { createRandom, type Random } from "./random.ts";
import type { Hold } from "./state/hold.ts";
import { setRecords, setState, type WorldState } from "./state/world-state.ts";
import { toImage, type Image } from "./store/image.ts";
import { createMemoryStore } from "./store/memory.ts";
import type { Store } from "./store/store.ts";

/** A sandbox: a whole world of its own, with records, sequences, clock, options, journal, chance and snapshots. */
export interface World {
  readonly name: string;
  readonly clock: LogicalClock;
  readonly journal: Journal;
  /** States of this world that were kept, by name; they outlive a reset. */
  readonly snapshots: Map<string, WorldState>;
  /** Another one after a reset, a restore or a fork: what is under way keeps the one that it began with. */
  store: Store;
  random: Random;
  options: OptionValues;
  /** The records that a reset goes back to. */
  seed: Image;
  /** A pause in its writing, while there is one. */
  hold: Hold | undefined;
  /** What was asked for and is not emulated. */
  unserved: Unserved;
  /** Faults and races, once a tester has asked for any. */
  disturbances: Disturbances | undefined;
}

/** All worlds of one emulator process; one comes into being when first named. */
export interface Worlds {
  /** The world of that name, made from the seed if it is new. Throws `malformed` or `too-many-sandboxes`. */
  open(name: string): Promise<World>;
  /** The world of that name, if it has come into being. */
  find(name: string): World | undefined;
  names(): readonly string[];
  /** Removes a world with its snapshots; naming it again makes it afresh. Tells whether there was one. */
  remove(name: string): boolean;
  /** Back to the seed: records, sequences, clock, options, chance, journal, and no faults; snapshots stay. */
  reset(world: World): void;
  /** Makes an image the seed of a world and its records; its options, clock, chance, journal and faults stay. */
  reseed(world: World, image: Image): void;
  /** The state that a reset of this world leads to. */
  seedState(world: World): WorldState;
  /** Sets options of a world, all or none; returns why not, or undefined. */
  setOptions(world: World, values: Readonly<Record<string, unknown>>): string | undefined;
}

export const DEFAULT_WORLD = "default";

/** How many sandboxes one process holds; a further name is refused, none is evicted in silence. */
export const MAX_WORLDS = 10_000;

export interface WorldsSettings {
  readonly emulator: AnyEmulator;
  /** From it and a sandbox's name all chance in that sandbox follows. */
  readonly seed: string;
  /** The records of a fresh world; the emulator's own unless told otherwise. */
  readonly fresh?: Image;
  /** The machine's time, for worlds whose clock is real or shifted. */
  readonly clock?: Clock;
  /** How time goes in a fresh world; real unless told otherwise. */
  readonly clockSetting?: ClockSetting;
  readonly maxWorlds?: number;
  /** How many exchanges each journal holds. */
  readonly journalEntries?: number;
}

/** Holds the worlds of one emulator in memory. */
export function createWorlds(settings: WorldsSettings): Worlds {
  const { emulator, seed, clock = realClock, clockSetting = { mode: "real" }, maxWorlds = MAX_WORLDS } = settings;
  const worlds = new Map<string, World>();
  let fresh: Image | undefined;

  function make(name: string): World {
    const image = (fresh ??= settings.fresh ?? toImage(emulator.seed()));
    return {
      name,
      clock: createLogicalClock(clock, clockSetting),
      journal: createJournal(settings.journalEntries),
      snapshots: new Map(),
      store: createMemoryStore(image),
      random: chanceOf(name),
      options: defaultsOf(emulator.options),
      seed: image,
      hold: undefined,
      unserved: createUnserved(),
      disturbances: undefined,
    };
  }

  function chanceOf(name: string): Random {
    return createRandom(`${seed}/${emulator.name}/${name}`);
  }

  function seedState({ name, seed: image }: World): WorldState {
    return { image, options: defaultsOf(emulator.options), clock: clockSetting, chance: chanceOf(name).state() };
  }

  function reset(world: World): void {
    setState(world, seedState(world));
    clearObserved(world);
  }

  return {
    open(name) {
      const known = worlds.get(name);
      if (known !== undefined) return Promise.resolve(known);
      assertName(name, "sandbox");
      // The default world is where refusals are worded and from where others are freed.
      if (worlds.size >= maxWorlds && name !== DEFAULT_WORLD) throw tooMany(worlds.size);
      const world = make(name);
      worlds.set(name, world);
      return Promise.resolve(world);
    },
    find: (name) => worlds.get(name),
    names: () => [...worlds.keys()].sort(),
    remove: (name) => worlds.delete(name),
    reset,
    reseed(world, image) {
      world.seed = image;
      setRecords(world, image);
    },
    seedState,
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

/** Nothing was seen yet, and nothing is to go otherwise. */
function clearObserved(world: World): void {
  world.journal.clear();
  world.unserved = createUnserved();
  world.disturbances?.races.clear();
  world.disturbances = undefined;
}

function tooMany(count: number): DomainError {
  return new DomainError(
    "too-many-sandboxes",
    `There are ${count} sandboxes, the most that one process holds; DELETE /__admin/sandboxes/{name} frees one.`,
  );
}
