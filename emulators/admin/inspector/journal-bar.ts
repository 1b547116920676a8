import { copy } from "./copy.ts";
import { fill, h } from "./dom.ts";
import { FILTER_NAMES, parseFilter, toQuery } from "./filter.ts";
import { createFilter, drawSearchBar } from "./search-bar.ts";

/** What testers look for most. */
const QUICK: readonly (readonly [label: string, term: string])[] = [
  ["Refused", "refusal:"],
  ["4xx", "status:4xx"],
  ["5xx", "status:5xx"],
  ["Violations", "violation:*"],
  ["Faults", "fault:*"],
];

/** The bar above the journal: the filter with its usual terms, the count, and what is done with the whole. */
export interface JournalBar {
  readonly element: HTMLElement;
  readonly filter: HTMLInputElement;
  draw(counts: Counts, isPaused: boolean): void;
}

interface Counts {
  readonly found: number;
  readonly all: number;
  /** How many the emulator has given up to make room. */
  readonly dropped: number;
}

interface Acts {
  readonly onFilter: () => void;
  readonly onPause: () => void;
  readonly onClear: () => void;
}

export function createJournalBar({ onFilter, onPause, onClear }: Acts): JournalBar {
  const filter = createFilter({
    label: "Filter the journal",
    placeholder: "status:4xx  path:/api/*  -method:GET  word",
    title: `Filters: ${FILTER_NAMES.join(", ")}. A minus before one turns it round; a word is looked for anywhere.`,
    onInput: onFilter,
  });
  const count = h("output", { class: "quiet", for: "filter", "aria-live": "off" });
  const pause = h("button", { onclick: onPause, title: "p", "aria-keyshortcuts": "p" });
  const chips = QUICK.map(([label, term]) => {
    const toggle = (): void => {
      filter.value = toggled(filter.value, term);
      onFilter();
    };
    return h("button", { class: "chip", "data-term": term, onclick: toggle }, label);
  });
  const element = drawSearchBar(
    filter,
    h("div", { class: "chips", role: "group", "aria-label": "Common filters" }, chips),
    count,
    h("span", { class: "gap" }),
    h(
      "button",
      { onclick: () => copyQuery(filter.value), title: "For a test that waits for such requests" },
      "Copy query",
    ),
    pause,
    h("button", { onclick: onClear }, "Clear"),
  );

  return {
    element,
    filter,
    draw(counts, isPaused) {
      fill(count, toWords(counts, filter.value.trim() !== ""));
      fill(pause, isPaused ? "Go on" : "Pause");
      const words = wordsOf(filter.value);
      for (const chip of chips) chip.setAttribute("aria-pressed", String(words.includes(chip.dataset["term"] ?? "-")));
    },
  };
}

function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/).filter((word) => word !== "");
}

/** The filter line with a term, or without it if it had it. */
function toggled(line: string, term: string): string {
  const words = wordsOf(line);
  const without = words.filter((word) => word !== term);
  return (without.length < words.length ? without : [...words, term]).join(" ");
}

function toWords({ found, all, dropped }: Counts, isFiltered: boolean): string {
  const of = isFiltered ? ` of ${grouped(all)}` : "";
  return `${grouped(found)}${of}${dropped > 0 ? `, ${grouped(dropped)} gone` : ""}`;
}

function grouped(number: number): string {
  return number.toLocaleString("en");
}

function copyQuery(line: string): void {
  const query = toQuery(parseFilter(line));
  const url = new URL(`requests?${query}${query === "" ? "" : "&"}atLeast=1&timeout=5s`, location.href);
  void copy(`curl '${url.href.replaceAll("'", "%27")}'`);
}
