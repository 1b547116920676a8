import { elementName, formatXml, type XmlNode } from "./xml-node.ts";

/**
 * A JSON message as the XML that the XSD made by `xsdFromJsonSchema` describes: members as elements in their order,
 * array items as `item`, null as `xsi:nil`. Throws Error for a member name that XML cannot carry.
 */
export function jsonAsXml(message: unknown, rootName: string): string {
  const root = toNode(rootName, message);
  return formatXml({ ...root, attributes: { "xmlns:xsi": XSI, ...root.attributes } });
}

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

function toNode(member: string, value: unknown): XmlNode {
  const name = elementName(member);
  const empty = { name, attributes: {}, children: [] };
  if (value === null) return { ...empty, attributes: { "xsi:nil": "true" } };
  if (Array.isArray(value)) return { ...empty, children: value.map((item) => toNode("item", item)) };
  if (typeof value === "object") {
    return { ...empty, children: Object.entries(value).map(([inner, content]) => toNode(inner, content)) };
  }
  return { ...empty, text: toText(value) };
}

function toText(value: unknown): string {
  if (typeof value === "number") return formatNumber(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** XSD's decimal knows no exponent. */
function formatNumber(value: number): string {
  return /e/.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, "") : String(value);
}
