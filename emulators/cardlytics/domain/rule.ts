import { DomainError } from "../../core/errors.ts";

/** The switches that the rules of customers, accounts and cards read. */
export interface RuleOptions {
  readonly strictCardTypes: boolean;
  readonly strictCountry: boolean;
  readonly closedNeedsCloseDate: "never" | "cards" | "cards and accounts";
  readonly scalarCoercion: boolean;
}

/** A JSON object with the members that its table names, each bound; `null` stands for what did not come. */
export type Bound = Readonly<Record<string, unknown>>;

/** A value on its way through a table: where it is, and under which switches. */
export interface Place {
  readonly path: string;
  readonly options: RuleOptions;
}

/**
 * What a member may hold. `bind` is the vendor's JSON binder, which knows shapes and enum words and throws
 * `not-readable`; `mistakes` is its validator, which lists what is wrong with a value that could be bound.
 */
export interface Kind {
  readonly absent: string;
  bind(value: unknown, place: Place): unknown;
  mistakes(value: unknown, place: Place): Iterable<string>;
}

/** One line of a table: a member, what it may hold, whether it must be there, and what else of the record it minds. */
export interface Rule {
  readonly field: string;
  readonly kind: Kind;
  readonly required: boolean;
  /** What an absent value is taken for; left out: null. */
  readonly fallback?: unknown;
  /** Asked also of an absent value, once the value itself is right; answers what is wrong. */
  readonly across?: (value: unknown, record: Bound, options: RuleOptions) => string | undefined;
}

/** How many mistakes one answer lists; a bound, so that a small body of empty records has no huge answer. */
export const MAX_MISTAKES = 5_000;

/** The first mistakes of a bound value, as `path: what is wrong`, in the order of the tables. */
export function listMistakes(kind: Kind, value: unknown, options: RuleOptions): readonly string[] {
  const listed: string[] = [];
  for (const mistake of kind.mistakes(value, { path: "", options })) {
    listed.push(mistake);
    if (listed.length === MAX_MISTAKES) break;
  }
  return listed;
}

/** The refusal of a value that the binder cannot take. K10: HttpMessageNotReadable. */
export function notReadable(path: string, expected: string, value: unknown): DomainError {
  const came = value === undefined ? "nothing" : JSON.stringify(value).slice(0, 100);
  return new DomainError("not-readable", `${path === "" ? "The body" : path} must be ${expected}; ${came} came.`);
}

/** The refusal of values that were bound and are not right. K10: ValidationException. */
export function invalid(validationErrors: readonly string[]): DomainError {
  return new DomainError("invalid", validationErrors.join("; ").slice(0, 1_000), { validationErrors });
}

/** The path of a member. */
export function member(path: string, field: string): string {
  return path === "" ? field : `${path}.${field}`;
}
