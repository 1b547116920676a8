import request from "supertest";

import { CALLS_PER_SECOND } from "../../emulators/cardlytics/rate.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { customer, sampleText } from "./sample.ts";

let now = new Date("2026-01-01T12:00:00Z");
const emulator = await openEmulator("cardlytics", { clock: { now: () => now } });
const { app, worlds } = emulator;
afterAll(() => emulator.close());

const { institution, customerToken, post, setOptions } = calls(app, "exchange");
const asInstitution = { "X-CDLX-Session-Token": await institution() };
const profileToken = await customerToken("a");
const asCustomer = { "X-CDLX-Session-Token": profileToken };
const asJson = { "Content-Type": "application/json" };
await post([customer({ sourceCustomerId: "a" })]);

const CUSTOMERS = "/~exchange/v2/data/customers";
const PROFILE = "/~exchange/v2/customerProfile/getCustomerProfile";
const SESSION = "/~exchange/v2/session/startSession";

afterEach(async () => {
  await setOptions({ legacyFailure500: false, requireClientCertificate: false });
});

function refusal(status: number, type: string, title: string): unknown {
  return { type, title, status, validationErrors: [], requestId: expect.any(String) };
}

test.each(["3a7c1f0e-0000-4000-8000-000000000001", "not a UUID", "x".repeat(2_000)])(
  "the request id %s comes back in answers, refusals and headers",
  async (id) => {
    const good = await request(app)
      .post(CUSTOMERS)
      .set({ ...asInstitution, "X-CDLX-Request-Id": id })
      .send(JSON.parse(sampleText));
    expect([good.body, good.headers["x-cdlx-request-id"]]).toEqual([{ requestId: id }, id]);
    const profile = await request(app)
      .get(PROFILE)
      .set({ ...asCustomer, "X-CDLX-Request-Id": id });
    expect([profile.body.requestId, profile.headers["x-cdlx-request-id"]]).toEqual([id, id]);
    const bad = await request(app)
      .post(CUSTOMERS)
      .set({ ...asInstitution, "X-CDLX-Request-Id": id })
      .send({});
    expect([bad.status, bad.body.requestId, bad.headers["x-cdlx-request-id"]]).toEqual([400, id, id]);
    const stranger = await request(app).get(PROFILE).set("X-CDLX-Request-Id", id);
    expect([stranger.status, stranger.body.requestId, stranger.headers["x-cdlx-request-id"]]).toEqual([401, id, id]);
    const session = await request(app)
      .post(SESSION)
      .set("X-CDLX-Request-Id", id)
      .send({ scopes: ["api:institution"] });
    expect([session.status, session.headers["x-cdlx-request-id"]]).toEqual([200, id]);
  },
);

test("a request id beyond ASCII comes back as it came, in body and header", async () => {
  const id = 'q"\\é\u00ff';
  const { body, headers } = await request(app).get(PROFILE).set("X-CDLX-Request-Id", id);
  expect([body.requestId, headers["x-cdlx-request-id"]]).toEqual([id, id]);
});

test("without a request id a UUID is made, the same in body and header", async () => {
  const { body, headers } = await request(app).post(CUSTOMERS).set(asInstitution).send(JSON.parse(sampleText));
  expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers["x-cdlx-request-id"]).toBe(body.requestId);
});

test("with legacyFailure500 a mistake in the body of a Data API call is 500, and a session's stays 400", async () => {
  await setOptions({ legacyFailure500: true });
  for (const text of ["{}", "{", '{"customers":"x"}']) {
    const { status, body } = await request(app)
      .post(CUSTOMERS)
      .set({ ...asInstitution, ...asJson })
      .send(text);
    expect([status, body]).toEqual([500, refusal(500, "InternalServerError", "Internal Server Error")]);
  }
  expect((await request(app).post(SESSION).send({})).status).toBe(400);
  expect((await request(app).post(CUSTOMERS).send({})).status).toBe(401);
});

test("with requireClientCertificate a call without the proxy's word is 403, whatever else it has", async () => {
  await setOptions({ requireClientCertificate: true });
  const { status, body } = await request(app).get("/~exchange/healthcheck");
  expect([status, body]).toEqual([403, refusal(403, "AccessDenied", "Access denied")]);
  await request(app).get("/~exchange/healthcheck").set("X-SSL-Client-Verify", "SUCCESS").expect(200);
  await request(app).get(PROFILE).set(asCustomer).set("X-SSL-Client-Verify", "FAILED").expect(403);
});

test("the journal keeps no session token of a request", async () => {
  await request(app).get(PROFILE).set(asCustomer).expect(200);
  const { journal } = await worlds.open("exchange");
  const requests = JSON.stringify(journal.list().map(({ request: { headers } }) => headers));
  expect(requests).not.toContain(profileToken);
  expect(requests).toContain("x-cdlx-session-token");
});

test("with rateLimit a call too many within one second of the sandbox's clock is 429, whatever it asks", async () => {
  await calls(app, "rate").setOptions({ rateLimit: true });
  const check = (): request.Test => request(app).get("/~rate/healthcheck");
  const answers = await Promise.all(Array.from({ length: CALLS_PER_SECOND }, check));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const { status, body, headers } = await check();
  expect([status, body]).toEqual([429, refusal(429, "TooManyRequests", "Too many requests")]);
  expect(headers).not.toHaveProperty("retry-after");
  now = new Date("2026-01-01T12:00:01Z");
  expect((await check()).status).toBe(200);
});
