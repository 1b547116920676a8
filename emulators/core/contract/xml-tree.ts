import { DomainError } from "../errors.ts";
import type { XmlElement } from "../xml.ts";

/** Nesting beyond this is refused, in elements. */
export const MAX_XML_DEPTH = 100;

/** Elements, attributes and instructions beyond this number are refused. */
export const MAX_XML_NODES = 50_000;

/** More declared namespaces in force at one place are refused: the mapper's parser copies them all for every element. */
export const MAX_XML_NAMESPACES = 100;

/**
 * Reads text that libxml2 has found well-formed, without DOCTYPE, into core's tree. It may believe every `<` and every
 * quote, so it costs a fifth of a walk through libxml2's own tree, each step of which crosses into WebAssembly.
 */
export function toXmlTree(text: string): XmlElement {
  const scope = { declared: PREDEFINED, outer: undefined, size: 0, names: new Map<string, ExpandedName>() };
  const top: Open = { element: grow({ name: "", namespace: "" }, NO_ATTRIBUTES), scope };
  const open: Open[] = [top];
  const budget: Budget = { nodes: MAX_XML_NODES };
  let from = text.indexOf("<");
  while (from >= 0) {
    const { kind, end } = markupAt(text, from);
    if (kind === "cdata") innermost(open).element.text += toLines(text.slice(from + 9, end - 3));
    else if (kind === "close") open.pop();
    else if (kind === "open") enter(open, text.slice(from + 1, end - 1), budget);
    else if (kind === "instruction") spend(budget, 1);
    from = text.indexOf("<", end);
    // What stands between two pieces of markup belongs to the element that is open there.
    if (from > end) innermost(open).element.text += unescape(toLines(text.slice(end, from)));
  }
  const [root] = top.element.children;
  if (root === undefined) throw new DomainError("malformed", "The XML has no root element.", { syntax: "xml" });
  return root;
}

/** What a document may still have. */
interface Budget {
  nodes: number;
}

function spend(budget: Budget, nodes: number): void {
  budget.nodes -= nodes;
  if (budget.nodes < 0) throw tooComplex(`has more than ${MAX_XML_NODES} elements and attributes`);
}

/** Adds the element of a tag to the one that is open, and opens it unless it is empty. */
function enter(open: Open[], tag: string, budget: Budget): void {
  const parent = innermost(open);
  const opened = openElement(tag, parent.scope);
  spend(budget, 1 + opened.attributes);
  if (opened.scope.size > MAX_XML_NAMESPACES) {
    throw tooComplex(`has more than ${MAX_XML_NAMESPACES} namespaces in force at one place`);
  }
  parent.element.children.push(opened.element);
  if (!opened.isEmpty) open.push(opened);
  if (open.length > MAX_XML_DEPTH + 1) throw tooComplex(`is nested deeper than ${MAX_XML_DEPTH} elements`);
}

function innermost(open: readonly Open[]): Open {
  const last = open[open.length - 1];
  if (last === undefined) throw new Error("a document closes more elements than it opens");
  return last;
}

/** An element while it is read. */
interface Growing extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

interface Open {
  readonly element: Growing;
  readonly scope: Scope;
}

/** The namespaces that one element declares, those around it, and the qualified names already resolved under both. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  /** A chain and no copy: an element may declare thousands, and thousands of elements one more each. */
  readonly outer: Scope | undefined;
  /** How many declarations the chain has. */
  readonly size: number;
  readonly names: Map<string, ExpandedName>;
}

interface ExpandedName {
  readonly name: string;
  readonly namespace: string;
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]);

type Kind = "open" | "close" | "cdata" | "comment" | "instruction";

/** What starts at a `<`, and where it ends. */
function markupAt(text: string, from: number): { readonly kind: Kind; readonly end: number } {
  const second = text.charCodeAt(from + 1);
  if (second === SLASH) return { kind: "close", end: text.indexOf(">", from) + 1 };
  if (second === QUESTION_MARK) return { kind: "instruction", end: text.indexOf("?>", from) + 2 };
  if (second !== EXCLAMATION_MARK) return { kind: "open", end: endOfTag(text, from) };
  if (text.startsWith("<!--", from)) return { kind: "comment", end: text.indexOf("-->", from + 4) + 3 };
  return { kind: "cdata", end: text.indexOf("]]>", from) + 3 };
}

const SLASH = 0x2f;
const QUESTION_MARK = 0x3f;
const EXCLAMATION_MARK = 0x21;

/** A `>` may stand in an attribute's value. */
function endOfTag(text: string, from: number): number {
  const end = text.indexOf(">", from) + 1;
  // Without a quote before it, it stands in none.
  if (!text.slice(from, end).includes("=")) return end;
  TAG.lastIndex = from;
  TAG.test(text);
  return TAG.lastIndex;
}

const NAME_END = /[\s/]/;
const TAG = /<(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function openElement(tag: string, outer: Scope): Open & { readonly isEmpty: boolean; readonly attributes: number } {
  // Most tags are a bare name that has come before.
  const known = outer.names.get(tag);
  if (known !== undefined) return { element: grow(known, NO_ATTRIBUTES), scope: outer, isEmpty: false, attributes: 0 };
  const isEmpty = tag.endsWith("/");
  const nameEnd = tag.search(NAME_END);
  const qualified = nameEnd < 0 ? tag : tag.slice(0, nameEnd);
  const pairs = nameEnd < 0 ? [] : attributesIn(tag, nameEnd);
  const scope = tag.includes("xmlns", nameEnd) && pairs.some(isDeclaration) ? innerScope(outer, pairs) : outer;
  const attributes = pairs.length === 0 ? NO_ATTRIBUTES : toAttributes(pairs, scope);
  return { element: grow(expand(qualified, scope), attributes), scope, isEmpty, attributes: pairs.length / 2 };
}

function grow({ name, namespace }: ExpandedName, attributes: XmlElement["attributes"]): Growing {
  return { name, namespace, attributes, children: [], text: "" };
}

/** Qualified names and raw values, in turn: `[name, value, name, value, …]`. */
function attributesIn(tag: string, from: number): readonly string[] {
  const pairs: string[] = [];
  ATTRIBUTE.lastIndex = from;
  for (let match = ATTRIBUTE.exec(tag); match !== null; match = ATTRIBUTE.exec(tag)) {
    pairs.push(match[1] ?? "", match[2] ?? match[3] ?? "");
  }
  return pairs;
}

function isDeclaration(name: string): boolean {
  return name === "xmlns" || name.startsWith("xmlns:");
}

function innerScope(outer: Scope, pairs: readonly string[]): Scope {
  const declared = new Map<string, string>();
  for (let index = 0; index < pairs.length; index += 2) {
    const name = pairs[index] ?? "";
    if (isDeclaration(name)) declared.set(name.slice(6), toValue(pairs[index + 1] ?? ""));
  }
  return { declared, outer, size: outer.size + declared.size, names: new Map() };
}

function namespaceOf(prefix: string, scope: Scope): string {
  for (let here: Scope | undefined = scope; here !== undefined; here = here.outer) {
    const namespace = here.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return "";
}

/** An element's name without prefix is in the default namespace. */
function expand(qualified: string, scope: Scope): ExpandedName {
  let expanded = scope.names.get(qualified);
  if (expanded === undefined) {
    const colon = qualified.indexOf(":");
    const namespace = namespaceOf(qualified.slice(0, Math.max(colon, 0)), scope);
    expanded = { name: qualified.slice(colon + 1), namespace };
    scope.names.set(qualified, expanded);
  }
  return expanded;
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/** An attribute's name without prefix is in no namespace. */
function toAttributes(pairs: readonly string[], scope: Scope): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (let index = 0; index < pairs.length; index += 2) {
    const qualified = pairs[index] ?? "";
    // One named __proto__ is left out: the mapper's parser has no place for it, and both readers must agree.
    if (isDeclaration(qualified) || qualified === "__proto__") continue;
    attributes[keyOf(qualified, scope)] = toValue(pairs[index + 1] ?? "");
  }
  return attributes;
}

function keyOf(qualified: string, scope: Scope): string {
  if (!qualified.includes(":")) return qualified;
  const { name, namespace } = expand(qualified, scope);
  return `{${namespace}}${name}`;
}

/** Attribute values have each white space character as a blank (XML 1.0, section 3.3.3), unless it came by reference. */
function toValue(raw: string): string {
  return unescape(raw.replace(/\r\n|[\t\n\r]/g, " "));
}

/** Line ends are line feeds (XML 1.0, section 2.11). */
function toLines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (_match, hex?: string, decimal?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(parseInt(hex ?? decimal ?? "", hex === undefined ? 10 : 16))
        : (ENTITIES[name] ?? ""),
  );
}

function tooComplex(what: string): DomainError {
  return new DomainError("malformed", `The XML ${what}.`, { syntax: "xml" });
}
