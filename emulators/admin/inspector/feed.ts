import type { JournalEntry } from "../../core/observe/journal.ts";
import { call } from "./api.ts";
import { Refused } from "./refused.ts";

/** The journal as the page has it: what there was when it was opened, and what has come since. */
export interface Feed {
  /** Newest first. */
  entries(): readonly JournalEntry[];
  /** How many the emulator has given up to make room. */
  dropped(): number;
  /** Goes on, or stands still, as the tester wants; while the page is hidden it stands still by itself. */
  setPaused(isPaused: boolean): void;
  /** Takes everything anew. */
  restart(): void;
  stop(): void;
}

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
  const kept = createKept(onChange);
  let isPaused = false;
  let under = new AbortController();

  function go(): void {
    under.abort();
    under = new AbortController();
    if (!isPaused && !document.hidden) void follow(kept, under.signal);
  }

  document.addEventListener("visibilitychange", go);
  go();
  return {
    entries: () => kept.entries,
    dropped: () => kept.dropped,
    setPaused(now) {
      isPaused = now;
      go();
    },
    restart() {
      kept.part = "none";
      kept.take([], 0);
      go();
    },
    stop() {
      document.removeEventListener("visibilitychange", go);
      under.abort();
    },
  };
}

/** What the page has, and how much of the journal that is. */
interface Kept {
  entries: readonly JournalEntry[];
  dropped: number;
  part: "none" | "newest" | "all";
  take(all: readonly JournalEntry[], dropped: number, added?: number): void;
}

function createKept(onChange: (added: number) => void): Kept {
  const kept: Kept = {
    entries: [],
    dropped: 0,
    part: "none",
    take(all, dropped, added = 0) {
      kept.entries = all.length > KEEPS ? all.slice(0, KEEPS) : all;
      kept.dropped = dropped;
      onChange(added);
    },
  };
  return kept;
}

async function follow(kept: Kept, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await readNewest(kept, signal);
      await readOlder(kept, signal);
      await readComing(kept, signal);
    } catch (error) {
      if (isOver(signal)) return;
      if (!(error instanceof Refused)) throw error;
      await pause(RECOVER);
    }
  }
}

/** Asked anew, as it changes while others are waited for. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function readNewest(kept: Kept, signal: AbortSignal): Promise<void> {
  if (kept.part !== "none") return;
  const { requests, dropped } = await ask(`limit=${FIRST_PAGE}`, signal);
  kept.take(requests, dropped);
  kept.part = requests.length < FIRST_PAGE ? "all" : "newest";
}

async function readOlder(kept: Kept, signal: AbortSignal): Promise<void> {
  while (kept.part === "newest") {
    const last = kept.entries.at(-1)?.id ?? "";
    const { requests, dropped } = await ask(`limit=${PAGE}&before=${last}`, signal);
    kept.take([...kept.entries, ...requests], dropped);
    if (requests.length < PAGE || kept.entries.length >= KEEPS) kept.part = "all";
  }
}

/** Waits for what comes, until that no longer goes on from what the page has. */
async function readComing(kept: Kept, signal: AbortSignal): Promise<void> {
  while (kept.part === "all") {
    const newest = kept.entries[0]?.id;
    const next = await ask(`limit=${PAGE}&wait=${WAIT}${newest === undefined ? "" : `&after=${newest}`}`, signal);
    const { requests, dropped } = next;
    // The journal was cleared, or so much has come that some has gone unseen: what the page has is no longer true.
    // Of more than a page, the oldest would be missing.
    if (next.continues === false || requests.length === PAGE) kept.part = "none";
    else if (requests.length > 0 || dropped !== kept.dropped) {
      kept.take([...requests, ...kept.entries], dropped, requests.length);
    }
    await pause(PACE);
  }
}

/** What is answered to who has left meanwhile is not taken. */
async function ask(query: string, signal: AbortSignal): ReturnType<typeof call<"listRequests">> {
  const answer = await call<"listRequests">(`requests?${query}`, { signal });
  signal.throwIfAborted();
  return answer;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
