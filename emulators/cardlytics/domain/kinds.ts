import { member, notReadable, type Bound, type Kind, type Place, type Rule } from "./rule.ts";

/** A word of a closed list, which the binder knows: another word is unreadable. */
export function word(words: readonly string[]): Kind {
  return {
    absent: "must not be null",
    bind(value, { path }) {
      if (value === null || value === undefined) return null;
      if (typeof value === "string" && words.includes(value)) return value;
      throw notReadable(path, `one of ${words.join(", ")}`, value);
    },
    mistakes: () => [],
  };
}

/** How many items a list has, and the member in which no two of them may agree. */
export interface ListLimits {
  readonly min?: number;
  readonly max?: number;
  readonly distinct?: string;
}

/** A list of so many items. */
export function listOf(item: Kind, { min = 0, max = Infinity, distinct }: ListLimits = {}): Kind {
  const size = max === Infinity ? "must not be empty" : `size must be between ${min} and ${max}`;
  return {
    absent: min > 0 ? "must not be empty" : "must not be null",
    bind(value, { path, options }) {
      if (value === null || value === undefined) return null;
      if (!Array.isArray(value)) throw notReadable(path, "an array", value);
      return value.map((each: unknown, index) => item.bind(each, { path: `${path}[${index}]`, options }));
    },
    *mistakes(value, { path, options }) {
      if (!Array.isArray(value)) return;
      if (value.length < min || value.length > max) yield `${path}: ${size}`;
      // Of a list that is too long the items are not looked at: it is refused whole, and the answer stays small.
      if (value.length > max) return;
      const seen = new Set<unknown>();
      for (const [index, each] of value.entries()) {
        const place = { path: `${path}[${index}]`, options };
        if (distinct !== undefined) yield* mistakeOfRepeat(each, distinct, { seen, place });
        if (each === null) yield `${place.path}: ${item.absent}`;
        else yield* item.mistakes(each, place);
      }
    },
  };
}

interface Repeats {
  readonly seen: Set<unknown>;
  readonly place: Place;
}

function* mistakeOfRepeat(item: unknown, field: string, { seen, place }: Repeats): Iterable<string> {
  const value = isObject(item) ? item[field] : null;
  if (value === null || value === "") return;
  if (seen.has(value)) yield `${member(place.path, field)}: must be unique in the batch`;
  seen.add(value);
}

/** An object with the members of a table; members that the table does not name are passed over. Section 4. */
export function recordOf(rules: readonly Rule[]): Kind {
  return {
    absent: "must not be null",
    bind(value, { path, options }) {
      if (value === null || value === undefined) return null;
      if (!isObject(value)) throw notReadable(path, "an object", value);
      return Object.fromEntries(
        rules.map(({ field, kind, fallback = null }) => {
          const bound = kind.bind(value[field], { path: member(path, field), options });
          return [field, bound ?? fallback];
        }),
      );
    },
    *mistakes(value, { path, options }) {
      if (!isObject(value)) return;
      for (const rule of rules) yield* mistakesOfMember(rule, value, { path: member(path, rule.field), options });
    },
  };
}

function* mistakesOfMember(rule: Rule, record: Bound, place: Place): Iterable<string> {
  const value = record[rule.field];
  if (value === null && rule.required) {
    yield `${place.path}: ${rule.kind.absent}`;
    return;
  }
  let isRight = true;
  for (const mistake of rule.kind.mistakes(value, place)) {
    isRight = false;
    yield mistake;
  }
  const mistake = isRight ? rule.across?.(value, record, place.options) : undefined;
  if (mistake !== undefined) yield `${place.path}: ${mistake}`;
}

const NETWORKS = { first: 3, last: 6 } as const;

/** The first digit of a card's number, 3 to 6, as a number or as digits; bound to a number. Section 5.3. */
export const network: Kind = {
  absent: "must not be null",
  bind(value, { path }) {
    if (value === null || value === undefined) return null;
    // The vendor's type is int32 (A1), so what is no whole number fails in the binder, not in the validator.
    const number = typeof value === "string" && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number)) return number;
    throw notReadable(path, "a whole number", value);
  },
  *mistakes(value, { path }) {
    if (typeof value !== "number" || (value >= NETWORKS.first && value <= NETWORKS.last)) return;
    yield `${path}: must be between ${NETWORKS.first} and ${NETWORKS.last}`;
  },
};

function isObject(value: unknown): value is Bound {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
