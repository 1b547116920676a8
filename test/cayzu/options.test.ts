import { readdirSync, readFileSync } from "node:fs";

import { options } from "../../emulators/cayzu/options.ts";
import { CREATE, TOKEN, openCayzu } from "./calls.ts";
import { customer } from "./sample.ts";

const { close, client, world } = await openCayzu();
afterAll(close);

/** What a creation of the sample, changed so, is answered under an option. */
async function resultOf(values: object, changes: object): Promise<{ is_valid: boolean; errors: object[] }> {
  return (await client.post((await world(values)) + CREATE).send({ ...customer, ...changes })).body;
}

const unnamed = { custom_fields: [{ Type: "text", Value: "v" }] };

test.each<[string, unknown, object, boolean]>([
  ["companyNameRequired", true, { company_name: "\u00A0" }, false],
  ["companyNameRequired", false, { company_name: "\u00A0" }, true],
  ["customFieldNameRequired", false, unnamed, true],
  ["customFieldNameRequired", true, unnamed, false],
  ["textLimit", 0, { notes: "x".repeat(10_000) }, true],
  ["textLimit", 15, { notes: "x".repeat(16), postal_code: "123456789012345" }, false],
  ["clientId", "ignored", {}, true],
  ["clientId", "refused", {}, false],
  ["clientId", "refused", { id: null }, true],
])("with %s %j a customer with %j is valid: %j", async (name, value, changes, isValid) => {
  const { is_valid, errors } = await resultOf({ [name]: value }, changes);
  expect([is_valid, errors.length]).toEqual([isValid, isValid ? 0 : 1]);
});

test.each([
  ["fieldAndMessage", [{ field: "company_name", message: "company_name is required." }]],
  ["message", [{ message: "company_name is required." }]],
])("errorItems %s: an error is told as such", async (errorItems, errors) => {
  expect((await resultOf({ errorItems }, { company_name: "" })).errors).toEqual(errors);
});

test.each([
  ["message", '{"Message":"Authorization has been denied for this request."}'],
  ["empty", ""],
])("unauthorizedBody %s: a missing token is 401 with the body %j", async (unauthorizedBody, text) => {
  const reply = await client.post(`${await world({ unauthorizedBody })}/api/Customer`).send({});
  expect([reply.status, reply.text]).toEqual([401, text]);
});

test.each([
  ["create", "customer_create", customer.alternate_domains],
  ["base", "customer", undefined],
])("customerMembers %s: a customer is read as %s", async (customerMembers, root, domains) => {
  const at = await world({ customerMembers, extensions: true });
  await client.post(at + CREATE).send(customer);
  const { body } = await client.get(`${at}/api/Customer/1${TOKEN}`);
  expect(body.alternate_domains).toEqual(domains);
  expect(body).toMatchObject({ company_name: customer.company_name, custom_fields: customer.custom_fields, id: 1 });
  const xmlOf = async (path: string) => (await client.get(at + path + TOKEN).accept("text/xml")).text;
  expect(await xmlOf("/api/Customer/Get/1")).toMatch(new RegExp(`^<${root} .*</${root}>$`));
  expect(await xmlOf("/api/Customer")).toMatch(new RegExp(`^<ArrayOf${root} .*</ArrayOf${root}>$`));
});

test.each([
  [true, 200],
  [false, 404],
])("idRoute %j: a number after the controller is answered %d", async (idRoute, status) => {
  const at = await world({ idRoute });
  await client.post(at + CREATE).send(customer);
  expect((await client.get(`${at}/api/Customer/1${TOKEN}`)).status).toBe(status);
  expect((await client.get(`${at}/api/Customer/Get/1${TOKEN}`)).status).toBe(200);
});

test.each([
  [false, [undefined, undefined, undefined]],
  [true, ["Microsoft-IIS/8.5", "4.0.30319", "ASP.NET"]],
])("versionHeaders %j: the servers name themselves as %j", async (versionHeaders, expected) => {
  const at = await world({ versionHeaders });
  for (const path of [CREATE, "/api/Nowhere"]) {
    const { headers } = await client.post(at + path).send(customer);
    expect(["server", "x-aspnet-version", "x-powered-by"].map((name) => headers[name])).toEqual(expected);
    expect([headers["cache-control"], headers["pragma"], headers["expires"]]).toEqual(["no-cache", "no-cache", "-1"]);
  }
});

test.each([
  [true, 200],
  [false, 403],
])("planEntitled %j: a creation with the token is answered %d", async (planEntitled, status) => {
  expect((await client.post((await world({ planEntitled })) + CREATE).send(customer)).status).toBe(status);
});

test.each([
  ["afterRouting", 404],
  ["beforeRouting", 401],
])("authenticationOrder %s: an unknown path without a token is %d", async (authenticationOrder, status) => {
  expect((await client.get(`${await world({ authenticationOrder })}/api/Nowhere`)).status).toBe(status);
});

test.each([
  ["guarded", 400],
  ["unguarded", 500],
])("nullBody %s: a creation without a body is %d", async (nullBody, status) => {
  expect((await client.post((await world({ nullBody })) + CREATE)).status).toBe(status);
});

test.each([
  ["message", '{"Message":"There is no customer 4711."}'],
  ["empty", ""],
])("unknownCustomer %s: a customer that is not there is 404 with the body %j", async (unknownCustomer, text) => {
  const reply = await client.get(`${await world({ unknownCustomer })}/api/Customer/Get/4711${TOKEN}`);
  expect([reply.status, reply.text]).toEqual([404, text]);
});

test.each([
  [false, true],
  [true, false],
])("companyNameUnique %j: a name that is taken is valid: %j", async (companyNameUnique, isValid) => {
  const at = await world({ companyNameUnique });
  await client.post(at + CREATE).send(customer);
  expect((await client.post(at + CREATE).send(customer)).body.is_valid).toBe(isValid);
});

test("each option has a story of its own", () => {
  const folder = new URL("../../contracts/cayzu/stories/", import.meta.url);
  const stories = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  const without = Object.keys(options).filter((name) => !stories.some((story) => story.includes(`"${name}":`)));
  expect(without).toEqual([]);
});
