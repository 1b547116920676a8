import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { customer } from "./sample.ts";

let now = new Date("2026-01-01T12:00:00.900Z");
const emulator = await openEmulator("cardlytics", { clock: { now: () => now } });
const { app } = emulator;
afterAll(() => emulator.close());
afterEach(() => {
  now = new Date("2026-01-01T12:00:00.900Z");
});

interface Claims {
  readonly jti: string;
  readonly [claim: string]: unknown;
}

function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Claims;
}

test("a session of the institution is a token that says so", async () => {
  const { status, body } = await calls(app, "a").startSession({ scopes: ["api:institution"] });
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(["sessionToken"]);
  expect(claimsOf(body.sessionToken)).toMatchObject({
    scope: "api:institution",
    institutionId: "1",
    sourceCustomerId: null,
    iat: 1_767_268_800,
    exp: 1_767_272_400,
  });
});

test("the header X-CDLX-Institution-Id chooses the institution, also of the customers that are stored", async () => {
  const { profile } = calls(app, "institution");
  const { body } = await request(app)
    .post("/~institution/v2/session/startSession")
    .set("X-CDLX-Institution-Id", "77")
    .send({ scopes: ["api:institution"] });
  expect(claimsOf(body.sessionToken)["institutionId"]).toBe("77");
  await request(app)
    .post("/~institution/v2/data/customers")
    .set("X-CDLX-Session-Token", body.sessionToken)
    .send({ customers: [customer({ sourceCustomerId: "a" })] })
    .expect(200);
  expect((await profile("a")).body.institutionId).toBe("77");
});

test("any customer's id opens a session, also one that is not stored", async () => {
  const { startSession } = calls(app, "any");
  const { status, body } = await startSession({ scopes: ["api:customer"], sourceCustomerId: "nobody" });
  expect(status).toBe(200);
  expect(claimsOf(body.sessionToken)).toMatchObject({ scope: "api:customer", sourceCustomerId: "nobody" });
});

test.each([
  [
    "who is INACTIVE",
    { enrollmentOptInStatus: "INACTIVE" },
    "User is not enrolled in the program and should not receive events.",
  ],
  ["without accounts", { accounts: [] }, "User has no accounts"],
])("a customer %s gets no session", async (name, changes, sentence) => {
  const { post, startSession } = calls(app, "refused");
  await post([customer({ sourceCustomerId: name, ...changes })]);
  const { status, body } = await startSession({ scopes: ["api:customer"], sourceCustomerId: name });
  expect([status, body]).toEqual([
    400,
    {
      type: "ValidationException",
      title: "Bad request",
      status: 400,
      validationErrors: [sentence],
      requestId: expect.any(String),
    },
  ]);
});

test("a session of the institution does not mind the customer that it names", async () => {
  const { post, startSession } = calls(app, "unminded");
  await post([customer({ sourceCustomerId: "gone", enrollmentOptInStatus: "INACTIVE" })]);
  const { status } = await startSession({ scopes: ["api:institution"], sourceCustomerId: "gone" });
  expect(status).toBe(200);
});

test.each([
  [{ scopes: ["api:customer"] }, "ValidationException", ["sourceCustomerId: must not be blank"]],
  [{ scopes: [] }, "ValidationException", ["scopes: must not be empty"]],
  [{ scopes: ["api:else"] }, "ValidationException", ["scopes[0]: must be any of [api:institution, api:customer]"]],
  [{ scopes: "api:customer" }, "HttpMessageNotReadable", []],
  [[], "HttpMessageNotReadable", []],
])("the session request %j is refused as %s", async (asked, type, validationErrors) => {
  const { status, body } = await calls(app, "bad").startSession(asked);
  expect([status, body]).toMatchObject([400, { type, validationErrors }]);
});

test("several sessions at once are fine, and each token is its own", async () => {
  const { institution } = calls(app, "several");
  const [one, other] = [await institution(), await institution()];
  expect(one).not.toBe(other);
  for (const token of [one, other]) {
    await request(app)
      .post("/~several/v2/data/customers")
      .set("X-CDLX-Session-Token", token)
      .send({ customers: [customer()] })
      .expect(200);
  }
});

test("one session may have both scopes", async () => {
  const { post } = calls(app, "both");
  await post([customer({ sourceCustomerId: "a" })]);
  const { body } = await calls(app, "both").startSession({
    scopes: ["api:institution", "api:customer"],
    sourceCustomerId: "a",
  });
  const headers = { "X-CDLX-Session-Token": body.sessionToken };
  await request(app).get("/~both/v2/customerProfile/getCustomerProfile").set(headers).expect(200);
  await request(app)
    .post("/~both/v2/data/customers")
    .set(headers)
    .send({ customers: [customer()] })
    .expect(200);
});

const EXPIRED = {
  type: "SessionValidationException",
  title: "Session expired or invalid",
  status: 401,
  validationErrors: [],
  requestId: expect.any(String),
};

test("a session lives for an hour, and nothing tells an expired one from an invalid one", async () => {
  const { post, customerToken } = calls(app, "hour");
  await post([customer({ sourceCustomerId: "a" })]);
  const token = await customerToken("a");
  const read = (value: string): request.Test =>
    request(app).get("/~hour/v2/customerProfile/getCustomerProfile").set("X-CDLX-Session-Token", value);

  now = new Date("2026-01-01T12:59:59.999Z");
  expect((await read(token)).status).toBe(200);
  now = new Date("2026-01-01T13:00:00.000Z");
  const expired = await read(token);
  expect([expired.status, expired.body]).toEqual([401, EXPIRED]);
  const invalid = await read("x.y.z");
  expect([invalid.status, invalid.body]).toEqual([401, EXPIRED]);
});

test("a session of one sandbox is nothing in another", async () => {
  const token = await calls(app, "here").institution();
  const { status } = await request(app)
    .post("/~there/v2/data/customers")
    .set("X-CDLX-Session-Token", token)
    .send({ customers: [customer()] });
  expect(status).toBe(401);
});

test("a session outlives a reset of its sandbox", async () => {
  const { customerToken, post } = calls(app, "reset");
  const token = await customerToken("a");
  await request(app).post("/~reset/__admin/reset").expect(204);
  await post([customer({ sourceCustomerId: "a" })]);
  await request(app)
    .get("/~reset/v2/customerProfile/getCustomerProfile")
    .set("X-CDLX-Session-Token", token)
    .expect(200);
});

test("with applyDelayMs a customer is seen only after the delay, and the old state until then", async () => {
  const { post, profile, setOptions, startSession } = calls(app, "delay");
  await setOptions({ applyDelayMs: 1_000 });
  await post([customer({ sourceCustomerId: "a", postalCode: "1" })]);
  expect((await profile("a")).status).toBe(404);
  now = new Date("2026-01-01T12:00:01.900Z");
  expect((await profile("a")).body.postalCode).toBe("1");

  await post([customer({ sourceCustomerId: "a", postalCode: "2", enrollmentOptInStatus: "INACTIVE" })]);
  expect((await profile("a")).body.postalCode).toBe("1");
  now = new Date("2026-01-01T12:00:02.900Z");
  expect((await startSession({ scopes: ["api:customer"], sourceCustomerId: "a" })).status).toBe(400);

  await setOptions({ applyDelayMs: 0 });
  await post([customer({ sourceCustomerId: "a", postalCode: "3" })]);
  expect((await profile("a")).body.postalCode).toBe("3");
});
