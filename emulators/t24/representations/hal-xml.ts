import type { Formatted, Representation } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { ownText } from "../../core/compact-text.ts";
import type { XmlElement } from "../../core/xml.ts";
import { escapeAttribute, escapeText } from "../../core/xml-text.ts";
import { RELS } from "../iris/names.ts";
import { formatEdmx } from "./edmx.ts";
import { resourceJson } from "./hal.ts";
import { metadataJson } from "./hal-embedded.ts";
import type { Json } from "./hal-properties.ts";
import { asList, asObject } from "./json-view.ts";
import { readResource } from "./hal-reader.ts";
import type { PostedRecord } from "./posted.ts";
import { hostInNames } from "./relations-host.ts";
import { embedsMetadata, type Resource } from "./resource.ts";
import { ENRICHMENTS_MARK, keepingMetadata, METADATA_MARK, withMetadata } from "./shared-metadata.ts";

/**
 * HAL as XML: what HAL says in JSON, as IRIS' library for HAL writes it (fact sheet, 4.7, 5.7). It knows texts only: a
 * group is what Java prints of a list, and cannot be read back.
 */
export const halXml: Representation<Resource> = {
  writes: ["application/hal+xml"],
  reads: ["application/hal+xml"],
  syntax: "xml",
  format,
  // The XML reader gives an element.
  parse: (document) => readElement(document as XmlElement),
};

function format(resource: Resource, contentType: string): Formatted {
  if (resource.kind === "edmx") return { contentType: "application/xml", text: formatEdmx() };
  const text = toXml(resourceJson(resource));
  if (resource.kind !== "entry" || !embedsMetadata(resource)) return { contentType, text };
  // As in JSON it stands last; a page has links and properties, so that its element has an end tag.
  const marked = text.slice(0, -END.length) + METADATA_MARK + END;
  return withMetadata({ contentType, text: marked }, embeddedMetadata(resource));
}

const END = "</resource>";

const embeddedMetadata = keepingMetadata({
  write: (place, fields) => {
    const metadata = metadataJson(place, { fields, marks: true });
    return eachOf(hostInNames({ [`${RELS}metadata`]: [metadata] }, place), toEmbedded).join("");
  },
  enrich: (enrichments) =>
    enrichments
      .map(({ fieldValue, fieldNumber, enrichment }) =>
        toText({ FieldValue: fieldValue, FieldNumber: fieldNumber, Enrichment: enrichment }),
      )
      .join(", "),
});

/** Links, properties, what is embedded; without a prolog. */
function toXml(json: Json, relation?: string): string {
  const { self, ...links } = asObject(json["_links"]);
  const properties = Object.entries(json).filter(([name]) => name !== "_links" && name !== "_embedded");
  const content = [
    ...eachOf(links, toLink),
    ...properties.map(([name, value]) => toProperty(name, value)),
    ...eachOf(asObject(json["_embedded"]), toEmbedded),
  ].join("");
  const start = `<resource${attributesOf({ href: asObject(self)["href"], rel: relation })}`;
  return content === "" ? `${start} />` : `${start}>${content}${END}`;
}

function toLink(rel: string, { href, name, title }: Json): string {
  return `<link${attributesOf({ rel, href, name, title })} />`;
}

function toEmbedded(relation: string, json: Json): string {
  return toXml(json, relation);
}

function toProperty(name: string, value: unknown): string {
  // Nothing but the metadata has lists of texts; its mark is left as it is.
  const isMarked = Array.isArray(value) && value[0] === ENRICHMENTS_MARK;
  const text = isMarked ? `[${ENRICHMENTS_MARK}]` : toText(value);
  return text === "" ? `<${name} />` : `<${name}>${text}</${name}>`;
}

/** White space is made one blank, and at the ends left out. */
function toText(value: unknown): string {
  const text = printed(value).replace(/[ \t\r\n]+/g, " ");
  return escapeText(text.replace(/^ | $/g, ""));
}

/** As Java prints lists and maps: `[{Name1=JOHN SNOW, valuePosition=1}]`. */
function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${printed(member)}`)
    .join(", ")}}`;
}

function attributesOf(attributes: Json): string {
  return Object.entries(attributes)
    .map(([name, value]) => (typeof value === "string" ? ` ${name}="${escapeAttribute(value)}"` : ""))
    .join("");
}

function eachOf(lists: Json, write: (relation: string, member: Json) => string): readonly string[] {
  return Object.entries(lists).flatMap(([relation, list]) =>
    asList(list).map((member) => write(relation, asObject(member))),
  );
}

/** Whatever the root is called, its href is the self link, and what is neither link nor resource is a property. */
function readElement(root: XmlElement): PostedRecord {
  const properties = new Map<string, string | undefined>();
  for (const child of root.children) {
    const { name } = child;
    if (name === "link" || name === "resource") continue;
    if (properties.has(name)) {
      throw new DomainError("malformed", `The property ${name} stands twice; HAL has it once.`, { syntax: "xml" });
    }
    properties.set(name, NIL in child.attributes ? undefined : textIn(child));
  }
  const said = Object.fromEntries([...properties].filter(([, text]) => text !== undefined));
  const { href } = root.attributes;
  return readResource(href === undefined ? said : { ...said, _links: { self: { href } } });
}

const NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil";

function textIn({ text, children }: XmlElement): string {
  return ownText(text + children.map(textIn).join(""));
}
