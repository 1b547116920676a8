import type { Formatted, Representation } from "../../core/emulator.ts";
import { defineFragment, defineTemplate, hole, raw, repeat, type XmlObject, type XmlTemplate } from "../../core/xml.ts";
import type { XmlElement } from "../../core/xml.ts";
import type { T24Error } from "../domain/refusal.ts";
import { COLLECTION, ENTITY, itemPath, MODEL, RELS, SERVICE_PATH } from "../iris/names.ts";
import { feedLinks, rim, type Page, type Transition } from "../iris/rim.ts";
import { formatProperties } from "./atom-properties.ts";
import { readEntry } from "./atom-reader.ts";
import { dialects, NAMESPACES, SCHEME, type Dialect } from "./dialect.ts";
import { relationsOf } from "./relations.ts";
import type { Entry, ErrorsResource, Feed, FrameworkError, Resource, SelfLink } from "./resource.ts";
import { formatMetadata } from "./atom-metadata.ts";
import { formatServiceDocument } from "./service-document.ts";

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
  switch (resource.kind) {
    case "entry": {
      const dialect = dialectOf(resource);
      return atomText(dialects[dialect].prolog + formatEntry(resource, dialect, true));
    }
    case "feed":
      return atomText(dialects.odata4j.prolog + formatFeed(resource));
    case "errors":
      return atomText(dialects.abdera.prolog + formatErrors(resource));
    case "metadata":
      return atomText(dialects.odata4j.prolog + formatMetadata(resource));
    case "service":
      return { contentType: "application/atomsvc+xml", text: formatServiceDocument(resource) };
    case "framework-error":
      return { contentType: "application/xml", text: formatFrameworkError(resource) };
  }
}

function atomText(text: string): Formatted {
  return { contentType: "application/atom+xml", text };
}

/** 4.1: Abdera writes what a command has made itself; 4.4: also the page after an input, whose self has a profile. */
function dialectOf({ page, self }: Entry): Dialect {
  return page === "new" || page === "populate" || self.profile !== undefined ? "abdera" : "odata4j";
}

function formatEntry(entry: Entry, dialect: Dialect, isRoot: boolean): string {
  const { base, record, page, path, self, etag, errors, updated } = entry;
  const template = (isRoot ? roots : inFeeds)[dialect][etag === undefined ? "plain" : "tagged"];
  const item = itemPath(record.id);
  return template({
    base,
    etag,
    id: base + path,
    updated,
    links:
      formatSelf(self, dialect) +
      pageLinks[dialect][page]({ item }) +
      (errors === undefined ? "" : formatEmbeddedErrors(errors, { base, id: record.id, updated })),
    // 4.5: positions are in what a command answers, and not in lists.
    properties: formatProperties(record, page !== "listed" && page !== "listedUnauthorised"),
  });
}

/** The entry around its links and properties: with the namespaces as a document, without them in a feed. */
function entryObject(attributes: XmlObject): XmlObject {
  return {
    entry: {
      ...attributes,
      id: hole("id"),
      title: { "@type": "text" },
      updated: hole("updated"),
      author: { name: {} },
      "#links": raw("links"),
      category: { "@term": `${MODEL}.${ENTITY}`, "@scheme": SCHEME },
      content: { "@type": "application/xml", "#": raw("properties") },
    },
  };
}

type EntryTemplates = Readonly<Record<Dialect, Readonly<Record<"plain" | "tagged", XmlTemplate>>>>;

const ETAG: XmlObject = { "@m:etag": hole("etag") };

const roots: EntryTemplates = {
  odata4j: rootTemplates("odata4j"),
  abdera: rootTemplates("abdera"),
};

const inFeed = {
  plain: defineFragment(NAMESPACES, entryObject({})),
  tagged: defineFragment(NAMESPACES, entryObject(ETAG)),
};
const inFeeds: EntryTemplates = { odata4j: inFeed, abdera: inFeed };

function rootTemplates(dialect: Dialect): EntryTemplates[Dialect] {
  const attributes = rootAttributes(dialect);
  return {
    plain: defineTemplate(entryObject(attributes)),
    tagged: defineTemplate(entryObject({ ...attributes, ...ETAG })),
  };
}

function rootAttributes(dialect: Dialect): XmlObject {
  const namespaces = dialects[dialect].namespaces.map((name) => [`@${name}`, NAMESPACES[name] ?? ""]);
  return { ...(Object.fromEntries(namespaces) as XmlObject), "@xml:base": hole("base") };
}

/** The links of each page, in each dialect, with a hole for the item's address. */
const pageLinks = {
  odata4j: linkTemplates("odata4j"),
  abdera: linkTemplates("abdera"),
};

function linkTemplates(dialect: Dialect): Readonly<Record<Page, XmlTemplate>> {
  const entries = Object.entries(rim).map(([page, transitions]) => [page, linksTemplate(transitions, dialect, true)]);
  // The keys are those of the table.
  return Object.fromEntries(entries) as Record<Page, XmlTemplate>;
}

function linksTemplate(transitions: readonly Transition[], dialect: Dialect, isTyped: boolean): XmlTemplate {
  const links = transitions.map((transition) => {
    const { title, path, of, leadsTo = "entry" } = transition;
    return inOrder(dialect, {
      rel: relationsOf(transition).join(" "),
      title,
      href: (of === "collection" ? COLLECTION : hole("item")) + path,
      // 4.3: the links of a feed itself have no type.
      ...(isTyped && { type: `application/atom+xml;type=${leadsTo}` }),
    });
  });
  return defineFragment(NAMESPACES, { link: links });
}

function inOrder(dialect: Dialect, attributes: Readonly<Record<string, string>>): XmlObject {
  const present = dialects[dialect].linkAttributes.flatMap((name) => {
    const value = attributes[name];
    return value === undefined ? [] : [[`@${name}`, value]];
  });
  return Object.fromEntries(present) as XmlObject;
}

const selfLinks = {
  odata4j: selfTemplates("odata4j"),
  abdera: selfTemplates("abdera"),
};

function selfTemplates(dialect: Dialect): Readonly<Record<"plain" | "profiled", XmlTemplate>> {
  const plain = { rel: "self", title: hole("title"), href: hole("href") };
  return {
    plain: defineFragment(NAMESPACES, { link: inOrder(dialect, plain) }),
    profiled: defineFragment(NAMESPACES, { link: inOrder(dialect, { ...plain, profile: hole("profile") }) }),
  };
}

function formatSelf({ title, href, profile }: SelfLink, dialect: Dialect): string {
  const templates = selfLinks[dialect];
  return profile === undefined ? templates.plain({ title, href }) : templates.profiled({ title, href, profile });
}

const feedTemplate = defineTemplate({
  feed: {
    ...rootAttributes("odata4j"),
    title: { "@type": "text", "#": hole("title") },
    id: hole("id"),
    updated: hole("updated"),
    "#links": raw("links"),
    "#entries": raw("entries"),
  },
});

const feedLinksTemplate = linksTemplate(feedLinks, "odata4j", false);

function formatFeed({ base, title, path, updated, entries, links }: Feed): string {
  return feedTemplate({
    base,
    title,
    id: base + path,
    updated,
    links: formatSelf({ title, href: path }, "odata4j") + (links.length > 0 ? feedLinksTemplate({}) : ""),
    entries: entries.map((entry) => formatEntry(entry, "odata4j", false)).join(""),
  });
}

/** The Errors entity: its elements in the order Code, Type, Text, Info (3.6, Q24). */
const ERRORS_ENTRY: XmlObject = {
  id: hole("id"),
  title: { "@type": "text" },
  updated: hole("updated"),
  author: { name: {} },
  link: { "@rel": "self", "@title": "ProcessErrors", "@href": hole("href") },
  category: { "@term": `${MODEL}.Errors`, "@scheme": SCHEME },
  content: {
    "@type": "application/xml",
    "m:properties": {
      "d:Errors_ErrorsMvGroup": {
        "@m:type": `Bag(${MODEL}.Errors_ErrorsMvGroup)`,
        ...repeat("errors", {
          "d:element": {
            "d:Code": hole("code"),
            "d:Type": hole("type"),
            "d:Text": hole("text"),
            "d:Info": hole("info"),
          },
        }),
      },
    },
  },
};

const embeddedErrors = defineFragment(NAMESPACES, {
  link: {
    "@rel": `${RELS}errors`,
    "@type": "application/atom+xml;type=entry",
    "@title": "errors",
    "@href": hole("href"),
    "m:inline": { entry: ERRORS_ENTRY },
  },
});

const errorsDocument = defineTemplate({ entry: { ...rootAttributes("abdera"), ...ERRORS_ENTRY } });

function formatEmbeddedErrors(errors: readonly T24Error[], place: Omit<ErrorsResource, "kind" | "errors">): string {
  return embeddedErrors(errorsValues(errors, place));
}

function formatErrors({ errors, ...place }: ErrorsResource): string {
  return errorsDocument({ ...errorsValues(errors, place), base: place.base });
}

function errorsValues(
  errors: readonly T24Error[],
  { base, id, updated }: Omit<ErrorsResource, "kind" | "errors">,
): Parameters<XmlTemplate>[0] {
  return {
    // 3.6: the id has the company, the self link has not.
    id: `${base}Errors('${encodeURIComponent(id)}')`,
    href: `${base.slice(0, base.indexOf(SERVICE_PATH) + SERVICE_PATH.length)}/errors`,
    updated,
    errors: errors.map(({ code, type, text, info }) => ({ code, type, text, info })),
  };
}

const frameworkError = defineTemplate({
  "m:error": {
    "@xmlns:m": NAMESPACES["xmlns:m"] ?? "",
    "m:code": hole("code"),
    "m:message": { "@xml:lang": "en-US", "#": hole("message") },
  },
});

function formatFrameworkError({ code, message }: FrameworkError): string {
  return dialects.abdera.prolog + frameworkError({ code, message });
}
