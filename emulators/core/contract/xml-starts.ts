import { compactText } from "../compact-text.ts";
import { readTag, type Cursor, type Tag } from "./xml-tags.ts";
import { never, type ReadyType } from "./xml-types.ts";
import { isDeclaration, vocabularyOf, type Start, type Vocabulary } from "./xml-vocabulary.ts";

/** Where the reading of a document stands, and the start tag that was read last. */
export interface Reading extends Cursor {
  last: Start | undefined;
}

/** The root elements of a grammar, with what is remembered of documents that were read. */
export interface Roots {
  readonly types: ReadonlyMap<string, ReadyType>;
  readonly vocabularies: Map<string, Vocabulary>;
  /** By the whole tag; a client has one. */
  readonly known: Map<string, Root>;
}

/** A root element, and how names are written in its document. */
export interface Root {
  readonly vocabulary: Vocabulary;
  readonly start: Start;
}

/** Reads the root element's start tag; undefined if it is not plain, or not valid. */
export function readRoot(reading: Reading, roots: Roots): Root | undefined {
  return knownRoot(reading, roots) ?? newRoot(reading, roots);
}

function knownRoot(reading: Reading, { known }: Roots): Root | undefined {
  const end = reading.text.indexOf(">", reading.at) + 1;
  const root = known.get(reading.text.slice(reading.at, end));
  if (root !== undefined) reading.at = end;
  return root;
}

function newRoot(reading: Reading, { types, vocabularies, known }: Roots): Root | undefined {
  const { text, at: from } = reading;
  if (text.charAt(from) !== "<" || readTag(reading) === undefined) return undefined;
  const written = compactText(text.slice(from, reading.at));
  const tag = readTag({ text: written, at: 0 });
  if (tag === undefined || tag.isEmpty) return undefined;
  const vocabulary = vocabularyOf(tag.attributes, vocabularies);
  if (vocabulary === undefined) return undefined;
  const start = toStart(withoutDeclarations(tag), written, { allowed: types, vocabulary });
  if (start === undefined) return undefined;
  const root = { vocabulary, start };
  if (known.size < MAX_ROOTS && written.length <= MAX_ROOT) known.set(written, root);
  return root;
}

/** How many root tags are remembered, and how long one may be, in characters. */
const MAX_ROOTS = 20;
const MAX_ROOT = 1_000;

/** Only a root element's declarations are plain; any other's is an attribute that no type has. */
function withoutDeclarations({ name, attributes, isEmpty }: Tag): Tag {
  const isOwn = (index: number): boolean => !isDeclaration(attributes[index - (index % 2)] ?? "");
  return { name, attributes: attributes.filter((_text, index) => isOwn(index)), isEmpty };
}

/** Which elements may stand in a place, and how names are written. */
export interface Among {
  readonly allowed: Allowed;
  readonly vocabulary: Vocabulary;
}

/** Reads the start tag at the cursor, and moves behind it; undefined if it is not plain, or not valid where it stands. */
export function readStartTag(reading: Reading, among: Among): Start | undefined {
  return knownStart(reading, among) ?? newStart(reading, among);
}

/** Most tags of a document have come before, in it or in an earlier one, to the letter, and most in the same order. */
function knownStart(reading: Reading, { allowed, vocabulary }: Among): Start | undefined {
  const start = expectedStart(reading) ?? sameStart(reading, vocabulary);
  // The same tag may be of another type elsewhere.
  if (start === undefined || (start.among !== allowed && allowed.get(start.key) !== start.type)) return undefined;
  // Only what is remembered anyway is held by what came before it.
  if (reading.last !== undefined) reading.last.next = start;
  reading.at += start.tag.length;
  return start;
}

function expectedStart({ text, at, last }: Reading): Start | undefined {
  const expected = last?.next;
  return expected !== undefined && text.startsWith(expected.tag, at) ? expected : undefined;
}

function sameStart({ text, at }: Reading, { starts }: Vocabulary): Start | undefined {
  return starts.get(text.slice(at, text.indexOf(">", at) + 1));
}

function newStart(reading: Reading, among: Among): Start | undefined {
  const from = reading.at;
  if (readTag(reading) === undefined) return undefined;
  const written = compactText(reading.text.slice(from, reading.at));
  const start = toStart(readTag({ text: written, at: 0 }), written, among);
  const { starts } = among.vocabulary;
  if (start !== undefined && written.length <= MAX_TAG && starts.size < MAX_STARTS) starts.set(written, start);
  return start;
}

/** How many start tags are remembered of a vocabulary, and how long one may be, in characters. */
const MAX_STARTS = 500;
const MAX_TAG = 300;

/** The types of the elements that may stand in a place, by `{namespace}name`. */
type Allowed = ReadonlyMap<string, ReadyType>;

function toStart(read: Tag | undefined, tag: string, { allowed, vocabulary }: Among): Start | undefined {
  if (read === undefined) return undefined;
  const { name: written, attributes, isEmpty } = read;
  const name = vocabulary.elementName(written);
  const type = name && allowed.get(name.key);
  const valid = type && validAttributes(attributes, type, vocabulary);
  if (name === undefined || type === undefined || valid === undefined) return undefined;
  const { name: local, namespace, key } = name;
  return {
    written,
    tag,
    name: local,
    namespace,
    key,
    type,
    among: allowed,
    next: undefined,
    attributes: valid,
    isEmpty,
  };
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
