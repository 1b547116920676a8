import { create } from "xmlbuilder2";

import { compactText } from "./compact-text.ts";
import { isSameList } from "./same-list.ts";
import { escapeAttribute, escapeText } from "./xml-text.ts";

/** An element that has been read: names are expanded, `text` is all its own character data joined. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** By local name; of attributes with a namespace by `{namespace}name`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** A document as xmlbuilder2 takes it: keys are element names, `@name` attributes, `#` text. */
export interface XmlObject {
  [key: string]: string | XmlObject | readonly (string | XmlObject)[];
}

/** What fills a template: texts for holes, a list of values for each `repeat`, ready-made XML for `raw`. */
export interface XmlValues {
  readonly [name: string]: string | readonly XmlValues[] | undefined;
}

/**
 * A document whose shape is fixed; called with values it gives the text, without prolog. The second values are those
 * that the first have not, for who has them apart.
 */
export type XmlTemplate = (values: XmlValues, more?: XmlValues) => string;

const OPEN = "\uE000";
const CLOSE = "\uE001";

/** Where a text will stand, in content or in an attribute; it is escaped. */
export const hole = (name: string): string => `${OPEN}=${name}${CLOSE}`;

/** Where XML that another template made will stand; it is not escaped. */
export const raw = (name: string): string => `${OPEN}!${name}${CLOSE}`;

/** Content that is written once for each of a list of values; spread it into its parent. No list: see `Otherwise`. */
export function repeat(name: string, content: XmlObject): XmlObject {
  return { [`#<${name}`]: `${OPEN}<${name}${CLOSE}`, ...content, [`#>${name}`]: `${OPEN}>${name}${CLOSE}` };
}

type Part =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "text" | "attribute" | "raw"; readonly name: string }
  | { readonly kind: "repeat"; readonly name: string; readonly parts: readonly Part[]; readonly otherwise: string };

/** What stands for the list of a `repeat`, by name, where none is given; without it nothing is written. */
export type Otherwise = Readonly<Record<string, readonly XmlValues[]>>;

/**
 * Has xmlbuilder2 write the document once, well-formedness checked, and cuts it at its holes, so that a request
 * costs a few joins instead of a DOM.
 */
export function defineTemplate(document: XmlObject, otherwise: Otherwise = {}): XmlTemplate {
  return onFirstUse(() => cut(write(document), otherwise));
}

/** The template of what stands inside a wrapper's root element, which serves only to declare namespaces. */
export function defineFragment(
  namespaces: Readonly<Record<string, string>>,
  content: XmlObject,
  otherwise: Otherwise = {},
): XmlTemplate {
  const attributes = Object.fromEntries(Object.entries(namespaces).map(([name, uri]) => [`@${name}`, uri]));
  return onFirstUse(() => {
    const text = write({ wrapper: { ...attributes, ...content } });
    return cut(text.slice(text.indexOf(">") + 1, text.lastIndexOf("</wrapper>")), otherwise);
  });
}

/** A process that writes no such document pays nothing for its template, neither at start nor in memory. */
function onFirstUse(write: () => readonly Part[]): XmlTemplate {
  let template: XmlTemplate | undefined;
  return (values, more) => (template ??= toTemplate(write()))(values, more);
}

function write(document: XmlObject): string {
  return create(resolve(document, { xml: "http://www.w3.org/XML/1998/namespace" })).end({
    wellFormed: true,
    headless: true,
  });
}

/** Names the namespace of each prefixed attribute in xmlbuilder2's own notation: it looks up those of elements only. */
function resolve(node: XmlObject, outer: Readonly<Record<string, string>>): XmlObject {
  const scope = { ...outer };
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith("@xmlns:") && typeof value === "string") scope[key.slice(7)] = value;
  }
  const child = (value: string | XmlObject): string | XmlObject =>
    typeof value === "string" ? value : resolve(value, scope);
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const prefix = /^@(?!xmlns:)([^:@]+):/.exec(key)?.[1];
      const name = prefix === undefined ? key : `${key}@${scope[prefix] ?? ""}`;
      if (typeof value === "string") return [name, value];
      return [name, isList(value) ? value.map(child) : child(value)];
    }),
  );
}

function isList(value: XmlObject | readonly (string | XmlObject)[]): value is readonly (string | XmlObject)[] {
  return Array.isArray(value);
}

function cut(text: string, otherwise: Otherwise): readonly Part[] {
  const root: Part[] = [];
  const open: { name: string; parts: Part[] }[] = [{ name: "", parts: root }];
  let from = 0;
  for (const match of text.matchAll(/\uE000(&lt;|&gt;|.)(.*?)\uE001/g)) {
    const here = last(open).parts;
    const before = text.slice(from, match.index);
    // What is cut from a text with marks has two bytes a character, as they do, and so has all that it is joined with.
    if (before !== "") here.push({ kind: "literal", text: compactText(before) });
    from = match.index + match[0].length;
    const [, sign, name = ""] = match;
    if (sign === "&lt;") open.push({ name, parts: [] });
    else if (sign === "&gt;") {
      const { parts } = last(open);
      open.pop();
      // Filled once, here: an absent list costs a request one string.
      const filled = (otherwise[name] ?? []).map((values) => fill(parts, values, NO_MORE)).join("");
      last(open).parts.push({ kind: "repeat", name, parts, otherwise: filled });
    } else if (sign === "!") here.push({ kind: "raw", name });
    else here.push({ kind: isInTag(text, match.index) ? "attribute" : "text", name });
  }
  root.push({ kind: "literal", text: compactText(text.slice(from)) });
  return root;
}

function last<T>(list: readonly T[]): T {
  const item = list.at(-1);
  if (item === undefined) throw new Error("a repeat is closed that was not opened");
  return item;
}

function isInTag(text: string, index: number): boolean {
  return text.lastIndexOf("<", index) > text.lastIndexOf(">", index);
}

/** Templates with fewer holes are filled as they are. */
const MANY_PARTS = 50;

/** How many sets of names a template is cut for; documents with others are filled from all its parts. */
const MAX_CUTS = 64;

/**
 * A template of many holes, few of which most documents fill, is cut anew for each set of names that comes: what
 * stands between those joins to long pieces of literal text, and a request pays for what it has alone.
 */
function toTemplate(parts: readonly Part[]): XmlTemplate {
  if (parts.length < MANY_PARTS) return (values, more = NO_MORE) => fill(parts, values, more);
  const cuts = new Map<string, readonly Part[]>();
  let last: Cut | undefined;
  return (values, more = NO_MORE) => {
    const names = Object.keys(values);
    const moreNames = Object.keys(more);
    if (last !== undefined && isSameList(names, last.names) && isSameList(moreNames, last.moreNames)) {
      return fill(last.parts, values, more);
    }
    const key = `${names.join()};${moreNames.join()}`;
    let own = cuts.get(key);
    if (own === undefined) {
      if (cuts.size >= MAX_CUTS) return fill(parts, values, more);
      own = cutFor(new Set([...names, ...moreNames]), parts);
      cuts.set(key, own);
    }
    last = { names, moreNames, parts: own };
    return fill(own, values, more);
  };
}

const NO_MORE: XmlValues = Object.freeze({});

/** The parts for one set of names. */
interface Cut {
  readonly names: readonly string[];
  readonly moreNames: readonly string[];
  readonly parts: readonly Part[];
}

function cutFor(names: ReadonlySet<string>, parts: readonly Part[]): readonly Part[] {
  const own: Part[] = [];
  let literal = "";
  for (const part of parts) {
    if (part.kind === "literal") literal += part.text;
    else if (!names.has(part.name)) literal += part.kind === "repeat" ? part.otherwise : "";
    else {
      own.push({ kind: "literal", text: compactText(literal) }, part);
      literal = "";
    }
  }
  return [...own, { kind: "literal", text: compactText(literal) }];
}

function fill(parts: readonly Part[], values: XmlValues, more: XmlValues): string {
  let text = "";
  for (const part of parts) {
    if (part.kind === "literal") {
      text += part.text;
      continue;
    }
    const value = values[part.name] ?? more[part.name];
    if (part.kind !== "repeat") text += typeof value === "string" ? WRITERS[part.kind](value) : "";
    else text += typeof value === "object" ? fillEach(part.parts, value) : part.otherwise;
  }
  return text;
}

function fillEach(parts: readonly Part[], list: readonly XmlValues[]): string {
  let text = "";
  for (const values of list) text += fill(parts, values, NO_MORE);
  return text;
}

const WRITERS = { text: escapeText, attribute: escapeAttribute, raw: (xml: string) => xml } as const;
