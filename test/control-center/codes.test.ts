import { DomainError } from "../../emulators/core/errors.ts";
import { defaultsOf } from "../../emulators/core/options.ts";
import { codes, toReply } from "../../emulators/control-center/errors.ts";
import { options, type Options } from "../../emulators/control-center/options.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { callerOf, CUSTOMERS, SAMPLE } from "./caller.ts";
import { CODES, published } from "./published.ts";

const { app, close } = await openEmulator("control-center");
afterAll(close);

const DEFAULTS = defaultsOf(options) as Options;
const caller = callerOf(app, "codes");
const contacts = (contact: object): object => ({ ...SAMPLE, contacts: [{ name: "Ada Park" }, contact] });
const billing = (address: object): object => ({ ...SAMPLE, billingAddress: address });
const shipping = (address: object): object => ({ ...SAMPLE, shipToBillAddress: false, shippingAddress: address });
const text = (length: number): string => "x".repeat(length);
const without = (member: string): object =>
  Object.fromEntries(Object.entries(SAMPLE).filter(([name]) => name !== member));

const refusals: readonly (readonly [what: string, body: unknown, code: string])[] = [
  ["a null body", null, "10000580"],
  ["a list", [], "10000580"],
  ["a text", "Acme Customer", "10000580"],
  ["an unknown member", { ...SAMPLE, accountId: 1 }, "10000028"],
  ["an unknown member of a contact", contacts({ fax: "1" }), "10000028"],
  ["an unknown member of an address", billing({ street: "1" }), "10000028"],
  ["no member at all", {}, "10000581"],
  ["no name", without("name"), "10000581"],
  ["a null name", { ...SAMPLE, name: null }, "10000581"],
  ["an empty name", { ...SAMPLE, name: "" }, "10000581"],
  ["a name of blanks", { ...SAMPLE, name: "   " }, "10000581"],
  ["a name of 61", { ...SAMPLE, name: text(61) }, "10000582"],
  ["a name that is a number", { ...SAMPLE, name: 5 }, "10000582"],
  ["no account name", without("accountName"), "10000583"],
  ["an account name of blanks", { ...SAMPLE, accountName: " " }, "10000583"],
  ["an account name that is a number", { ...SAMPLE, accountName: 1 }, "10000004"],
  ["an account name of 101", { ...SAMPLE, accountName: text(101) }, "10000004"],
  ["an account that does not exist", { ...SAMPLE, accountName: "Nowhere" }, "20000003"],
  ["an account in other letters", { ...SAMPLE, accountName: "ACME" }, "20000003"],
  ["an account that the user does not see", { ...SAMPLE, accountName: "Globex" }, "20000003"],
  ["an account that is being erased", { ...SAMPLE, accountName: "Initech" }, "10000603"],
  ["a question without answer", without("securityAnswer"), "10000584"],
  ["a question with an empty answer", { ...SAMPLE, securityAnswer: "" }, "10000584"],
  ["an answer without question", without("securityQuestion"), "10000585"],
  ["a question of 101", { ...SAMPLE, securityQuestion: text(101) }, "10000586"],
  ["an answer of 101", { ...SAMPLE, securityAnswer: text(101) }, "10000587"],
  ["five contacts", { ...SAMPLE, contacts: [{}, {}, {}, {}, {}] }, "10000588"],
  ["a contact's name of 41", contacts({ name: text(41) }), "10000589"],
  ["a title of 41", contacts({ title: text(41) }), "10000590"],
  ["a phone of 26", contacts({ phone: text(26) }), "10000591"],
  ["a mobile of 41", contacts({ mobile: text(41) }), "10000592"],
  ["an email of 321", contacts({ email: text(321) }), "10000593"],
  ["an address line 1 of 41", billing({ addressLine1: text(41) }), "10000594"],
  ["an address line 2 of 41", billing({ addressLine2: text(41) }), "10000595"],
  ["a city of 41", billing({ city: text(41) }), "10000596"],
  ["a state of 41", billing({ state: text(41) }), "10000597"],
  ["a country of 101", billing({ country: text(101) }), "10000598"],
  ["a postal code of 16", billing({ postalCode: text(16) }), "10000599"],
  ["a shipping city of 41", shipping({ city: text(41) }), "10000596"],
  ["a shipping postal code that is a number", shipping({ postalCode: 36301 }), "10000599"],
];

test.each(refusals)("a create with %s is refused in Cisco's words", async (_what, body, code) => {
  const answer = await caller.create(body);
  expect([answer.status, answer.text]).toEqual(published(code));
  expect(answer.headers["content-type"]).toBe("application/json;charset=ISO-8859-1");
});

test("an edit is refused by the same table", async () => {
  const edited = callerOf(app, "edit-codes");
  const { customerId } = (await edited.create(SAMPLE)).body as { customerId: number };
  for (const [, body, code] of refusals) {
    const answer = await edited.edit(customerId, body);
    expect([answer.status, answer.text]).toEqual(published(code));
  }
});

test("a name that the account has is refused, ignoring case", async () => {
  await caller.create(SAMPLE).expect(200);
  const answer = await caller.create({ ...SAMPLE, name: "aCME cUSTOMER" });
  expect([answer.status, answer.text]).toEqual(published("10000602"));
});

test.each([
  ["a missing brace", `{"name": "Acme"`],
  ["a trailing comma", `{"name": "Acme",}`],
  ["contacts that are no list", JSON.stringify({ ...SAMPLE, contacts: {} })],
  ["a contact that is null", JSON.stringify({ ...SAMPLE, contacts: [null] })],
  ["an address that is a text", JSON.stringify(billing(Object("123 Main") as object))],
  ["a flag that is a text", JSON.stringify({ ...SAMPLE, shipToBillAddress: "true" })],
])("a create with %s counts as JSON that cannot be read", async (_what, body) => {
  const answer = await caller.send("post", CUSTOMERS).type("application/json").send(body);
  expect([answer.status, answer.text]).toEqual(published("10000023"));
});

test("a create without a body is refused", async () => {
  const answer = await caller.send("post", CUSTOMERS).type("application/json");
  expect([answer.status, answer.text]).toEqual(published("10000580"));
});

test.each(["v2", "v0", "v01", "vv1", "v1.0", "v%20"])("a path with %s has the wrong version", async (version) => {
  const answer = await caller.send("get", `/rws/api/${version}/echo/hello`);
  expect([answer.status, answer.text]).toEqual(published("10000024"));
});

test("a role without the function is refused", async () => {
  const reader = callerOf(app, "codes", "readonly");
  for (const answer of [await reader.create(SAMPLE), await reader.edit(1234, SAMPLE)]) {
    expect([answer.status, answer.text]).toEqual(published("10000030"));
  }
  await reader.send("get", "/rws/api/v1/echo/hello").expect(200);
});

test.each(["9999", "0", "-1", "01234", "1234.0", "acme", "%2e%2e%2fetc", "__proto__"])(
  "customer %s does not exist",
  async (id) => {
    const read = await caller.get(id);
    const edited = await caller.edit(id, SAMPLE);
    expect([read.status, read.text]).toEqual(published("20000004"));
    expect([edited.status, edited.text]).toEqual(published("20000004"));
  },
);

test("an echo of blanks lacks its parameter", async () => {
  const answer = await caller.send("get", "/rws/api/v1/echo/%20");
  expect([answer.status, answer.text]).toEqual(published("10000011"));
});

test.each(CODES)("%s is answered as published", (code) => {
  const { status, resource } = toReply(new DomainError(code, ""), undefined, { options: DEFAULTS });
  expect([status, JSON.stringify(resource?.body)]).toEqual(published(code));
});

test("no code is answered that is not published", () => {
  expect(Object.keys(codes).sort()).toEqual([...CODES].sort());
});

test.each(["internal", "version-conflict", "a code that nobody knows", "toString"])(
  "%s is an unknown server error",
  (code) => {
    const { status, resource } = toReply(new DomainError(code, "secret reason"), undefined, { options: DEFAULTS });
    expect([status, JSON.stringify(resource?.body)]).toEqual(published("30000001"));
  },
);
