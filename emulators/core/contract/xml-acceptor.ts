import type { XmlElement } from "../xml.ts";
import type { CompiledContract } from "./contract.ts";
import type { XmlGrammar } from "./xml-grammar.ts";
import { readRoot, readStartTag, type Reading, type Roots } from "./xml-starts.ts";
import { plainText, type Cursor } from "./xml-tags.ts";
import { readyTypes, type ReadyType } from "./xml-types.ts";
import type { Start, Vocabulary } from "./xml-vocabulary.ts";

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
  const types = readyTypes(grammar);
  const roots: Roots = { types, vocabularies: new Map(), known: new Map() };
  return (text) => {
    if (UNUSUAL.test(text) || text.includes("]]>")) return undefined;
    PROLOG.lastIndex = 0;
    PROLOG.test(text);
    return readDocument({ text, at: PROLOG.lastIndex, last: undefined }, roots);
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

function readDocument(reading: Reading, roots: Roots): XmlElement | undefined {
  const root = readRoot(reading, roots);
  if (root === undefined) return undefined;
  const { start, vocabulary } = root;
  reading.last = start;
  const open = toOpen(start);
  if (!readContent(reading, open, vocabulary)) return undefined;
  return ONLY_BLANKS.test(reading.text.slice(reading.at)) ? open.element : undefined;
}

/** Reads up to the end of the root element; false if the document is not plain, or not valid. */
function readContent(reading: Reading, root: Open, vocabulary: Vocabulary): boolean {
  const open: Open[] = [root];
  for (let nodes = 0; open.length > 0; nodes += 1) {
    if (open.length > MAX_DEPTH || nodes > MAX_NODES || !readNext(reading, open, vocabulary)) return false;
  }
  return true;
}

const ONLY_BLANKS = /^[\t\n\r ]*$/;

/** Reads the text up to the next tag, and that tag. */
function readNext(reading: Reading, open: Open[], vocabulary: Vocabulary): boolean {
  const { text, at } = reading;
  const parent = open[open.length - 1] as Open;
  const next = text.indexOf("<", at);
  if (next < 0 || (next > at && !addText(parent, text.slice(at, next)))) return false;
  reading.at = next;
  return text.charCodeAt(next + 1) === SLASH ? readEnd(reading, open) : readStart(reading, open, vocabulary);
}

function readEnd(cursor: Cursor, open: Open[]): boolean {
  const { text, at } = cursor;
  const { name } = open[open.length - 1] as Open;
  const end = at + 2 + name.length;
  cursor.at = end + 1;
  return text.startsWith(name, at + 2) && text.charCodeAt(end) === GREATER && close(open);
}

function readStart(reading: Reading, open: Open[], vocabulary: Vocabulary): boolean {
  const parent = open[open.length - 1] as Open;
  const among = { allowed: parent.type.children, vocabulary };
  const start = readStartTag(reading, among);
  if (start === undefined || !takesPlace(start.key, parent)) return false;
  reading.last = start;
  const child = toOpen(start);
  parent.element.children.push(child.element);
  open.push(child);
  return !start.isEmpty || close(open);
}

const [SLASH, GREATER] = [0x2f, 0x3e] as const;

function addText({ element, type }: Open, raw: string): boolean {
  const text = plainText(raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw);
  if (text === undefined || (type.text === undefined && !ONLY_BLANKS.test(text))) return false;
  element.text += text;
  return true;
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
