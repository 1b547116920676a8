import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";

const { app, close } = await openEmulator("control-center");
afterAll(close);

const USER = { authorization: `Basic ${Buffer.from("sandbox:sandbox-api-key").toString("base64")}` };
const create = (sandbox: string, name: string): request.Test =>
  request(app).post(`/~${sandbox}/rws/api/v1/customers`).set(USER).send({ name, accountName: "Acme" });

test("a tester waits for a request that has not come yet", async () => {
  const waiting = request(app)
    .get("/~waits/__admin/requests?operation=createCustomer&user=sandbox&requestBody=Late&atLeast=2&timeout=5s")
    .then(({ body }) => body as { requests: readonly { status: number }[] });
  await create("waits", "Late one");
  await create("waits", "Late two");
  expect((await waiting).requests.map(({ status }) => status)).toEqual([200, 200]);
});

test("who waits in vain is told how many came, and the nearest of the others", async () => {
  await create("vain", "Acme\u00a0Fleet");
  const { status, body } = await request(app).get(
    "/~vain/__admin/requests?requestBody=Acme%20Fleet&atLeast=1&timeout=20ms",
  );
  expect([status, body.code, body.details.found]).toEqual([404, "too-few-requests", 0]);
  expect(body.details.nearMisses[0].fields[0]).toMatchObject({
    field: "body",
    expected: "…Acme Fleet…",
    actual: expect.stringContaining("Acme\\u{a0}Fleet"),
    matches: false,
  });
});

test("a refused request is counted by its refusal, its status and its user", async () => {
  await create("counted", "");
  await create("counted", "Acme");
  const count = async (query: string): Promise<unknown> =>
    (await request(app).get(`/~counted/__admin/requests/count?${query}`).expect(200)).body.count;
  expect([await count("status=4xx"), await count("user=sandbox"), await count("user=globex"), await count("")]).toEqual(
    [1, 2, 0, 2],
  );
});

test("near misses show the field of a JSON body that is not as expected", async () => {
  await create("near", "acme");
  const { body } = await request(app)
    .post("/~near/__admin/requests/near-misses")
    .send({ operation: "createCustomer", body: { name: "Acme", accountName: "Acme" } })
    .expect(200);
  expect(body.matched).toEqual([]);
  expect(body.nearMisses[0].fields).toEqual([
    { field: "operation", expected: "createCustomer", actual: "createCustomer", matches: true },
    {
      field: "body/name",
      expected: '"Acme"',
      actual: '"acme"',
      matches: false,
      hint: "only the case of letters differs",
    },
    { field: "body/accountName", expected: '"Acme"', actual: '"Acme"', matches: true },
  ]);
});

test("a secret is not in the journal, however it is asked for", async () => {
  await create("secret", "Acme");
  const { body } = await request(app).get("/~secret/__admin/requests/count?requestHeader=Authorization:%20*api-key*");
  expect(body.count).toBe(0);
  const { text } = await request(app).get("/~secret/__admin/requests");
  expect(text).not.toContain(USER.authorization.slice(6));
});
