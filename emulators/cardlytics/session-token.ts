import { createHmac, timingSafeEqual } from "node:crypto";

import type { Session } from "./domain/session.ts";

/** A session as a JSON Web Token, signed by HMAC with SHA-256 (RFC 7515, RFC 7519). K11: a JWT with a scope claim. */
export function formatSessionToken({ scope, ...claims }: Session, key: string): string {
  const payload = encode({ ...claims, scope: scope.join(" ") });
  return `${HEADER}.${payload}.${signatureOf(`${HEADER}.${payload}`, key)}`;
}

/** The session that a token holds; undefined unless it was signed with the key, by this algorithm. */
export function parseSessionToken(token: string, key: string): Session | undefined {
  // To compare two texts is quicker than to look one up.
  const known = last?.token === token ? last : verified.get(token);
  if (known?.key === key) {
    last = known;
    return known.session;
  }
  const session = verify(token, key);
  if (session === undefined) return undefined;
  if (verified.size >= MAX_VERIFIED) verified.clear();
  verified.set(token, { token, key, session });
  return session;
}

interface Verified {
  readonly token: string;
  readonly key: string;
  readonly session: Session;
}

/** What was found right before, since a client sends its token with every call; it is the time that ends a session. */
const verified = new Map<string, Verified>();
const MAX_VERIFIED = 1_000;
let last: Verified | undefined;

function verify(token: string, key: string): Session | undefined {
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  // The header is compared, not read, so a token cannot choose another algorithm.
  if (header !== HEADER || rest.length > 0) return undefined;
  const expected = Buffer.from(signatureOf(`${header}.${payload}`, key));
  const came = Buffer.from(signature);
  if (came.length !== expected.length || !timingSafeEqual(came, expected)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
  return hasScope(claims) ? toSession(claims) : undefined;
}

const HEADER = encode({ alg: "HS256", typ: "JWT" });

type Claims = Omit<Session, "scope"> & { readonly scope: string };

/** Whatever bears the signature was written above. */
function hasScope(claims: unknown): claims is Claims {
  return typeof claims === "object" && claims !== null && "scope" in claims && typeof claims.scope === "string";
}

function toSession({ scope, ...claims }: Claims): Session {
  const asked = scope.split(" ");
  return { ...claims, scope: SCOPES.filter((known) => asked.includes(known)) };
}

const SCOPES = ["api:institution", "api:customer"] as const;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signatureOf(text: string, key: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}
