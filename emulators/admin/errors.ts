import type { Reply } from "../core/emulator.ts";
import type { CoreCode, DomainError } from "../core/errors.ts";

/** Refusals of the control API's own. */
type OwnCode = "invalid-option" | "invalid-query" | "no-such-request" | "no-such-sandbox";

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
  "version-conflict": 409,
  internal: 500,
  "invalid-option": 400,
  "invalid-query": 400,
  "no-such-request": 404,
  "no-such-sandbox": 404,
} as const satisfies Record<CoreCode | OwnCode, number>;

/** `{ code, message }`, with `WWW-Authenticate` where a token is missing. */
export function toReply({ code, message }: DomainError): Reply<object> {
  const status = Object.hasOwn(STATUS, code) ? STATUS[code as keyof typeof STATUS] : STATUS.internal;
  const headers = status === 401 ? { "www-authenticate": 'Bearer realm="control API"' } : {};
  return { status, resource: { code, message }, headers };
}
