import type { ContractOperation } from "../contract/contract.ts";
import type { JournalEntry } from "./journal.ts";

/** What clients of a sandbox asked for and the emulator has not, with how often. */
export interface Unserved {
  count(what: UnservedKind, asked: string): void;
  /** The most asked for first. */
  list(): readonly UnservedThing[];
  /** How many were not told apart, because there were too many different ones. */
  others(): number;
}

export type UnservedKind = "operation" | "method" | "media type" | "query parameter";

export interface UnservedThing {
  readonly what: UnservedKind;
  /** Such as `GET /v2/ads`. */
  readonly asked: string;
  readonly count: number;
}

/** By core's code of the refusal. */
export const UNSERVED: Readonly<Record<string, UnservedKind>> = {
  "not-found": "operation",
  "method-not-allowed": "method",
  "not-acceptable": "media type",
  "unsupported-media-type": "media type",
};

/** How many different things are told apart, and how much of each name is kept. */
export const MAX_UNSERVED = 500;
const MAX_NAME = 200;

/** Nothing was asked for yet. */
export function createUnserved(): Unserved {
  const things = new Map<string, { what: UnservedKind; asked: string; count: number }>();
  let others = 0;
  return {
    count(what, asked) {
      const name = asked.slice(0, MAX_NAME);
      const known = things.get(`${what} ${name}`);
      if (known !== undefined) known.count += 1;
      else if (things.size < MAX_UNSERVED) things.set(`${what} ${name}`, { what, asked: name, count: 1 });
      else others += 1;
    },
    list: () => [...things.values()].sort((one, other) => other.count - one.count),
    others: () => others,
  };
}

/** Query parameters that the operations of a journal's exchanges do not have; what is secret is a credential, not asked for. */
export function unservedParameters(
  entries: readonly JournalEntry[],
  operations: readonly ContractOperation[],
  secret: readonly string[],
): readonly UnservedThing[] {
  const counted = createUnserved();
  for (const { operation: id, path } of entries) {
    const operation = operations.find((candidate) => candidate.id === id);
    if (operation === undefined || !path.includes("?")) continue;
    for (const name of new Set(new URLSearchParams(path.slice(path.indexOf("?"))).keys())) {
      const isKnown = operation.query.includes(name) || secret.includes(name.toLowerCase());
      if (!isKnown) counted.count("query parameter", `${name} of ${operation.id}`);
    }
  }
  return counted.list();
}
