import type { Store } from "../store/store.ts";

/** A pause in a world's writing, so that several emulators can be snapshot, restored or reset at one moment. */
export interface Hold {
  /** Holds a further store, which has taken the place of the one before. */
  extend(store: Store): void;
  release(): void;
  /** How many milliseconds it lasts, unless it is released before. */
  left(): number;
}

/**
 * Holds a store until it is released, or for so many milliseconds at most: whoever asked for it may have died. `ended`
 * is called once, when it is over.
 */
export function createHold(store: Store, milliseconds: number, ended: () => void): Hold {
  const releases = [store.hold()];
  const end = performance.now() + milliseconds;
  // The one timer of a world: what waits are requests, in the machine's time, not the sandbox's.
  const limit = setTimeout(release, milliseconds).unref();

  function release(): void {
    clearTimeout(limit);
    for (const resume of releases.splice(0)) resume();
    ended();
  }

  return {
    extend: (next) => void releases.push(next.hold()),
    release,
    left: () => Math.max(0, end - performance.now()),
  };
}
