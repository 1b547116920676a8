import type { JournalEntry } from "../../core/observe/journal.ts";
import { call } from "./api.ts";
import { fill, h } from "./dom.ts";
import { drawExchange } from "./exchange.ts";
import { createFeed, type Feed } from "./feed.ts";
import { FILTER_NAMES, fits, parseFilter, toQuery } from "./filter.ts";
import { createLongList } from "./long-list.ts";
import { attempt } from "./messages.ts";
import { copy } from "./copy.ts";
import { raw } from "./raw.ts";
import type { Section } from "./section.ts";
import { createSplit } from "./split.ts";

/** What testers look for most. */
const QUICK: readonly (readonly [label: string, term: string])[] = [
  ["Refused", "refusal:"],
  ["4xx", "status:4xx"],
  ["5xx", "status:5xx"],
  ["Violations", "violation:*"],
  ["Faults", "fault:*"],
];

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
  show(place: HTMLElement, word: string | undefined): () => void;
  move(by: number): void;
  open(): void;
  pause(): void;
}

function createShown(): Shown {
  let feed: Feed | undefined;
  let isPaused = false;
  const split = createSplit("Exchange");
  const filter = h("input", {
    type: "search",
    id: "filter",
    class: "filter",
    placeholder: "status:4xx  path:/api/*  -method:GET  word",
    title: `Filters: ${FILTER_NAMES.join(", ")}. A minus before one turns it round; a word is looked for anywhere.`,
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => draw(0),
  });
  const count = h("output", { class: "quiet", for: "filter", "aria-live": "off" });
  const pause = h("button", { onclick: () => setPaused(!isPaused), title: "p" });
  const quick = QUICK.map(([label, term]) =>
    h("button", { class: "chip", "aria-pressed": "false", "data-term": term, onclick: () => toggle(term) }, label),
  );
  const list = createLongList<JournalEntry>({
    label: "Exchanges, newest first",
    keyOf: ({ id }) => id,
    row: toCells,
    classOf: ({ status }) => `s${String(status).slice(0, 1)}`,
    onOpen: open,
    onSelect: (entry) => split.isOpen() && open(entry),
  });

  function open(entry: JournalEntry): void {
    split.open(drawExchange(entry));
  }

  function toggle(term: string): void {
    const words = filter.value.split(/\s+/).filter((word) => word !== "");
    const without = words.filter((word) => word !== term);
    filter.value = (without.length < words.length ? without : [...words, term]).join(" ");
    draw(0);
  }

  function setPaused(now: boolean): void {
    isPaused = now;
    feed?.setPaused(now);
  }

  function draw(added: number): void {
    if (feed === undefined) return;
    const all = feed.entries();
    const terms = parseFilter(filter.value);
    const test = fits(terms);
    const found = terms.length === 0 ? all : all.filter(test);
    list.set(found, terms.length === 0 ? added : all.slice(0, added).filter(test).length);
    const gone = feed.dropped() > 0 ? `, ${grouped(feed.dropped())} gone` : "";
    const of = terms.length === 0 ? "" : ` of ${grouped(all.length)}`;
    fill(count, `${grouped(found.length)}${of}${gone}`);
    fill(pause, isPaused ? "Go on" : "Pause");
    document.body.dataset["feed"] = feed.state();
    for (const button of quick) {
      const isOn = filter.value.split(/\s+/).includes(button.dataset["term"] ?? "-");
      button.setAttribute("aria-pressed", String(isOn));
    }
    empty.hidden = found.length > 0;
    fill(empty, all.length === 0 ? NOTHING_YET : "Nothing in the journal is like that.");
  }

  const empty = h("p", { class: "empty" });
  const bar = h(
    "div",
    { class: "bar", role: "search" },
    h("label", { for: "filter", class: "hidden" }, "Filter the journal"),
    filter,
    h("div", { class: "chips", role: "group", "aria-label": "Common filters" }, quick),
    count,
    h("span", { class: "gap" }),
    h(
      "button",
      { onclick: () => copyQuery(filter.value), title: "For a test that waits for such requests" },
      "Copy query",
    ),
    pause,
    h("button", { onclick: () => void clear() }, "Clear"),
  );

  async function clear(): Promise<void> {
    if (await attempt(() => call<"clearRequests">("requests", { method: "DELETE" }), "The journal is empty.")) {
      feed?.restart();
    }
  }

  return {
    show(place, word) {
      if (word !== undefined) filter.value = word.includes(" ") ? `"${word}"` : word;
      fill(place, bar, split.element);
      fill(split.master, list.element, empty);
      // A pause ends with the visit, so that who comes back sees what there is.
      isPaused = false;
      feed = createFeed(draw);
      draw(0);
      return () => {
        feed?.stop();
        feed = undefined;
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

function toCells({
  time,
  status,
  method,
  path,
  operation,
  user,
  durationMs,
  ...rest
}: JournalEntry): readonly HTMLElement[] {
  const { violations, fault, refusal } = rest;
  return [
    h("span", { class: "time" }, time.slice(11, 23)),
    h("span", { class: "status" }, status === 0 ? "cut" : status),
    h("span", { class: "method" }, raw(method)),
    h("span", { class: "path" }, raw(path)),
    h("span", { class: "marks" }, [
      ...(refusal === null ? [] : [mark("refused", "refused")]),
      ...(violations.length === 0
        ? []
        : [mark("violation", `${String(violations.length)} violation${violations.length > 1 ? "s" : ""}`)]),
      ...(fault === null ? [] : [mark("fault", fault.kind)]),
    ]),
    h(
      "span",
      { class: "operation" },
      operation,
      operation !== null && user !== null && " · ",
      user !== null && raw(user),
    ),
    h("span", { class: "ms" }, durationMs < 10 ? durationMs.toFixed(1) : Math.round(durationMs)),
  ];
}

function grouped(number: number): string {
  return number.toLocaleString("en");
}

function mark(kind: string, words: string): HTMLElement {
  return h("span", { class: `mark ${kind}` }, words);
}

function copyQuery(line: string): void {
  const query = toQuery(parseFilter(line));
  const url = new URL(`requests?${query}${query === "" ? "" : "&"}atLeast=1&timeout=5s`, location.href);
  void copy(`curl '${url.href.replaceAll("'", "%27")}'`);
}
