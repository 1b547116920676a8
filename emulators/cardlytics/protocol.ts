import type { Headers, OwnStage, Protocol, RoutedOperation } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { parseAccept, rfc9110 } from "../core/http/protocol.ts";
import type { Options } from "./options.ts";
import { limitRate } from "./rate.ts";
import type { Resource } from "./representations/resource.ts";
import { REQUEST_ID_HEADER, requestIdOf } from "./request-id.ts";
import { findSession, type User } from "./sessions.ts";

type Stage = OwnStage<User, Options>;

/** The paths that a call needs no session for; the contract's `security: []` says the same. */
export const OPEN_PATHS: readonly string[] = ["/v2/session/startSession", "/healthcheck"];

/** Stands for a client certificate that a proxy has verified. Section 8, mTLS. */
const assertCertified: Stage = ({ headers }, { options }) => {
  if (!options.requireClientCertificate || headers["x-ssl-client-verify"] === "SUCCESS") return;
  throw new DomainError("forbidden", "No verified client certificate: X-SSL-Client-Verify must be SUCCESS.");
};

/** The scopes that the contract's `security` names must all be among the session's. Section 2. */
const authorise: Stage = ({ operation, user }) => {
  const needed = operation === undefined ? [] : scopesOf(operation);
  const granted: readonly string[] = user?.scope ?? [];
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return;
  throw new DomainError(
    "forbidden",
    `The session lacks the scope ${missing.join(", ")}; it has ${granted.join(", ")}.`,
  );
};

const scopes = new WeakMap<RoutedOperation, readonly string[]>();

/** The contract names the scopes once for each of the two ways to send a token. */
function scopesOf(operation: RoutedOperation): readonly string[] {
  const known = scopes.get(operation);
  if (known !== undefined) return known;
  const [requirement = {}] = operation.security;
  const needed = Object.values(requirement).flat();
  scopes.set(operation, needed);
  return needed;
}

/** Only JSON is written, so an Accept is asked only whether it leaves JSON out: the closest range counts. Section 4. */
const assertAcceptable: Stage = ({ headers: { accept } }, { options }) => {
  if (!options.strictAccept || accept === undefined || accept.trim() === "") return;
  const ranges = parseAccept(accept);
  const closest = JSON_RANGES.flatMap((range) => ranges.filter(({ type }) => type === range)).at(0);
  if (closest !== undefined && closest.q > 0) return;
  throw new DomainError("not-acceptable", `Accept ${JSON.stringify(accept)} leaves out application/json.`);
};

const JSON_RANGES = ["application/json", "application/*", "*/*"] as const;

/** The token of a call: in the header of generation A or, where the option has it so, as B's bearer token. Section 2. */
function tokenOf(headers: Headers, { sessionGeneration }: Options): string | undefined {
  const own = sessionGeneration === "B" ? undefined : headers["x-cdlx-session-token"];
  if (own !== undefined || sessionGeneration === "A") return own;
  return BEARER.exec(headers.authorization ?? "")?.[1];
}

const BEARER = /^bearer +(\S+)$/i;

const NO_HEADERS = {};

/** Spring's manners behind a session filter: who is asked before where. Section 1.1, inferred. */
export const protocol: Protocol<Resource, User, Options> = {
  ...rfc9110,
  stages: [assertCertified, limitRate, "authenticate", "route", assertAcceptable, authorise, "read", "operate"],
  async authenticate({ path, headers }, context) {
    if (OPEN_PATHS.includes(path)) return undefined;
    const token = tokenOf(headers, context.options);
    const session = token === undefined ? undefined : await findSession(token, context);
    if (session !== undefined) return session;
    const came = token === undefined ? "no session token" : "a session token that is invalid or has expired";
    throw new DomainError("unauthenticated", `There came ${came}; startSession gives one.`);
  },
  userName: (session) => session?.sourceCustomerId ?? session?.institutionId ?? "",
  negotiate: (_headers, [json]) =>
    json === undefined ? undefined : { representation: json, mediaType: JSON_RANGES[0] },
  headers: (request, { requestIdHeader }) =>
    requestIdHeader ? { [REQUEST_ID_HEADER]: requestIdOf(request) } : NO_HEADERS,
  secrets: {
    headers: ["x-cdlx-session-token", ...rfc9110.secrets.headers],
    query: [],
    members: ["sessiontoken", "secret"],
  },
};
