import { userOf } from "./audit.ts";
import type { CustomerRecord } from "./record.ts";
import { valuesOf } from "./record.ts";
import { refusal } from "./refusal.ts";

/** A record of the USER file: who signs on by which name, which functions the user may use, and in which companies. */
export interface User {
  /** The USER record's id, which the audit fields show. */
  readonly id: string;
  readonly signOnName: string;
  readonly password: string;
  /** Function letters: S see, I input, A authorise, D delete, R reverse, H history, L list, E, C copy, P print, Q audit. */
  readonly functions: readonly string[];
  readonly companies: readonly string[];
  readonly department: string;
  /** Whether the password must be changed at the next sign-on to the Browser; left out: not. */
  readonly isPasswordExpired?: boolean;
  /** Whether the Browser's banner has a box for commands; left out: it has (browser 2.2). */
  readonly hasCommandLine?: boolean;
  /** The classes of overrides that the user may approve; left out: none (3.7). */
  readonly overrideClasses?: readonly string[];
}

/** What a client can ask of a record, and the function letter that the user needs for it (8.3, T). */
export const letters = {
  see: "S",
  print: "P",
  list: "L",
  input: "I",
  validate: "I",
  hold: "I",
  copy: "C",
  paste: "I",
  authorise: "A",
  delete: "D",
  reverse: "R",
  restore: "H",
  review: "Q",
} as const;

export type FunctionName = keyof typeof letters;

/** Whether the password is the user's and the names match to the letter, as T24's sign-on asks (6). */
export function isSignedOn(user: User, signOnName: string, password: string): boolean {
  return user.signOnName === signOnName && user.password === password;
}

/** Whether the user has the function. */
export function may(user: User, name: FunctionName): boolean {
  return user.functions.includes(letters[name]);
}

/** Refuses a function that the user does not have, with EB-SECURITY.VIOLATION (2.6); the id is the record's, if any. */
export function assertMay(user: User, name: FunctionName, id = ""): void {
  if (may(user, name)) return;
  throw refusal(
    "EB-SECURITY.VIOLATION",
    `User ${user.id} has functions ${user.functions.join(" ")}; ${name} takes function ${letters[name]}.`,
    { id, user: user.id, function: letters[name] },
  );
}

/** Refuses a company that does not exist or that the user may not work in: T24 takes both for security (Q41). */
export function assertCompany(user: User, company: string): void {
  if (user.companies.includes(company)) return;
  throw refusal(
    "EB-SECURITY.VIOLATION",
    `User ${user.id} works in ${user.companies.join(", ")}; the request was for company ${company}.`,
    { user: user.id, company },
  );
}

/** The class of all overrides that T24 raises here. */
export const OVERRIDE_CLASS = "CUSTOMER";

/** The statuses of records that wait with an override to be approved (3.1). */
const TO_BE_APPROVED: ReadonlySet<string | undefined> = new Set(["INAO", "RNAO"]);

/** Refuses a user who may not approve the overrides that a record waits with: INAO, RNAO (3.7). */
export function assertMayApprove(user: User, record: CustomerRecord): void {
  if (!TO_BE_APPROVED.has(record.scalars["RECORD.STATUS"])) return;
  if (user.overrideClasses?.includes(OVERRIDE_CLASS) === true) return;
  throw refusal(
    "EB-SECURITY.VIOLATION",
    `Customer ${record.id} waits for a user who may approve overrides of class ${OVERRIDE_CLASS}; ${user.id} may not.`,
    { id: record.id, user: user.id, class: OVERRIDE_CLASS },
  );
}

/**
 * Refuses to let one user both input and authorise: the authoriser is none of the inputters of the current change, nor
 * the one who has already authorised it once (3.3, Q1, Q49).
 */
export function assertSecondUser(record: CustomerRecord, user: string): void {
  const stamps = [...valuesOf(record, "INPUTTER"), record.scalars["AUTHORISER"] ?? ""];
  if (!stamps.some((stamp) => userOf(stamp) === user)) return;
  throw refusal(
    "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER",
    `User ${user} has had a hand in this change to customer ${record.id}; another user must authorise it.`,
    { id: record.id, user },
  );
}
