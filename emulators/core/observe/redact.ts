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
  const values = query.length === 0 ? [] : secretValues(facts.search, query);
  return {
    headers(headers) {
      const kept: Record<string, string> = {};
      for (const name in headers) kept[name] = secretHeaders.includes(name) ? REDACTED : (headers[name] ?? "");
      return kept;
    },
    path: ({ path, search }) => path + withoutValues(search, values),
    body: (text) => withoutValues(withoutMembers(text, members), values),
  };
}

/** As written in the query, and as decoded: an answer may quote either. */
function secretValues(search: string, names: readonly string[]): readonly string[] {
  return search
    .slice(1)
    .split("&")
    .map((pair) => [pair.slice(0, pair.indexOf("=")).toLowerCase(), pair.slice(pair.indexOf("=") + 1)] as const)
    .filter(([name, value]) => names.includes(name) && value !== "")
    .flatMap(([, value]) => [value, new URLSearchParams(`v=${value}`).get("v") ?? value]);
}

function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((redacted, value) => redacted.replaceAll(value, REDACTED), text);
}

function withoutMembers(text: string, members: readonly string[]): string {
  return members.reduce((redacted, name) => {
    if (!redacted.toLowerCase().includes(name)) return redacted;
    return redacted.replace(new RegExp(`("${name}"\\s*:\\s*")[^"]*`, "gi"), `$1${REDACTED}`);
  }, text);
}
