import { DomainError } from "../../errors.ts";
import { isCarriable } from "../../xml-text.ts";

/** Nesting beyond this is refused; Json.NET's own limit in Web API. W1: DefaultMaxDepth 256. */
const MAX_JSON_DEPTH = 256;

/** What a text gave, and why it is no JSON if only the vendor's own parser takes it. */
export interface ParsedJson {
  readonly value: unknown;
  readonly mistake?: string;
}

/**
 * Parses JSON within the depth limit; throws `malformed` for what neither it nor the vendor's own parser, if there is one,
 * takes. A member named `__proto__` stays an ordinary member.
 */
export function parseJsonOr(text: string, parseLoosely: ((text: string) => unknown) | undefined): ParsedJson {
  if (parseLoosely === undefined) return { value: parseJson(text) };
  try {
    return { value: parseJson(text) };
  } catch (error) {
    const value = parseLoosely(text);
    assertCarriable(value, "");
    return { value, mistake: error instanceof Error ? error.message : String(error) };
  }
}

/** Texts that XML cannot carry are refused here too, so that a record can always be written in both forms. */
function parseJson(text: string): unknown {
  assertShallow(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(`The JSON is not well-formed: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (mayHideUncarriable(text)) assertCarriable(value, "");
  return value;
}

/** Control characters and lone surrogates get into a JSON string by escapes only, U+FFFE and U+FFFF also as such. */
function mayHideUncarriable(text: string): boolean {
  return (text.includes("\\") && UNCARRIABLE_ESCAPE.test(text)) || UNCARRIABLE.test(text);
}

const UNCARRIABLE_ESCAPE = /\\[bf]|\\u(?:00[01]|[dD][89a-fA-F]|[fF]{3}[eEfF])/;
const UNCARRIABLE = /[\uFFFE\uFFFF]/;

/** Whether the text has so few of the characters; a search for each is much quicker than a look at every character. */
function hasAtMost(limit: number, characters: readonly string[], text: string): boolean {
  let found = 0;
  for (const character of characters) {
    let index = text.indexOf(character);
    while (index >= 0 && found <= limit) {
      found += 1;
      index = text.indexOf(character, index + 1);
    }
  }
  return found <= limit;
}

const OPENERS = ["{", "["] as const;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function assertShallow(text: string): void {
  if (hasAtMost(MAX_JSON_DEPTH, OPENERS, text)) return;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) index = endOfString(text, index + 1);
    else depth += DEPTH_STEPS[character] ?? 0;
    if (depth > MAX_JSON_DEPTH) throw malformed(`The JSON is nested deeper than ${MAX_JSON_DEPTH} levels.`);
  }
}

/** What each character outside of strings does to the depth: `{` and `[` open, `}` and `]` close. */
const DEPTH_STEPS: readonly number[] = Array.from({ length: 128 }, (_, character) =>
  "{[".includes(String.fromCharCode(character)) ? 1 : "}]".includes(String.fromCharCode(character)) ? -1 : 0,
);

function endOfString(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === BACKSLASH) index += 1;
    else if (character === QUOTE) return index;
  }
  return text.length;
}

function assertCarriable(value: unknown, pointer: string): void {
  if (typeof value === "string") {
    if (!isCarriable(value)) {
      throw malformed(
        `The text at "${pointer}" has a character that no XML document can carry: ${JSON.stringify(value)}`,
      );
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      assertCarriable(name, pointer);
      assertCarriable(member, `${pointer}/${name}`);
    }
  }
}

function malformed(message: string): DomainError {
  return new DomainError("malformed", message, { syntax: "json" });
}
