import { DomainError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { FILTERS, type Criterion } from "../core/observe/criteria.ts";
import { MAX_ENTRIES } from "../core/observe/journal.ts";

/** What a query asks of the journal. */
export interface JournalQuery {
  readonly criteria: readonly Criterion[];
  readonly limit: number;
  /** Wait until there are so many. */
  readonly atLeast: number;
  /** Milliseconds. */
  readonly timeout: number;
  /** Wait so many milliseconds for the first; none is an answer then. */
  readonly wait: number | undefined;
  /** Ids of exchanges: those that came later, or earlier, only. */
  readonly after: string | undefined;
  readonly before: string | undefined;
}

const TIME = { pattern: /^(?:[1-5]?\d{1,4}ms|60000ms|[1-5]?\ds|60s)$/, words: "a time up to 60s, such as 5s or 500ms" };

/** The forms of the values that have one. */
const FORMS: Readonly<Record<string, { readonly pattern: RegExp; readonly words: string }>> = {
  limit: { pattern: /^(?:[1-9]\d{0,2}|1000)$/, words: `a whole number from 1 to ${MAX_ENTRIES}` },
  atLeast: { pattern: /^(?:[1-9]\d{0,2}|1000)$/, words: `a whole number from 1 to ${MAX_ENTRIES}` },
  timeout: TIME,
  wait: TIME,
  status: { pattern: /^(?:\d{1,3}|[1-5]xx)$/i, words: "a status such as 404, or a class such as 4xx" },
  slowerThan: { pattern: /^\d{1,9}$/, words: "whole milliseconds" },
  since: { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/, words: "a time such as 2026-01-01T00:00:00Z" },
};

const PAGING: readonly string[] = ["limit", "atLeast", "timeout", "wait", "after", "before"];

/** Reads the query; a parameter or a value that the journal does not know is refused, since it would select anything. */
export function parseJournalQuery(search: string): JournalQuery {
  const parameters = [...new URLSearchParams(search)];
  for (const [name, text] of parameters) assertKnown(name, text);
  const value = (name: string): string | undefined => parameters.find(([key]) => key === name)?.[1];
  const wait = value("wait");
  return {
    criteria: parameters.flatMap(([name, text]) => (isFilter(name) ? [FILTERS[name](text)] : [])),
    limit: Number(value("limit") ?? MAX_ENTRIES),
    atLeast: Number(value("atLeast") ?? 0),
    timeout: toMilliseconds(value("timeout") ?? "5s"),
    wait: wait === undefined ? undefined : toMilliseconds(wait),
    after: value("after"),
    before: value("before"),
  };
}

function assertKnown(name: string, text: string): void {
  const names = [...Object.keys(FILTERS), ...PAGING];
  if (!names.includes(name)) {
    const near = nearest(name, names);
    throw new DomainError("invalid-query", `The journal has no query parameter "${name}"; the nearest is "${near}".`, {
      nearest: near,
    });
  }
  const form = FORMS[name];
  if (form === undefined || form.pattern.test(text)) return;
  throw new DomainError("invalid-query", `The query parameter "${name}" takes ${form.words}; "${text}" came.`);
}

function isFilter(name: string): name is keyof typeof FILTERS {
  return Object.hasOwn(FILTERS, name);
}

function toMilliseconds(text: string): number {
  return text.endsWith("ms") ? Number(text.slice(0, -2)) : Number(text.slice(0, -1)) * 1_000;
}
