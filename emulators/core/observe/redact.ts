import type { Headers, RequestFacts, Secrets } from "../emulator.ts";

/** What stands in a secret's place. */
export const REDACTED = "(redacted)";

/** Takes the secrets of exchanges out of what is to be recorded. */
export interface Redactor {
  /** The same object where nothing in it is secret. */
  headers(headers: Headers): Readonly<Record<string, string>>;
  /** Path and query. */
  path(facts: RequestFacts): string;
  /** The values of secret query parameters, which an answer may quote; longest first, as one may hold another. */
  values(facts: RequestFacts): readonly string[];
  /** Takes out secret members, and those values. */
  body(text: string, values: readonly string[]): string;
}

/** Makes a redactor from the names that a protocol declares secret. */
export function createRedactor({ headers: secretHeaders, query, members = [] }: Secrets): Redactor {
  const member =
    members.length === 0 ? undefined : new RegExp(`("(?:${members.join("|")})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, "gi");
  const isSecret = (name: string): boolean => query.includes(decode(name).toLowerCase());
  return {
    headers: (headers) => withoutHeaders(headers, secretHeaders),
    path({ path, search }) {
      if (search === "" || query.length === 0) return path + search;
      return path + search.replace(PARAMETER, toRedacted(isSecret));
    },
    values({ search }) {
      if (search === "" || query.length === 0) return NONE;
      // As written in the query, and as decoded: an answer may quote either.
      return [...search.matchAll(PARAMETER)]
        .flatMap(([, , name = "", value = ""]) => (isSecret(name) ? [value, decode(value)] : []))
        .filter(({ length }) => length >= SHORTEST_SECRET)
        .sort((one, other) => other.length - one.length);
    },
    body(text, values) {
      if (text === "") return text;
      const redacted = member === undefined ? text : text.replace(member, `$1${REDACTED}`);
      return values.length === 0 ? redacted : withoutValues(redacted, values);
    },
  };
}

const NONE: readonly string[] = [];

/** A parameter of a query: the sign before it, its name and its value. */
const PARAMETER = /([?&])([^=&]*)=([^&]*)/g;

/** Shorter values are part of too many words to be looked for, and no secrets. */
const SHORTEST_SECRET = 4;

function withoutHeaders(headers: Headers, secret: readonly string[]): Readonly<Record<string, string>> {
  const present = secret.filter((name) => headers[name] !== undefined);
  if (present.length === 0) return headers as Readonly<Record<string, string>>;
  const kept = { ...headers };
  for (const name of present) kept[name] = REDACTED;
  return kept as Readonly<Record<string, string>>;
}

function toRedacted(isSecret: (name: string) => boolean): (parameter: string, sign: string, name: string) => string {
  return (parameter, sign, name) => (isSecret(name) ? `${sign}${name}=${REDACTED}` : parameter);
}

function decode(text: string): string {
  return /[%+]/.test(text) ? (new URLSearchParams(`v=${text}`).get("v") ?? text) : text;
}

function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((redacted, value) => redacted.replaceAll(value, REDACTED), text);
}
