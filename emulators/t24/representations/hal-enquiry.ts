import type { Cell } from "../domain/enquiry.ts";
import type { Json } from "./hal-properties.ts";
import type { EnquiryFeed, EnquiryRow } from "./resource.ts";

/** The rows of an enquiry as a collection: a row's own address stands under `item` (4.7). */
export function enquiryJson({ base, path, title, entity, rows }: EnquiryFeed): Json {
  const source = `${entity}.${title}`;
  const item = rows.map((row) => ({
    _links: {
      ...linksJson(row, source),
      item: [{ href: base + row.path, name: `${source}>GET>${entity}.${entity}`, title: entity }],
    },
    ...cellsJson(row.cells),
  }));
  return { _links: { self: { href: base + path } }, _embedded: { item } };
}

/** One row as a resource. */
export function rowJson(row: EnquiryRow): Json {
  const { base, path, entity, title = entity, cells } = row;
  return { _links: { self: { href: base + path }, ...linksJson(row, `${entity}.${title}`) }, ...cellsJson(cells) };
}

/** A link with two relations stands under each. */
function linksJson({ base, links }: EnquiryRow, source: string): Json {
  const json: Record<string, object[]> = {};
  for (const { relations, title, href, target } of links) {
    const link = { href: base + href, name: `${source}>GET(${title})>${target}`, title };
    for (const relation of relations) (json[relation] ??= []).push(link);
  }
  return json;
}

/** By name in the order of the alphabet. */
function cellsJson(cells: readonly Cell[]): Json {
  const sorted = cells.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return Object.fromEntries(
    sorted.map((cell) => [cell.name, "text" in cell ? cell.text : cell.texts.map((text) => ({ [cell.field]: text }))]),
  );
}
