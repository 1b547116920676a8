import { defineTemplate, hole, raw, type XmlObject } from "../../core/xml.ts";
import { MODEL } from "../iris/names.ts";
import { formatPageLinks, prefixOf } from "./atom-links.ts";
import { dialects, rootNamespaces, SCHEME } from "./dialect.ts";
import type { EnrichmentEntry, LinkPage } from "./resource.ts";

/** A page that has links and no record. */
export function formatLinkPage(page: LinkPage): string {
  const { xmlBase, base, path, updated, entity } = page;
  const values = { base: xmlBase, id: base + path, updated, type: entity, links: formatPageLinks(page) };
  return dialects.odata4j.prolog + linkPage(values);
}

/** The text behind one value (1.8). */
export function formatEnrichment(entry: EnrichmentEntry): string {
  const { xmlBase, base, path, updated, entity, fieldNumber, fieldValue, enrichment } = entry;
  const href = prefixOf(entry) + path;
  const self = `${entity}_enrichment`;
  const values = { base: xmlBase, id: base + path, updated, self, href, fieldNumber, fieldValue, enrichment };
  return dialects.odata4j.prolog + enrichmentEntry(values);
}

function head(links: XmlObject, type: string): XmlObject {
  return {
    ...rootNamespaces("odata4j"),
    "@xml:base": hole("base"),
    id: hole("id"),
    title: { "@type": "text" },
    updated: hole("updated"),
    author: { name: {} },
    ...links,
    category: { "@term": `${MODEL}.${type}`, "@scheme": SCHEME },
  };
}

const linkPage = defineTemplate({ entry: head({ "#links": raw("links") }, hole("type")) });

const enrichmentEntry = defineTemplate({
  entry: {
    ...head({ link: { "@rel": "self", "@title": hole("self"), "@href": hole("href") } }, "Enrichment"),
    content: {
      "@type": "application/xml",
      "m:properties": {
        "d:FieldNumber": hole("fieldNumber"),
        "d:FieldValue": hole("fieldValue"),
        "d:Enrichment": hole("enrichment"),
      },
    },
  },
});
