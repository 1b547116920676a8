import { DomainError } from "./errors.ts";

// eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0, section 2.2, leaves out
const UNCARRIABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Whether XML 1.0 can carry the text: no control characters, no lone surrogates (XML 1.0, section 2.2). */
export function isCarriable(text: string): boolean {
  return !UNCARRIABLE.test(text) && isWellFormed(text);
}

/** The text with a mark in place of each character that XML cannot carry: for words about what a client has sent. */
export function toCarriable(text: string): string {
  return isCarriable(text)
    ? text
    : Array.from(text, (character) => (isCarriable(character) ? character : "\uFFFD")).join("");
}

/** Character data with its markup escaped; refuses what `isCarriable` does. */
export function escapeText(text: string): string {
  if (!NEEDS_ATTENTION.test(text)) return text;
  assertCarriable(text);
  return text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

/** An attribute's value, for double quotes; white space other than blanks is kept by reference. */
export function escapeAttribute(text: string): string {
  if (!NEEDS_ATTENTION.test(text)) return text;
  assertCarriable(text);
  return text.replace(/[&<>"\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}

// eslint-disable-next-line no-control-regex -- everything that is escaped or refused; the common text has none of it
const NEEDS_ATTENTION = /[&<>"\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const TEXT_ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  ...TEXT_ESCAPES,
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
};

function assertCarriable(text: string): void {
  if (!isCarriable(text)) {
    throw new DomainError("internal", `A text that XML cannot carry was about to be written: ${JSON.stringify(text)}`);
  }
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
