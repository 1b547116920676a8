import { defineTemplate, hole, raw, repeat, defineFragment, type XmlObject } from "../../core/xml.ts";
import { collectionOf, MODEL } from "../iris/names.ts";
import { prefixOf } from "./atom-links.ts";
import { dialects, NAMESPACES, rootNamespaces, SCHEME } from "./dialect.ts";
import { fieldMetadataOf } from "./field-metadata.ts";
import type { MetadataFeed } from "./resource.ts";

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
          "d:Copy": flag("yes"),
          "d:PrimaryKey": flag("primaryKey"),
          "d:T24FieldMetadata_PossibleValuesMvGroup": {
            "@m:type": `Bag(${MODEL}.T24FieldMetadata_PossibleValuesMvGroup)`,
            ...repeat("values", { "d:element": { "d:Value": hole("value"), "d:Description": hole("value") } }),
          },
        },
      },
    },
  }),
);

const feed = defineTemplate({
  feed: {
    ...rootNamespaces("odata4j"),
    "@xml:base": hole("base"),
    title: { "@type": "text", "#": "T24FieldMetadata" },
    id: hole("id"),
    updated: hole("updated"),
    link: { "@rel": "self", "@title": "T24FieldMetadata", "@href": hole("href") },
    "#entries": raw("entries"),
  },
});

/** The feed of T24FieldMetadata: one entry a field of the version (fact sheet, 2.5 and 4.7). */
export function formatMetadata(resource: MetadataFeed): string {
  const { base, xmlBase, updated, entity } = resource;
  const path = `${collectionOf(entity)}/metadata`;
  const fields = fieldMetadataOf(entity).map((field) => ({
    updated,
    entity,
    id: `${base}T24FieldMetadata('${field.id}')`,
    name: field.id,
    property: field.property,
    yes: "true",
    no: "false",
    mandatory: String(field.isMandatory),
    readOnly: String(field.isReadOnly),
    noChange: String(field.isNoChange),
    primaryKey: String(field.isPrimaryKey),
    values: field.possibleValues.map((value) => ({ value })),
  }));
  const href = prefixOf(resource) + path;
  return (
    dialects.odata4j.prolog + feed({ base: xmlBase, id: base + path, href, updated, entries: entries({ fields }) })
  );
}
