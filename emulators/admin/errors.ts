import type { Reply } from "../core/emulator.ts";
import type { CoreCode, DomainError } from "../core/errors.ts";

/** Refusals of the control API's own. */
type OwnCode =
  | "held-already"
  | "invalid-clock"
  | "invalid-fault"
  | "invalid-fork"
  | "invalid-option"
  | "invalid-query"
  | "invalid-seed"
  | "no-such-collection"
  | "no-such-fault"
  | "no-such-record"
  | "no-such-request"
  | "no-such-sandbox"
  | "no-such-snapshot"
  | "invalid-race"
  | "too-many-races"
  | "too-few-requests"
  | "too-many-faults"
  | "too-many-snapshots"
  | "unreadable-snapshot";

const STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "unsupported-media-type": 415,
  malformed: 400,
  "contract-violation": 400,
  "too-large": 413,
  "too-many-sandboxes": 429,
  "too-many-requests": 429,
  unavailable: 503,
  "version-conflict": 409,
  internal: 500,
  "invalid-fault": 400,
  "too-few-requests": 404,
  "invalid-race": 400,
  "too-many-races": 409,
  "no-such-fault": 404,
  "too-many-faults": 409,
  "held-already": 409,
  "invalid-clock": 400,
  "invalid-fork": 400,
  "invalid-option": 400,
  "invalid-query": 400,
  "invalid-seed": 400,
  "no-such-collection": 404,
  "no-such-record": 404,
  "no-such-request": 404,
  "no-such-sandbox": 404,
  "no-such-snapshot": 404,
  "too-many-snapshots": 409,
  "unreadable-snapshot": 400,
} as const satisfies Record<CoreCode | OwnCode, number>;

/** Every code that has words. */
export const errorCodes: readonly string[] = Object.keys(STATUS);

/** `{ code, message }`, with `WWW-Authenticate` where a token is missing. */
export function toReply({ code, message, details }: DomainError): Reply<object> {
  const status = Object.hasOwn(STATUS, code) ? STATUS[code as keyof typeof STATUS] : STATUS.internal;
  const headers = status === 401 ? { "www-authenticate": 'Bearer realm="control API"' } : {};
  return { status, resource: { code, message, ...shown(details) }, headers };
}

/** Details that help to put it right; those for the machinery are left out. */
function shown({ nearest, nearMisses, found, mistakes }: DomainError["details"]): { details?: object } {
  const details = Object.entries({ nearest, nearMisses, found, mistakes }).filter(([, value]) => value !== undefined);
  return details.length === 0 ? {} : { details: Object.fromEntries(details) };
}
