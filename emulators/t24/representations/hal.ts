import type { Formatted, Representation } from "../../core/emulator.ts";
import { RELS, serviceOf, setOf } from "../iris/names.ts";
import { ANY_RECORD } from "../iris/rim.ts";
import { formatEdmx } from "./edmx.ts";
import type { FieldMetadata } from "./field-metadata.ts";
import { listJson, metadataJson } from "./hal-embedded.ts";
import { enquiryJson, rowJson } from "./hal-enquiry.ts";
import { itemLinks, linksJson, linksOf, linksOfEntry, ownLinks } from "./hal-links.ts";
import { addRecord, type Json } from "./hal-properties.ts";
import { readResource } from "./hal-reader.ts";
import { entryText, feedText, isPage, isPlain } from "./hal-text.ts";
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
  return { contentType: mediaType, text: textOf(resource) };
}

/** Entries and pages of them, which are asked for most, from what is kept of their parts. */
function textOf(resource: Written): string {
  if (resource.kind === "entry" && isPlain(resource)) return entryText(resource);
  if (resource.kind === "feed" && isPage(resource)) return feedText(resource);
  return JSON.stringify(resourceJson(resource));
}

/** 4.7: what is embedded stands last, and of that, by the alphabet, the metadata. */
function formatEmbedding(entry: Entry, contentType: string): Formatted {
  if (isPlain(entry)) {
    const text = `${entryText(entry).slice(0, -1)},"_embedded":{${METADATA_MARK}}}`;
    return withMetadata({ contentType, text }, embeddedMetadata(entry));
  }
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

function setLink(entity: string, set: string, href: string): Json {
  return { href, name: `ServiceDocument.ServiceDocument>GET>${entity}.${set}`, title: set };
}
