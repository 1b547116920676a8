import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";

const { app, close } = await openEmulator("cardlytics");
afterAll(close);

const setClock = (sandbox: string, command: unknown): request.Test =>
  request(app).put(`/~${sandbox}/__admin/clock`).set("Content-Type", "application/json").send(JSON.stringify(command));

const startSession = (sandbox: string): request.Test =>
  request(app)
    .post(`/~${sandbox}/v2/session/startSession`)
    .send({ scopes: ["api:institution"] });

const profile = (sandbox: string, token: string): request.Test =>
  request(app).get(`/~${sandbox}/v2/data/customers/nobody`).set("X-CDLX-Session-Token", token);

test.each<[unknown, string]>([
  [{}, "The clock takes one of real, freeze, step, shift and advance, or freeze with step; nothing came."],
  [
    { freeze: "2026-01-01T00:00:00Z", advance: "PT1S" },
    "The clock takes one of real, freeze, step, shift and advance, or freeze with step; advance with freeze came.",
  ],
  [
    { freeze: "NaN" },
    '"freeze" takes an instant from 1970 to 9999 with its zone, such as 2026-01-01T00:00:00Z; "NaN" came.',
  ],
  [
    { advance: "P1M" },
    '"advance" takes an ISO 8601 duration in weeks, days, hours, minutes and seconds, such as PT61M or -P1D; "P1M" came.',
  ],
  [{ step: "-PT1S" }, '"step" takes time forwards; "-PT1S" came.'],
])("the clock refuses %j and goes on as it did", async (command, message) => {
  const { status, body } = await setClock("refused", command);
  expect([status, body]).toEqual([400, { code: "invalid-clock", message }]);
  expect((await request(app).get("/~refused/__admin/clock")).body.mode).toBe("real");
});

test.each([{ real: false }, { freeze: 5 }, { thaw: true }, [], "now", null])(
  "%j is no command for a clock",
  async (command) => {
    await setClock("refused", command).expect(400);
  },
);

test("a clock cannot be advanced beyond the year 9999, nor behind 1970", async () => {
  await setClock("edge", { freeze: "9999-12-31T23:59:59Z" }).expect(200);
  await setClock("edge", { advance: "PT1S" }).expect(400);
  await setClock("edge", { freeze: "1970-01-01T00:00:00Z" }).expect(200);
  await setClock("edge", { advance: "-PT1S" }).expect(400);
  expect((await request(app).get("/~edge/__admin/clock")).body.at).toBe("1970-01-01T00:00:00.000Z");
});

test("business time is over at once: a session that lives an hour is dead after 61 minutes", async () => {
  const { body } = await startSession("business");
  const token = String(body.sessionToken);
  await profile("business", token).expect(404);
  await setClock("business", { advance: "PT61M" }).expect(200);
  await profile("business", token).expect(401);
  await setClock("business", { advance: "-PT61M" }).expect(200);
  await profile("business", token).expect(404);
});

test("the clock of one sandbox is not another's", async () => {
  await setClock("here", { freeze: "2026-01-01T00:00:00Z" }).expect(200);
  expect((await startSession("here")).headers["date"]).toBe("Thu, 01 Jan 2026 00:00:00 GMT");
  expect((await startSession("there")).headers["date"]).not.toBe("Thu, 01 Jan 2026 00:00:00 GMT");
});

test("a reset takes the clock back too", async () => {
  await setClock("reset", { freeze: "2026-01-01T00:00:00Z" }).expect(200);
  await request(app).post("/~reset/__admin/reset").expect(204);
  expect((await request(app).get("/~reset/__admin/clock")).body.mode).toBe("real");
});

test("the journal has the sandbox's time", async () => {
  await setClock("journal", { freeze: "2026-01-01T00:00:00Z", step: "PT1M" }).expect(200);
  await startSession("journal");
  await startSession("journal");
  const { body } = await request(app).get("/~journal/__admin/requests").expect(200);
  expect(body.seed).toBe("1");
  expect((body.requests as { time: string }[]).map(({ time }) => time)).toEqual([
    "2026-01-01T00:01:00.000Z",
    "2026-01-01T00:00:00.000Z",
  ]);
});
