import { readFileSync } from "node:fs";

import request from "supertest";
import { parse } from "yaml";

import type { AnyEmulator } from "../emulators/core/emulator.ts";
import { callerOf, SAMPLE } from "./control-center/caller.ts";
import { openEmulator } from "./support/open-emulator.ts";
import { customer, JOHN_SNOW, openT24 } from "./t24/calls.ts";

// What clients rely on without being told at each release: adding is free, changing breaks their tests.

const t24 = await openT24();
const cayzu = await openEmulator("cayzu");
const controlCenter = await openEmulator("control-center");
const cardlytics = await openEmulator("cardlytics");
afterAll(async () => {
  for (const { close } of [t24, cayzu, controlCenter, cardlytics]) await close();
});

// Where they are served.

test.each([
  ["t24", 4001, "T24_PORT", "/Prospect-iris/Prospect.svc/GB0010001/"],
  ["cayzu", 4002, "CAYZU_PORT", "/api/"],
  ["control-center", 4003, "CONTROL_CENTER_PORT", "/rws/api/v1/"],
  ["cardlytics", 4004, "CARDLYTICS_PORT", "/v2/"],
])("%s is served on port %i, unless %s says otherwise, below %s", async (name, port, portVariable, basePath) => {
  const { emulator } = (await import(`../emulators/${name}/emulator.ts`)) as { emulator: AnyEmulator };
  expect(emulator.doorstep).toMatchObject({ port, portVariable, basePath });
});

test("T24's screen is a servlet of its own path on the same port", async () => {
  const call = await t24.world();
  const { status, text } = await call("GET", "/BrowserWeb/servlet/BrowserServlet", { user: "nobody" });
  expect(status).toBe(200);
  expect(text).toContain("<title>T24 Sign in</title>");
});

test("the image listens beyond its container, and the compose file publishes each port on loopback, without a token", () => {
  expect(readFileSync("Dockerfile", "utf8")).toMatch(/^ENV .*\bHOST=0\.0\.0\.0$/m);
  const { services } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true }) as {
    services: Record<string, { ports: string[]; environment: Record<string, string> }>;
  };
  expect(Object.values(services).map(({ ports, environment }) => [ports, environment["ADMIN_TOKEN"]])).toEqual([
    [["127.0.0.1:${T24_PORT:-4001}:4001"], "none"],
    [["127.0.0.1:${CAYZU_PORT:-4002}:4002"], "none"],
    [["127.0.0.1:${CONTROL_CENTER_PORT:-4003}:4003"], "none"],
    [["127.0.0.1:${CARDLYTICS_PORT:-4004}:4004"], "none"],
  ]);
});

// Who may, and what is there, in a fresh world.

test.each([
  ["INPUTT", "AUTHOR"],
  ["AUTHOR", "CSAGENT"],
  ["CSAGENT", "AUDITR"],
  ["AUDITR", "INPUTT"],
])("T24: %s signs on with 123456 and inputs, and %s authorises", async (inputter, authoriser) => {
  const call = await t24.world();
  const input = await call("POST", customer("190245"), { body: JOHN_SNOW, user: inputter });
  expect(input.status).toBe(201);
  expect((await call("PUT", customer("190245", "authorise"), { user: authoriser })).status).toBe(200);
});

test.each([
  ["INPUTT", 401],
  ["AUTHOR", 401],
  ["CSAGENT", 401],
  ["AUDITR", 200],
])("T24: whether %s has function Q: %i", async (user, status) => {
  const call = await t24.world();
  expect((await call("POST", customer("66052", "review"), { user })).status).toBe(status);
});

test("T24: the first customer number that is handed out is 190245", async () => {
  const call = await t24.world();
  const { status, json } = await call("POST", "verCustomer_Inputs()/new");
  expect([status, json.CustomerCode]).toEqual([201, "190245"]);
});

test.each(["66052", "100100"])("T24: customer %s is live", async (id) => {
  const call = await t24.world();
  const { status, json } = await call("GET", `verCustomer_Inputs_Live('${id}')`);
  expect([status, json.CustomerCode]).toEqual([200, id]);
});

test.each([
  ["1000", true],
  ["1001", true],
  ["2001", true],
  ["3000", true],
  ["4001", true],
  ["9000", true],
  ["9999", false],
])("T24: whether there is a sector %s: %s", async (Sector, exists) => {
  const call = await t24.world();
  const { text } = await call("POST", customer("200000", "validate"), { body: { ...JOHN_SNOW, Sector } });
  expect(text).toContain(`"Sector":"${Sector}"`);
  expect(text.includes("MISSING SECTOR - RECORD")).toBe(!exists);
});

test.each([
  ["SECTOR", "1001", "Individual - Resident"],
  ["INDUSTRY", "1000", "Private Person"],
  ["TARGET", "999", "Others"],
  ["DEPT.ACCT.OFFICER", "1", "Implementation"],
  ["CUSTOMER.STATUS", "1", "Standard"],
  ["COUNTRY", "US", "United States"],
  ["LANGUAGE", "1", "English"],
  ["RELATION", "11", "Guarantor"],
])("T24: the file %s has %s, %s", async (file, id, description) => {
  const { world } = await t24.world();
  expect((await world.store.get(file, id))?.value).toEqual({ description });
});

test("Cayzu: token=cayzu-sandbox-token is the caller's, and no other", async () => {
  const create = async (token: string): Promise<number> =>
    (await request(cayzu.app).post(`/~token/api/Customer?token=${token}`).send({ company_name: "Acme" })).status;
  expect([await create("cayzu-sandbox-token"), await create("another")]).toEqual([200, 401]);
});

test.each([
  ["sandbox", "Acme", 200, undefined],
  ["sandbox", "Initech", 400, "10000603"],
  ["sandbox", "Globex", 404, "20000003"],
  ["readonly", "Acme", 400, "10000030"],
  ["globex", "Globex", 200, undefined],
  ["globex", "Acme", 404, "20000003"],
])("Control Center: %s creates a customer of %s: %i %s", async (user, accountName, status, errorCode) => {
  const caller = callerOf(controlCenter.app, `${user}-${accountName.toLowerCase()}`, user);
  const answer = await caller.create({ ...SAMPLE, accountName });
  expect([answer.status, answer.body.errorCode]).toEqual([status, errorCode]);
});

test("Control Center: readonly sees a customer of Acme, and may not edit it", async () => {
  const caller = callerOf(controlCenter.app, "readonly", "readonly");
  expect((await caller.get(1001)).status).toBe(200);
  expect((await caller.edit(1001, { name: "Other" })).body.errorCode).toBe("10000030");
});

test("Cardlytics: a session of the scope api:institution opens the Data API", async () => {
  const { body } = await request(cardlytics.app)
    .post("/~session/v2/session/startSession")
    .send({ scopes: ["api:institution"] });
  const { status, body: refusal } = await request(cardlytics.app)
    .post("/~session/v2/data/customers")
    .set("X-CDLX-Session-Token", body.sessionToken as string)
    .send({ customers: [] });
  expect([status, refusal.type]).toEqual([400, "ValidationException"]);
});

// The words of the control API.

test.each([
  ["t24", ["deleteBug", "strictIfMatch"]],
  ["cayzu", ["token"]],
  ["control-center", ["mobileMax", "strictNamePattern", "rateLimit"]],
  ["cardlytics", ["duplicatePost", "legacyFailure500", "rateLimit"]],
])("the options of %s have the names that clients set: %j", async (name, names) => {
  const { emulator } = (await import(`../emulators/${name}/emulator.ts`)) as { emulator: AnyEmulator };
  expect(Object.keys(emulator.options)).toEqual(expect.arrayContaining(names));
  const limits = Object.entries(emulator.options).filter(([option]) => option === "rateLimit");
  expect(limits.map(([, { default: standard }]) => standard)).toEqual(names.includes("rateLimit") ? [false] : []);
});

test("setting Cayzu's token rotates it", async () => {
  const { app } = cayzu;
  await request(app).put("/~rotated/__admin/options").send({ token: "new" }).expect(200);
  const create = async (token: string): Promise<number> =>
    (await request(app).post(`/~rotated/api/Customer?token=${token}`).send({ company_name: "Acme" })).status;
  expect([await create("cayzu-sandbox-token"), await create("new")]).toEqual([401, 200]);
});

test("a fault of kind error is the vendor's internal error, once, or the code that is named", async () => {
  const { app } = cardlytics;
  const create = (): request.Test => request(app).post("/~fault/v2/data/customers").send({});
  const fault = { match: { method: "POST", path: "/v2/data/customers" }, times: 1, respond: { kind: "error" } };
  const add = (respond: object): request.Test =>
    request(app)
      .post("/~fault/__admin/faults")
      .send({ ...fault, respond });
  await add({ kind: "error" }).expect(201);
  expect((await create()).body.type).toBe("InternalServerError");
  await add({ kind: "error", code: "ValidationException" }).expect(201);
  expect((await create()).body.type).toBe("ValidationException");
  expect((await create()).body.type).toBe("SessionValidationException");
});

test.each([
  ["freeze", { freeze: "2026-01-01T00:00:00Z" }, "2026-01-01T00:00:00.000Z", "frozen"],
  ["advance", { advance: "PT61M" }, "2026-01-01T01:01:00.000Z", "frozen"],
  ["real", { real: true }, expect.any(String), "real"],
])("the clock takes %s", async (_name, command, now, mode) => {
  const { body } = await request(cardlytics.app).put("/~clock/__admin/clock").send(command).expect(200);
  expect([body.now, body.mode]).toEqual([now, mode]);
});
