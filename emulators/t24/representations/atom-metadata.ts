import { defineFragment, defineTemplate, hole, raw, repeat, type XmlObject } from "../../core/xml.ts";
import { escapeText } from "../../core/xml-text.ts";
import { collectionOf, MODEL, setOf } from "../iris/names.ts";
import { prefixOf } from "./atom-links.ts";
import { dialects, NAMESPACES, rootNamespaces, SCHEME } from "./dialect.ts";
import { fieldMetadataOf } from "./field-metadata.ts";
import type { MetadataFeed, Place } from "./resource.ts";
import { ENRICHMENTS_MARK, keepingMetadata, withoutMarks } from "./shared-metadata.ts";

const flag = (name: string): XmlObject => ({ "@m:type": "Edm.Boolean", "#": hole(name) });

const entries = defineFragment(
  NAMESPACES,
  repeat("fields", {
    entry: {
      id: hole("id"),
      title: { "@type": "text" },
      updated: hole("updated"),
      author: { name: {} },
      category: { "@term": `${MODEL}.T24FieldMetadata`, "@scheme": SCHEME },
      content: {
        "@type": "application/xml",
        "m:properties": {
          "d:Id": hole("name"),
          "d:Entity": hole("entity"),
          "d:Property": hole("property"),
          "d:Visible": flag("yes"),
          "d:Mandatory": flag("mandatory"),
          "d:MandatorySelection": flag("no"),
          "d:ReadOnly": flag("readOnly"),
          "d:NoChange": flag("noChange"),
          "d:Copy": flag("copy"),
          "d:PrimaryKey": flag("primaryKey"),
          "d:T24FieldMetadata_PossibleValuesMvGroup": {
            "@m:type": `Bag(${MODEL}.T24FieldMetadata_PossibleValuesMvGroup)`,
            ...repeat("values", { "d:element": { "d:Value": hole("value"), "d:Description": hole("description") } }),
          },
          "d:T24FieldMetadata_EnrichmentsMvGroup": {
            "@m:type": `Bag(${MODEL}.T24FieldMetadata_EnrichmentsMvGroup)`,
            "#enrichments": raw("enrichments"),
          },
        },
      },
    },
  }),
);

const elements = defineFragment(
  NAMESPACES,
  repeat("enrichments", {
    "d:element": {
      "d:FieldNumber": hole("fieldNumber"),
      "d:FieldValue": hole("fieldValue"),
      "d:Enrichment": hole("enrichment"),
    },
  }),
);

/** The feed's own elements, before its entries. */
const head: XmlObject = {
  title: { "@type": "text", "#": hole("title") },
  id: hole("id"),
  updated: hole("updated"),
  link: { "@rel": "self", "@title": hole("self"), "@href": hole("href") },
  "#entries": raw("entries"),
};

const feed = defineTemplate({ feed: { ...rootNamespaces("odata4j"), "@xml:base": hole("base"), ...head } });

const inline = defineFragment(NAMESPACES, { "m:inline": { feed: head } });

/** The feed of T24FieldMetadata: one entry a field of the version (fact sheet, 2.5 and 4.7). */
export function formatMetadata(resource: MetadataFeed): string {
  const { base, xmlBase, updated, entity } = resource;
  const { path = pathOf(resource) } = resource;
  // By no version's address it is a resource of its own (1.3).
  const self = resource.path === undefined ? `${setOf(entity)}_metadata` : "T24FieldMetadata";
  const names = { title: "T24FieldMetadatas", self };
  const href = prefixOf(resource) + path;
  const text = feed({
    ...names,
    base: xmlBase,
    id: base + path,
    href,
    updated,
    entries: withoutMarks(entriesOf(resource)),
  });
  return dialects.odata4j.prolog + text;
}

/** The same feed within a link, under the link's title (4.4). */
export const embeddedMetadata = keepingMetadata({
  write(place, fields) {
    const { base, updated } = place;
    const title = "metadata";
    const path = pathOf(place);
    const href = prefixOf(place) + path;
    const text = fields.length === 0 ? "" : entriesOf(place);
    return inline({ title, self: title, id: base + path, href, updated, entries: text });
  },
  enrich: (enrichments) => elements({ enrichments: enrichments.map((enrichment) => ({ ...enrichment })) }),
});

function pathOf({ entity }: Place): string {
  return `${collectionOf(entity)}/metadata`;
}

function entriesOf({ base, updated, entity }: Place): string {
  const address = escapeText(base);
  // The base last, since an odd Host could hold the mark of the instant.
  return modelOf(entity)
    .replaceAll(UPDATED, updated)
    .replaceAll(BASE, () => address);
}

/** What stands in a model for the company's base and for the instant; no metadata holds it. */
const BASE = "{base}";
const UPDATED = "{updated}";

/** The entries of a version's fields, but for where and when they are asked for, and for the words behind codes. */
const models = new Map<string, string>();

function modelOf(entity: string): string {
  let model = models.get(entity);
  if (model === undefined) {
    const fields = fieldMetadataOf(entity).map((field) => ({
      updated: UPDATED,
      entity,
      id: `${BASE}T24FieldMetadatas('${field.id}')`,
      name: field.id,
      property: field.property,
      yes: "true",
      no: "false",
      mandatory: String(field.isMandatory),
      readOnly: String(field.isReadOnly),
      noChange: String(field.isNoChange),
      copy: String(field.isCopied),
      primaryKey: String(field.isPrimaryKey),
      enrichments: field.isCode ? ENRICHMENTS_MARK : "",
      values: field.possibleValues.map((value) => ({ value, description: "" })),
    }));
    // Decoded from bytes it is one flat piece of memory, where the template leaves a chain of them.
    model = Buffer.from(entries({ fields })).toString();
    models.set(entity, model);
  }
  return model;
}
