import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { customer } from "./sample.ts";

let now = new Date("2026-01-01T12:00:00Z");
const emulator = await openEmulator("cardlytics", { clock: { now: () => now } });
const { app, worlds } = emulator;
afterAll(() => emulator.close());
afterEach(() => {
  now = new Date("2026-01-01T12:00:00Z");
});

const CREDENTIALS = { clientId: "sandbox-client", secret: "sandbox-secret" };

function start(sandbox: string, body: object, customerId: string | null = "a"): request.Test {
  const call = request(app).post(`/~${sandbox}/v2/session/startSession`);
  return (customerId === null ? call : call.set("x-source-customer-id", customerId)).send(body);
}

function readProfile(sandbox: string, headers: Record<string, string>): request.Test {
  return request(app).get(`/~${sandbox}/v2/customerProfile/getCustomerProfile`).set(headers);
}

async function openSandbox(sandbox: string, sessionGeneration: string): Promise<void> {
  const { post, setOptions } = calls(app, sandbox);
  await setOptions({ sessionGeneration: "A" });
  await post([customer({ sourceCustomerId: "a" })]);
  await setOptions({ sessionGeneration });
}

test.each([
  ["A", 400, 200],
  ["B", 200, 400],
  ["A and B", 200, 200],
])("with sessionGeneration=%s credentials are answered %i, scopes %i", async (generation, credentials, scopes) => {
  const sandbox = `generation-${generation.toLowerCase().replaceAll(" ", "-")}`;
  await openSandbox(sandbox, generation);
  expect((await start(sandbox, CREDENTIALS)).status).toBe(credentials);
  expect((await start(sandbox, { scopes: ["api:institution"] }, null)).status).toBe(scopes);
});

test.each([
  ["A", 401],
  ["B", 200],
  ["A and B", 200],
])("with sessionGeneration=%s a bearer token is answered %i", async (generation, expected) => {
  const sandbox = `bearer-${generation.toLowerCase().replaceAll(" ", "-")}`;
  const token = await calls(app, sandbox).customerToken("a");
  await openSandbox(sandbox, generation);
  expect((await readProfile(sandbox, { Authorization: `Bearer ${token}` })).status).toBe(expected);
  const inOwnHeader = await readProfile(sandbox, { "X-CDLX-Session-Token": token });
  expect(inOwnHeader.status).toBe(generation === "B" ? 401 : 200);
});

test("a bearer token is good for 15 minutes, and shows the customer whom the header named", async () => {
  await openSandbox("life", "B");
  const { body } = await start("life", CREDENTIALS);
  const headers = { Authorization: `Bearer ${body.sessionToken}` };
  now = new Date("2026-01-01T12:14:59.999Z");
  expect((await readProfile("life", headers)).body.sourceCustomerId).toBe("a");
  now = new Date("2026-01-01T12:15:00Z");
  const { status, body: refusal } = await readProfile("life", headers);
  expect([status, refusal.type]).toEqual([401, "SessionValidationException"]);
});

test.each([[{ ...CREDENTIALS, secret: "wrong" }], [{ ...CREDENTIALS, clientId: "wrong" }]])(
  "the credentials %j are 500, as the vendor's page has it",
  async (credentials) => {
    await openSandbox("wrong", "B");
    const { status, body } = await start("wrong", credentials);
    expect([status, body]).toEqual([
      500,
      {
        type: "InternalServerError",
        title: "Internal Server Error",
        status: 500,
        validationErrors: [],
        requestId: expect.any(String),
      },
    ]);
  },
);

test.each<readonly [string, object, string | null, readonly string[]]>([
  ["no credentials", {}, "a", ["clientId: must not be blank", "secret: must not be blank"]],
  ["no customer", CREDENTIALS, null, ["x-source-customer-id: must not be blank"]],
  ["a blank customer", CREDENTIALS, " ", ["x-source-customer-id: must not be blank"]],
])("a session with %s is 400", async (_name, body, customerId, mistakes) => {
  await openSandbox("bad", "B");
  const { status, body: refusal } = await start("bad", body, customerId);
  expect([status, refusal.validationErrors]).toEqual([400, mistakes]);
});

test("a session of nobody is a session, and opens nothing that needs a scope", async () => {
  await openSandbox("nobody", "B");
  const { status, body } = await start("nobody", CREDENTIALS, "no-user-available");
  expect(status).toBe(200);
  expect((await readProfile("nobody", { Authorization: `Bearer ${body.sessionToken}` })).status).toBe(403);
});

test("the journal keeps neither secret nor bearer token", async () => {
  await openSandbox("journal", "B");
  const { body } = await start("journal", CREDENTIALS);
  await readProfile("journal", { Authorization: `Bearer ${body.sessionToken}` }).expect(200);
  const { journal } = await worlds.open("journal");
  const requests = JSON.stringify(journal.list().map((entry) => entry.request));
  expect(requests).not.toContain("sandbox-secret");
  expect(requests).not.toContain(body.sessionToken);
});
