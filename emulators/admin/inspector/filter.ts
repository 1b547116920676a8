import { FILTERS } from "../../core/observe/criteria.ts";
import type { JournalEntry } from "../../core/observe/journal.ts";

/** One condition of a filter line: a filter of the journal with its value, or a word to be found anywhere. */
export interface Term {
  readonly name: keyof typeof FILTERS | undefined;
  readonly value: string;
  /** `-status:200` wants all others. */
  readonly isNot: boolean;
}

/** `-name:"a value"`, `-name:value`, `-"some words"` or `-word`; a filter's value may be empty: `refusal:` is any. */
const TERM = /(-?)(?:(\w+):(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+))/g;

/** Reads a filter line such as `status:4xx -method:GET path:"/a b" word`; a name that is no filter is part of a word. */
export function parseFilter(line: string): readonly Term[] {
  return [...line.matchAll(TERM)].map(([whole, minus = "", name = "", quoted, bare = "", words, word = ""]) => {
    const isNot = minus !== "";
    if (isFilter(name)) return { name, value: quoted ?? bare, isNot };
    return { name: undefined, value: name === "" ? (words ?? word) : whole.slice(minus.length), isNot };
  });
}

/** Whether an exchange meets all terms. */
export function fits(terms: readonly Term[]): (entry: JournalEntry) => boolean {
  const tests = terms.map(({ name, value, isNot }) => {
    const test = name === undefined ? hasWord(value.toLowerCase()) : FILTERS[name](value).matches;
    return (entry: JournalEntry): boolean => test(entry) !== isNot;
  });
  return (entry) => tests.every((test) => test(entry));
}

/** The same as a query of the control API, as far as it can be asked: words and `-` are the page's own. */
export function toQuery(terms: readonly Term[]): string {
  const parameters = terms.flatMap(({ name, value, isNot }) =>
    name === undefined || isNot ? [] : [[name, value] as [string, string]],
  );
  return new URLSearchParams(parameters).toString();
}

/** The names of all filters, for a hint. */
export const FILTER_NAMES: readonly string[] = Object.keys(FILTERS);

function isFilter(name: string): name is keyof typeof FILTERS {
  return Object.hasOwn(FILTERS, name);
}

function hasWord(word: string): (entry: JournalEntry) => boolean {
  return ({ id, method, path, operation, user, refusal, request, answer }) =>
    [path, method, operation, user, refusal, id, request.body, answer.body].some(
      (text) => text !== null && text.toLowerCase().includes(word),
    );
}
