import { DomainError } from "../../core/errors.ts";
import { parseFilter } from "./query-filter.ts";
import {
  QueryError,
  type Comparable,
  type EntityType,
  type Ordering,
  type Property,
  type Query,
} from "./query-types.ts";

/** The options as sent; those without a member here are parsed and have no effect (Q26), or are passed over. */
export interface QueryOptions {
  readonly $filter?: string;
  readonly $orderby?: string;
  readonly $select?: string;
  readonly $top?: string;
  readonly $skip?: string;
}

/** Reads query options for an entity; throws `malformed`, in the engine's words, before any record is looked at. */
export function parseQuery(sent: QueryOptions, type: EntityType): Query {
  return {
    condition: parse(sent, "$filter", (text) => parseFilter(text, (name) => comparable(name, type))),
    order: parse(sent, "$orderby", (text) => list(text).map((key) => toOrdering(key, type))) ?? [],
    select: parse(sent, "$select", (text) => toSelection(list(text), type)),
    top: parse(sent, "$top", toCount) ?? Infinity,
    skip: parse(sent, "$skip", toCount) ?? 0,
  };
}

function parse<T>(sent: QueryOptions, name: keyof QueryOptions, read: (text: string) => T): T | undefined {
  const text = sent[name];
  if (text === undefined) return undefined;
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    // 1.6: the engine's message names the parameters that came, then what was wrong.
    const came = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
    const message = `Invalid query option in '{${name}=[${came}]}'. Error: ${error.message}`;
    throw new DomainError("malformed", message.replace(UNWRITABLE, "\uFFFD"));
  }
}

const MAX_SHOWN = 200;

/** What XML could not carry: control characters, halves of surrogate pairs, the last two code points of the plane. */
const UNWRITABLE = /[^\t\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Java's largest int, which the engine reads both numbers into. */
const MAX_COUNT = 2_147_483_647;

function toCount(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= MAX_COUNT) return Number(text);
  throw new QueryError(`It takes a number from 0 to ${MAX_COUNT}.`);
}

function list(text: string): readonly string[] {
  return text.split(",").map((item) => item.trim());
}

function toOrdering(key: string, type: EntityType): Ordering {
  const [name = "", direction = "asc", ...rest] = key.split(/\s+/);
  if (rest.length > 0 || (direction !== "asc" && direction !== "desc")) {
    throw new QueryError(`"${key}" is no key to order by: a property comes first, then asc, desc or nothing.`);
  }
  return { property: comparable(name, type), isDescending: direction === "desc" };
}

function toSelection(names: readonly string[], type: EntityType): ReadonlySet<string> | undefined {
  if (names.includes("*")) return undefined;
  return new Set(
    names.map((name) => {
      const { shownAs } = known(name, type);
      if (shownAs === undefined) throw new QueryError(`${name} of ${type.name} is for filters only, it is not shown.`);
      return shownAs;
    }),
  );
}

function comparable(name: string, type: EntityType): Comparable {
  const { read, ...property } = known(name, type);
  if (read === undefined)
    throw new QueryError(`${name} of ${type.name} is for display only, it is no selection field.`);
  return { ...property, read };
}

function known(name: string, { name: entity, properties }: EntityType): Property {
  const property = properties.get(name);
  if (property !== undefined) return property;
  throw new QueryError(`${entity} has no property "${name}"; it has: ${[...properties.keys()].join(", ")}.`);
}
