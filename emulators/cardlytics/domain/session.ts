import { DomainError } from "../../core/errors.ts";
import { bodyReader } from "./body.ts";
import type { CustomerRecord } from "./customer.ts";

/** What a session may be opened for. K11. */
export type Scope = "api:institution" | "api:customer";

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

/** How long a session lives, in seconds, by the generation of its flow. 5.9. */
export const SESSION_SECONDS = { A: 3_600, B: 900 } as const;

/** Reads the body of startSession. K11; a scope is a free string in the OpenAPI, so an unknown one can be bound. */
export const sessionRequestBody = bodyReader<SessionRequest>("session-request.json");

/** Refuses a session for a stored customer who may have none; throws `no-session` with the vendor's sentence. K11. */
export function assertMayOpen({ enrollmentOptInStatus, accountIds }: CustomerRecord): void {
  if (enrollmentOptInStatus === "INACTIVE") {
    throw new DomainError("no-session", "User is not enrolled in the program and should not receive events.");
  }
  if (accountIds.length === 0) throw new DomainError("no-session", "User has no accounts");
}

/** When a session that starts at an instant (milliseconds since 1970) was issued and expires. */
export function sessionLife(now: number, generation: keyof typeof SESSION_SECONDS): Pick<Session, "iat" | "exp"> {
  const iat = Math.floor(now / 1_000);
  return { iat, exp: iat + SESSION_SECONDS[generation] };
}

/** Whether a session has not expired at an instant (milliseconds since 1970). */
export function isAlive({ exp }: Session, now: number): boolean {
  return now < exp * 1_000;
}
