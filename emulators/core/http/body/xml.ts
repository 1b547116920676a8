import { DomainError } from "../../errors.ts";

/**
 * The charset of an XML document: the one that Content-Type names, else the one that it names itself, by byte order
 * mark or declaration (XML 1.0, appendix F). Which end comes first in UTF-16 the bytes say.
 */
export function charsetOfXml(bytes: Buffer, named: string | undefined): string {
  const utf16 = UTF_16_STARTS.get(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
  if (named !== undefined) return named.toLowerCase() === "utf-16" ? (utf16 ?? named) : named;
  if (utf16 !== undefined) return utf16;
  const declaration = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    bytes.toString("latin1", 0, 200),
  );
  return declaration?.[1] ?? "utf-8";
}

/** A byte order mark, or a first `<` in two bytes. */
const UTF_16_STARTS: ReadonlyMap<number, string> = new Map([
  [0xfffe, "utf-16le"],
  [0x3c00, "utf-16le"],
  [0xfeff, "utf-16be"],
  [0x003c, "utf-16be"],
]);

/**
 * Refuses a document type declaration, which nothing here needs and every entity attack does; and a byte order mark
 * behind the one that decoding took away, which libxml2 would overlook.
 */
export function assertNoDoctype(text: string): void {
  if (text.startsWith("\uFEFF")) {
    throw new DomainError("malformed", "The XML is not well-formed: it has two byte order marks.", { syntax: "xml" });
  }
  let index = 0;
  for (;;) {
    while (isBlank(text.charCodeAt(index))) index += 1;
    const skipped = SKIPPED.find(([start]) => text.startsWith(start, index));
    if (skipped === undefined) break;
    const [start, end] = skipped;
    // From behind the start, since `<!-->` opens a comment and does not close it.
    const close = text.indexOf(end, index + start.length);
    if (close < 0) return;
    index = close + end.length;
  }
  if (text.startsWith("<!DOCTYPE", index)) {
    throw new DomainError("malformed", "The XML has a DOCTYPE, which is not allowed.", { syntax: "xml" });
  }
}

/** What may stand before a document type declaration, by its start and its end. */
const SKIPPED = [
  ["<?", "?>"],
  ["<!--", "-->"],
] as const;

function isBlank(character: number): boolean {
  return character === 0x20 || character === 0x0a || character === 0x0d || character === 0x09;
}
