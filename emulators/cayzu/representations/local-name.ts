/** A text as the local name of an element, what a name cannot hold as `_xHHHH_` (.NET's `XmlConvert.EncodeLocalName`). */
export function encodeLocalName(text: string): string {
  let name = "";
  for (const { index, 0: character } of text.matchAll(/./gsu)) {
    name += mayStand(character, index, text) ? character : escape(character);
  }
  return name;
}

type Range = readonly [from: number, to: number];

/** The characters that start a name (XML 1.0, section 2.3), without the colon and without those beyond U+FFFF. */
const STARTS: readonly Range[] = [
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
];

/** Those that a name may go on with besides. */
const CONTINUES: readonly Range[] = [
  [0x2d, 0x2e],
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

function mayStand(character: string, index: number, text: string): boolean {
  // An underscore that would be read as the start of an escape is escaped itself.
  if (character === "_") return !/^_x[0-9A-Fa-f]{4}_/.test(text.slice(index, index + 7));
  return isIn(STARTS, character) || (index > 0 && isIn(CONTINUES, character));
}

function isIn(ranges: readonly Range[], character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => code >= from && code <= to);
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `_x${code
    .toString(16)
    .toUpperCase()
    .padStart(code > 0xffff ? 8 : 4, "0")}_`;
}
