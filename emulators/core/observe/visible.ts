/**
 * A text with what cannot be seen made visible: control characters, blanks other than the plain one, marks of no
 * width, and the blanks at either end, as `\\u{a0}`.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, toEscape).replace(/^ +| +$/g, (blanks) => "\\u{20}".repeat(blanks.length));
}

/** What cannot be seen, or changes how what is around it is seen. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}|[\uD800-\uDFFF]/gu;

/** A character as `\\u{a0}`. */
export function toEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Why two texts that look alike are not the same, in a few words; undefined if they differ for the eye, too. */
export function subtleDifference(expected: string, actual: string): string | undefined {
  return SUBTLE.find(({ strip }) => strip(expected) === strip(actual))?.words;
}

const SUBTLE: readonly { readonly words: string; readonly strip: (text: string) => string }[] = [
  { words: "only the case of letters differs", strip: (text) => text.toLowerCase() },
  { words: "only a slash at the end differs", strip: (text) => text.replace(/\/+$/, "") },
  { words: "only the ends of lines differ", strip: (text) => text.replace(/\r\n?/g, "\n") },
  {
    words: "only blanks or characters that cannot be seen differ",
    strip: (text) => text.replace(/[\p{C}\p{Z}]/gu, ""),
  },
  { words: "only the way in which accents are written differs", strip: (text) => text.normalize("NFC") },
  { words: "only percent-encoding differs", strip: decoded },
];

function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString());
}
