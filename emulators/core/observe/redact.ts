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
  const withoutMembers = memberRedactor(members);
  const isSecret = (name: string): boolean => query.includes(decode(name).toLowerCase());
  let last: RedactedQuery = { search: "", text: "", values: NONE };
  // A client sends the same query over and over.
  const redactedOf = (search: string): RedactedQuery => {
    if (search === last.search) return last;
    last = { search, text: withoutParameters(search, isSecret), values: secretValues(search, isSecret) };
    return last;
  };
  return {
    headers: (headers) => withoutHeaders(headers, secretHeaders),
    path: ({ path, search }) => path + (query.length === 0 ? search : redactedOf(search).text),
    values: ({ search }) => (query.length === 0 ? NONE : redactedOf(search).values),
    body(text, values) {
      if (text === "") return text;
      const redacted = withoutMembers(text);
      return values.length === 0 ? redacted : withoutValues(redacted, values);
    },
  };
}

/** Takes out the texts of such members; most bodies have none, which is seen sooner than taken out. */
function memberRedactor(members: readonly string[]): (text: string) => string {
  if (members.length === 0) return (text) => text;
  const names = `"(?:${members.join("|")})"`;
  const [some, each] = [new RegExp(names, "i"), new RegExp(`(${names}\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, "gi")];
  return (text) => (some.test(text) ? text.replace(each, `$1${REDACTED}`) : text);
}

/** A query without its secrets, and those. */
interface RedactedQuery {
  readonly search: string;
  readonly text: string;
  readonly values: readonly string[];
}

const NONE: readonly string[] = [];

/** Shorter values are part of too many words to be looked for, and no secrets. */
const SHORTEST_SECRET = 4;

function withoutHeaders(headers: Headers, secret: readonly string[]): Readonly<Record<string, string>> {
  const present = secret.filter((name) => headers[name] !== undefined);
  if (present.length === 0) return headers as Readonly<Record<string, string>>;
  const kept = { ...headers };
  for (const name of present) kept[name] = REDACTED;
  return kept as Readonly<Record<string, string>>;
}

type IsSecret = (name: string) => boolean;

function withoutParameters(search: string, isSecret: IsSecret): string {
  if (search === "") return search;
  const parameters = parametersOf(search).map((parameter) => {
    const equals = parameter.indexOf("=");
    return equals >= 0 && isSecret(parameter.slice(0, equals))
      ? `${parameter.slice(0, equals)}=${REDACTED}`
      : parameter;
  });
  return `?${parameters.join("&")}`;
}

/** As written in the query, and as decoded: an answer may quote either. */
function secretValues(search: string, isSecret: IsSecret): readonly string[] {
  if (search === "") return NONE;
  const values = new Set<string>();
  for (const parameter of parametersOf(search)) {
    const equals = parameter.indexOf("=");
    if (equals < 0 || !isSecret(parameter.slice(0, equals))) continue;
    const value = parameter.slice(equals + 1);
    for (const text of [value, decode(value)]) if (text.length >= SHORTEST_SECRET) values.add(text);
  }
  return values.size < 2 ? [...values] : [...values].sort((one, other) => other.length - one.length);
}

function parametersOf(search: string): readonly string[] {
  return search.slice(1).split("&");
}

function decode(text: string): string {
  return /[%+]/.test(text) ? (new URLSearchParams(`v=${text}`).get("v") ?? text) : text;
}

function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((redacted, value) => redacted.replaceAll(value, REDACTED), text);
}
