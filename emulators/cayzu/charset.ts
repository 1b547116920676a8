import type { Charset, EncodedBody, Headers } from "../core/emulator.ts";
import { mediaTypeOf } from "../core/http/protocol.ts";

/** What Web API's formatters write, by the names that .NET has for them; the first is the default (W1). */
export type WrittenCharset = "utf-8" | "utf-16";

/**
 * In which charset a body is read (W1 `SelectCharacterEncoding`): UTF-8 or UTF-16 by name, and any other name counts
 * as none, which is UTF-8. Of JSON a byte order mark knows better, as .NET's StreamReader looks for one.
 */
export function requestCharset({ syntax, bytes, named }: EncodedBody): Charset {
  const mark = syntax === "json" ? MARKS[bytes.toString("hex", 0, 2)] : undefined;
  return mark ?? (supported(named) === "utf-16" ? "utf-16le" : "utf-8");
}

/**
 * In which charset the answer is written (W1 `SelectResponseCharacterEncoding`): the best of Accept-Charset that is
 * written at all, else the request's own.
 */
export function responseCharset(headers: Headers): WrittenCharset {
  const accepted = parseAcceptCharset(headers["accept-charset"])
    .filter(({ quality }) => quality > 0)
    .flatMap(({ charset }) => supported(charset) ?? []);
  return accepted[0] ?? supported(mediaTypeOf(headers)?.parameters["charset"]) ?? "utf-8";
}

const MARKS: Readonly<Record<string, Charset>> = { fffe: "utf-16le", feff: "utf-16be" };

/** The full range is whatever the formatter has first. */
const SUPPORTED: ReadonlyMap<string, WrittenCharset> = new Map([
  ["utf-8", "utf-8"],
  ["utf-16", "utf-16"],
  ["*", "utf-8"],
]);

function supported(charset: string | undefined): WrittenCharset | undefined {
  return charset === undefined ? undefined : SUPPORTED.get(charset.toLowerCase());
}

interface AcceptCharset {
  readonly charset: string;
  readonly quality: number;
}

const VALUE = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/i;

/** How many values are looked at; a longer header is not a client's. */
const MAX_VALUES = 50;

/** Best first, a literal before the full range; one value that is none makes .NET disregard the header. */
function parseAcceptCharset(header: string | undefined): readonly AcceptCharset[] {
  if (header === undefined) return [];
  const matches = header.split(",", MAX_VALUES).map((value) => VALUE.exec(value));
  return matches
    .flatMap((match) => (match === null ? [] : { charset: match[1] ?? "", quality: Number(match[2] ?? 1) }))
    .filter((_value, _index, values) => values.length === matches.length)
    .sort((one, other) => other.quality - one.quality || Number(one.charset === "*") - Number(other.charset === "*"));
}
