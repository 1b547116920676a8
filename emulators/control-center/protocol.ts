import type { Protocol } from "../core/emulator.ts";
import { rfc9110 } from "../core/http/protocol.ts";
import { admit, assertMediaTypes, authenticate } from "./access.ts";
import type { User } from "./domain/account.ts";
import type { Options } from "./options.ts";
import { limitRate } from "./rate.ts";
import { json, type Resource } from "./representations/json.ts";

/** Spring Security in front of Spring MVC (section 2): sign-on before anything else, always JSON. */
export const protocol: Protocol<Resource, User, Options> = {
  ...rfc9110,
  stages: ["authenticate", limitRate, "route", admit, assertMediaTypes, "read", "operate"],
  authenticate,
  userName: ({ name }) => name,
  // Section 4: an Accept that leaves out JSON gets JSON all the same.
  negotiate: (_headers, [representation = json]) => ({ representation, mediaType: "application/json" }),
  assumedMediaType: "application/json", // Section 4.
  secrets: { headers: ["authorization"], query: [] },
};
