import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";

const { app, close } = await openEmulator("t24");
afterAll(close);
const cayzu = await openEmulator("cayzu");
afterAll(cayzu.close);

const as = (user: string): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(`${user}:123456`).toString("base64")}`,
});
const CUSTOMERS = "/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs";
const jsnow = {
  Mnemonic: "JSNOW",
  Title: "MR",
  GivenNames: "JOHN",
  Gender: "MALE",
  Sector: "1001",
  ShortNameMvGroup: [{ ShortName: "JOHN" }],
  Name1MvGroup: [{ Name1: "JOHN SNOW" }],
};
const input = (sandbox: string, id: string, values: object): request.Test =>
  request(app)
    .post(`/~${sandbox}${CUSTOMERS}('${id}')`)
    .set({ ...as("INPUTT"), "content-type": "application/hal+json" })
    .send(JSON.stringify(values));
const records = async (sandbox: string, rest = ""): Promise<request.Response> =>
  request(app).get(`/~${sandbox}/__admin/records${rest}`);

test("a customer is counted under the status in which it stands", async () => {
  await input("states", "190245", jsnow).expect(201);
  const { body } = await records("states");
  const found = (body.collections as { name: string; states?: object }[]).filter(({ name }) =>
    /^CUSTOMER\b/.test(name),
  );
  expect(Object.fromEntries(found.map(({ name, states }) => [name, states]))).toMatchObject({
    CUSTOMER: { live: expect.any(Number) },
    CUSTOMER$NAU: { INAU: 1 },
    CUSTOMER$HIS: { history: 1 },
  });
});

test("records are listed in pages, numbers in their order", async () => {
  const all = await records("pages", "/CUSTOMER");
  const ids = (all.body.records as { id: string }[]).map(({ id }) => id);
  expect(ids.slice(0, 2)).toEqual(["66052", "100100"]);
  const second = await records("pages", "/CUSTOMER?skip=1&limit=1");
  expect(second.body).toMatchObject({ total: ids.length, records: [{ id: "100100", version: 1, state: "live" }] });
});

test.each([
  ["state=live", ["100100"]],
  ["state=INAU", []],
  ["contains=harry%20CRISP", ["100100"]],
  ["contains=nobody%20at%20all", []],
])("records can be asked for by %s", async (query, ids) => {
  const { body } = await records("asked", `/CUSTOMER?${query}&limit=1000`);
  const found = (body.records as { id: string }[]).map(({ id }) => id).filter((id) => id === "100100");
  expect(found).toEqual(ids);
  if (ids.length === 0) expect(body.total).toBe(0);
});

test("a record tells what it was before, and what changed then", async () => {
  const { body } = await records("history", "/CUSTOMER/100100");
  expect(body.sinceSeed).toEqual([]);
  expect(body.history).toHaveLength(1);
  expect(body.history[0]).toMatchObject({ collection: "CUSTOMER$HIS", record: { id: "100100;1" } });
  expect(body.history[0].changes).toContainEqual({ at: "/scalars/CURR.NO", from: "1", to: "2" });
});

test("a record that the seed has not is new in all of it", async () => {
  await input("new", "190245", jsnow).expect(201);
  const { body } = await records("new", "/CUSTOMER$NAU/190245");
  expect(body.record).toMatchObject({ id: "190245", version: 1, state: "INAU" });
  expect(body.sinceSeed).toEqual([{ at: "", to: body.record.value }]);
});

test.each([
  ["/CUSTOMERS", 404, "no-such-collection"],
  ["/CUSTOMERS/1", 404, "no-such-collection"],
  ["/CUSTOMER/1", 404, "no-such-record"],
  ["/CUSTOMER?limit=0", 400, "invalid-query"],
  ["/CUSTOMER?limit=1001", 400, "invalid-query"],
  ["/CUSTOMER?skip=-1", 400, "invalid-query"],
])("%s is %d %s", async (rest, status, code) => {
  const answer = await records("refused", rest);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test("an id with any character is found", async () => {
  const name = "Ä/b ?#%\u202e";
  await request(cayzu.app)
    .post("/~odd/api/Customer?token=cayzu-sandbox-token")
    .send({ company_name: name })
    .expect(200);
  const { body } = await request(cayzu.app).get("/~odd/__admin/records/customers/1").expect(200);
  expect(body.record).toMatchObject({ state: "inactive", value: { company_name: name } });
});

test("a sandbox without records has no collections", async () => {
  const { body } = await request(cayzu.app).get("/~empty/__admin/records").expect(200);
  expect(body).toEqual({ collections: [] });
});

// The journal in pages, and as it comes.

const journal = async (sandbox: string, query: string): Promise<{ ids: string[]; continues?: boolean }> => {
  const { body } = await request(cayzu.app).get(`/~${sandbox}/__admin/requests?${query}`).expect(200);
  return { ids: (body.requests as { id: string }[]).map(({ id }) => id), continues: body.continues };
};
const ask = (sandbox: string): request.Test => request(cayzu.app).get(`/~${sandbox}/api/nothing`);

test("the journal is read on from an exchange, to older ones and to newer ones", async () => {
  for (let count = 0; count < 4; count += 1) await ask("stretch");
  const { ids } = await journal("stretch", "");
  const [newest = "", second = "", third = "", oldest = ""] = ids;
  expect(await journal("stretch", `before=${second}`)).toEqual({ ids: [third, oldest], continues: undefined });
  expect(await journal("stretch", `after=${second}`)).toEqual({ ids: [newest], continues: true });
  expect(await journal("stretch", `after=${oldest}&before=${newest}`)).toEqual({
    ids: [second, third],
    continues: true,
  });
});

test("after an exchange that has gone, all that there is comes, and it says so", async () => {
  await ask("gone");
  const { ids } = await journal("gone", "");
  await request(cayzu.app).delete("/~gone/__admin/requests").expect(204);
  await ask("gone");
  const after = await journal("gone", `after=${ids[0] ?? ""}`);
  expect([after.ids.length, after.continues]).toEqual([1, false]);
  expect((await journal("gone", `before=${ids[0] ?? ""}`)).ids).toEqual([]);
});

test("who waits for the next exchange gets it as it comes, and none is an answer, too", async () => {
  await ask("wait");
  const { ids } = await journal("wait", "");
  const waiting = journal("wait", `after=${ids[0] ?? ""}&wait=10s`);
  await ask("wait");
  expect((await waiting).ids).toHaveLength(1);
  expect((await journal("wait", `after=${(await journal("wait", "limit=1")).ids[0] ?? ""}&wait=20ms`)).ids).toEqual([]);
});
