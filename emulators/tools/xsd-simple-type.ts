import type { Schema } from "./json-schema.ts";
import { element, type XmlNode } from "./xml-node.ts";
import { xsdPattern } from "./xsd-pattern.ts";

/** The XSD type of a string, number, boolean or listed value: the name of a built-in one, or a restriction of it. */
export function simpleType({ type, schema, values }: Schema): XmlNode | string {
  const builtIn = BUILT_IN[builtInOf(type, schema["format"])] ?? STRING;
  const { base } = builtIn;
  // The schema's own pattern wins: XSD takes a value that fits any one of two patterns.
  const pattern = xsdPattern(schema["pattern"]) ?? builtIn.pattern;
  const facets = [
    ...(pattern === undefined ? [] : [facet("xs:pattern", pattern)]),
    ...values.map((value) => facet("xs:enumeration", value)),
    ...FACETS.flatMap(([keyword, name]) => (schema[keyword] === undefined ? [] : [facet(name, schema[keyword])])),
  ];
  if (facets.length === 0) return base;
  return element("xs:simpleType", {}, [element("xs:restriction", { base }, facets)]);
}

interface BuiltIn {
  readonly base: string;
  /** Takes away what JSON has not, or writes otherwise: time zones of dates, hour 24, plus signs, 1 for true. */
  readonly pattern?: string;
}

const STRING: BuiltIn = { base: "xs:string" };

const BUILT_IN: Readonly<Record<string, BuiltIn>> = {
  date: { base: "xs:date", pattern: "[0-9]{4}-[0-9]{2}-[0-9]{2}" },
  "date-time": { base: "xs:dateTime", pattern: "[0-9]{4}-[0-9\\-]*T([01]|2[0-3]).*(Z|[+\\-][0-9]{2}:[0-9]{2})" },
  integer: { base: "xs:integer", pattern: "-?(0|[1-9][0-9]*)" },
  number: { base: "xs:decimal", pattern: "-?(0|[1-9][0-9]*)(\\.[0-9]+)?" },
  boolean: { base: "xs:boolean", pattern: "true|false" },
};

const FACETS = [
  ["minLength", "xs:minLength"],
  ["maxLength", "xs:maxLength"],
  ["minimum", "xs:minInclusive"],
  ["maximum", "xs:maxInclusive"],
  ["exclusiveMinimum", "xs:minExclusive"],
  ["exclusiveMaximum", "xs:maxExclusive"],
] as const;

function builtInOf(type: string, format: unknown): string {
  return type === "string" && typeof format === "string" ? format : type;
}

const facet = (name: string, value: unknown): XmlNode => element(name, { value: String(value) });
