import type { Protocol, RequestFacts } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { rfc9110 } from "../core/http/protocol.ts";
import { requestCharset } from "./charset.ts";
import { negotiate } from "./negotiation.ts";
import type { Options } from "./options.ts";
import type { Resource } from "./representations/resource.ts";

/** Who calls: the token stands for the whole account (C5). */
export interface User {
  readonly account: "sandbox";
}

/** The manners of ASP.NET Web API 2 (W1). */
export const protocol: Protocol<Resource, User, Options> = {
  ...rfc9110,
  // Negotiation comes last and never refuses: the answer is negotiated when it is written (section 4).
  stages: [authenticateFirst, selectAction, "route", "authenticate", "read", "operate"],
  canonicalPath,
  authenticate: (request, { options }) => Promise.resolve(userOf(request, options)),
  negotiate,
  head: false,
  options: false,
  charsetOf: requestCharset,
  headers: (_request, { versionHeaders }) => (versionHeaders ? ALL_HEADERS : HEADERS),
  secrets: { headers: [], query: ["token"] },
};

/** W1's web host says no-cache, and IIS the rest with it (section 4). */
const HEADERS = { "cache-control": "no-cache", pragma: "no-cache", expires: "-1" };
const ALL_HEADERS = {
  ...HEADERS,
  server: "Microsoft-IIS/8.5",
  "x-aspnet-version": "4.0.30319",
  "x-powered-by": "ASP.NET",
};

const SEGMENTS = new Map(
  ["api", "Customer", "CreateCustomer", "Get"].map((segment) => [segment.toLowerCase(), segment]),
);

const CANONICAL = /^\/api\/Customer(?:\/\d+)?$/;

/** Routes, controllers and actions are found without regard to case (W1); a slash at the end plays no role. */
function canonicalPath(path: string): string {
  if (CANONICAL.test(path)) return path;
  return path
    .replace(/(?<=.)\/$/, "")
    .split("/")
    .map((segment) => SEGMENTS.get(segment.toLowerCase()) ?? segment)
    .join("/");
}

/** For a vendor that checks the token in a message handler, which runs before routing (section 2). */
function authenticateFirst(request: RequestFacts, { options }: { readonly options: Options }): void {
  if (options.authenticationOrder === "beforeRouting") userOf(request, options);
}

/**
 * What follows the controller is an action's name unless it is a number, and even then where the route with an action
 * comes first; there are no other actions (1.2).
 */
function selectAction({ path }: RequestFacts, { options }: { readonly options: Options }): void {
  const segment = /^\/api\/Customer\/([^/]+)$/.exec(canonicalPath(path))?.[1];
  if (segment === undefined || segment === "CreateCustomer" || (options.idRoute && /^-?\d+$/.test(segment))) return;
  throw new DomainError("not-found", `The controller Customer has no action ${segment} that this path fits.`);
}

/** Signs that say something else in a query than they are. */
const ENCODED = /[%+&]/;

function tokenIn(search: string): string | undefined {
  return [...new URLSearchParams(search)].find(([name]) => name.toLowerCase() === "token")?.[1];
}

/** The token is a query parameter, whose name .NET compares without regard to case; the first one counts (C3, C4). */
function userOf({ search }: RequestFacts, { token, planEntitled }: Options): User {
  const sent = search === `?token=${token}` && !ENCODED.test(token) ? token : tokenIn(search);
  if (sent !== token) {
    const what = sent === undefined ? "no query parameter token" : "a query parameter token that is not the account's";
    throw new DomainError("unauthenticated", `The request has ${what}; the option token holds the one that is taken.`);
  }
  if (!planEntitled) {
    throw new DomainError("forbidden", "The account's plan does not include the API; the option planEntitled is off.");
  }
  return { account: "sandbox" };
}
