import type { XmlElement } from "../xml.ts";
import type { CompiledContract } from "./contract.ts";
import type { XmlGrammar } from "./xml-grammar.ts";
import { plainText, readTag, type Cursor, type Tag } from "./xml-tags.ts";
import { never, readyTypes, type ReadyType } from "./xml-types.ts";
import { isDeclaration, vocabularyOf, type Start, type Vocabulary } from "./xml-vocabulary.ts";

/**
 * Reads a document that is well-formed and valid beyond doubt; gives undefined for any other, of which libxml2 then
 * has to say what it is. Most documents of most clients are plain: no comments, CDATA, numeric references, namespaces
 * declared inside; for them this costs a fifth of parsing, validating and reading one after the other.
 */
export type AcceptXml = (text: string) => XmlElement | undefined;

/** Reads a document by the grammar of an XSD, if there is one. */
export type AcceptBy = (xsd: string | undefined, text: string) => XmlElement | undefined;

/** Makes the acceptors of a contract, each when it is first asked. */
export function createAcceptors(grammars: CompiledContract["grammars"]): AcceptBy {
  const acceptors = new Map<string, AcceptXml>();
  return (xsd, text) => {
    const grammar = xsd === undefined ? undefined : grammars[xsd];
    if (grammar === undefined || xsd === undefined) return undefined;
    const accept = acceptors.get(xsd) ?? createAcceptor(grammar());
    acceptors.set(xsd, accept);
    return accept(text);
  };
}

/** Makes the acceptor of a grammar's documents. */
export function createAcceptor(grammar: XmlGrammar): AcceptXml {
  const roots = readyTypes(grammar);
  const vocabularies = new Map<string, Vocabulary>();
  return (text) => {
    if (UNUSUAL.test(text) || text.includes("]]>")) return undefined;
    PROLOG.lastIndex = 0;
    PROLOG.test(text);
    return readDocument({ text, at: PROLOG.lastIndex }, roots, vocabularies);
  };
}

/** Characters that XML has not, or that count as more or less than one. */
const UNUSUAL = /[^\t\n\r\x20-\x7E\u00A0-\uD7FF\uE000-\uFFFD]/;

/** The declaration, if there is one, and blanks; the encoding has been settled before. */
const PROLOG =
  /(?:<\?xml version=(?:'1\.0'|"1\.0")(?: encoding=(?:'[\w-]+'|"[\w-]+"))?(?: standalone=(?:'yes'|"yes"|'no'|"no"))? ?\?>)?[\t\n\r ]*/y;

/** Documents beyond these are left to the door's own limits. */
const MAX_DEPTH = 50;
const MAX_NODES = 10_000;

/** An element while it is read. */
interface Growing extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** An element that is open. */
interface Open {
  /** Its name as it is written. */
  readonly name: string;
  /** `{namespace}name`. */
  readonly key: string;
  readonly element: Growing;
  readonly type: ReadyType;
  /** The place of the last child, where children have an order, and how many of those needed have come. */
  place: number;
  needed: number;
}

function readDocument(
  cursor: Cursor,
  roots: ReadonlyMap<string, ReadyType>,
  vocabularies: Map<string, Vocabulary>,
): XmlElement | undefined {
  const tag = cursor.text.charCodeAt(cursor.at) === LESS ? readTag(cursor) : undefined;
  if (tag === undefined) return undefined;
  const vocabulary = vocabularyOf(tag.attributes, vocabularies);
  if (vocabulary === undefined) return undefined;
  const start = toStart(withoutDeclarations(tag), roots, vocabulary);
  if (start === undefined || tag.isEmpty) return undefined;
  const root = toOpen(start);
  if (!readContent(cursor, root, vocabulary)) return undefined;
  return ONLY_BLANKS.test(cursor.text.slice(cursor.at)) ? root.element : undefined;
}

/** Reads up to the end of the root element; false if the document is not plain, or not valid. */
function readContent(cursor: Cursor, root: Open, vocabulary: Vocabulary): boolean {
  const open: Open[] = [root];
  for (let nodes = 0; open.length > 0; nodes += 1) {
    if (open.length > MAX_DEPTH || nodes > MAX_NODES || !readNext(cursor, open, vocabulary)) return false;
  }
  return true;
}

/** Only a root element's declarations are plain; any other's is an attribute that no type has. */
function withoutDeclarations({ name, attributes, isEmpty }: Tag): Tag {
  const isOwn = (index: number): boolean => !isDeclaration(attributes[index - (index % 2)] ?? "");
  return { name, attributes: attributes.filter((_text, index) => isOwn(index)), isEmpty };
}

const ONLY_BLANKS = /^[\t\n\r ]*$/;

/** Reads the text up to the next tag, and that tag. */
function readNext(cursor: Cursor, open: Open[], vocabulary: Vocabulary): boolean {
  const { text, at } = cursor;
  const parent = open[open.length - 1] as Open;
  const next = text.indexOf("<", at);
  if (next < 0 || (next > at && !addText(parent, text.slice(at, next)))) return false;
  cursor.at = next;
  return text.charCodeAt(next + 1) === SLASH ? readEnd(cursor, open) : readStart(cursor, open, vocabulary);
}

function readEnd(cursor: Cursor, open: Open[]): boolean {
  const { text, at } = cursor;
  const { name } = open[open.length - 1] as Open;
  const end = at + 2 + name.length;
  cursor.at = end + 1;
  return text.startsWith(name, at + 2) && text.charCodeAt(end) === GREATER && close(open);
}

function readStart(cursor: Cursor, open: Open[], vocabulary: Vocabulary): boolean {
  const parent = open[open.length - 1] as Open;
  const { children } = parent.type;
  const start = knownStart(cursor, children, vocabulary) ?? newStart(cursor, children, vocabulary);
  if (start === undefined || !takesPlace(start.key, parent)) return false;
  const child = toOpen(start);
  parent.element.children.push(child.element);
  open.push(child);
  return !start.isEmpty || close(open);
}

/** Most tags of a document have come before, in it or in an earlier one, to the letter. */
function knownStart(cursor: Cursor, allowed: Allowed, { starts }: Vocabulary): Start | undefined {
  const end = cursor.text.indexOf(">", cursor.at) + 1;
  const start = starts.get(cursor.text.slice(cursor.at, end));
  // The same tag may be of another type elsewhere.
  if (start === undefined || allowed.get(start.key) !== start.type) return undefined;
  cursor.at = end;
  return start;
}

function newStart(cursor: Cursor, allowed: Allowed, vocabulary: Vocabulary): Start | undefined {
  const from = cursor.at;
  const tag = readTag(cursor);
  const start = tag && toStart(tag, allowed, vocabulary);
  if (start !== undefined && cursor.at - from <= MAX_TAG && vocabulary.starts.size < MAX_STARTS) {
    vocabulary.starts.set(cursor.text.slice(from, cursor.at), start);
  }
  return start;
}

/** How many start tags are remembered of a vocabulary, and how long one may be, in characters. */
const MAX_STARTS = 500;
const MAX_TAG = 300;

const [SLASH, LESS, GREATER] = [0x2f, 0x3c, 0x3e] as const;

function addText({ element, type }: Open, raw: string): boolean {
  const text = plainText(raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw);
  if (text === undefined || (type.text === undefined && !ONLY_BLANKS.test(text))) return false;
  element.text += text;
  return true;
}

/** The types of the elements that may stand in a place, by `{namespace}name`. */
type Allowed = ReadonlyMap<string, ReadyType>;

function toStart(
  { name: written, attributes, isEmpty }: Tag,
  allowed: Allowed,
  vocabulary: Vocabulary,
): Start | undefined {
  const name = vocabulary.elementName(written);
  const type = name && allowed.get(name.key);
  const valid = type && validAttributes(attributes, type, vocabulary);
  if (name === undefined || type === undefined || valid === undefined) return undefined;
  return { written, name: name.name, namespace: name.namespace, key: name.key, type, attributes: valid, isEmpty };
}

function toOpen({ written, name, namespace, key, type, attributes }: Start): Open {
  return {
    name: written,
    key,
    element: { name, namespace, attributes, children: [], text: "" },
    type,
    place: -1,
    needed: 0,
  };
}

/** Whether a child comes in its order, if there is one. */
function takesPlace(key: string, parent: Open): boolean {
  const place = parent.type.places?.get(key);
  if (place === undefined) return true;
  if (place <= parent.place) return false;
  parent.place = place;
  if (parent.type.needed.includes(place)) parent.needed += 1;
  return true;
}

/** Closes the innermost element; false if something is missing in it. */
function close(open: Open[]): boolean {
  const { element, type, needed } = open.pop() as Open;
  return needed === type.needed.length && (type.text === undefined || type.text(element.text));
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

function validAttributes(
  written: readonly string[],
  { attributes: types, required }: ReadyType,
  vocabulary: Vocabulary,
): Readonly<Record<string, string>> | undefined {
  if (written.length === 0 && required.length === 0) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = {};
  for (let index = 0; index < written.length; index += 2) {
    const key = vocabulary.attributeName(textAt(written, index)) ?? "";
    const value = textAt(written, index + 1);
    const fits = types.get(key) ?? never;
    // No attribute comes twice.
    if (!fits(value) || attributes[key] !== undefined) return undefined;
    attributes[key] = value;
  }
  // Frozen, since the elements of several documents may have them.
  return hasAll(attributes, required) ? Object.freeze(attributes) : undefined;
}

function textAt(texts: readonly string[], index: number): string {
  return texts[index] ?? "";
}

function hasAll(attributes: Readonly<Record<string, string>>, required: readonly string[]): boolean {
  for (const name of required) if (attributes[name] === undefined) return false;
  return true;
}
