import { call, type Answer } from "./api.ts";
import { fill, h, type Child } from "./dom.ts";
import { attempt } from "./messages.ts";
import { raw } from "./raw.ts";
import { drawRecord } from "./record.ts";
import { createFilter, drawSearchBar } from "./search-bar.ts";
import type { Split } from "./split.ts";
import { drawRow, drawTable } from "./table.ts";

type ShownRecord = Answer<"listRecords">["records"][number];

const PAGE = 100;

/** Which records are shown. */
interface Asked {
  readonly collection: string;
  readonly state: string | undefined;
}

/** Shows the records of a collection, page by page, beside the one that is chosen. */
export async function showRecords({ collection, state }: Asked, split: Split): Promise<void> {
  const at = `records/${encodeURIComponent(collection)}`;
  let turn = 0;
  const filter = createFilter({
    label: "Filter the records",
    placeholder: "in id or value",
    onInput: () => void attempt(() => load(0)),
  });
  const pages = h("span", { class: "pages" });
  const { table, body } = drawTable("records", ["Id", "State", "Version", "Value"]);

  async function load(skip: number): Promise<void> {
    const own = (turn += 1);
    const query = new URLSearchParams({
      skip: String(skip),
      limit: String(PAGE),
      ...(state !== undefined && { state }),
      ...(filter.value !== "" && { contains: filter.value }),
    });
    const page = await call<"listRecords">(`${at}?${query.toString()}`);
    // What was typed meanwhile has asked for another.
    if (own !== turn) return;
    fill(
      body,
      page.records.map((record) => drawRow(cellsOf(record, open))),
    );
    fill(
      pages,
      drawPages(skip, page.total, (to) => void attempt(() => load(to))),
    );
  }

  function open(id: string): void {
    void attempt(async () => split.open(drawRecord(await call<"getRecord">(`${at}/${encodeURIComponent(id)}`))));
  }

  const refresh = h("button", { onclick: () => void attempt(() => load(0)) }, "Refresh");
  const bar = drawSearchBar(filter, pages, h("span", { class: "gap" }), refresh);
  fill(split.master, bar, h("div", { class: "scroll" }, table));
  await load(0);
}

function cellsOf({ id, state, version, value }: ShownRecord, open: (id: string) => void): readonly Child[] {
  return [
    h("button", { class: "link", onclick: () => open(id) }, raw(id)),
    state === undefined ? null : h("span", { class: "mark state" }, raw(state)),
    version,
    raw(JSON.stringify(value).slice(0, 300)),
  ];
}

function drawPages(skip: number, total: number, go: (to: number) => void): Child {
  const step = (words: string, to: number): HTMLElement =>
    h("button", { class: "small", disabled: to < 0 || to >= total, onclick: () => go(to) }, words);
  const last = Math.min(total, skip + PAGE);
  return [
    h(
      "span",
      { class: "quiet", role: "status" },
      total === 0 ? "none" : `${String(skip + 1)}–${String(last)} of ${String(total)}`,
    ),
    total > PAGE ? [step("Previous", skip - PAGE), step("Next", skip + PAGE)] : null,
  ];
}
