import type { JournalEntry } from "../../core/observe/journal.ts";
import { call, Refused } from "./api.ts";

/** The journal as the page has it: what there was when it was opened, and what has come since. */
export interface Feed {
  /** Newest first. */
  entries(): readonly JournalEntry[];
  /** How many the emulator has given up to make room. */
  dropped(): number;
  readonly state: () => FeedState;
  /** Goes on, or stands still, as the tester wants; while the page is hidden it stands still by itself. */
  setPaused(isPaused: boolean): void;
  /** Takes everything anew. */
  restart(): void;
  stop(): void;
}

export type FeedState = "live" | "paused" | "lost";

/** How long a question waits at the emulator for the next exchange. */
const WAIT = "20s";
/** The least time between two questions, and that after a failure, in milliseconds. */
const PACE = 300;
const RECOVER = 2_000;
/** The first page comes at once; further ones are as large as the API gives. */
const FIRST_PAGE = 200;
const PAGE = 1_000;
/** What the page keeps of a journal that goes on and on. */
const KEEPS = 20_000;

/** Reads the journal and follows it; `onChange` is told how many new ones have come on top. */
export function createFeed(onChange: (added: number) => void): Feed {
  let entries: readonly JournalEntry[] = [];
  let [dropped, isPaused, isLost] = [0, false, false];
  let under = new AbortController();

  const isStill = (): boolean => isPaused || document.hidden;
  const newest = (): string | undefined => entries[0]?.id;

  /** One run: from a first page to when it is stopped or must start over. */
  async function run({ signal }: AbortController): Promise<void> {
    const first = await ask(`limit=${FIRST_PAGE}`, signal);
    take(first.requests, first.dropped, first.requests.length);
    if (first.requests.length === FIRST_PAGE) await readOlder(signal);
    while (!signal.aborted) {
      const after = newest();
      const next = await ask(`limit=${PAGE}&wait=${WAIT}${after === undefined ? "" : `&after=${after}`}`, signal);
      // The journal was cleared, or so much has come that some has gone unseen: what the page has is no longer true.
      if (next.continues === false) return;
      const isMore = next.requests.length > 0 || next.dropped !== dropped;
      if (isMore) take([...next.requests, ...entries], next.dropped, next.requests.length);
      // Of more than a page, the oldest would be missing.
      if (next.requests.length === PAGE) return;
      await pause(PACE);
    }
  }

  async function readOlder(signal: AbortSignal): Promise<void> {
    for (let isMore = true; isMore && entries.length < KEEPS;) {
      const last = entries.at(-1)?.id ?? "";
      const older = await ask(`limit=${PAGE}&before=${last}`, signal);
      take([...entries, ...older.requests], older.dropped, 0);
      isMore = older.requests.length === PAGE;
    }
  }

  async function ask(query: string, signal: AbortSignal): ReturnType<typeof call<"listRequests">> {
    const answer = await call<"listRequests">(`requests?${query}`, { signal });
    setLost(false);
    return answer;
  }

  function take(all: readonly JournalEntry[], gone: number, added: number): void {
    entries = all.length > KEEPS ? all.slice(0, KEEPS) : all;
    dropped = gone;
    onChange(added);
  }

  function setLost(now: boolean): void {
    if (isLost === now) return;
    isLost = now;
    onChange(0);
  }

  async function follow(controller: AbortController): Promise<void> {
    const isOver = (): boolean => controller.signal.aborted;
    while (!isOver()) {
      try {
        await run(controller);
      } catch (error) {
        if (isOver()) return;
        if (!(error instanceof Refused)) throw error;
        setLost(true);
        await pause(RECOVER);
      }
    }
  }

  function go(): void {
    under.abort();
    under = new AbortController();
    if (!isStill()) void follow(under);
    onChange(0);
  }

  document.addEventListener("visibilitychange", go);
  go();
  return {
    entries: () => entries,
    dropped: () => dropped,
    state: () => (isPaused ? "paused" : isLost ? "lost" : "live"),
    setPaused(now) {
      isPaused = now;
      go();
    },
    restart: go,
    stop() {
      document.removeEventListener("visibilitychange", go);
      under.abort();
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
