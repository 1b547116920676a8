import request from "supertest";

import { createRaces, MAX_RACES } from "../emulators/core/observe/race.ts";
import { openEmulator } from "./support/open-emulator.ts";

const { app, worlds, close } = await openEmulator("control-center");
afterAll(close);

const USER = { authorization: `Basic ${Buffer.from("sandbox:sandbox-api-key").toString("base64")}` };
const create = (sandbox: string, name: string): request.Test =>
  request(app).post(`/~${sandbox}/rws/api/v1/customers`).set(USER).send({ name, accountName: "Acme" });
const race = (sandbox: string, rule: object): request.Test =>
  request(app).post(`/~${sandbox}/__admin/races`).send(rule);
const arrived = async (sandbox: string): Promise<number> => {
  const { disturbances } = await worlds.open(sandbox);
  return disturbances?.races.list()[0]?.arrived.length ?? 0;
};
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 2));
};

test.each<[unknown, readonly [number, number]]>([
  ["arrival", [200, 400]],
  ["reverse", [400, 200]],
  [
    [2, 1],
    [400, 200],
  ],
  [undefined, [200, 400]],
])("of two who take one name at once, released in the order %j, one has it: %j", async (order, statuses) => {
  const sandbox = `order-${JSON.stringify(order ?? "none").replace(/\W/g, "")}`;
  await race(sandbox, { match: { operationId: "createCustomer" }, until: 2, order }).expect(201);
  const first = create(sandbox, "One name").then(({ status }) => status);
  await until(async () => (await arrived(sandbox)) === 1);
  const second = create(sandbox, "One name").then(({ status }) => status);
  expect(await Promise.all([first, second])).toEqual(statuses);
  const { body } = await request(app).get(`/~${sandbox}/__admin/races`);
  expect(body.races).toMatchObject([
    { id: "race-1", state: "released", arrived: [expect.any(String), expect.any(String)] },
  ]);
  await create(sandbox, "Another").expect(200);
});

test("two with one name a hundred times: exactly one has it", async () => {
  for (let round = 0; round < 100; round += 1) {
    await race("hundred", { until: 2, order: round % 2 === 0 ? "arrival" : "reverse" }).expect(201);
    const answers = await Promise.all([create("hundred", `Name ${round}`), create("hundred", `Name ${round}`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    await request(app).delete("/~hundred/__admin/races").expect(204);
  }
}, 30_000);

test("a race that nobody joins in time is refused in the vendor's words, says why, and has done nothing", async () => {
  await race("late", { until: 2, timeoutMs: 30 }).expect(201);
  const { status, body } = await create("late", "Lonely");
  expect([status, body]).toEqual([503, { errorMessage: "Service Unavailable" }]);
  const { journal, disturbances } = await worlds.open("late");
  expect(journal.list()[0]?.refusal).toBe(
    "The request was held for race-1 with 1 of 2, until its 30 ms were over; nothing of it is done.",
  );
  expect(disturbances?.races.list()).toMatchObject([{ state: "timed-out", arrived: [journal.list()[0]?.id] }]);
  await create("late", "Lonely").expect(200);
});

test("a client that leaves is no longer counted, and leaves no socket behind", async () => {
  await race("left", { until: 2, timeoutMs: 60_000 }).expect(201);
  await expect(create("left", "Gone").timeout(60)).rejects.toThrow("Timeout");
  await until(async () => (await arrived("left")) === 0);
  await request(app).delete("/~left/__admin/races").expect(204);
  await create("left", "Gone").expect(200);
});

test.each([
  ["called off", (sandbox: string) => request(app).delete(`/~${sandbox}/__admin/races`)],
  ["reset", (sandbox: string) => request(app).post(`/~${sandbox}/__admin/reset`)],
] as const)("requests that wait are refused when the sandbox is %s", async (how, end) => {
  const sandbox = `off-${how.replace(" ", "-")}`;
  await race(sandbox, { until: 2 }).expect(201);
  const waiting = create(sandbox, "Waiting").then(({ status }) => status);
  await until(async () => (await arrived(sandbox)) === 1);
  await end(sandbox).expect(204);
  expect(await waiting).toBe(503);
});

test("a request that is refused before its commit is no part of a race, nor is one of another sandbox", async () => {
  await race("refused", { until: 2 }).expect(201);
  await create("refused", "").expect(400);
  await create("elsewhere", "Acme").expect(200);
  expect(await arrived("refused")).toBe(0);
});

test.each([
  [{ until: 0 }, "contract-violation"],
  [{}, "contract-violation"],
  [{ until: 2, order: [1, 3] }, "invalid-race"],
  [{ until: 2, order: [1] }, "invalid-race"],
  [{ until: 2, match: { operationId: "createCustomers" } }, "invalid-fault"],
])("the race %j is refused", async (rule, code) => {
  const { status, body } = await race("refusals", rule);
  expect([status, body.code]).toEqual([400, code]);
});

test("a sandbox holds fifty races, and says what to do about one more", () => {
  const races = createRaces();
  for (let number = 0; number < MAX_RACES; number += 1) races.add({ until: 2 });
  expect(() => races.add({ until: 2 })).toThrow("DELETE /__admin/races takes all away");
});
