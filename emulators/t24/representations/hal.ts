import type { Formatted, Representation } from "../../core/emulator.ts";
import { RELS, serviceOf, setOf } from "../iris/names.ts";
import { addressOf, ANY_RECORD, feedLinks, link, rim, targetOf, type Page, type Transition } from "../iris/rim.ts";
import { formatEdmx } from "./edmx.ts";
import type { FieldMetadata } from "./field-metadata.ts";
import { listJson, metadataJson } from "./hal-embedded.ts";
import { enquiryJson, rowJson } from "./hal-enquiry.ts";
import { addRecord, type Json } from "./hal-properties.ts";
import { readResource } from "./hal-reader.ts";
import { createRecent, MAX_RECENT } from "./recent.ts";
import { relationsOf } from "./relations.ts";
import { hostInNames } from "./relations-host.ts";
import {
  embedsMetadata,
  layoutOf,
  type Edmx,
  type Enrichment,
  type Entry,
  type Feed,
  type LinkPage,
  type Place,
  type Resource,
} from "./resource.ts";
import { ERRORS, publishedEntities } from "./service-document.ts";
import { ENRICHMENTS_MARK, keepingMetadata, METADATA_MARK, withMetadata } from "./shared-metadata.ts";

/** HAL as IRIS writes it: self as one object, every other relation an array, all values text (fact sheet, 4.7). */
export const hal: Representation<Resource> = {
  writes: ["application/hal+json", "application/json"],
  reads: ["application/hal+json", "application/json"],
  syntax: "json",
  format,
  parse: readResource,
};

function format(resource: Resource, mediaType: string): Formatted {
  // 4.9: the EDMX is XML and nothing else, whatever is acceptable.
  if (resource.kind === "edmx") return { contentType: "application/xml", text: formatEdmx() };
  if (resource.kind === "entry" && embedsMetadata(resource)) return formatEmbedding(resource, mediaType);
  const isPage =
    resource.kind === "feed" && resource.relationsHost === undefined && resource.entries.length <= MAX_RECENT;
  return { contentType: mediaType, text: isPage ? feedText(resource) : JSON.stringify(resourceJson(resource)) };
}

/** 4.7: what is embedded stands last, and of that, by the alphabet, the metadata. */
function formatEmbedding(entry: Entry, contentType: string): Formatted {
  const json = resourceJson(entry);
  const whole = JSON.stringify({ ...json, _embedded: json["_embedded"] ?? {} });
  const metadata = "_embedded" in json ? embeddedAfterOthers(entry) : embeddedMetadata(entry);
  return withMetadata({ contentType, text: `${whole.slice(0, -2)}${METADATA_MARK}}}` }, metadata);
}

/** The metadata as a member of what is embedded. */
const embeddedMetadata = keepingMetadata({ write: metadataMember, enrich: enrichmentsText });
const embeddedAfterOthers = keepingMetadata({
  write: (place, fields) => `,${metadataMember(place, fields)}`,
  enrich: enrichmentsText,
});

function metadataMember(place: Place, fields: readonly FieldMetadata[]): string {
  const metadata = metadataJson(place, { fields, marks: true });
  const text = JSON.stringify(hostInNames({ [`${RELS}metadata`]: [metadata] }, place)).slice(1, -1);
  return text.replaceAll(JSON.stringify(ENRICHMENTS_MARK), ENRICHMENTS_MARK);
}

/** The members in the order of the sample. */
function enrichmentsText(enrichments: readonly Enrichment[]): string {
  return enrichments
    .map(({ fieldValue, fieldNumber, enrichment }) =>
      JSON.stringify({ FieldValue: fieldValue, FieldNumber: fieldNumber, Enrichment: enrichment }),
    )
    .join(",");
}

/** A resource as the members of a HAL document, without the metadata that it embeds. */
export function resourceJson(resource: Exclude<Resource, Edmx>): Json {
  return hostInNames(membersOf(resource), resource);
}

type Written = Exclude<Resource, Edmx>;

function membersOf(resource: Written): Json {
  // Each kind is written by the entry of its name.
  const write = writers[resource.kind] as (of: Written) => Json;
  return write(resource);
}

type Writers = { readonly [Kind in Written["kind"]]: (of: Extract<Written, { kind: Kind }>) => Json };

const writers: Writers = {
  entry: entryJson,
  feed: feedJson,
  enquiry: enquiryJson,
  row: rowJson,
  "link-page": linkPageJson,
  enrichment: ({ base, path, enrichment, fieldNumber, fieldValue }) => ({
    _links: { self: { href: base + path } },
    Enrichment: enrichment,
    FieldNumber: fieldNumber,
    FieldValue: fieldValue,
  }),
  errors: ({ errors, base }) => listJson("errors", errors, base),
  metadata: (metadata) => metadataJson(metadata, metadata),
  service: ({ base }) => ({
    _links: {
      self: { href: base },
      collection: [
        ...publishedEntities.map(({ entity }) => setLink(entity, setOf(entity), `${base}${setOf(entity)}()`)),
        setLink(ERRORS, ERRORS, `${serviceOf(base)}/${ERRORS}`),
      ],
    },
  }),
  "framework-error": ({ code, message }) => ({ code, message }),
};

function entryJson(entry: Entry): Json {
  const { base, record, self, entity } = entry;
  const source = `${entity}.${self.title}`;
  const links = linksJson(linksOfEntry(entry), { base, source, entity, id: record.id });
  const json: Record<string, unknown> = { _links: { self: { href: base + self.href }, ...links } };
  addRecord(json, record, { layout: layoutOf(entry), select: entry.select });
  const embedded = embeddedJson(entry);
  if (embedded !== undefined) json["_embedded"] = embedded;
  return json;
}

/** What a page embeds, by relation, each a list of one; undefined if nothing (4.7). */
function embeddedJson(entry: Entry): Json | undefined {
  const { base, errors, messages = [], changed } = entry;
  const embedded = {
    ...(changed && { [`${RELS}changedValues`]: [entryJson(changed)] }),
    ...(errors && { [`${RELS}errors`]: [listJson("errors", errors, base)] }),
    ...(messages.length > 0 && { [`${RELS}messages`]: [listJson("messages", messages, base)] }),
  };
  return Object.keys(embedded).length === 0 ? undefined : embedded;
}

/** A page's links; those of the service only where they embed something. */
function linksOfEntry({ page, entity, errors, messages = [] }: Entry): readonly NamedLink[] {
  const links = linksOf(entity)[page];
  if (errors !== undefined) return namedLinks([link.errors, ...rim[page].filter(isOfCompany)], entity);
  return messages.length > 0 ? links : links.filter(({ transition }) => isOfCompany(transition));
}

const isOfCompany = ({ of }: Transition): boolean => of !== "service";

function linkPageJson({ base, page, self, entity }: LinkPage): Json {
  const source = `${entity}.${self.title}`;
  const links = linksJson(linksOf(entity)[page], { base, source, entity, id: ANY_RECORD });
  return { _links: { self: { href: base + self.href }, ...links } };
}

function feedJson(feed: Feed): Json {
  const item = feed.entries.map((entry) => {
    const json: Record<string, unknown> = { _links: itemLinks(entry, feed) };
    addRecord(json, entry.record, { layout: "list", select: entry.select });
    return json;
  });
  return { _links: ownLinks(feed), _embedded: { item } };
}

/** The text of `feedJson`, from what is kept of the properties of records that were listed lately. */
function feedText(feed: Feed): string {
  const items = feed.entries.map((entry) => {
    const properties = listedProperties(entry);
    return `{"_links":${JSON.stringify(itemLinks(entry, feed))}${properties === "" ? "" : ","}${properties}}`;
  });
  return `{"_links":${JSON.stringify(ownLinks(feed))},"_embedded":{"item":[${items.join(",")}]}}`;
}

function listedProperties({ record, select }: Entry): string {
  const known = select === undefined ? recent.of(record) : undefined;
  if (known !== undefined) return known;
  const json: Record<string, unknown> = {};
  addRecord(json, record, { layout: "list", select });
  const text = JSON.stringify(json).slice(1, -1);
  return select === undefined ? recent.keep(record, text) : text;
}

const recent = createRecent<string>();

/** 4.7: an item's own address stands under `item`, not under `self`. */
function itemLinks({ record, page, path }: Entry, { base, title, entity }: Feed): Json {
  const source = `${entity}.${title}`;
  return {
    ...linksJson(linksOf(entity)[page], { base, source, entity, id: record.id }),
    item: [{ href: base + path, name: `${source}>GET>${entity}.${entity}`, title: entity }],
  };
}

function ownLinks({ base, path, title, entity }: Feed): Json {
  const links = linksJson(linksOf(entity).feed, { base, source: `${entity}.${title}`, entity, id: "" });
  return { self: { href: base + path }, ...links };
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
    const href = addressOf(transition, base, { entity, id });
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

function setLink(entity: string, set: string, href: string): Json {
  return { href, name: `ServiceDocument.ServiceDocument>GET>${entity}.${set}`, title: set };
}
