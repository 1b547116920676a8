import type { Answer } from "./api.ts";
import { drawDifferences } from "./differences.ts";
import { h, type Child } from "./dom.ts";
import { raw, rawBlock } from "./raw.ts";
import { linkTo } from "./section.ts";

type RecordHistory = Answer<"getRecord">;

/** A record in full: its value, what has changed since the seed, what it was before. */
export function drawRecord({ collection, record, sinceSeed, history }: RecordHistory): Child {
  const { id, version, state, value } = record;
  return [
    h("h2", { class: "title" }, raw(collection), " ", raw(id)),
    h(
      "p",
      { class: "quiet facts" },
      state === undefined ? null : [h("span", { class: "mark state" }, raw(state)), " · "],
      `version ${String(version)} · `,
      h("a", { href: linkTo("journal", id) }, "its exchanges"),
    ),
    h("section", {}, h("h3", {}, "Since the seed"), drawSinceSeed(sinceSeed)),
    h("section", {}, h("h3", {}, "History"), drawHistory(history)),
    h("section", {}, h("h3", {}, "Value"), rawBlock(JSON.stringify(value, undefined, 2), "Value")),
  ];
}

function drawSinceSeed(sinceSeed: RecordHistory["sinceSeed"]): HTMLElement {
  const [first] = sinceSeed;
  if (first === undefined) return h("p", { class: "quiet" }, "It is as the seed has it.");
  if (first.at === "" && !("from" in first)) return h("p", { class: "quiet" }, "It is new: the seed does not have it.");
  return drawDifferences(sinceSeed);
}

function drawHistory(history: RecordHistory["history"]): Child {
  if (history.length === 0) return h("p", { class: "quiet" }, "The service keeps no earlier state of it.");
  return history.map(({ collection, record, changes }) =>
    h(
      "details",
      {},
      h(
        "summary",
        {},
        raw(`${collection} ${record.id}`),
        " ",
        h("span", { class: "quiet" }, `${String(changes.length)} changes after it`),
      ),
      h("h4", {}, "What changed then"),
      drawDifferences(changes),
      h("h4", {}, "What it was"),
      rawBlock(JSON.stringify(record.value, undefined, 2), `Value of ${record.id}`),
    ),
  );
}
