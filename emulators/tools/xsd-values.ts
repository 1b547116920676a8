import type { ValueType } from "../core/contract/xml-grammar.ts";
import type { XmlElement } from "../core/xml.ts";
import { expand, Unsayable, XS, type Component, type Components } from "./xsd-components.ts";

/** Rows, each of which is there once. */
export interface Table<T> {
  /** The place of a row, which is added if it is new. */
  place(row: T): number;
  all(): readonly T[];
}

/** An empty table. */
export function createTable<T>(): Table<T> {
  const rows: T[] = [];
  const places = new Map<string, number>();
  return {
    place(row) {
      const key = JSON.stringify(row);
      const place = places.get(key) ?? rows.push(row) - 1;
      places.set(key, place);
      return place;
    },
    all: () => rows,
  };
}

/** The value type of a simple type's `{namespace}name`. */
export function valueTypeNamed(name: string, components: Components): ValueType {
  const builtIn = name.startsWith(`{${XS}}`) ? BUILT_IN[name.slice(XS.length + 2)] : undefined;
  return builtIn ?? valueTypeOf(components.get("simpleType", name), components);
}

/** The value type of a simple type. */
export function valueTypeOf({ element, schema }: Component, components: Components): ValueType {
  const definition = element.children.find(({ name }) => name !== "annotation");
  if (definition === undefined) throw new Unsayable("a simple type of nothing");
  const { name, attributes, children } = definition;
  const base = valueTypeNamed(expand(attributes["base"] ?? attributes["itemType"] ?? "", schema), components);
  if (name === "restriction") return restricted(base, children);
  if (name !== "list") throw new Unsayable(`a ${name}`);
  const { patterns = [] } = base;
  return { patterns: patterns.map((pattern) => `(?:${pattern})(?: (?:${pattern}))*`) };
}

const PATH = "[\\w.~()',;=@!$&*+-]";
/** A part of all that libxml2 takes, and no more: no percent signs, no colon but behind http. */
const URI = `(?:https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?=[/?]|$)|${PATH}+)?(?:/${PATH}*)*(?:\\?[\\w.~()',;=@!$&*+/-]*)?`;

const MONTH_AND_DAY =
  "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";

/** XSD's own types, by texts that are of them beyond doubt. */
const BUILT_IN: Readonly<Record<string, ValueType>> = {
  string: {},
  boolean: { patterns: ["true|false|0|1"] },
  int: { patterns: ["-?[0-9]{1,9}"] },
  anyURI: { patterns: [`(?=[^])${URI}`] },
  dateTime: {
    patterns: [`[1-9][0-9]{3}-${MONTH_AND_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?Z?`],
  },
};

function restricted(base: ValueType, facets: readonly XmlElement[]): ValueType {
  const other = facets.find(({ name }) => !["pattern", "maxLength", "enumeration", "annotation"].includes(name));
  if (other !== undefined) throw new Unsayable(`the facet ${other.name}`);
  const valuesOf = (facet: string): readonly string[] =>
    facets.flatMap(({ name, attributes }) => (name === facet ? (attributes["value"] ?? "") : []));
  const oneOf = valuesOf("enumeration");
  // Patterns of one step are alternatives.
  const alternatives = valuesOf("pattern").map(toJavaScript);
  const patterns = [...(base.patterns ?? []), ...(alternatives.length === 0 ? [] : [alternatives.join("|")])];
  const lengths = [...(base.maxLength === undefined ? [] : [base.maxLength]), ...valuesOf("maxLength").map(Number)];
  return {
    ...base,
    ...(patterns.length > 0 && { patterns }),
    ...(lengths.length > 0 && { maxLength: Math.min(...lengths) }),
    ...(oneOf.length > 0 && { oneOf }),
  };
}

/**
 * Takes over what means the same in XSD's regular expressions and JavaScript's: plain signs, classes, groups, counts,
 * any sign at all. JavaScript counts more signs as blanks, so that a class of those that are none may hold fewer.
 */
function toJavaScript(pattern: string): string {
  if (!SAME_IN_BOTH.test(pattern)) throw new Unsayable(`the pattern ${pattern}`);
  return pattern;
}

const SAME_IN_BOTH = /^(?:[\w :;,'+()?*|{}./-]|\\[.-]|\[\\s\\S\]|\[\^\\s(?:[^\]\\[]|\\-)*\]|\[(?:[^\]\\[]|\\-)*\])*$/;
