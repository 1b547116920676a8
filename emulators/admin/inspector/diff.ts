import type { Answer } from "./api.ts";
import { drawDifferences } from "./differences.ts";
import { h, type Child } from "./dom.ts";
import { raw } from "./raw.ts";
import { linkTo } from "./section.ts";

/** What leads from one state to another, record by record. */
export function drawDiff({ from, to, records, sequences, options, clock, chance }: Answer<"diffStates">): Child {
  const parts = { Sequences: sequences, Options: options, Clock: clock };
  const isSame = records.length + sequences.length + options.length + clock.length === 0 && !chance;
  return [
    h("h2", { class: "title" }, "From ", raw(from), " to ", raw(to)),
    isSame ? h("p", {}, "They are the same.") : null,
    records.map(({ collection, id, change, values }) =>
      h(
        "details",
        { open: records.length < 10 },
        h("summary", {}, h("span", { class: `mark ${change}` }, change), " ", raw(`${collection} ${id}`)),
        change === "removed" ? null : h("p", {}, h("a", { href: linkTo("records", collection) }, "to the collection")),
        drawDifferences(values),
      ),
    ),
    Object.entries(parts).map(([title, differences]) =>
      differences.length === 0 ? null : h("section", {}, h("h3", {}, title), drawDifferences(differences)),
    ),
    chance ? h("p", { class: "quiet" }, "The next ids and tokens differ.") : null,
  ];
}
