import { DomainError } from "../../core/errors.ts";
import { isCarriable } from "../../core/xml-text.ts";
import { literal } from "./json-literal.ts";
import { toObject, type Member } from "./json-members.ts";

/**
 * Reads JSON as Json.NET does (W3 `JsonTextReader`), which takes more than JSON: comments, quotes of either kind or
 * none around names, a comma too many, octal and hexadecimal numbers, NaN, constructors. What stands behind the value
 * is not looked at (W1 leaves `CheckAdditionalContent` off). A number is a `Literal`; where nothing stands between two
 * commas, it is undefined. Throws `malformed`.
 */
export function parseJsonText(text: string): unknown {
  const source: Source = { text, at: 0 };
  skip(source);
  return source.at < text.length ? readValue(source, 0) : null;
}

/** A text, and how far it has been read. */
interface Source {
  readonly text: string;
  at: number;
}

/** .NET's white space, and NUL, which Json.NET passes over as well. */
const BLANK = "\\0\\t-\\r \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000";
const BLANKS = new RegExp(`[${BLANK}]*`, "y");
const NAME = /[\p{L}\p{Nd}_$]+/uy;
const NUMBER = new RegExp(`[-.\\d][-+.\\da-fA-FxX]*(?=[${BLANK},}\\])/]|$)`, "y");
const WORD = new RegExp(`(?:true|false|null|undefined|NaN|-?Infinity)(?=[${BLANK},}\\])]|/[*/]|$)`, "y");
const CONSTRUCTOR = new RegExp(`new[${BLANK}]+[\\p{L}\\p{Nd}]+[${BLANK}]*\\(`, "uy");
const TO_LINE_END = /[^\r\n]*/y;

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["undefined", undefined],
]);

/** W1 `FormattingUtilities.DefaultMaxDepth`. */
const MAX_DEPTH = 256;

function readValue(source: Source, depth: number): unknown {
  const { text, at } = source;
  const first = text[at];
  if (first === '"' || first === "'") return readString(source, first);
  if (takes(source, "{")) return readObject(source, depth + 1);
  if (takes(source, "[")) return readItems(source, "]", depth + 1);
  const word = take(source, WORD);
  if (word !== undefined) return WORDS.has(word) ? WORDS.get(word) : literal(word);
  const number = take(source, NUMBER);
  if (number !== undefined) return literal(number);
  if (take(source, CONSTRUCTOR) === undefined) throw malformed(source, "a value was expected");
  readItems(source, ")", depth + 1);
  return literal(text.slice(at, source.at));
}

/** One comma more at the end is none too many; where nothing stands before one, that is an item too. */
function readItems(source: Source, end: "]" | ")", depth: number): readonly unknown[] {
  assertDepth(source, depth);
  const items: unknown[] = [];
  while (!takesNext(source, end)) {
    items.push(readUnlessComma(source, depth));
    endItem(source, end);
  }
  return items;
}

function readObject(source: Source, depth: number): object {
  assertDepth(source, depth);
  const members: Member[] = [];
  while (!takesNext(source, "}")) {
    const name = readName(source);
    take(source, BLANKS);
    if (!takes(source, ":")) throw malformed(source, "a colon was expected");
    skip(source);
    members.push([name, readUnlessComma(source, depth)]);
    endItem(source, "}");
  }
  return toObject(members);
}

function assertDepth(source: Source, depth: number): void {
  if (depth > MAX_DEPTH) throw malformed(source, `it is nested deeper than ${MAX_DEPTH} levels`);
}

function readName(source: Source): string {
  const quote = source.text[source.at];
  if (quote === '"' || quote === "'") return readString(source, quote);
  const name = take(source, NAME);
  if (name === undefined) throw malformed(source, "a name was expected");
  return name;
}

function readUnlessComma(source: Source, depth: number): unknown {
  return source.text[source.at] === "," ? undefined : readValue(source, depth);
}

function endItem(source: Source, end: string): void {
  if (takesNext(source, ",") || source.text[source.at] === end) return;
  throw malformed(source, `a comma or ${end} was expected`);
}

/** No text that XML cannot carry: what JSON.parse makes is looked at before, but not a member that comes twice. */
function readString(source: Source, quote: '"' | "'"): string {
  const text = readQuoted(source, quote);
  if (isCarriable(text)) return text;
  const message = `The text ${JSON.stringify(text)} has a character that no XML document can carry.`;
  throw new DomainError("malformed", message, { syntax: "json" });
}

/** Line ends and control characters may stand in a text as they are. */
function readQuoted(source: Source, quote: '"' | "'"): string {
  const { text } = source;
  let read = "";
  let from = source.at + 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === quote) {
      source.at = at + 1;
      return read + text.slice(from, at);
    }
    if (text[at] !== "\\") continue;
    const { character, length } = unescape(source, at + 1);
    read += text.slice(from, at) + character;
    at += length;
    from = at + 1;
  }
  throw malformed(source, `the text has no ${quote} at its end`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  "\\": "\\",
  '"': '"',
  "'": "'",
  "/": "/",
};

/** What is meant by what follows a backslash, and how many characters that is. */
function unescape(source: Source, at: number): { readonly character: string; readonly length: number } {
  const { text } = source;
  const character = ESCAPES[text.charAt(at)];
  if (character !== undefined) return { character, length: 1 };
  const hex = /^u([\da-fA-F]{4})/.exec(text.slice(at, at + 5))?.[1];
  if (hex === undefined) throw malformed({ text, at }, "an escape that JSON has was expected");
  return { character: String.fromCharCode(parseInt(hex, 16)), length: 5 };
}

/** Passes over white space and comments. */
function skip(source: Source): void {
  take(source, BLANKS);
  while (source.text[source.at] === "/") {
    skipComment(source);
    take(source, BLANKS);
  }
}

function skipComment(source: Source): void {
  const { text, at } = source;
  if (text[at + 1] === "/") {
    take(source, TO_LINE_END);
    return;
  }
  const end = text[at + 1] === "*" ? text.indexOf("*/", at + 2) : -1;
  if (end < 0) throw malformed(source, "a comment was expected, with its end");
  source.at = end + 2;
}

function takesNext(source: Source, character: string): boolean {
  skip(source);
  return takes(source, character);
}

function takes(source: Source, character: string): boolean {
  const isThere = source.text[source.at] === character;
  if (isThere) source.at += 1;
  return isThere;
}

function take(source: Source, pattern: RegExp): string | undefined {
  pattern.lastIndex = source.at;
  const taken = pattern.exec(source.text)?.[0];
  source.at += taken?.length ?? 0;
  return taken;
}

function malformed({ text, at }: Readonly<Source>, what: string): DomainError {
  const place = at < text.length ? `At "${text.slice(at, at + 20)}"` : "At the end";
  return new DomainError("malformed", `The JSON is not even what Json.NET reads. ${place}: ${what}.`, {
    syntax: "json",
  });
}
