/**
 * The same text in memory of its own, of a byte a character if it can be. What is cut from a text keeps the whole of it
 * in memory, and what is joined is a chain of its parts until somebody needs it in one piece.
 */
export function compactText(text: string): string {
  return Buffer.from(text).toString();
}

/** The text of a value that may be stored: a part of a document, once stored, would keep the whole of it. */
export function ownText(part: string): string {
  return part.length <= LONGEST_COPY ? part : compactText(part);
}

/** V8 copies parts of up to so many characters by itself (v8::internal::SlicedString::kMinLength). */
const LONGEST_COPY = 12;
