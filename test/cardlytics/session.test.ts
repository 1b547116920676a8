import { createHmac } from "node:crypto";

import { isAlive, sessionLife, sessionRequestBody, type Session } from "../../emulators/cardlytics/domain/session.ts";
import { formatSessionToken, parseSessionToken } from "../../emulators/cardlytics/session-token.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { defaults } from "./defaults.ts";

const session: Session = {
  jti: "00000000-0000-4000-8000-000000000000",
  scope: ["api:institution", "api:customer"],
  institutionId: "1",
  organizationId: null,
  sourceCustomerId: "c1",
  ...sessionLife(Date.UTC(2026, 0, 1), "A"),
};

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

test("a token gives its session back to the key that signed it", () => {
  expect(parseSessionToken(formatSessionToken(session, "key"), "key")).toEqual(session);
});

test("a token is a JWT by HS256, with a scope claim, and lives for an hour", () => {
  const [header = "", payload = "", signature] = formatSessionToken(session, "key").split(".");
  expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({ alg: "HS256", typ: "JWT" });
  expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
    scope: "api:institution api:customer",
    iat: 1_767_225_600,
    exp: 1_767_229_200,
  });
  expect(signature).toBe(createHmac("sha256", "key").update(`${header}.${payload}`).digest("base64url"));
});

const good = formatSessionToken(session, "key");
const [goodHeader = "", goodPayload = "", goodSignature = ""] = good.split(".");

test.each([
  ["of another key", formatSessionToken(session, "other")],
  ["with another payload", `${goodHeader}.${base64url({ scope: "api:institution" })}.${goodSignature}`],
  ["without signature", `${goodHeader}.${goodPayload}.`],
  ["of the algorithm none", `${base64url({ alg: "none" })}.${goodPayload}.`],
  ["with a fourth part", `${good}.x`],
  ["of two parts", `${goodHeader}.${goodPayload}`],
  ["sent twice", `${good}, ${good}`],
  ["that is empty", ""],
  ["that is no token", "hello"],
])("a token %s is nobody's", (_name, token) => {
  expect(parseSessionToken(token, "key")).toBeUndefined();
});

test("a session of generation B lives for 15 minutes", () => {
  const start = Date.UTC(2026, 0, 1);
  const brief = { ...session, ...sessionLife(start, "B") };
  expect([isAlive(brief, start + 899_999), isAlive(brief, start + 900_000)]).toEqual([true, false]);
});

test("a session is alive until its hour is over, to the millisecond", () => {
  const start = Date.UTC(2026, 0, 1);
  expect(isAlive(session, start + 3_599_999)).toBe(true);
  expect(isAlive(session, start + 3_600_000)).toBe(false);
});

function verdictOn(body: unknown): unknown {
  try {
    return sessionRequestBody.read(body, defaults);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.details["validationErrors"] ?? error.code;
  }
}

const nothingMore = { sourceCustomerId: null, organizationId: null };

test.each<readonly [unknown, unknown]>([
  [{ scopes: ["api:institution"] }, { scopes: ["api:institution"], ...nothingMore }],
  [
    { scopes: ["api:customer"], sourceCustomerId: "c1", organizationId: "50004", other: 1 },
    { scopes: ["api:customer"], sourceCustomerId: "c1", organizationId: "50004" },
  ],
  [{ scopes: ["api:customer"] }, ["sourceCustomerId: must not be blank"]],
  [{ scopes: ["api:institution", "api:customer"] }, ["sourceCustomerId: must not be blank"]],
  [{ scopes: ["api:customer"], sourceCustomerId: " " }, ["sourceCustomerId: must not be blank"]],
  [
    { scopes: ["api:customer"], sourceCustomerId: "x".repeat(121) },
    ["sourceCustomerId: size must be between 0 and 120"],
  ],
  [{}, ["scopes: must not be empty"]],
  [{ scopes: null }, ["scopes: must not be empty"]],
  [{ scopes: [] }, ["scopes: must not be empty"]],
  [{ scopes: ["api:admin"] }, ["scopes[0]: must be any of [api:institution, api:customer]"]],
  [{ scopes: [null] }, ["scopes[0]: must not be blank"]],
  [{ scopes: "api:institution" }, "not-readable"],
  [{ scopes: [1] }, "not-readable"],
  [{ scopes: ["api:institution"], sourceCustomerId: 7 }, "not-readable"],
  [[], "not-readable"],
  [null, "not-readable"],
  [undefined, "not-readable"],
])("the session request %j is read as %j", (body, expected) => {
  expect(verdictOn(body)).toEqual(expected);
});
