import { INVALID, TOKEN, CREATE, openCayzu, xmlOf } from "./calls.ts";

const { close, call, client, postAs, world } = await openCayzu();
afterAll(close);

/** A world with the extensions on and two customers, Acme and Initech. */
async function extended(options: object = {}): Promise<string> {
  const at = await world({ extensions: true, ...options });
  for (const company_name of ["Acme", "Initech"]) await client.post(at + CREATE).send({ company_name });
  return at;
}

const path = (at: string, id: number | string) => `${at}/api/Customer/${id}${TOKEN}`;
const namesIn = async (at: string, query = "") =>
  ((await client.get(`${at}/api/Customer${TOKEN}${query}`)).body as { company_name: string }[]).map(
    ({ company_name }) => company_name,
  );

test.each([
  ["GET", "/api/Customer", "POST"],
  ["PUT", "/api/Customer/1", "GET"],
  ["DELETE", "/api/Customer/1", "GET"],
])("%s %s is refused as long as the extensions are off", async (method, target, allow) => {
  const at = await world({ extensions: false });
  await client.post(at + CREATE).send({ company_name: "Acme" });
  const reply = await call(method, at + target + TOKEN);
  expect([reply.status, reply.headers["allow"]]).toEqual([405, allow]);
});

test.each([
  ["PATCH", "/api/Customer", "POST, GET"],
  ["PATCH", "/api/Customer/1", "GET, PUT, DELETE"],
  ["PUT", "/api/Customer/Get/1", "GET"],
])("%s %s is refused with the extensions on, and Allow has them where they are", async (method, target, allow) => {
  const at = await world({ extensions: true });
  const { status, headers } = await call(method, at + target);
  expect(status).toBe(405);
  expect(String(headers["allow"]).split(", ").sort()).toEqual(allow.split(", ").sort());
});

test("customers are listed by their ids, in JSON and in XML", async () => {
  const at = await extended();
  expect(await namesIn(at)).toEqual(["Acme", "Initech"]);
  expect(await namesIn(at, "&skip=1&take=1")).toEqual(["Initech"]);
  expect(await namesIn(at, "&take=0")).toEqual([]);
  const { text } = await client.get(`${at}/api/Customer${TOKEN}`).accept("text/xml");
  expect(text).toMatch(
    /^<ArrayOfcustomer_create .*<company_name>Acme<.*<company_name>Initech<.*<\/ArrayOfcustomer_create>$/,
  );
});

test("a list has at most a hundred customers unless it is asked for more", async () => {
  const at = await world({ extensions: true });
  for (let id = 0; id < 101; id += 1) await client.post(at + CREATE).send({ company_name: "Acme" });
  expect([(await namesIn(at)).length, (await namesIn(at, "&take=1000")).length]).toEqual([100, 101]);
});

test.each(["&skip=-1", "&skip=x", "&take=1001", "&take=1.5", "&take="])("a list by %s is refused", async (query) => {
  const reply = await client.get(`${await extended()}/api/Customer${TOKEN}${query}`);
  expect([reply.status, reply.body]).toEqual([400, { Message: "The request is invalid." }]);
});

test("an update replaces every member, the id apart", async () => {
  const at = await extended();
  const reply = await client.put(path(at, 1)).send({ company_name: "Globex", city: "Springfield", id: 9 });
  expect([reply.status, reply.body]).toEqual([200, { id: 1, errors: [], is_valid: true }]);
  expect((await client.get(path(at, 1))).body).toMatchObject({ id: 1, company_name: "Globex", city: "Springfield" });
  const xml = xmlOf("<company_name>Hooli</company_name>");
  await client.put(path(at, 1)).type("text/xml").accept("text/xml").send(xml);
  expect((await client.get(path(at, 1))).body).toMatchObject({ company_name: "Hooli", city: null, is_active: false });
});

test("an update is refused as a creation is", async () => {
  const at = await extended({ companyNameUnique: true });
  const result = async (body: object) => (await client.put(path(at, 1)).send(body)).body;
  expect(await result({})).toMatchObject({ is_valid: false, errors: [{ message: "company_name is required." }] });
  expect(await result({ company_name: "initech" })).toMatchObject({ is_valid: false, id: 0 });
  expect(await result({ company_name: "ACME" })).toMatchObject({ is_valid: true, id: 1 });
  expect(await result([])).toEqual(INVALID);
  const form = await client.put(path(at, 1)).type("form").send("company_name=Acme");
  expect(form.status).toBe(415);
});

test("a deletion has no answer but its status, and the customer is gone", async () => {
  const at = await extended();
  const reply = await client.delete(path(at, 1));
  expect([reply.status, reply.text, reply.headers["cache-control"]]).toEqual([204, "", "no-cache"]);
  expect((await client.get(path(at, 1))).status).toBe(404);
  expect(await namesIn(at)).toEqual(["Initech"]);
  expect((await client.post(at + CREATE).send({ company_name: "Acme" })).body.id).toBe(3);
});

test.each([
  ["put", 4711, 404],
  ["delete", 4711, 404],
  ["put", "99999999999", 400],
  ["delete", "99999999999", 400],
])("%s of the customer %s is answered %d", async (method, id, status) => {
  const at = await extended();
  expect((await call(method, path(at, id)).send(method === "put" ? { company_name: "x" } : undefined)).status).toBe(
    status,
  );
});

test("the token is asked for, after the route", async () => {
  const at = await extended();
  const statuses = [
    await client.get(`${at}/api/Customer`),
    await client.put(`${at}/api/Customer/1`).send({}),
    await client.delete(`${at}/api/Customer/1`),
    await postAs(`${at}/api/Customer/x`, "application/json", "{}"),
  ].map(({ status }) => status);
  expect(statuses).toEqual([401, 401, 401, 404]);
});
