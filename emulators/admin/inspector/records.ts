import { call, type Answer } from "./api.ts";
import { fill, h } from "./dom.ts";
import { raw } from "./raw.ts";
import { showRecords } from "./record-list.ts";
import { linkTo, type Section } from "./section.ts";
import { createSplit } from "./split.ts";

type Collection = Answer<"listCollections">["collections"][number];

/** What the sandbox holds, by collection and state. */
export const records: Section = {
  name: "records",
  title: "Records",
  async show(place, [collection, state]) {
    const { collections } = await call<"listCollections">("records");
    const index = h(
      "nav",
      { class: "index", "aria-label": "Collections" },
      h(
        "ul",
        {},
        collections.map((one) => drawCollection(one, collection, state)),
      ),
    );
    const split = createSplit("Record");
    fill(place, h("div", { class: "with-index" }, index, split.element));
    if (collections.length === 0) fill(split.master, h("p", { class: "empty" }, "This sandbox holds no record yet."));
    else if (collection === undefined) fill(split.master, h("p", { class: "empty" }, "Choose a collection."));
    else await showRecords({ collection, state }, split);
    return {};
  },
};

function drawCollection({ name, count, states }: Collection, chosen?: string, state?: string): HTMLElement {
  const link = (words: string, number: number, ...rest: readonly string[]): HTMLElement =>
    h(
      "a",
      {
        href: linkTo("records", name, ...rest),
        "aria-current": name === chosen && rest[0] === state ? "page" : undefined,
      },
      raw(words),
      h("span", { class: "count" }, number),
    );
  const byState = Object.entries(states ?? {}).map(([word, number]) => h("li", {}, link(word, number, word)));
  return h("li", {}, link(name, count), byState.length === 0 ? null : h("ul", {}, byState));
}
