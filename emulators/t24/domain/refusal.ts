import { DomainError } from "../../core/errors.ts";
import type { ErrorDetails } from "../../core/errors.ts";

/**
 * T24's own codes of a refused function, to the letter (3.5); `validation` is a record with errors in its fields,
 * `overrides` one whose overrides wait to be accepted.
 */
export type RefusalCode =
  | "RECORD MISSING"
  | "UNAUTH. RECORD MISSING"
  | "LIVE RECORD NOT CHANGED"
  | "NO CHANGE TO LIVE (NAU-REC. EXISTS)"
  | "NO FUNCTION FOR THIS APPLICATION"
  | "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER"
  | "EB-SECURITY.VIOLATION"
  | "INVALID FUNCTION FOR RECORD STATUS"
  | "INP NOT NUMERIC"
  | "TOO MANY CHARACTERS"
  | "validation"
  | "overrides";

/** One element of an Errors entity (3.6). `info` is the field's path, or empty. */
export interface T24Error {
  readonly code: string;
  readonly type: "FATAL_ERROR" | "NON_FATAL_ERROR" | "OVERRIDE" | "WARNING";
  readonly text: string;
  readonly info: string;
}

/** A refusal whose code is T24's own. */
export function refusal(code: RefusalCode, message: string, details: ErrorDetails = {}): DomainError {
  return new DomainError(code, message, details);
}
