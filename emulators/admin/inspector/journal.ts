import type { JournalEntry } from "../../core/observe/journal.ts";
import { call } from "./api.ts";
import { fill, h } from "./dom.ts";
import { drawExchange } from "./exchange.ts";
import { createFeed, type Feed } from "./feed.ts";
import { fits, parseFilter } from "./filter.ts";
import { createJournalBar } from "./journal-bar.ts";
import { drawJournalRow } from "./journal-row.ts";
import { createLongList } from "./long-list.ts";
import { attempt } from "./messages.ts";
import type { Section, Visit } from "./section.ts";
import { createSplit } from "./split.ts";

/** A page's height of rows, for the keys that go by pages. */
const PAGE = 20;

const shown = createShown();

/** The exchanges of the sandbox as they come. */
export const journal: Section = {
  name: "journal",
  title: "Journal",
  show: (place, [word]) => shown.show(place, word),
  keys: {
    j: () => shown.move(1),
    k: () => shown.move(-1),
    ArrowDown: () => shown.move(1),
    ArrowUp: () => shown.move(-1),
    PageDown: () => shown.move(PAGE),
    PageUp: () => shown.move(-PAGE),
    Home: () => shown.move(-Infinity),
    End: () => shown.move(Infinity),
    Enter: () => shown.open(),
    p: () => shown.pause(),
  },
};

interface Shown {
  /** With a word that is looked for, if there is one. */
  show(place: HTMLElement, word: string | undefined): Visit;
  move(by: number): void;
  open(): void;
  pause(): void;
}

function createShown(): Shown {
  let feed: Feed | undefined;
  let isPaused = false;
  const split = createSplit("Exchange");
  const bar = createJournalBar({
    onFilter: () => draw(0),
    onPause: () => setPaused(!isPaused),
    onClear: () => void clear().then((isDone) => isDone && feed?.restart()),
  });
  const list = createLongList<JournalEntry>({
    label: "Exchanges, newest first",
    keyOf: ({ id }) => id,
    row: drawJournalRow,
    classOf: ({ status }) => `s${String(status).slice(0, 1)}`,
    onOpen: open,
    onSelect: (entry) => split.isOpen() && open(entry),
  });
  const empty = h("p", { class: "empty" });

  function open(entry: JournalEntry): void {
    split.open(drawExchange(entry));
  }

  function setPaused(now: boolean): void {
    isPaused = now;
    document.body.classList.toggle("is-paused", now);
    feed?.setPaused(now);
    draw(0);
  }

  function draw(added: number): void {
    if (feed === undefined) return;
    const all = feed.entries();
    const test = fits(parseFilter(bar.filter.value));
    const found = all.filter(test);
    list.set(found, all.slice(0, added).filter(test).length);
    bar.draw({ found: found.length, all: all.length, dropped: feed.dropped() }, isPaused);
    empty.hidden = found.length > 0;
    fill(empty, all.length === 0 ? NOTHING_YET : "Nothing in the journal is like that.");
  }

  return {
    show(place, word) {
      if (word !== undefined) bar.filter.value = word.includes(" ") ? `"${word}"` : word;
      fill(place, bar.element, split.element);
      fill(split.master, list.element, empty);
      feed = createFeed(draw);
      draw(0);
      return {
        leave() {
          feed?.stop();
          feed = undefined;
          // A pause ends with the visit, so that who comes back sees what there is.
          setPaused(false);
        },
      };
    },
    move: (by) => list.move(by),
    open() {
      const entry = list.selected();
      if (entry !== undefined) open(entry);
    },
    pause: () => setPaused(!isPaused),
  };
}

const NOTHING_YET = "Nothing has been asked of this sandbox yet. What your software asks appears here as it comes.";

function clear(): Promise<boolean> {
  return attempt(() => call<"clearRequests">("requests", { method: "DELETE" }), "The journal is empty.");
}
