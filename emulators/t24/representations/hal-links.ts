import { addressOf, feedLinks, link, rim, targetOf, type Page, type Transition } from "../iris/rim.ts";
import type { Json } from "./hal-properties.ts";
import { relationsOf } from "./relations.ts";
import type { Entry, Feed } from "./resource.ts";

/** A page's links; those of the service only where they embed something. */
export function linksOfEntry({ page, entity, errors, messages = [] }: Entry): readonly NamedLink[] {
  const links = linksOf(entity)[page];
  if (errors !== undefined) return namedLinks([link.errors, ...rim[page].filter(isOfCompany)], entity);
  return messages.length > 0 ? links : links.filter(({ transition }) => isOfCompany(transition));
}

const isOfCompany = ({ of }: Transition): boolean => of !== "service";

/** 4.7: an item's own address stands under `item`, not under `self`. */
export function itemLinks({ record, page, path }: Entry, { base, title, entity }: Feed): Json {
  const source = `${entity}.${title}`;
  return {
    ...linksJson(linksOf(entity)[page], { base, source, entity, id: record.id }),
    item: [{ href: base + path, name: `${source}>GET>${entity}.${entity}`, title: entity }],
  };
}

/** The links of a feed itself. */
export function ownLinks({ base, path, title, entity }: Feed): Json {
  const links = linksJson(linksOf(entity).feed, { base, source: `${entity}.${title}`, entity, id: "" });
  return { self: { href: base + path }, ...links };
}

/**
 * 4.7: `<source>>METHOD(title)>target`; a link with two relations stands under each, and the relations are in the order
 * of the alphabet.
 */
export function linksJson(
  links: readonly NamedLink[],
  { base, source, entity, id }: Pick<Entry, "base" | "entity"> & { readonly source: string; readonly id: string },
): Json {
  const json: Record<string, object[]> = {};
  for (const { relation, transition, name } of links) {
    const href = addressOf(transition, base, { entity, id });
    (json[relation] ??= []).push({ href, name: source + name, title: transition.title });
  }
  return json;
}

/** A link under one of its relations; its name is what follows the source's. */
export interface NamedLink {
  readonly relation: string;
  readonly transition: Transition;
  readonly name: string;
}

function namedLinks(transitions: readonly Transition[], entity: string): readonly NamedLink[] {
  const links = transitions.flatMap((transition) => {
    const { method, named = method, title, rel } = transition;
    const name = `>${named}(${title})>${transition.entity ?? entity}.${targetOf(transition, entity)}`;
    // 4.4: what has no relation of its own is `item` here.
    return (rel === "item" ? ["item"] : relationsOf(transition, entity)).map((relation) => ({
      relation,
      transition,
      name,
    }));
  });
  return links.sort((one, other) => (one.relation < other.relation ? -1 : Number(one.relation > other.relation)));
}

type NamedLinks = Readonly<Record<Page | "feed", readonly NamedLink[]>>;

const known = new Map<string, NamedLinks>();

/** The links of a version's pages and of its feeds, named once. */
export function linksOf(entity: string): NamedLinks {
  let links = known.get(entity);
  if (links === undefined) {
    const pages = Object.entries({ ...rim, feed: feedLinks });
    // The keys are those of the table.
    links = Object.fromEntries(pages.map(([page, of]) => [page, namedLinks(of, entity)])) as NamedLinks;
    known.set(entity, links);
  }
  return links;
}
