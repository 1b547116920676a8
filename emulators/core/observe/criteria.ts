import type { JournalEntry } from "./journal.ts";
import { fitsPattern } from "./match.ts";

/** One thing that is asked of an exchange. */
export interface Criterion {
  /** What is looked at, such as `method`, `headers.accept` or `body/customers/0/name`. */
  readonly field: string;
  readonly expected: string;
  readonly actual: (entry: JournalEntry) => string | undefined;
  readonly matches: (entry: JournalEntry) => boolean;
}

/** The exchanges that meet all of what is asked. */
export function select(entries: readonly JournalEntry[], criteria: readonly Criterion[]): readonly JournalEntry[] {
  return entries.filter((entry) => criteria.every(({ matches }) => matches(entry)));
}

type Read = (entry: JournalEntry) => string | undefined;

/** The value that is read is the pattern's, in which `*` is any text. */
export function pattern(field: string, expected: string, actual: Read): Criterion {
  const matches = (entry: JournalEntry): boolean => {
    const value = actual(entry);
    return value !== undefined && fitsPattern(expected, value);
  };
  return { field, expected, actual, matches };
}

function contains(field: string, expected: string, actual: Read): Criterion {
  return { field, expected: `…${expected}…`, actual, matches: (entry) => actual(entry)?.includes(expected) === true };
}

/** `name: pattern`, or a name alone. */
function header(field: "headers" | "answerHeaders", expected: string): Criterion {
  const [name = "", ...rest] = expected.split(":");
  const key = name.trim().toLowerCase();
  const read: Read = ({ request, answer }) => (field === "headers" ? request : answer).headers[key];
  return pattern(`${field}.${key}`, rest.join(":").trim() || "*", read);
}

const withoutQuery = (path: string): string => path.split("?", 1)[0] ?? "";

/** What the journal can be asked for, by the name of the query parameter. */
export const FILTERS = {
  method: (text) => pattern("method", text.toUpperCase(), ({ method }) => method),
  path: (text) => pattern("path", text, ({ path }) => (text.includes("?") ? path : withoutQuery(path))),
  operation: (text) => pattern("operation", text, ({ operation }) => operation ?? undefined),
  user: (text) => pattern("user", text, ({ user }) => user ?? undefined),
  status: (text) => pattern("status", text.toLowerCase().replace("xx", "*"), ({ status }) => String(status)),
  slowerThan: (text) => ({
    field: "durationMs",
    expected: `> ${text}`,
    actual: ({ durationMs }) => String(durationMs),
    matches: ({ durationMs }) => durationMs > Number(text),
  }),
  since: (text) => ({
    field: "time",
    expected: `≥ ${text}`,
    actual: ({ time }) => time,
    matches: ({ time }) => Date.parse(time) >= Date.parse(text),
  }),
  requestHeader: (text) => header("headers", text),
  answerHeader: (text) => header("answerHeaders", text),
  requestBody: (text) => contains("body", text, ({ request }) => request.body),
  answerBody: (text) => contains("answerBody", text, ({ answer }) => answer.body),
  violation: (text) => ({
    field: "violations",
    expected: text,
    actual: ({ violations }) => violations.map((found) => `${found.in} ${found.rule}`).join(", "),
    matches: ({ violations }) => violations.some((found) => [found.in, found.rule, "*"].some((word) => word === text)),
  }),
  refusal: (text) => contains("refusal", text, ({ refusal }) => refusal ?? undefined),
  fault: (text) => ({
    field: "fault",
    expected: text,
    actual: ({ fault }) => fault?.id,
    matches: ({ fault }) => fault !== null && (text === "*" || fault.id === text || fault.kind === text),
  }),
} as const satisfies Readonly<Record<string, (text: string) => Criterion>>;
