import type { Headers } from "../emulator.ts";

/** A media type with its parameters; all names lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One range of an Accept header, with its weight from 0 to 1. */
export interface AcceptRange extends MediaType {
  readonly q: number;
}

/** Reads a media type (RFC 9110, section 8.3.1); undefined if there is none or it is none. */
export function parseMediaType(text: string | undefined): MediaType | undefined {
  if (text === undefined) return undefined;
  const known = cache.get(text);
  if (known !== undefined) return known;
  const [type = "", ...rest] = split(text, ";");
  const name = type.trim().toLowerCase();
  if (!/^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+$/.test(name)) return undefined;
  const parameters = rest.filter((parameter) => parameter.trim() !== "").map(toParameter);
  const mediaType = { type: name, parameters: Object.fromEntries(parameters) };
  if (cache.size < CACHE_SIZE) cache.set(text, mediaType);
  return mediaType;
}

/** A client sends the same few header values over and over; what they say is remembered. */
const cache = new Map<string, MediaType>();
const CACHE_SIZE = 100;

/** The media type of a request's body. */
export function mediaTypeOf(headers: Headers): MediaType | undefined {
  return parseMediaType(headers["content-type"]);
}

/** Whether a request with these headers has a body that is not empty, as far as they can tell (RFC 9112, section 6). */
export function hasBody(headers: Headers): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** How many ranges of an Accept header are looked at; a longer one is not a client's. */
const MAX_RANGES = 50;

/** Reads an Accept header (RFC 9110, section 12.5.1), in its own order; ranges that are none are left out. */
export function parseAccept(text: string): readonly AcceptRange[] {
  return split(text, ",")
    .slice(0, MAX_RANGES)
    .flatMap((range) => parseMediaType(range.trim()) ?? [])
    .map((range) => ({ ...range, q: weightOf(range.parameters["q"]) }));
}

/** What HTTP Basic says of who asks. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** User and password of HTTP Basic (RFC 7617); undefined without the header, or if it is none. */
export function parseBasic({ authorization }: Headers): Credentials | undefined {
  if (authorization === undefined) return undefined;
  const known = signOns.get(authorization);
  if (known !== undefined) return known;
  const credentials = readBasic(authorization);
  if (credentials !== undefined && signOns.size < CACHE_SIZE) signOns.set(authorization, credentials);
  return credentials;
}

const signOns = new Map<string, Credentials>();

function readBasic(authorization: string): Credentials | undefined {
  const match = /^basic +([A-Za-z0-9+/_=-]+) *$/i.exec(authorization);
  if (match?.[1] === undefined) return undefined;
  const text = Buffer.from(match[1], "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Cuts at a separator, but not within a quoted string (RFC 9110, section 5.6.4). */
function split(text: string, separator: ";" | ","): readonly string[] {
  return text.includes('"') ? (text.match(PIECES[separator]) ?? []) : text.split(separator);
}

const PIECES = {
  ";": /(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g,
  ",": /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g,
} as const;

function toParameter(text: string): [string, string] {
  const equals = text.indexOf("=");
  if (equals < 0) return [text.trim().toLowerCase(), ""];
  const value = text.slice(equals + 1).trim();
  const unquoted = /^".*"$/.test(value) ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
  return [text.slice(0, equals).trim().toLowerCase(), unquoted];
}

function weightOf(q: string | undefined): number {
  if (q === undefined) return 1;
  const weight = Number(q);
  return weight >= 0 && weight <= 1 ? weight : 0;
}
