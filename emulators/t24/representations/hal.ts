import type { Formatted, Representation } from "../../core/emulator.ts";
import type { T24Error } from "../domain/refusal.ts";
import { COLLECTION, ENTITY, errorsAddress, RELS, SET } from "../iris/names.ts";
import { feedLinks, hrefOf, rim, type Page, type Transition } from "../iris/rim.ts";
import { fieldMetadata } from "./field-metadata.ts";
import { recordJson, type Json } from "./hal-properties.ts";
import { readResource } from "./hal-reader.ts";
import { relationsOf } from "./relations.ts";
import { layoutOf, type Entry, type Feed, type Resource } from "./resource.ts";
import { ENTITY_SETS } from "./service-document.ts";

/** HAL as IRIS writes it: self as one object, every other relation an array, all values text (fact sheet, 4.7). */
export const hal: Representation<Resource> = {
  writes: ["application/hal+json", "application/json"],
  reads: ["application/hal+json", "application/json"],
  syntax: "json",
  format: (resource, mediaType) =>
    ({ contentType: mediaType, text: JSON.stringify(toJson(resource)) }) satisfies Formatted,
  parse: readResource,
};

function toJson(resource: Resource): Json {
  switch (resource.kind) {
    case "entry":
      return entryJson(resource);
    case "feed":
      return feedJson(resource);
    case "errors":
      return errorsJson(resource.errors, resource.base);
    case "metadata":
      return {
        _links: { self: { href: `${resource.base}${COLLECTION}/metadata` } },
        _embedded: { item: fieldMetadata.map(metadataJson) },
      };
    case "service":
      return {
        _links: { self: { href: resource.base }, collection: ENTITY_SETS.map((set) => setLink(set, resource.base)) },
      };
    case "framework-error":
      return { code: resource.code, message: resource.message };
  }
}

function entryJson(entry: Entry): Json {
  const { base, record, page, self, errors } = entry;
  const source = `${ENTITY}.${self.title}`;
  return {
    _links: { self: { href: base + self.href }, ...linksJson(PAGE_LINKS[page], { base, source, id: record.id }) },
    ...recordJson(record, layoutOf(entry)),
    ...(errors && { _embedded: { [`${RELS}errors`]: [errorsJson(errors, base)] } }),
  };
}

/** 4.7: an item's own address stands under `item`, not under `self`. */
function feedJson({ base, path, title, entries }: Feed): Json {
  const source = `${ENTITY}.${title}`;
  const item = entries.map(({ record, page, path: itemPath }) => ({
    _links: {
      ...linksJson(PAGE_LINKS[page], { base, source, id: record.id }),
      item: [{ href: base + itemPath, name: `${source}>GET>${ENTITY}.${ENTITY}`, title: ENTITY }],
    },
    ...recordJson(record, "list"),
  }));
  return {
    _links: { self: { href: base + path }, ...linksJson(FEED_LINKS, { base, source, id: "" }) },
    _embedded: { item },
  };
}

/**
 * 4.7: `<source>>METHOD(title)>target`; a link with two relations stands under each, and the relations are in the order
 * of the alphabet.
 */
function linksJson(
  links: readonly NamedLink[],
  { base, source, id }: { readonly base: string; readonly source: string; readonly id: string },
): Json {
  const json: Record<string, object[]> = {};
  for (const { relation, transition, name } of links) {
    const href = base + hrefOf(transition, id);
    (json[relation] ??= []).push({ href, name: source + name, title: transition.title });
  }
  return json;
}

/** A link under one of its relations; its name is what follows the source's. */
interface NamedLink {
  readonly relation: string;
  readonly transition: Transition;
  readonly name: string;
}

function namedLinks(transitions: readonly Transition[]): readonly NamedLink[] {
  const links = transitions.flatMap((transition) => {
    const { method, title, target, entity = ENTITY, rel } = transition;
    const name = `>${method}(${title})>${entity}.${target}`;
    // 4.4: what has no relation of its own is `item` here.
    return (rel === "item" ? ["item"] : relationsOf(transition)).map((relation) => ({ relation, transition, name }));
  });
  return links.sort((one, other) => (one.relation < other.relation ? -1 : Number(one.relation > other.relation)));
}

const FEED_LINKS = namedLinks(feedLinks);
// The keys are those of the table.
const PAGE_LINKS = Object.fromEntries(
  Object.entries(rim).map(([page, transitions]) => [page, namedLinks(transitions)]),
) as Readonly<Record<Page, readonly NamedLink[]>>;

function errorsJson(errors: readonly T24Error[], base: string): Json {
  return {
    _links: { self: { href: errorsAddress(base) } },
    ErrorsMvGroup: errors.map(({ code, text, info, type }) => ({ Code: code, Info: info, Text: text, Type: type })),
  };
}

function metadataJson(field: (typeof fieldMetadata)[number]): Json {
  return {
    Entity: ENTITY,
    Id: field.id,
    Mandatory: String(field.isMandatory),
    MandatorySelection: "false",
    PossibleValuesMvGroup: field.possibleValues.map((value) => ({ Description: value, Value: value })),
    Property: field.property,
    ReadOnly: String(field.isReadOnly),
    Visible: "true",
  };
}

function setLink(set: string, base: string): Json {
  return { href: `${base}${set}()`, name: `ServiceDocument.ServiceDocument>GET>${ENTITY}.${SET}`, title: set };
}
