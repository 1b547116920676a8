import type { Protocol } from "../core/emulator.ts";
import { rfc9110 } from "../core/http/protocol.ts";

/** RFC 9110's manners; JSON only, never from a cache, and no token in the journal. */
export const protocol: Protocol<object, undefined, object> = {
  ...rfc9110,
  // The token has been checked at the door, before anything of the request was looked at.
  stages: ["route", "negotiate", "read", "validate", "operate"],
  headers: () => ({ "cache-control": "no-store", "x-content-type-options": "nosniff" }),
};
