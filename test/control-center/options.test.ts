import type { Response, Test } from "supertest";

import { frozenClock } from "../../emulators/core/clock.ts";
import { describeAt } from "../../emulators/control-center/domain/describe.ts";
import { options } from "../../emulators/control-center/options.ts";
import type { OptionValues } from "../../emulators/core/options.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { untestedValues, untoldValues, type OptionTest } from "../support/option-values.ts";
import { callerOf, CUSTOMERS, SAMPLE, type Caller } from "./caller.ts";

const { app, close, worlds } = await openEmulator("control-center", { clock: frozenClock(new Date(0)) });
afterAll(close);

const ECHO = "/rws/api/v1/echo/hello";
const contact = (member: object): object => ({ ...SAMPLE, contacts: [member] });
const country = (length: number): object => ({ ...SAMPLE, billingAddress: { country: "c".repeat(length) } });
const create =
  (body: object, user = "sandbox") =>
  (callers: Callers): Test =>
    callers(user).create(body);
const codeOf = ({ body }: Response): unknown => (body as { errorCode?: string }).errorCode ?? "none";
const unshipped = { ...SAMPLE, shipToBillAddress: false };
const emoji = { ...SAMPLE, name: "😀".repeat(31) };

type Callers = (user?: string) => Caller;
type Ask = (callers: Callers) => Promise<Response> | Test;
type Row = readonly [option: string, value: string | number | boolean, what: string, ask: Ask, see: See, seen: unknown];
type See = (answer: Response) => unknown;

/** After a customer SAMPLE has been created. */
const edit =
  (body: object): Ask =>
  async (callers) => {
    await callers().create(SAMPLE).expect(200);
    return callers().edit(1234, body);
  };
const createAfter =
  (first: object, second: object, user = "sandbox"): Ask =>
  async (callers) => {
    await callers().create(first).expect(200);
    return callers(user).create(second);
  };
const getAfter =
  (body: object, query = ""): Ask =>
  async (callers) => {
    await callers().create(body).expect(200);
    return callers().get(1234, query);
  };
const editThenGet =
  (body: object): Ask =>
  async (callers) => {
    await edit(body)(callers);
    return callers().get(1234);
  };
const nameOf: See = ({ body }) => (body as { name?: string }).name;
const membersOf: See = ({ body }) => Object.keys(body as object).join();
const countOf: See = ({ body }) => Object.keys(body as object).length;
const statusOf: See = ({ status }) => status;
const typeOf: See = ({ headers }) => headers["content-type"];
const bare = { name: "Acme Bare", accountName: "Acme", contacts: [{ name: "Ada" }], billingAddress: {} };
const globex = { ...SAMPLE, accountName: "Globex" };
const north = { ...SAMPLE, name: "acme customer" };

const NOT_FOUND = `{"errorMessage":"Not Found"}`;
const CAFE = String.raw`{"name":"Caf\u00e9"}`;
const BARE = `{"name":"Acme Bare","accountName":"Acme","shipToBillAddress":false,"contacts":[{"name":"Ada"}],"billingAddress":{},"customerId":1234}`;

const rows: readonly Row[] = [
  ["mobileMax", 40, "a mobile of 26", create(contact({ mobile: "1".repeat(26) })), codeOf, "none"],
  ["mobileMax", 25, "a mobile of 26", create(contact({ mobile: "1".repeat(26) })), codeOf, "10000592"],
  ["countryMax", 100, "a country of 101", create(country(101)), codeOf, "10000598"],
  ["countryMax", 150, "a country of 101", create(country(101)), codeOf, "none"],
  ["countryMax", 150, "a country of 150", getAfter(country(150)), statusOf, 200],
  ["countryMax", 150, "a country of 151", create(country(151)), codeOf, "10000598"],
  ["shippingRequired", false, "no shipping address", create(unshipped), codeOf, "none"],
  ["shippingRequired", true, "no shipping address", create(unshipped), codeOf, "10000011"],
  ["shippingRequired", true, "an empty one", create({ ...unshipped, shippingAddress: {} }), codeOf, "none"],
  ["shippingRequired", true, "the billing address in its place", create(SAMPLE), codeOf, "none"],
  ["accountNameMax", 100, "an unknown account of 7", create({ ...SAMPLE, accountName: "Nowhere" }), codeOf, "20000003"],
  ["accountNameMax", 5, "an unknown account of 7", create({ ...SAMPLE, accountName: "Nowhere" }), codeOf, "10000004"],
  ["strictNamePattern", false, "a comma", create({ ...SAMPLE, name: "Acme, Inc." }), codeOf, "none"],
  ["strictNamePattern", true, "a comma", create({ ...SAMPLE, name: "Acme, Inc." }), codeOf, "10000582"],
  ["strictNamePattern", true, "an asterisk", create({ ...SAMPLE, name: "Acme*" }), codeOf, "10000582"],
  ["securityQuestionMin", 0, "a question of 4", create({ ...SAMPLE, securityQuestion: "Pet?" }), codeOf, "none"],
  ["securityQuestionMin", 10, "a question of 4", create({ ...SAMPLE, securityQuestion: "Pet?" }), codeOf, "10000586"],
  ["unknownMembers", false, "an unknown member", create({ ...SAMPLE, colour: "red" }), codeOf, "10000028"],
  ["unknownMembers", true, "an unknown member", create({ ...SAMPLE, colour: "red" }), codeOf, "none"],
  ["unknownMembers", true, "a contact's unknown member", create(contact({ fax: "1" })), codeOf, "none"],
  ["blankNames", false, "a name of blanks", create({ ...SAMPLE, name: "  " }), codeOf, "10000581"],
  ["blankNames", true, "a name of blanks", create({ ...SAMPLE, name: "  " }), codeOf, "none"],
  ["blankNames", true, "an empty name", create({ ...SAMPLE, name: "" }), codeOf, "10000581"],
  ["trimNames", false, "blanks around a name", getAfter({ ...SAMPLE, name: " A " }), nameOf, " A "],
  ["trimNames", true, "blanks around a name", getAfter({ ...SAMPLE, name: " A " }), nameOf, "A"],
  [
    "trimNames",
    true,
    "a long name without its blanks",
    create({ ...SAMPLE, name: `${"n".repeat(60)} ` }),
    codeOf,
    "none",
  ],
  ["trimNames", true, "a name that is a number", create({ ...SAMPLE, name: 5 }), codeOf, "10000582"],
  ["lengthUnit", "characters", "31 emoji", create(emoji), codeOf, "none"],
  ["lengthUnit", "characters", "61 emoji", create({ ...SAMPLE, name: "😀".repeat(61) }), codeOf, "10000582"],
  ["lengthUnit", "UTF-16 units", "31 emoji", create(emoji), codeOf, "10000582"],
  ["nameScope", "account", "another account's name", createAfter(SAMPLE, globex, "globex"), codeOf, "none"],
  ["nameScope", "platform", "another account's name", createAfter(SAMPLE, globex, "globex"), codeOf, "10000602"],
  ["nameCase", "ignored", "a name in other letters", createAfter(SAMPLE, north), codeOf, "10000602"],
  ["nameCase", "exact", "a name in other letters", createAfter(SAMPLE, north), codeOf, "none"],
  ["nameCase", "exact", "a name in the same letters", createAfter(SAMPLE, SAMPLE), codeOf, "10000602"],
  ["editKeepsNames", false, "an edit without a name", edit({ accountName: "Acme" }), codeOf, "10000581"],
  ["editKeepsNames", true, "an edit without names", editThenGet({ name: null }), nameOf, "Acme Customer"],
  ["editKeepsNames", true, "an edit with a name", editThenGet({ name: "Acme Two" }), nameOf, "Acme Two"],
  ["hiddenAccountCode", "20000003", "a hidden account", create(globex), codeOf, "20000003"],
  ["hiddenAccountCode", "10000062", "a hidden account", create(globex), codeOf, "10000062"],
  ["hiddenAccountCode", "10000062", "none", create({ ...SAMPLE, accountName: "Nowhere" }), codeOf, "20000003"],
  ["roleRefusalCode", "10000030", "a reader's create", create(SAMPLE, "readonly"), codeOf, "10000030"],
  ["roleRefusalCode", "10000080", "a reader's create", create(SAMPLE, "readonly"), codeOf, "10000080"],
  ["consoleUserCode", "10000001", "a user of the console", create(SAMPLE, "console"), statusOf, 401],
  ["consoleUserCode", "10000080", "a user of the console", create(SAMPLE, "console"), codeOf, "10000080"],
  ["accessRefusalStatus", 400, "an account without API", create(SAMPLE, "umbrella"), statusOf, 400],
  ["accessRefusalStatus", 403, "an account without API", create(SAMPLE, "umbrella"), statusOf, 403],
  ["accessRefusalStatus", 403, "a role without the function", create(SAMPLE, "readonly"), statusOf, 400],
  ["wrongKeyChallenge", true, "a wrong key", create(SAMPLE, "nobody"), challengeOf, 'Basic realm="Jasper"'],
  ["wrongKeyChallenge", false, "a wrong key", create(SAMPLE, "nobody"), challengeOf, undefined],
  ["strictAccept", false, "Accept: text/html", accepting("text/html"), statusOf, 200],
  ["strictAccept", true, "Accept: text/html", accepting("text/html"), statusOf, 406],
  ["strictAccept", true, "Accept: application/json;q=0, */*", accepting("application/json;q=0, */*"), statusOf, 406],
  ["strictAccept", true, "Accept: application/*", accepting("application/*"), statusOf, 200],
  ["strictAccept", true, "an empty Accept", accepting(""), statusOf, 200],
  ["contentTypeRequired", false, "no Content-Type", untyped, codeOf, "10000580"],
  ["contentTypeRequired", true, "no Content-Type", untyped, statusOf, 415],
  ["contentTypeRequired", true, "a GET without it", accepting("*/*"), statusOf, 200],
  ["absentMembers", "null", "what a customer has not", getAfter(bare), countOf, 9],
  ["absentMembers", "omitted", "what it has not", getAfter(bare), textOf, BARE],
  ["partialResponse", true, "fields=name", getAfter(SAMPLE, "?fields=name"), membersOf, "name"],
  ["partialResponse", false, "fields=name", getAfter(SAMPLE, "?fields=name"), countOf, 9],
  ["editAnswer", "receipt", "an edit", edit(SAMPLE), textOf, `{"customerId":1234,"timestamp":0}`],
  ["editAnswer", "empty", "an edit", edit(SAMPLE), (answer) => [answer.status, answer.text], [200, ""]],
  ["successCharset", "none", "a create", create(SAMPLE), typeOf, "application/json"],
  ["successCharset", "UTF-8", "a create", create(SAMPLE), typeOf, "application/json;charset=UTF-8"],
  ["successCharset", "ISO-8859-1", "a create", create(SAMPLE), typeOf, "application/json;charset=ISO-8859-1"],
  ["successCharset", "ISO-8859-1", "an é", getAfter({ ...SAMPLE, name: "Café" }, "?fields=name"), textOf, CAFE],
  ["unknownCustomerCode", "20000004", "no customer", (callers) => callers().get(9999), codeOf, "20000004"],
  ["unknownCustomerCode", "1400101", "no customer", (callers) => callers().get(9999), codeOf, "1400101"],
  ["plainRefusals", "envelope", "no path", (callers) => callers().send("get", "/nowhere"), textOf, NOT_FOUND],
  ["plainRefusals", "empty", "no path", (callers) => callers().send("get", "/nowhere"), textOf, ""],
  ["plainRefusals", "empty", "no customer", (callers) => callers().get(9999), codeOf, "20000004"],
  ["foreignTypeCode", "none", "a text", foreign, statusOf, 415],
  ["foreignTypeCode", "10000023", "a text", foreign, codeOf, "10000023"],
  ["rateLimit", false, "the sixth call", sixCalls, statusOf, 200],
  ["rateLimit", true, "the sixth call", sixCalls, statusOf, 429],
];

function textOf({ text }: Response): unknown {
  return text;
}
function challengeOf({ headers }: Response): unknown {
  return headers["www-authenticate"];
}
function accepting(accept: string): Ask {
  return (callers) => callers().send("get", ECHO).set("Accept", accept);
}
function untyped(callers: Callers): Test {
  return callers().send("post", CUSTOMERS);
}
function foreign(callers: Callers): Test {
  return callers().send("post", CUSTOMERS).type("text/plain").send("{}");
}
async function sixCalls(callers: Callers): Promise<Response> {
  for (let call = 1; call < 6; call += 1) await callers().send("get", ECHO).expect(200);
  return callers().send("get", ECHO);
}
test.each(rows.map((row, index) => [...row, index] as const))("%s %s: %s", async (option, value, ...row) => {
  const [_what, ask, see, seen, index] = row;
  const sandbox = `option-${index}`;
  const world = await worlds.open(sandbox);
  expect(worlds.setOptions(world, { [option]: value })).toBeUndefined();
  expect(see(await ask((user = "sandbox") => callerOf(app, sandbox, user)))).toEqual(seen);
});

const limits = (values: OptionValues): OptionValues => ({ rateLimit: true, ...values });
const LIMITED: readonly (readonly [OptionValues, string, number, number])[] = [
  [{ callsPerSecond: 5 }, "two calls", 2, 200],
  [{ callsPerSecond: 2 }, "three calls", 3, 429],
  [{ callsAtOnce: 0 }, "one call", 1, 429],
  [{ rateWindow: "clock second" }, "six calls in one second of the clock", 6, 429],
  [{ rateWindow: "last second" }, "six calls at one time", 6, 429],
];

test.each(LIMITED)("rateLimit with %j: %s", async (values, what, count, status) => {
  const sandbox = `limits-${LIMITED.findIndex((row) => row[1] === what)}`;
  worlds.setOptions(await worlds.open(sandbox), limits(values));
  const statuses: number[] = [];
  for (let call = 0; call < count; call += 1) {
    statuses.push((await callerOf(app, sandbox).send("get", ECHO)).status);
  }
  expect(statuses.at(-1)).toBe(status);
});

test("rateLimitText is the text of the refusal", async () => {
  const world = await worlds.open("rate-text");
  worlds.setOptions(world, limits({ callsPerSecond: 0, rateLimitText: "Too fast." }));
  const answer = await callerOf(app, world.name).send("get", ECHO);
  expect([answer.status, answer.text]).toEqual([429, `{"errorMessage":"Too fast.","errorCode":"40000029"}`]);
});

test("a refusal for its rate has no headers of a limit", async () => {
  const world = await worlds.open("rate-headers");
  worlds.setOptions(world, limits({ callsPerSecond: 0 }));
  const { status, headers } = await callerOf(app, world.name).send("get", ECHO);
  expect(status).toBe(429);
  expect(Object.keys(headers).filter((name) => /rate|retry|limit/i.test(name))).toEqual([]);
});

test("the limit is each user's own", async () => {
  const world = await worlds.open("rate-users");
  worlds.setOptions(world, limits({ callsPerSecond: 1 }));
  await callerOf(app, world.name).send("get", ECHO).expect(200);
  await callerOf(app, world.name).send("get", ECHO).expect(429);
  await callerOf(app, world.name, "readonly").send("get", ECHO).expect(200);
});

test("every value of every option has a test", () => {
  const tests: readonly OptionTest[] = [
    ...rows,
    ...LIMITED.flatMap(([values]) => Object.entries(values)),
    ["rateLimitText", options.rateLimitText.default], // That one is in codes.test.ts.
    ["rateLimitText", "Too fast."],
    ["callsAtOnce", options.callsAtOnce.default], // And this in rate.test.ts.
  ];
  expect(untestedValues(options, tests)).toEqual([]);
});

test("every value of every option that is not the default is set in a story", () => {
  expect(untoldValues("control-center", options)).toEqual([]);
});

test.each([
  ["", { name: "A" }, "an object with name"],
  ["", undefined, "nothing"],
  ["", [], "a list of 0"],
  ["name", { name: null }, "null"],
  ["name", { name: 5 }, "a number"],
  ["contacts[1].email", { contacts: [{}, { email: "xy" }] }, "a text of 2 characters"],
  ["billingAddress.city", { billingAddress: "x" }, "nothing"],
])("what stands at %s of %j is %s", (field, body, description) => {
  expect(describeAt(body, field)).toBe(description);
});
