import {
  defineFragment,
  defineTemplate,
  hole,
  raw,
  repeat,
  type XmlObject,
  type XmlTemplate,
  type XmlValues,
} from "../../core/xml.ts";
import type { Cell } from "../domain/enquiry.ts";
import { MODEL } from "../iris/names.ts";
import { prefixOf } from "./atom-links.ts";
import { dialects, linkAttributes, NAMESPACES, rootNamespaces, SCHEME } from "./dialect.ts";
import { keepingLatest } from "./keeping-latest.ts";
import type { EnquiryFeed, EnquiryRow } from "./resource.ts";

/** The rows of an enquiry as a feed, which links to itself and to nothing else. */
export function formatEnquiry(feed: EnquiryFeed): string {
  const { base, xmlBase, title, path, updated, rows } = feed;
  const text = feedTemplate({
    base: xmlBase,
    title,
    id: base + path,
    updated,
    self: selfLink({ title, href: prefixOf(feed) + path }),
    entries: rows.map((row) => formatEntry(row, inFeed)).join(""),
  });
  return dialects.odata4j.prolog + text;
}

/** One row as an entry. */
export function formatRow(row: EnquiryRow): string {
  return dialects.odata4j.prolog + formatEntry(row, root);
}

function formatEntry(row: EnquiryRow, template: XmlTemplate): string {
  const { base, xmlBase, path, updated, entity, title = entity, links, cells } = row;
  const to = prefixOf(row);
  const written = links.map((link) => ({ rel: link.relations.join(" "), title: link.title, href: to + link.href }));
  return template({
    base: xmlBase,
    id: base + path,
    updated,
    entity,
    links: selfLink({ title, href: to + path }) + drillDowns({ links: written }),
    properties: propertiesOf(entity, cells)(valuesOf(cells)),
  });
}

const selfLink = defineFragment(NAMESPACES, {
  link: linkAttributes("odata4j", { rel: "self", title: hole("title"), href: hole("href") }),
});

const drillDowns = defineFragment(
  NAMESPACES,
  repeat("links", {
    link: linkAttributes("odata4j", {
      rel: hole("rel"),
      type: "application/atom+xml;type=entry",
      title: hole("title"),
      href: hole("href"),
    }),
  }),
);

function entryObject(attributes: XmlObject): XmlObject {
  return {
    entry: {
      ...attributes,
      id: hole("id"),
      title: { "@type": "text" },
      updated: hole("updated"),
      author: { name: {} },
      "#links": raw("links"),
      category: { "@term": `${MODEL}.${hole("entity")}`, "@scheme": SCHEME },
      content: { "@type": "application/xml", "#": raw("properties") },
    },
  };
}

const inFeed = defineFragment(NAMESPACES, entryObject({}));
const root = defineTemplate(entryObject({ ...rootNamespaces("odata4j"), "@xml:base": hole("base") }));

const feedTemplate = defineTemplate({
  feed: {
    ...rootNamespaces("odata4j"),
    "@xml:base": hole("base"),
    title: { "@type": "text", "#": hole("title") },
    id: hole("id"),
    updated: hole("updated"),
    "#self": raw("self"),
    "#entries": raw("entries"),
  },
});

/** The properties of an enquiry, whole or selected; the templates of the latest are kept. */
const MAX_TEMPLATES = 20;
const templates = keepingLatest<XmlTemplate>(MAX_TEMPLATES);

function propertiesOf(entity: string, cells: readonly Cell[]): XmlTemplate {
  return templates([entity, ...cells.map(({ name }) => name)].join(), () => {
    const members = Object.assign({}, ...cells.map((cell) => member(cell, entity))) as XmlObject;
    return defineFragment(NAMESPACES, { "m:properties": members });
  });
}

function member(cell: Cell, entity: string): XmlObject {
  if ("text" in cell) return { [`d:${cell.name}`]: hole(cell.name) };
  const type = `${entity}_${cell.name}`;
  const element = { [`d:${cell.field}`]: hole("text") };
  return { [`d:${type}`]: { "@m:type": `Bag(${MODEL}.${type})`, ...repeat(cell.name, { "d:element": element }) } };
}

function valuesOf(cells: readonly Cell[]): XmlValues {
  return Object.fromEntries(
    cells.map((cell) => [cell.name, "text" in cell ? cell.text : cell.texts.map((text) => ({ text }))]),
  );
}
