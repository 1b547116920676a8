import type { Response } from "supertest";

import { options } from "../../emulators/cayzu/options.ts";
import { untestedValues, untoldValues } from "../support/option-values.ts";
import { CREATE, TOKEN, openCayzu } from "./calls.ts";
import { customer } from "./sample.ts";

const { close, client, world } = await openCayzu();
afterAll(close);

/** Asks in a world that has the option. */
type Ask = (at: string) => PromiseLike<Response>;
type See = (reply: Response) => unknown;
type Row = readonly [option: string, value: string | number | boolean, what: string, ask: Ask, see: See, seen: unknown];

const statusOf: See = ({ status }) => status;
const answerOf: See = ({ status, text }) => [status, text];
const isValid: See = ({ body }) => body.is_valid;
const fieldsOf: See = ({ body }) => body.errors.map(({ field }: { field: string }) => field);
const errorsOf: See = ({ body }) => body.errors;
const domainsOf: See = ({ body }) => body.alternate_domains;
const rootOf: See = ({ text }) => /^<(\w+) .*<\/\1>$/.exec(text)?.[1];
const serversOf: See = ({ headers }) => ["server", "x-aspnet-version", "x-powered-by"].map((name) => headers[name]);
const cachingOf: See = ({ headers }) => ["cache-control", "pragma", "expires"].map((name) => headers[name]);

const create =
  (changes: object = {}): Ask =>
  (at) =>
    client.post(at + CREATE).send({ ...customer, ...changes });
const get =
  (path: string, accept = "application/json"): Ask =>
  (at) =>
    client.get(at + path).accept(accept);
/** After the sample has been created. */
const then =
  (ask: Ask): Ask =>
  async (at) => {
    expect((await create()(at)).body.id).toBe(1);
    return ask(at);
  };
const first = (accept?: string) => then(get(`/api/Customer/Get/1${TOKEN}`, accept));
const withoutBody: Ask = (at) => client.post(at + CREATE);

const inCapitals = { company_name: customer.company_name.toUpperCase() };
const unnamed = { custom_fields: [{ Type: "text", Value: "v" }] };
const fifteen = { notes: "x".repeat(16), postal_code: "123456789012345" };
const nowhere = get("/api/Nowhere");
const unknown = get(`/api/Customer/Get/4711${TOKEN}`);
const DENIED = '{"Message":"Authorization has been denied for this request."}';
const NO_CUSTOMER = '{"Message":"There is no customer 4711."}';
const REQUIRED = "company_name is required.";
const FRESH = "no-cache,no-cache,-1".split(",");

const rows: readonly Row[] = [
  ["token", "cayzu-sandbox-token", "the token of a fresh world", create(), statusOf, 200],
  ["token", "a-new-token", "the token of a fresh world", create(), statusOf, 401],
  ["token", "a-new-token", "the new one", get("/api/Customer/Get/1?token=a-new-token"), statusOf, 404],
  ["planEntitled", true, "a creation", create(), statusOf, 200],
  ["planEntitled", false, "a creation", create(), statusOf, 403],
  ["planEntitled", false, "a wrong token", get("/api/Customer/Get/1?token=wrong"), statusOf, 401],
  ["authenticationOrder", "afterRouting", "an unknown path without a token", nowhere, statusOf, 404],
  ["authenticationOrder", "beforeRouting", "an unknown path without a token", nowhere, statusOf, 401],
  ["nullBody", "guarded", "no body", withoutBody, statusOf, 400],
  ["nullBody", "unguarded", "no body", withoutBody, statusOf, 500],
  ["nullBody", "guarded", "a wrong type", create({ is_active: "perhaps" }), statusOf, 400],
  ["nullBody", "unguarded", "a wrong type", create({ is_active: "perhaps" }), isValid, true],
  ["companyNameRequired", true, "a blank name", create({ company_name: "\u00A0" }), fieldsOf, ["company_name"]],
  ["companyNameRequired", false, "a blank name", create({ company_name: "\u00A0" }), isValid, true],
  ["companyNameUnique", false, "a name that is taken", then(create()), isValid, true],
  ["companyNameUnique", true, "a name that is taken", then(create()), fieldsOf, ["company_name"]],
  ["companyNameUnique", true, "a taken name in capitals", then(create(inCapitals)), fieldsOf, ["company_name"]],
  ["customFieldNameRequired", false, "a field without a name", create(unnamed), isValid, true],
  ["customFieldNameRequired", true, "a field without a name", create(unnamed), fieldsOf, ["custom_fields[0].Name"]],
  ["customFieldTypes", "", "a field of any type", create(unnamed), isValid, true],
  ["customFieldTypes", "text,number", "a field of a listed type", create(unnamed), isValid, true],
  ["customFieldTypes", "number", "a field of another type", create(unnamed), fieldsOf, ["custom_fields[0].Type"]],
  ["textLimit", 0, "a text of 10,000", create({ notes: "x".repeat(10_000) }), isValid, true],
  ["textLimit", 15, "texts of 15 and 16", create(fifteen), fieldsOf, ["notes"]],
  ["clientId", "ignored", "an id", create({ id: 7 }), isValid, true],
  ["clientId", "refused", "an id", create({ id: 7 }), fieldsOf, ["id"]],
  ["clientId", "refused", "null for an id", create({ id: null }), isValid, true],
  [
    "errorItems",
    "fieldAndMessage",
    "no name",
    create({ company_name: null }),
    errorsOf,
    [{ field: "company_name", message: REQUIRED }],
  ],
  ["errorItems", "message", "no name", create({ company_name: null }), errorsOf, [{ message: REQUIRED }]],
  ["unauthorizedBody", "message", "no token", get("/api/Customer/Get/1"), answerOf, [401, DENIED]],
  ["unauthorizedBody", "empty", "no token", get("/api/Customer/Get/1"), answerOf, [401, ""]],
  ["customerMembers", "create", "a customer", first(), domainsOf, customer.alternate_domains],
  ["customerMembers", "base", "a customer", first(), domainsOf, undefined],
  ["customerMembers", "create", "a customer's root", first("text/xml"), rootOf, "customer_create"],
  ["customerMembers", "base", "a customer's root", first("text/xml"), rootOf, "customer"],
  ["idRoute", true, "a number after the controller", then(get(`/api/Customer/1${TOKEN}`)), statusOf, 200],
  ["idRoute", false, "a number after the controller", then(get(`/api/Customer/1${TOKEN}`)), statusOf, 404],
  ["idRoute", false, "the action", first(), statusOf, 200],
  ["extensions", false, "a list", get(`/api/Customer${TOKEN}`), statusOf, 405],
  ["extensions", true, "a list", get(`/api/Customer${TOKEN}`), statusOf, 200],
  ["versionHeaders", false, "a creation", create(), serversOf, [undefined, undefined, undefined]],
  ["versionHeaders", true, "a creation", create(), serversOf, ["Microsoft-IIS/8.5", "4.0.30319", "ASP.NET"]],
  ["versionHeaders", true, "an unknown path", nowhere, serversOf, ["Microsoft-IIS/8.5", "4.0.30319", "ASP.NET"]],
  ["versionHeaders", false, "what is not cached", nowhere, cachingOf, FRESH],
  ["versionHeaders", true, "what is not cached", create(), cachingOf, FRESH],
  ["unknownCustomer", "message", "a customer that is not there", unknown, answerOf, [404, NO_CUSTOMER]],
  ["unknownCustomer", "empty", "a customer that is not there", unknown, answerOf, [404, ""]],
];

test.each(rows)("%s %s: %s", async (option, value, ...row) => {
  const [_what, ask, see, seen] = row;
  expect(see(await ask(await world({ [option]: value })))).toEqual(seen);
});

test("a list has its customers as the class that they are read as", async () => {
  const at = await world({ customerMembers: "base", extensions: true });
  await create()(at);
  expect(rootOf(await get(`/api/Customer${TOKEN}`, "text/xml")(at))).toBe("ArrayOfcustomer");
  const { body } = await get(`/api/Customer${TOKEN}`)(at);
  expect(Object.keys(body[0])).not.toContain("alternate_domains");
  expect(body).toMatchObject([{ company_name: customer.company_name, custom_fields: customer.custom_fields, id: 1 }]);
});

test("every value of every option has a test", () => {
  expect(untestedValues(options, rows)).toEqual([]);
});

test("every value of every option that is not the default is set in a story", () => {
  expect(untoldValues("cayzu", options)).toEqual([]);
});
