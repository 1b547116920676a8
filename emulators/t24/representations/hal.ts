import type { Formatted, Representation } from "../../core/emulator.ts";
import type { T24Error } from "../domain/refusal.ts";
import { versions } from "../domain/version.ts";
import { collectionOf, errorsAddress, RELS, setOf } from "../iris/names.ts";
import { feedLinks, hrefOf, rim, type Page, type Transition } from "../iris/rim.ts";
import { fieldMetadataOf, type FieldMetadata } from "./field-metadata.ts";
import { recordJson, type Json } from "./hal-properties.ts";
import { readResource } from "./hal-reader.ts";
import { relationsOf } from "./relations.ts";
import { layoutOf, type Entry, type Feed, type Resource } from "./resource.ts";

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
        _links: { self: { href: `${resource.base}${collectionOf(resource.entity)}/metadata` } },
        _embedded: { item: fieldMetadataOf(resource.entity).map((field) => metadataJson(field, resource.entity)) },
      };
    case "service":
      return {
        _links: {
          self: { href: resource.base },
          collection: versions.map(({ entity }) => setLink(entity, resource.base)),
        },
      };
    case "framework-error":
      return { code: resource.code, message: resource.message };
  }
}

function entryJson(entry: Entry): Json {
  const { base, record, page, self, errors, entity } = entry;
  const source = `${entity}.${self.title}`;
  const links = linksJson(linksOf(entity)[page], { base, source, entity, id: record.id });
  return {
    _links: { self: { href: base + self.href }, ...links },
    ...recordJson(record, layoutOf(entry), entry.select),
    ...(errors && { _embedded: { [`${RELS}errors`]: [errorsJson(errors, base)] } }),
  };
}

/** 4.7: an item's own address stands under `item`, not under `self`. */
function feedJson({ base, path, title, entries, entity }: Feed): Json {
  const source = `${entity}.${title}`;
  const links = linksOf(entity);
  const item = entries.map(({ record, page, path: itemPath, select }) => ({
    _links: {
      ...linksJson(links[page], { base, source, entity, id: record.id }),
      item: [{ href: base + itemPath, name: `${source}>GET>${entity}.${entity}`, title: entity }],
    },
    ...recordJson(record, "list", select),
  }));
  return {
    _links: { self: { href: base + path }, ...linksJson(links.feed, { base, source, entity, id: "" }) },
    _embedded: { item },
  };
}

/**
 * 4.7: `<source>>METHOD(title)>target`; a link with two relations stands under each, and the relations are in the order
 * of the alphabet.
 */
function linksJson(
  links: readonly NamedLink[],
  { base, source, entity, id }: Pick<Entry, "base" | "entity"> & { readonly source: string; readonly id: string },
): Json {
  const json: Record<string, object[]> = {};
  for (const { relation, transition, name } of links) {
    const href = base + hrefOf(transition, entity, id);
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

function namedLinks(transitions: readonly Transition[], entity: string): readonly NamedLink[] {
  const links = transitions.flatMap((transition) => {
    const { method, title, target, rel } = transition;
    const name = `>${method}(${title})>${transition.entity ?? entity}.${entity}${target}`;
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
function linksOf(entity: string): NamedLinks {
  let links = known.get(entity);
  if (links === undefined) {
    const pages = Object.entries({ ...rim, feed: feedLinks });
    // The keys are those of the table.
    links = Object.fromEntries(pages.map(([page, of]) => [page, namedLinks(of, entity)])) as NamedLinks;
    known.set(entity, links);
  }
  return links;
}

function errorsJson(errors: readonly T24Error[], base: string): Json {
  return {
    _links: { self: { href: errorsAddress(base) } },
    ErrorsMvGroup: errors.map(({ code, text, info, type }) => ({ Code: code, Info: info, Text: text, Type: type })),
  };
}

function metadataJson(field: FieldMetadata, entity: string): Json {
  return {
    Entity: entity,
    Id: field.id,
    Mandatory: String(field.isMandatory),
    MandatorySelection: "false",
    PossibleValuesMvGroup: field.possibleValues.map((value) => ({ Description: value, Value: value })),
    Property: field.property,
    ReadOnly: String(field.isReadOnly),
    Visible: "true",
  };
}

function setLink(entity: string, base: string): Json {
  const set = setOf(entity);
  return { href: `${base}${set}()`, name: `ServiceDocument.ServiceDocument>GET>${entity}.${set}`, title: set };
}
