import { toClockFacts, type ClockFacts, type ClockSetting } from "../clock.ts";
import type { OptionValues } from "../options.ts";
import { createRandom, type RandomState } from "../random.ts";
import type { Image } from "../store/image.ts";
import { toDump } from "../store/image.ts";
import { createMemoryStore } from "../store/memory.ts";
import type { Dump } from "../store/store.ts";
import type { World } from "../worlds.ts";

/**
 * All that decides what a world will answer: what a snapshot keeps, a fork takes over and a restore brings back. What
 * was asked of the world (the journal) is no part of it.
 */
export interface WorldState {
  readonly image: Image;
  readonly options: OptionValues;
  readonly clock: ClockSetting;
  readonly chance: RandomState;
}

/** The state of a world as it stands; costs next to nothing. */
export function stateOf({ store, options, clock, random }: World): WorldState {
  return { image: store.image(), options, clock: clock.setting, chance: random.state() };
}

/**
 * Puts a world into a state. A request that is under way goes on in the store that it began with, and what it writes
 * there is gone with it: to the world as it is now, that request was before.
 */
export function setState(world: World, { image, options, clock, chance }: WorldState): void {
  setRecords(world, image);
  world.options = options;
  world.clock.set(clock);
  world.random = createRandom(chance);
}

/** Gives a world other records and numbers, and leaves all else as it is. */
export function setRecords(world: World, image: Image): void {
  world.store = createMemoryStore(image);
  world.hold?.extend(world.store);
}

/** A state as plain data, in the order in which a file has it. */
export interface StateFacts extends Dump {
  readonly options: OptionValues;
  readonly clock: ClockFacts;
  readonly chance: RandomState;
}

/** The plain data of a state. */
export function toStateFacts({ image, options, clock, chance }: WorldState): StateFacts {
  return { ...toDump(image), options, clock: toClockFacts(clock), chance };
}
