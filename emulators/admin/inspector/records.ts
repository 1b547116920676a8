import { call, type Answer } from "./api.ts";
import { fill, h } from "./dom.ts";
import { raw } from "./raw.ts";
import { drawRecord } from "./record.ts";
import { linkTo, type Section } from "./section.ts";
import { createSplit } from "./split.ts";

type Collection = Answer<"listCollections">["collections"][number];
type ShownRecord = Answer<"listRecords">["records"][number];

const PAGE = 100;

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
    else await drawList({ collection, state }, split);
    return undefined;
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

interface Asked {
  readonly collection: string;
  readonly state: string | undefined;
}

async function drawList({ collection, state }: Asked, split: ReturnType<typeof createSplit>): Promise<void> {
  let skip = 0;
  const filter = h("input", {
    type: "search",
    id: "filter",
    class: "filter",
    placeholder: "in id or value",
    autocomplete: "off",
    spellcheck: "false",
  });
  const pages = h("span", { class: "pages" });
  const body = h("tbody", {});
  const bar = h(
    "div",
    { class: "bar", role: "search" },
    h("label", { for: "filter", class: "hidden" }, "Filter the records"),
    filter,
    pages,
    h("span", { class: "gap" }),
    h("button", { onclick: () => void load() }, "Refresh"),
  );
  const table = h(
    "table",
    { class: "records" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ["Id", "State", "Version", "Value"].map((word) => h("th", { scope: "col" }, word)),
      ),
    ),
    body,
  );
  fill(split.master, bar, h("div", { class: "scroll" }, table));

  async function load(): Promise<void> {
    const query = new URLSearchParams({ skip: String(skip), limit: String(PAGE) });
    if (state !== undefined) query.set("state", state);
    if (filter.value !== "") query.set("contains", filter.value);
    const page = await call<"listRecords">(`records/${encodeURIComponent(collection)}?${query.toString()}`);
    fill(
      body,
      page.records.map((record) => drawRow(record)),
    );
    drawPages(page.total);
  }

  function drawPages(total: number): void {
    const go = (words: string, to: number): HTMLElement =>
      h(
        "button",
        {
          class: "small",
          disabled: to < 0 || to >= total,
          onclick: () => {
            skip = to;
            void load();
          },
        },
        words,
      );
    const range =
      total === 0 ? "none" : `${String(skip + 1)}–${String(Math.min(total, skip + PAGE))} of ${String(total)}`;
    fill(
      pages,
      h("span", { class: "quiet" }, range),
      total > PAGE ? [go("Previous", skip - PAGE), go("Next", skip + PAGE)] : null,
    );
  }

  function drawRow({ id, state: word, version, value }: ShownRecord): HTMLElement {
    const open = h("button", { class: "link", onclick: () => void show(id) }, raw(id));
    return h(
      "tr",
      {},
      h("td", {}, open),
      h("td", {}, word === undefined ? null : h("span", { class: "mark state" }, raw(word))),
      h("td", { class: "number" }, version),
      h("td", { class: "preview" }, raw(JSON.stringify(value).slice(0, 300))),
    );
  }

  async function show(id: string): Promise<void> {
    const path = `records/${encodeURIComponent(collection)}/${encodeURIComponent(id)}`;
    split.open(drawRecord(await call<"getRecord">(path)));
  }

  filter.addEventListener("input", () => {
    skip = 0;
    void load();
  });
  await load();
}
