import type { Customer } from "./customer.ts";
import { listOf, recordOf } from "./kinds.ts";
import { invalid, listMistakes, notReadable, type RuleOptions } from "./rule.ts";
import { anyOf, id, text } from "./text.ts";

/** What a session may be opened for. K11. */
export type Scope = "api:institution" | "api:customer";

const scopes: readonly Scope[] = ["api:institution", "api:customer"];

/** What startSession is asked for. */
export interface SessionRequest {
  readonly scopes: readonly Scope[];
  readonly sourceCustomerId: string | null;
  readonly organizationId: string | null;
}

/** What a session token says: for whom, for what, from when until when (seconds since 1970). */
export interface Session {
  readonly jti: string;
  readonly scope: readonly Scope[];
  readonly institutionId: string;
  readonly organizationId: string | null;
  readonly sourceCustomerId: string | null;
  readonly iat: number;
  readonly exp: number;
}

/** How long a session lives, in seconds. Section 5.9. */
export const SESSION_SECONDS = 3_600;

const requestKind = recordOf([
  // A scope is a free string in the vendor's OpenAPI, so an unknown one is the validator's to refuse.
  { field: "scopes", kind: listOf(text(anyOf(scopes)), { min: 1 }), required: true },
  {
    field: "sourceCustomerId",
    kind: id,
    required: false,
    // 5.8: the OpenAPI requires it always, the prose for this scope only.
    across: (value, { scopes: asked }) =>
      value === null && Array.isArray(asked) && asked.includes("api:customer") ? "must not be blank" : undefined,
  },
  { field: "organizationId", kind: id, required: false },
]);

/** The session that a body asks for; throws `not-readable` or `invalid`. */
export function readSessionRequest(body: unknown, options: RuleOptions): SessionRequest {
  if (body === undefined || body === null) throw notReadable("", "an object with scopes", body);
  const bound = requestKind.bind(body, { path: "", options });
  assertValid(bound, options);
  return bound;
}

/** Refuses a session for a stored customer who may have none; throws `invalid` with the vendor's sentence. K11. */
export function assertMayOpen({ enrollmentOptInStatus, accounts }: Customer): void {
  if (enrollmentOptInStatus === "INACTIVE") {
    throw invalid(["User is not enrolled in the program and should not receive events."]);
  }
  if (accounts.length === 0) throw invalid(["User has no accounts"]);
}

/** When a session that starts at an instant (milliseconds since 1970) was issued and expires. */
export function sessionLife(now: number): Pick<Session, "iat" | "exp"> {
  const iat = Math.floor(now / 1_000);
  return { iat, exp: iat + SESSION_SECONDS };
}

/** Whether a session has not expired at an instant (milliseconds since 1970). */
export function isAlive({ exp }: Session, now: number): boolean {
  return now < exp * 1_000;
}

function assertValid(bound: unknown, options: RuleOptions): asserts bound is SessionRequest {
  const mistakes = listMistakes(requestKind, bound, options);
  if (mistakes.length > 0) throw invalid(mistakes);
}
