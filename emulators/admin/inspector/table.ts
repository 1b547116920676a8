import { h, type Child } from "./dom.ts";

/** A table with its columns named, and a body to be filled with rows. */
export function drawTable(
  kind: string,
  columns: readonly string[],
  rows: readonly (readonly Child[])[] = [],
): { readonly table: HTMLTableElement; readonly body: HTMLTableSectionElement } {
  const head = columns.map((words) => h("th", { scope: "col" }, words));
  const body = h("tbody", {}, rows.map(drawRow));
  return { table: h("table", { class: kind }, h("thead", {}, h("tr", {}, head)), body), body };
}

/** A row of it, each child in a cell of its own. */
export function drawRow(cells: readonly Child[]): HTMLTableRowElement {
  return h(
    "tr",
    {},
    cells.map((cell) => h("td", {}, cell)),
  );
}
