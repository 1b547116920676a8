import type { Violation } from "../contract/contract.ts";
import type { Remedy } from "./explain/remedy.ts";
import { idOf, packEntry, unpackEntry, type PackedEntry } from "./packed-entry.ts";
import { createPackedTexts } from "./packed-text.ts";

/** One exchange as the journal keeps it; secrets are already taken out. */
export interface JournalEntry {
  readonly id: string;
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  /** Who signed on, as the emulator names its users; null if nobody had, or there is only one. */
  readonly user: string | null;
  readonly sandbox: string;
  /** 0: the connection ended without an answer. */
  readonly status: number;
  readonly durationMs: number;
  readonly request: RecordedMessage;
  readonly answer: RecordedMessage;
  /** Deviations from the contract, of the request and of our own answer, whether or not the vendor minds them. */
  readonly violations: readonly Violation[];
  /** Why the request was refused, in a sentence; null if it was not. */
  readonly refusal: string | null;
  /** The refusal's code, core's or the vendor's. */
  readonly code: string | null;
  /** What the emulator knows would have succeeded instead. */
  readonly remedy: Remedy | null;
  /** The fault that acted on it. */
  readonly fault: { readonly id: string; readonly kind: string } | null;
}

/** Headers and body of one side; a body beyond the cap ends with a mark that says how much is missing. */
export interface RecordedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A bounded memory of exchanges: the newest entries stay, the oldest go, and how many have gone is told. */
export interface Journal {
  add(entry: JournalEntry): void;
  /** Newest first. */
  list(limit?: number): readonly JournalEntry[];
  get(id: string): JournalEntry | undefined;
  /** How many have gone to make room since the journal was last cleared. */
  dropped(): number;
  /** Empties it; who waits goes on waiting. */
  clear(): void;
  /** Resolves when the next exchange is entered, or after that many milliseconds. */
  next(milliseconds: number): Promise<void>;
}

export const MAX_ENTRIES = 1_000;
/** In bytes of paths, headers, bodies and words about them, for each entry that there may be. */
const MEAN_SIZE = 8_000;

/** A journal of at most that many entries and bytes; one entry stays, however large. */
export function createJournal(maxEntries: number = MAX_ENTRIES, maxSize: number = maxEntries * MEAN_SIZE): Journal {
  const ring: (PackedEntry | undefined)[] = [];
  const texts = createPackedTexts();
  const waiting = new Set<() => void>();
  let [first, count, size, dropped] = [0, 0, 0, 0];

  function dropOldest(): void {
    const oldest = ring[first];
    if (oldest !== undefined) {
      size -= oldest.size;
      texts.release(oldest.texts);
    }
    ring[first] = undefined;
    first = (first + 1) % maxEntries;
    count -= 1;
  }

  function dropForRoom(): void {
    dropOldest();
    dropped += 1;
  }

  function newestFirst(limit: number): readonly PackedEntry[] {
    const newest: PackedEntry[] = [];
    for (let back = 1; back <= Math.min(count, limit); back += 1) {
      const entry = ring[(first + count - back) % maxEntries];
      if (entry !== undefined) newest.push(entry);
    }
    return newest;
  }

  return {
    add(entry) {
      if (count === maxEntries) dropForRoom();
      const packed = packEntry(entry, texts);
      ring[(first + count) % maxEntries] = packed;
      size += packed.size;
      count += 1;
      while (size > maxSize && count > 1) dropForRoom();
      if (waiting.size > 0) for (const wake of [...waiting]) wake();
    },
    list: (limit = maxEntries) => newestFirst(limit).map(unpackEntry),
    get(id) {
      const found = newestFirst(maxEntries).find((entry) => idOf(entry) === id);
      return found && unpackEntry(found);
    },
    dropped: () => dropped,
    clear() {
      while (count > 0) dropOldest();
      [first, size, dropped] = [0, 0, 0];
    },
    next: (milliseconds) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds).unref();
        waiting.add(wake);
      }),
  };
}
