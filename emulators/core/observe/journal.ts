import type { Violation } from "../contract/contract.ts";
import type { Remedy } from "./explain/remedy.ts";

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
/** In characters of paths, headers and bodies, for each entry that there may be. */
const MEAN_SIZE = 8_000;
export const MAX_SIZE = MAX_ENTRIES * MEAN_SIZE;
export const MAX_BODY = 2_048;

/** A journal of at most that many entries and characters; one entry stays, however large. */
export function createJournal(maxEntries: number = MAX_ENTRIES, maxSize: number = maxEntries * MEAN_SIZE): Journal {
  const ring: (JournalEntry | undefined)[] = [];
  const sizes: number[] = [];
  const waiting = new Set<() => void>();
  let [first, count, size, dropped] = [0, 0, 0, 0];

  function dropOldest(): void {
    size -= sizes[first] ?? 0;
    ring[first] = undefined;
    first = (first + 1) % maxEntries;
    count -= 1;
    dropped += 1;
  }

  function oldestFirst(): readonly JournalEntry[] {
    return [...ring.slice(first), ...ring.slice(0, first)].filter((entry) => entry !== undefined);
  }

  return {
    add(entry) {
      const place = (first + count) % maxEntries;
      if (count === maxEntries) dropOldest();
      ring[place] = entry;
      sizes[place] = sizeOf(entry);
      size += sizes[place] ?? 0;
      count += 1;
      while (size > maxSize && count > 1) dropOldest();
      if (waiting.size > 0) for (const wake of [...waiting]) wake();
    },
    list: (limit = maxEntries) => oldestFirst().toReversed().slice(0, limit),
    get: (id) => ring.find((entry) => entry?.id === id),
    dropped: () => dropped,
    clear() {
      ring.length = 0;
      [first, count, size, dropped] = [0, 0, 0, 0];
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

function sizeOf({ path, request, answer, remedy }: JournalEntry): number {
  let size = path.length + request.body.length + answer.body.length;
  for (const change of remedy?.changes ?? []) size += change.length;
  for (const name in request.headers) size += name.length + (request.headers[name]?.length ?? 0);
  for (const name in answer.headers) size += name.length + (answer.headers[name]?.length ?? 0);
  return size;
}

/** Room for the longest head, at three bytes a character. */
const copying = Buffer.alloc(3 * MAX_BODY);

/** A body as the journal keeps it: at most `MAX_BODY` characters and a mark. */
export function capBody(text: string): string {
  if (text.length <= MAX_BODY) return text;
  // A slice would keep the whole text in memory behind it; a copy does not.
  const head = copying.toString("utf8", 0, copying.write(text.slice(0, MAX_BODY)));
  return `${head}… (${text.length - MAX_BODY} characters more)`;
}
