import { defineFragment, hole, raw, type XmlObject, type XmlTemplate, type XmlValues } from "../../core/xml.ts";
import { ANY_RECORD, feedLinks, link, origins, rim, type Page, type Transition } from "../iris/rim.ts";
import { keepingAroundId } from "./around-id.ts";
import { dialects, linkAttributes, NAMESPACES, type Dialect } from "./dialect.ts";
import { APART } from "./keeping-latest.ts";
import { relationsOf } from "./relations.ts";
import type { Embedded, Entry, Feed, LinkPage, Place, SelfLink } from "./resource.ts";

/** What links embed: the errors' link as a whole, which stands before the others; of those, `m:inline` by relation. */
export type Inlines = Readonly<Partial<Record<"errors" | Embedded, string>>>;

/** The links of an entry: self, what it embeds because it failed (RIM's order of an error page), those of its page. */
export function formatLinks(entry: Entry, dialect: Dialect, inlines: Inlines | undefined): string {
  const { page, record, self } = entry;
  const own = formatSelf(self, prefixOf(entry), dialect);
  if (inlines === undefined || hasMetadataOnly(inlines)) return own + formatUsual(entry, dialect, inlines);
  const values = addresses(entry, record.id);
  return own + (inlines.errors ?? "") + formatEmbedding(rim[page], { values, inlines }, dialect);
}

/** The links of a page that embeds nothing, or the metadata alone, are written once for all records. */
function formatUsual(entry: Entry, dialect: Dialect, inlines: Inlines | undefined): string {
  const { page, record, entity } = entry;
  const key = [prefixOf(entry), entity, page, dialect, inlines?.metadata].join(APART);
  return around(key, record.id, (id) => {
    const values = addresses(entry, id);
    if (inlines === undefined) return pageLinks[dialect][page](values);
    return embeddingLinks(page, dialect)({ ...values, ...inlines });
  });
}

/** Of each base and version a few pages. */
const MAX_PAGES = 40;
const around = keepingAroundId(MAX_PAGES);

function hasMetadataOnly({ errors, messages, changedValues }: Inlines): boolean {
  return errors === undefined && messages === undefined && changedValues === undefined;
}

/** The links of a page that has no record: self and its own, which stand for any record (`@`). */
export function formatPageLinks(linkPage: LinkPage): string {
  const { page, self } = linkPage;
  return formatSelf(self, prefixOf(linkPage), "odata4j") + pageLinks.odata4j[page](addresses(linkPage, ANY_RECORD));
}

/** What fills the holes of links: what stands before an address, the entity, and each origin of addresses. */
function addresses(place: Place, id: string): Readonly<Record<string, string>> {
  const { entity } = place;
  return {
    to: prefixOf(place),
    entity,
    item: origins.item(entity, id),
    collection: origins.collection(entity, id),
    enquiries: origins.enquiries(entity, id),
  };
}

/** The links of a feed itself: self, new, populate; without a type (4.3). */
export function formatFeedLinks(feed: Feed): string {
  const self = { title: feed.title, href: feed.path };
  return formatSelf(self, prefixOf(feed), "odata4j") + ownLinks(addresses(feed, ANY_RECORD));
}

/** 4.2: where xml:base and the links' own base differ, links are absolute. */
export function prefixOf({ base, xmlBase }: Place): string {
  return base === xmlBase ? "" : base;
}

/** The links of each page, in each dialect, with holes for what the version and the record make of it. */
const pageLinks = { odata4j: linkTemplates("odata4j"), abdera: linkTemplates("abdera") };

const ownLinks = linksTemplate(feedLinks, "odata4j", false);

function linkTemplates(dialect: Dialect): Readonly<Record<Page, XmlTemplate>> {
  const entries = Object.entries(rim).map(([page, transitions]) => [page, linksTemplate(transitions, dialect, true)]);
  // The keys are those of the table.
  return Object.fromEntries(entries) as Record<Page, XmlTemplate>;
}

/** The same with room for the metadata within its link, made when a page is first written so. */
const embedding = { odata4j: new Map<Page, XmlTemplate>(), abdera: new Map<Page, XmlTemplate>() };

function embeddingLinks(page: Page, dialect: Dialect): XmlTemplate {
  const known = embedding[dialect].get(page);
  if (known !== undefined) return known;
  const links = rim[page].filter(({ of }: Transition) => of !== "service");
  const objects = links.map((transition): XmlObject => {
    const attributes = linkObject(transition, dialect, true);
    return transition === link.metadata ? { ...attributes, "#": raw("metadata") } : attributes;
  });
  const template = defineFragment(NAMESPACES, { link: objects });
  embedding[dialect].set(page, template);
  return template;
}

function linksTemplate(transitions: readonly Transition[], dialect: Dialect, isTyped: boolean): XmlTemplate {
  const links = transitions.filter(({ of }) => of !== "service");
  return defineFragment(NAMESPACES, { link: links.map((transition) => linkObject(transition, dialect, isTyped)) });
}

function linkObject(transition: Transition, dialect: Dialect, isTyped: boolean): XmlObject {
  const { title, path, of, leadsTo = "entry" } = transition;
  return linkAttributes(dialect, {
    rel: relationsOf(transition, hole("entity")).join(" "),
    title,
    href: hole("to") + hole(of) + path,
    ...(isTyped && { type: `application/atom+xml;type=${leadsTo}` }),
  });
}

/** The links of a page of which some embed something; what is of the service is a whole link, if it is there. */
function formatEmbedding(
  transitions: readonly Transition[],
  { values, inlines }: { readonly values: XmlValues; readonly inlines: XmlValues },
  dialect: Dialect,
): string {
  const links = transitions.map((transition) => {
    const { rel, of } = transition;
    const inline = inlines[rel];
    if (of === "service") return typeof inline === "string" ? inline : "";
    return templateOf(transition, inline === undefined ? "" : raw(rel), dialect)({ ...values, ...inlines });
  });
  return links.join("");
}

/** Templates of single links, made when first used: few pages embed anything. */
const singleLinks = new Map<string, XmlTemplate>();

function templateOf(transition: Transition, inline: string, dialect: Dialect): XmlTemplate {
  const key = [dialect, transition.title, inline].join(" ");
  let template = singleLinks.get(key);
  if (template === undefined) {
    const attributes = linkObject(transition, dialect, true);
    template = defineFragment(NAMESPACES, { link: inline === "" ? attributes : { ...attributes, "#": inline } });
    singleLinks.set(key, template);
  }
  return template;
}

const selfLinks = { odata4j: selfTemplates("odata4j"), abdera: selfTemplates("abdera") };

function selfTemplates(dialect: Dialect): Readonly<Record<"plain" | "profiled", XmlTemplate>> {
  const plain = { rel: "self", title: hole("title"), href: hole("href") };
  return {
    plain: defineFragment(NAMESPACES, { link: linkAttributes(dialect, plain) }),
    profiled: defineFragment(NAMESPACES, { link: linkAttributes(dialect, { ...plain, profile: hole("profile") }) }),
  };
}

function formatSelf({ title, href, profile }: SelfLink, to: string, dialect: keyof typeof dialects): string {
  return selfLinks[dialect][profile === undefined ? "plain" : "profiled"]({ title, href: to + href, profile });
}
