import { escapeAttribute, escapeText } from "../core/xml-text.ts";

/** An element to be written: children, or a text. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text?: string;
}

export type Attributes = XmlNode["attributes"];

/** An element with children, or with nothing in it. */
export const element = (name: string, attributes: Attributes, children: readonly XmlNode[] = []): XmlNode => ({
  name,
  attributes,
  children,
});

/** The name of a member as the name of an element; throws Error if XML cannot carry it. */
export function elementName(member: string): string {
  if (!/^[A-Za-z_][\w.-]*$/.test(member)) throw new Error(`"${member}" cannot be the name of an XML element.`);
  return member;
}

/** The XSD annotation that carries a schema's description, if it has one. */
export function documentation(schema: Readonly<Record<string, unknown>>): readonly XmlNode[] {
  const { description } = schema;
  if (typeof description !== "string") return [];
  return [element("xs:annotation", {}, [{ ...element("xs:documentation", {}), text: description }])];
}

/** A whole document with its prolog, one element a line, indented by two blanks. */
export function formatXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${format(root, "")}`;
}

function format({ name, attributes, children, text = "" }: XmlNode, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const start = `${indent}<${name}${written.join("")}`;
  if (children.length > 0) {
    return `${start}>\n${children.map((child) => format(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
  }
  return text === "" ? `${start}/>\n` : `${start}>${escapeText(text)}</${name}>\n`;
}
