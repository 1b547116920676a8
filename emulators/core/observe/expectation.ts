import { pattern, type Criterion } from "./criteria.ts";
import type { JournalEntry } from "./journal.ts";
import { fitsPattern } from "./match.ts";

/** What a tester expects to have been asked; in texts `*` is any text, and what is left out may be anything. */
export interface Expectation {
  readonly method?: string;
  /** Without the query. */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly operation?: string;
  readonly user?: string;
  readonly status?: number;
  /** A text, or a JSON value of which each member must be there; more members may be. */
  readonly body?: unknown;
}

/** What an expectation asks, one by one. */
export function toCriteria({ query = {}, headers = {}, body, status, ...texts }: Expectation): readonly Criterion[] {
  const { method, path, operation, user } = texts;
  return [
    ...(method === undefined ? [] : [pattern("method", method, (entry) => entry.method)]),
    ...(path === undefined ? [] : [pattern("path", path, (entry) => entry.path.split("?", 1)[0])]),
    ...Object.entries(query).map(([name, text]) =>
      pattern(`query.${name}`, text, ({ path: asked }) => parametersOf(asked).get(name) ?? undefined),
    ),
    ...Object.entries(headers).map(([name, text]) =>
      pattern(`headers.${name.toLowerCase()}`, text, ({ request }) => request.headers[name.toLowerCase()]),
    ),
    ...(operation === undefined ? [] : [pattern("operation", operation, (entry) => entry.operation ?? undefined)]),
    ...(user === undefined ? [] : [pattern("user", user, (entry) => entry.user ?? undefined)]),
    ...(status === undefined ? [] : [pattern("status", String(status), (entry) => String(entry.status))]),
    ...(body === undefined ? [] : bodyCriteria(body)),
  ];
}

function parametersOf(path: string): URLSearchParams {
  return new URLSearchParams(path.split("?").slice(1).join("?"));
}

function bodyCriteria(body: unknown): readonly Criterion[] {
  if (typeof body === "string") return [pattern("body", body, ({ request }) => request.body)];
  return leavesOf(body, "").map(({ pointer, value }) => ({
    field: `body${pointer}`,
    expected: JSON.stringify(value),
    actual: (entry) => {
      const found = valueAt(entry, pointer);
      return found === undefined ? undefined : JSON.stringify(found);
    },
    matches: (entry) => isSame(value, valueAt(entry, pointer)),
  }));
}

interface Leaf {
  readonly pointer: string;
  readonly value: unknown;
}

/** The values of a JSON document that hold no others, by JSON Pointer. */
function leavesOf(value: unknown, pointer: string): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return [{ pointer, value }];
  const members = Object.entries(value);
  if (members.length === 0) return [{ pointer, value }];
  return members.flatMap(([name, member]) => leavesOf(member, `${pointer}/${escapePointer(name)}`));
}

/** RFC 6901, section 3. */
function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function valueAt({ request }: JournalEntry, pointer: string): unknown {
  const names = pointer.split("/").slice(1);
  return names.reduce<unknown>((value, name) => {
    const key = name.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, parsed(request.body));
}

/** A body that is no JSON, or was cut, has no members. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSame(expected: unknown, actual: unknown): boolean {
  if (typeof expected === "string" && typeof actual === "string") return fitsPattern(expected, actual);
  return JSON.stringify(expected) === JSON.stringify(actual);
}
