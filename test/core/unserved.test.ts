import request from "supertest";

import { createUnserved, MAX_UNSERVED } from "../../emulators/core/observe/unserved.ts";
import { openEmulator } from "../support/open-emulator.ts";

const { app, close } = await openEmulator("cayzu");
afterAll(close);

const TOKEN = "token=cayzu-sandbox-token";
const unservedIn = async (sandbox: string): Promise<unknown> =>
  (await request(app).get(`/~${sandbox}/__admin/unserved`).expect(200)).body;

test("what was asked for most comes first", () => {
  const unserved = createUnserved();
  unserved.count("operation", "GET /one");
  unserved.count("operation", "GET /two");
  unserved.count("operation", "GET /two");
  expect(unserved.list()).toEqual([
    { what: "operation", asked: "GET /two", count: 2 },
    { what: "operation", asked: "GET /one", count: 1 },
  ]);
});

test("beyond so many different things, it is only counted how many", () => {
  const unserved = createUnserved();
  for (let number = 0; number < MAX_UNSERVED + 3; number += 1) unserved.count("operation", `GET /${number}`);
  unserved.count("operation", "GET /0");
  expect([unserved.list().length, unserved.list()[0]?.count, unserved.others()]).toEqual([MAX_UNSERVED, 2, 3]);
});

test("of a long name the beginning is kept", () => {
  const unserved = createUnserved();
  unserved.count("operation", `GET /${"x".repeat(10_000)}`);
  expect(unserved.list()[0]?.asked).toHaveLength(200);
});

test("a sandbox tells which operation is missing, without the query and its secrets", async () => {
  await request(app).get(`/~operation/api/Ticket?${TOKEN}`);
  expect(await unservedIn("operation")).toEqual({
    unserved: [{ what: "operation", asked: "GET /api/Ticket", count: 1 }],
    others: 0,
  });
});

test("a sandbox tells which media type is missing, likewise", async () => {
  await request(app).post(`/~media-type/api/Customer?${TOKEN}`).set("Content-Type", "application/yaml").send("a: 1");
  expect(await unservedIn("media-type")).toEqual({
    unserved: [{ what: "media type", asked: "application/yaml for POST /api/Customer", count: 1 }],
    others: 0,
  });
});

test("a query parameter that the operation does not have is told, and the token, which is a secret, is not", async () => {
  await request(app).post(`/~parameter/api/Customer?${TOKEN}&expand=all`).send({ company_name: "Acme" }).expect(200);
  expect(await unservedIn("parameter")).toEqual({
    unserved: [{ what: "query parameter", asked: expect.stringMatching(/^expand of \w+$/) as string, count: 1 }],
    others: 0,
  });
});

test("what is served is not told, nor what another sandbox asked for", async () => {
  await request(app).post(`/~served/api/Customer?${TOKEN}`).send({ company_name: "Acme" }).expect(200);
  await request(app).get("/~elsewhere/api/Nothing");
  expect(await unservedIn("served")).toEqual({ unserved: [], others: 0 });
});
