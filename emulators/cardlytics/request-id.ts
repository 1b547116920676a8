import type { RequestFacts } from "../core/emulator.ts";

/** The header by which a client names its request, and by which the answer repeats the name. K10. */
export const REQUEST_ID_HEADER = "X-CDLX-Request-Id";

/** The client's own id of the request, unchanged whatever it is; failing that, the emulator's UUID. K10. */
export function requestIdOf({ headers, id }: Pick<RequestFacts, "headers" | "id">): string {
  const own = headers["x-cdlx-request-id"];
  return own === undefined || own === "" ? id : own;
}
