import type { JournalEntry } from "../../core/observe/journal.ts";
import { h } from "./dom.ts";
import { raw } from "./raw.ts";

/** An exchange in a line: when, how it went, what was asked, what was odd about it. */
export function drawJournalRow(entry: JournalEntry): readonly HTMLElement[] {
  const { time, status, method, path, operation, user, durationMs } = entry;
  return [
    h("span", { class: "time" }, time.slice(11, 23)),
    h("span", { class: "status" }, status === 0 ? "cut" : status),
    h("span", { class: "method" }, raw(method)),
    h("span", { class: "path" }, raw(path)),
    h("span", { class: "marks" }, marksOf(entry)),
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

function marksOf({ refusal, violations: { length: count }, fault }: JournalEntry): readonly (HTMLElement | null)[] {
  return [
    refusal === null ? null : mark("refused", "refused"),
    count === 0 ? null : mark("violation", `${String(count)} violation${count > 1 ? "s" : ""}`),
    fault === null ? null : mark("fault", fault.kind),
  ];
}

function mark(kind: string, words: string): HTMLElement {
  return h("span", { class: `mark ${kind}` }, words);
}
