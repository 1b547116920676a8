import { options as declarations, type Options } from "../../emulators/cayzu/options.ts";
import type { Context } from "../../emulators/core/emulator.ts";
import { defaultsOf } from "../../emulators/core/options.ts";
import { createRandom } from "../../emulators/core/random.ts";
import { createMemoryStore } from "../../emulators/core/store/memory.ts";

/** Every option at its default, but for those given. */
export function optionsWith(changes: Partial<Options> = {}): Options {
  return { ...(defaultsOf(declarations) as Options), ...changes };
}

/** What an operation may touch, with a store of its own unless one is given. */
export function contextWith(changes: Partial<Options> = {}, store = createMemoryStore()): Context<Options> {
  return { sandbox: "default", store, now: new Date(0), random: createRandom("1"), options: optionsWith(changes) };
}
