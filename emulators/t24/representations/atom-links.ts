import { defineFragment, hole, type XmlTemplate } from "../../core/xml.ts";
import { collectionOf, itemPath } from "../iris/names.ts";
import { feedLinks, rim, type Page, type Transition } from "../iris/rim.ts";
import { dialects, linkAttributes, NAMESPACES, type Dialect } from "./dialect.ts";
import { relationsOf } from "./relations.ts";
import type { Entry, Feed, Place, SelfLink } from "./resource.ts";

/** The links of an entry: self, what it embeds because it failed (RIM's order of an error page), those of its page. */
export function formatLinks(entry: Entry, dialect: Dialect, embeddedErrors: string): string {
  const { page, record, self, entity } = entry;
  const to = prefixOf(entry);
  const holes = { to, entity, collection: collectionOf(entity), item: itemPath(entity, record.id) };
  return formatSelf(self, to, dialect) + embeddedErrors + pageLinks[dialect][page](holes);
}

/** The links of a feed itself: self, new, populate; without a type (4.3). */
export function formatFeedLinks(feed: Feed): string {
  const { entity } = feed;
  const to = prefixOf(feed);
  return (
    formatSelf({ title: feed.title, href: feed.path }, to, "odata4j") +
    ownLinks({ to, entity, collection: collectionOf(entity) })
  );
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

function linksTemplate(transitions: readonly Transition[], dialect: Dialect, isTyped: boolean): XmlTemplate {
  const links = transitions.map((transition) => {
    const { title, path, of, leadsTo = "entry" } = transition;
    return linkAttributes(dialect, {
      rel: relationsOf(transition, hole("entity")).join(" "),
      title,
      href: hole("to") + hole(of) + path,
      ...(isTyped && { type: `application/atom+xml;type=${leadsTo}` }),
    });
  });
  return defineFragment(NAMESPACES, { link: links });
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
