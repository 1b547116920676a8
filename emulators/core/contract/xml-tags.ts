/** Where the reading of a document stands. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** A start tag, or the tag of an empty element, as it is written. */
export interface Tag {
  readonly name: string;
  /** Names, as they are written, and values in turn: `[name, value, name, value, …]`. */
  readonly attributes: readonly string[];
  readonly isEmpty: boolean;
}

/** Reads the tag that begins at the cursor, and moves behind it; undefined if there is anything unusual in it. */
export function readTag(cursor: Cursor): Tag | undefined {
  const { text } = cursor;
  const nameAt = cursor.at + 1;
  const nameEnd = endOfName(text, nameAt);
  const name = text.slice(nameAt, nameEnd);
  cursor.at = nameEnd;
  const attributes = text.charCodeAt(nameEnd) === GREATER ? NONE : readAttributes(cursor);
  if (attributes === undefined) return undefined;
  const isEmpty = text.charCodeAt(cursor.at) === SLASH;
  cursor.at += isEmpty ? 2 : 1;
  return text.charCodeAt(cursor.at - 1) === GREATER ? { name, attributes, isEmpty } : undefined;
}

/** Reads attributes up to the end of their tag, where it leaves the cursor. */
function readAttributes(cursor: Cursor): readonly string[] | undefined {
  const { text } = cursor;
  const attributes: string[] = [];
  for (;;) {
    const from = behindBlanks(text, cursor.at);
    const character = text.charCodeAt(from);
    const hasBlank = from > cursor.at;
    cursor.at = from;
    if (character === GREATER || character === SLASH) return attributes;
    if (!hasBlank || !readAttribute(cursor, attributes)) return undefined;
  }
}

function readAttribute(cursor: Cursor, attributes: string[]): boolean {
  const { text, at } = cursor;
  const equals = endOfName(text, at);
  const quote = text.charCodeAt(equals + 1);
  if (text.charCodeAt(equals) !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE)) return false;
  const end = text.indexOf(quote === QUOTE ? '"' : "'", equals + 2);
  const raw = text.slice(equals + 2, end);
  const value = end < 0 || UNUSUAL_IN_VALUE.test(raw) ? undefined : plainText(raw);
  if (value === undefined) return false;
  attributes.push(text.slice(at, equals), value);
  cursor.at = end + 1;
  return true;
}

/** Undoes the five named references; undefined if there are others. */
export function plainText(raw: string): string | undefined {
  if (!raw.includes("&")) return raw;
  if (OTHER_REFERENCE.test(raw)) return undefined;
  return raw.replace(/&(\w+);/g, (_reference, name: string) => CHARACTERS[name] ?? "");
}

const NONE: readonly string[] = [];

/** Blanks other than the space are changed by reading (XML 1.0, section 3.3.3). */
const UNUSUAL_IN_VALUE = /[<\t\n\r]/;
const OTHER_REFERENCE = /&(?!(?:lt|gt|amp|quot|apos);)/;
const CHARACTERS: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20] as const;
const [QUOTE, APOSTROPHE, SLASH, EQUALS, GREATER] = [0x22, 0x27, 0x2f, 0x3d, 0x3e] as const;

/** Where a name ends for sure; whether it is one is seen when it is looked up. */
function endOfName(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === GREATER || character === EQUALS || character === SLASH || isBlank(character)) return at;
  }
  return text.length;
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(character: number): boolean {
  return character === SPACE || character === LINE_FEED || character === RETURN || character === TAB;
}
