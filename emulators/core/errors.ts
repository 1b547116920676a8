/** The refusals that core itself can make; each emulator's `errors.ts` must word every one of them. */
export type CoreCode =
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "method-not-allowed"
  | "not-acceptable"
  | "unsupported-media-type"
  | "malformed"
  | "contract-violation"
  | "too-large"
  | "too-many-sandboxes"
  | "too-many-requests"
  | "unavailable"
  | "version-conflict"
  | "internal";

/** Facts about a refusal that the emulator's `errors.ts` may word: plain data, no HTTP. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A refusal as data: a code of core's or of the emulator's own, a sentence that says what came and what was
 * expected, and details for the vendor's wording. It knows no status; the emulator's `errors.ts` does.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}
