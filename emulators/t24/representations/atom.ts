import type { Formatted, Representation } from "../../core/emulator.ts";
import { defineFragment, defineTemplate, hole, raw, type XmlObject, type XmlTemplate } from "../../core/xml.ts";
import type { XmlElement } from "../../core/xml.ts";
import { MODEL } from "../iris/names.ts";
import { formatEnquiry, formatRow } from "./atom-enquiry.ts";
import { formatEmbeddedErrors, formatEmbeddedMessages, formatErrors, formatFrameworkError } from "./atom-errors.ts";
import { formatFeedLinks, formatLinks, type Inlines } from "./atom-links.ts";
import { embeddedMetadata, formatMetadata } from "./atom-metadata.ts";
import { formatEnrichment, formatLinkPage } from "./atom-plain.ts";
import { formatProperties } from "./atom-properties.ts";
import { readEntry } from "./atom-reader.ts";
import { dialects, NAMESPACES, rootNamespaces, SCHEME, type Dialect } from "./dialect.ts";
import { formatEdmx } from "./edmx.ts";
import { writeListed } from "./recent-entries.ts";
import { hostInLinks } from "./relations-host.ts";
import { embedsMetadata, layoutOf, type Entry, type Feed, type Resource } from "./resource.ts";
import { formatServiceDocument } from "./service-document.ts";
import { METADATA_MARK, withMetadata } from "./shared-metadata.ts";

/** Atom with OData's properties, as IRIS' two writers write it (fact sheet, 4.1 to 4.6). */
export const atom: Representation<Resource> = {
  // 5.7: asked for application/xml, IRIS sends Atom and says so.
  writes: ["application/atom+xml", "application/xml", "application/atomsvc+xml"],
  reads: ["application/atom+xml", "application/xml"],
  syntax: "xml",
  format,
  // The XML reader gives an element.
  parse: (document) => readEntry(document as XmlElement),
};

function format(resource: Resource): Formatted {
  const { contentType, text } = formatted(resource);
  const written = { contentType, text: hostInLinks(text, resource) };
  const hasMetadata = resource.kind === "entry" && embedsMetadata(resource);
  return hasMetadata ? withMetadata(written, embeddedMetadata(resource)) : written;
}

function formatted(resource: Resource): Formatted {
  // Each kind is written by the entry of its name.
  const write = writers[resource.kind] as (of: Resource) => Formatted;
  return write(resource);
}

type Writers = { readonly [Kind in Resource["kind"]]: (of: Extract<Resource, { kind: Kind }>) => Formatted };

const writers: Writers = {
  entry: (entry) => atomText(formatRoot(entry)),
  feed: (feed) => atomText(formatFeed(feed)),
  enquiry: (enquiry) => atomText(formatEnquiry(enquiry)),
  row: (row) => atomText(formatRow(row)),
  "link-page": (page) => atomText(formatLinkPage(page)),
  enrichment: (enrichment) => atomText(formatEnrichment(enrichment)),
  errors: (errors) => atomText(formatErrors(errors)),
  metadata: (metadata) => atomText(formatMetadata(metadata)),
  service: (service) => ({ contentType: "application/atomsvc+xml", text: formatServiceDocument(service) }),
  edmx: () => ({ contentType: "application/xml", text: formatEdmx() }),
  "framework-error": (error) => ({ contentType: "application/xml", text: formatFrameworkError(error) }),
};

function atomText(text: string): Formatted {
  return { contentType: "application/atom+xml", text };
}

function formatRoot(entry: Entry): string {
  const dialect = dialectOf(entry);
  return dialects[dialect].prolog + formatEntry(entry, dialect, roots[dialect]);
}

/** 4.1: Abdera writes what a command has made out of nothing stored; odata4j all else, the page after an input too. */
function dialectOf(entry: Entry): Dialect {
  return layoutOf(entry) === "made" ? "abdera" : "odata4j";
}

function formatEntry(entry: Entry, dialect: Dialect, template: XmlTemplate): string {
  const { xmlBase, base, record, path, etag, updated, entity, select } = entry;
  return template({
    base: xmlBase,
    etag,
    id: base + path,
    updated,
    entity,
    links: formatLinks(entry, dialect, inlinesOf(entry, dialect)),
    properties: formatProperties(record, { entity, layout: layoutOf(entry), select }),
  });
}

const ONLY_METADATA: Inlines = { metadata: METADATA_MARK };

/** What the entry's links embed; most entries embed nothing. */
function inlinesOf(entry: Entry, dialect: Dialect): Inlines | undefined {
  const { errors, messages = [], changed } = entry;
  const hasMetadata = embedsMetadata(entry);
  if (errors === undefined && messages.length === 0 && changed === undefined) {
    return hasMetadata ? ONLY_METADATA : undefined;
  }
  const of = { ...entry, id: entry.record.id };
  return {
    ...(errors !== undefined && { errors: formatEmbeddedErrors(errors, of, dialect) }),
    ...(messages.length > 0 && { messages: formatEmbeddedMessages(messages, of, dialect) }),
    ...(changed !== undefined && {
      changedValues: `<m:inline>${formatEntry(changed, dialect, inFeed.plain)}</m:inline>`,
    }),
    ...(hasMetadata && { metadata: METADATA_MARK }),
  };
}

/** The entry around its links and properties: with the namespaces as a document, without them in a feed. */
function entryObject(attributes: XmlObject, dialect: Dialect): XmlObject {
  const { empty } = dialects[dialect];
  return {
    entry: {
      ...attributes,
      id: hole("id"),
      title: { "@type": "text", ...empty },
      updated: hole("updated"),
      author: { name: { ...empty } },
      "#links": raw("links"),
      category: { "@term": `${MODEL}.${hole("entity")}`, "@scheme": SCHEME },
      content: { "@type": "application/xml", "#": raw("properties") },
    },
  };
}

/** 5.1: only a feed's entries say their ETag; an entry by itself has it in the header. */
const inFeed = {
  plain: defineFragment(NAMESPACES, entryObject({}, "odata4j")),
  tagged: defineFragment(NAMESPACES, entryObject({ "@m:etag": hole("etag") }, "odata4j")),
};

const roots: Readonly<Record<Dialect, XmlTemplate>> = {
  odata4j: rootTemplate("odata4j"),
  abdera: rootTemplate("abdera"),
};

function rootTemplate(dialect: Dialect): XmlTemplate {
  return defineTemplate(entryObject({ ...rootNamespaces(dialect), "@xml:base": hole("base") }, dialect));
}

const feedTemplate = defineTemplate({
  feed: {
    ...rootNamespaces("odata4j"),
    "@xml:base": hole("base"),
    title: { "@type": "text", "#": hole("title") },
    id: hole("id"),
    updated: hole("updated"),
    "#links": raw("links"),
    "#entries": raw("entries"),
  },
});

function formatFeed(feed: Feed): string {
  const { base, xmlBase, title, path, updated, entries } = feed;
  const text = feedTemplate({
    base: xmlBase,
    title,
    id: base + path,
    updated,
    links: formatFeedLinks(feed),
    entries: writeListed(entries, formatListed),
  });
  return dialects.odata4j.prolog + text;
}

function formatListed(entry: Entry): string {
  return formatEntry(entry, "odata4j", inFeed[entry.etag === undefined ? "plain" : "tagged"]);
}
