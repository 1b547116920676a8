import type { RequestFacts, Secrets } from "../emulator.ts";

/** What stands in a secret's place. */
export const REDACTED = "(redacted)";

/** Takes the secrets of one exchange out of what is to be recorded. */
export interface Redactor {
  headers(headers: Readonly<Record<string, string | undefined>>): Record<string, string>;
  path(facts: RequestFacts): string;
  /** Secret members, and the values of secret query parameters wherever an answer quotes them. */
  body(text: string): string;
}

/** Makes a redactor for a request, from the names that its protocol declares secret. */
export function createRedactor(
  { headers: secretHeaders, query, members = [] }: Secrets,
  facts: RequestFacts,
): Redactor {
  const values = secretValues(facts.search, query);
  return {
    headers(headers) {
      const kept: Record<string, string> = {};
      for (const name in headers) kept[name] = secretHeaders.includes(name) ? REDACTED : (headers[name] ?? "");
      return kept;
    },
    path: ({ path, search }) => path + withoutParameters(search, query),
    body: (text) => withoutValues(withoutMembers(text, members), values),
  };
}

/** A parameter of a query: the sign before it, its name and its value. */
const PARAMETER = /([?&])([^=&]*)=([^&]*)/g;

function withoutParameters(search: string, names: readonly string[]): string {
  if (names.length === 0) return search;
  return search.replace(PARAMETER, (parameter, sign: string, name: string) =>
    names.includes(decode(name).toLowerCase()) ? `${sign}${name}=${REDACTED}` : parameter,
  );
}

/** Shorter values are part of too many words to be looked for, and no secrets. */
const SHORTEST_SECRET = 4;

/** As written in the query, and as decoded: an answer may quote either. Longest first, as one may hold another. */
function secretValues(search: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [...search.matchAll(PARAMETER)]
    .filter(([, , name = ""]) => names.includes(decode(name).toLowerCase()))
    .flatMap(([, , , value = ""]) => [value, decode(value)])
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .sort((one, other) => other.length - one.length);
}

function decode(text: string): string {
  return new URLSearchParams(`v=${text}`).get("v") ?? text;
}

function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((redacted, value) => redacted.replaceAll(value, REDACTED), text);
}

function withoutMembers(text: string, members: readonly string[]): string {
  return members.reduce((redacted, name) => {
    if (!redacted.toLowerCase().includes(name.toLowerCase())) return redacted;
    return redacted.replace(new RegExp(`("${name}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, "gi"), `$1${REDACTED}`);
  }, text);
}
