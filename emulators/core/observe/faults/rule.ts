import type { RequestMatch } from "../match.ts";

/** A time to wait, in milliseconds: fixed, or drawn from a range by the sandbox's seed. */
export type Delay = number | { readonly min: number; readonly max: number };

/** Whether the operation is left undone, or done and only its answer lost. */
export type When = "before" | "after";

/** What a client gets instead of the answer, or how it gets the answer; `RESPONSES` says which members go with which kind. */
export interface FaultResponse {
  readonly kind: FaultKind;
  /** A code of core's or of the vendor's; left out: the vendor's internal error. */
  readonly code?: string;
  /** Seconds; left out: 1. */
  readonly retryAfter?: number;
  /** Milliseconds; left out: 2000. */
  readonly overMs?: number;
  /** Left out: before. */
  readonly when?: When;
}

export type FaultKind =
  "error" | "too-many-requests" | "unavailable" | "reset" | "close" | "empty" | "garbage" | "slow";

/** The members of each kind of response. */
export const RESPONSES: Readonly<Record<FaultKind, readonly (keyof FaultResponse)[]>> = {
  // Refusals in the vendor's words, the middle two (429, 503) with Retry-After.
  error: ["code", "when"],
  "too-many-requests": ["retryAfter", "when"],
  unavailable: ["retryAfter", "when"],
  // The connection is cut: by a reset, or by closing it without a word.
  reset: ["when"],
  close: ["when"],
  // The answer's own status and headers, with no body, or with seeded bytes that mean nothing.
  empty: [],
  garbage: [],
  // The answer as it is, its body in pieces.
  slow: ["overMs"],
};

/** A rule as it is posted. */
export interface FaultRule {
  readonly match?: RequestMatch;
  /** It acts so many times, then never again; left out: always. */
  readonly times?: number;
  /** It acts on every so-manieth request that comes to it. */
  readonly every?: number;
  readonly delay?: Delay;
  /** Left out: the answer comes as it is, after the delay. */
  readonly respond?: FaultResponse;
}

/** A rule in force, with how many requests have come to it and on how many it has acted. */
export interface Fault extends FaultRule {
  readonly id: string;
  seen: number;
  acted: number;
}
