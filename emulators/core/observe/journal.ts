import type { Violation } from "../contract/contract.ts";

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
  /** The fault that acted on it. */
  readonly fault: { readonly id: string; readonly kind: string } | null;
}

/** Headers and body of one side; a body beyond the cap ends with a mark that says how much is missing. */
export interface RecordedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A bounded memory of exchanges: the newest entries stay, the oldest go. */
export interface Journal {
  add(entry: JournalEntry): void;
  /** Newest first. */
  list(limit?: number): readonly JournalEntry[];
  get(id: string): JournalEntry | undefined;
  clear(): void;
}

export const MAX_ENTRIES = 1_000;
export const MAX_BODY = 2_048;

/** A ring of `size` entries. */
export function createJournal(size: number = MAX_ENTRIES): Journal {
  let ring: JournalEntry[] = [];
  let next = 0;
  const newestFirst = (): JournalEntry[] => [...ring.slice(next), ...ring.slice(0, next)].reverse();
  return {
    add(entry) {
      ring[next] = entry;
      next = (next + 1) % size;
    },
    list: (limit = size) => newestFirst().slice(0, limit),
    get: (id) => ring.find((entry) => entry.id === id),
    clear() {
      ring = [];
      next = 0;
    },
  };
}

/** A body as the journal keeps it: at most `MAX_BODY` characters and a mark. */
export function capBody(text: string): string {
  if (text.length <= MAX_BODY) return text;
  // A slice would keep the whole text in memory behind it; a copy does not.
  const head = Buffer.from(text.slice(0, MAX_BODY)).toString();
  return `${head}… (${text.length - MAX_BODY} characters more)`;
}
