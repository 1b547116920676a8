/** One value of an Accept header, as .NET reads it. */
export interface AcceptValue {
  /** Lower case, without parameters. */
  readonly type: string;
  readonly range: "literal" | "subtypeRange" | "allRange";
  readonly quality: number;
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
const TEXT = '"(?:[^"\\\\]|\\\\.)*"';
const VALUE = new RegExp(`^\\s*(${TOKEN}/${TOKEN})((?:\\s*;\\s*${TOKEN}(?:\\s*=\\s*(?:${TOKEN}|${TEXT}))?)*)\\s*$`);
const QUALITY = /;\s*q\s*=\s*(\d*\.?\d*)\s*(?:;|$)/i;

/** How many values of an Accept header are looked at; a longer one is not a client's. */
const MAX_VALUES = 50;

/**
 * Reads an Accept header, best value first. One value that is no media type makes .NET disregard the whole header, as
 * with the lone `*` that Java's HttpURLConnection sends; a quality that is no number counts as 1.
 */
export function parseAcceptStrictly(header: string | undefined): readonly AcceptValue[] {
  const values: AcceptValue[] = [];
  for (const text of split(header ?? "")) {
    const value = parse(text);
    if (value === undefined) return [];
    values.push(value);
  }
  return values.sort((one, other) => other.quality - one.quality || RANK[one.range] - RANK[other.range]);
}

/** Of equal quality, the more literal comes first (W1 `MediaTypeWithQualityHeaderValueComparer`). */
const RANK = { literal: 0, subtypeRange: 1, allRange: 2 } as const;

/** Empty values are passed over; a comma in a quoted text does not count, as no media type in use has one. */
function split(header: string): readonly string[] {
  return header.split(",", MAX_VALUES).filter((value) => value.trim() !== "");
}

function parse(text: string): AcceptValue | undefined {
  const [, name, parameters = ""] = VALUE.exec(text) ?? [];
  if (name === undefined) return undefined;
  const type = name.toLowerCase();
  const quality = Number(QUALITY.exec(parameters)?.[1] ?? 1);
  const range = type === "*/*" ? "allRange" : type.endsWith("/*") ? "subtypeRange" : "literal";
  return { type, range, quality: Number.isNaN(quality) ? 1 : quality };
}
