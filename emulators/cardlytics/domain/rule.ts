import { DomainError } from "../../core/errors.ts";

/** The switches that decide what a body may hold. */
export interface RuleOptions {
  readonly strictCardTypes: boolean;
  readonly strictCountry: boolean;
  readonly strictTransactionTypes: boolean;
  readonly closedNeedsCloseDate: "never" | "cards" | "cards and accounts";
  readonly enrollmentDatesInOrder: boolean;
  readonly scalarCoercion: boolean;
  readonly maxAccounts: number;
  readonly maxCards: number;
}

/** A JSON object with the members that its schema names, each bound. */
export type Bound = Readonly<Record<string, unknown>>;

/** A body on its way in: under which switches, and the mistakes found so far, as `path: text`. */
export interface Reading {
  readonly options: RuleOptions;
  readonly mistakes: string[];
}

/**
 * Binds a value that is not null, as the vendor's JSON binder does, and reports what its validator finds: throws
 * `not-readable` at a wrong shape or an unknown enum word.
 */
export type Read = (value: unknown, path: string, reading: Reading) => unknown;

/** How many mistakes one answer lists; a bound, so that a small body of empty records has no huge answer. */
export const MAX_MISTAKES = 5_000;

/** Adds a mistake, unless there are as many as one answer lists. */
export function report({ mistakes }: Reading, path: string, text: string): void {
  if (mistakes.length < MAX_MISTAKES) mistakes.push(`${path}: ${text}`);
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

/** Refuses what has mistakes; throws `invalid`. */
export function assertNone(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw invalid(mistakes);
}
