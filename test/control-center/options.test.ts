import { frozenClock } from "../../emulators/core/clock.ts";
import { describeAt } from "../../emulators/control-center/domain/describe.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { callerOf, SAMPLE } from "./caller.ts";

const { app, close, worlds } = await openEmulator("control-center", { clock: frozenClock(new Date(0)) });
afterAll(close);

const mobile = { ...SAMPLE, contacts: [{ mobile: "1".repeat(26) }] };
const country = (length: number): object => ({ ...SAMPLE, billingAddress: { country: "c".repeat(length) } });
const unshipped = { ...SAMPLE, shipToBillAddress: false };

test.each([
  ["mobileMax", 25, mobile, undefined, "10000592"],
  ["countryMax", 150, country(101), "10000598", undefined],
  ["countryMax", 150, country(151), "10000598", "10000598"],
  ["strictNamePattern", true, { ...SAMPLE, name: "Acme, Inc." }, undefined, "10000582"],
  ["strictNamePattern", true, { ...SAMPLE, name: "Acme*" }, undefined, "10000582"],
  ["shippingRequired", true, unshipped, undefined, "10000011"],
  ["shippingRequired", true, { ...unshipped, shippingAddress: {} }, undefined, undefined],
  ["shippingRequired", true, SAMPLE, undefined, undefined],
  ["accountNameMax", 5, { ...SAMPLE, accountName: "Nowhere" }, "20000003", "10000004"],
] as const)("%s %s: the code changes", async (option, value, body, ...expected) => {
  const codes = [];
  for (const options of [{}, { [option]: value }]) {
    const world = await worlds.open(`options-${codes.length}`);
    await worlds.reset(world);
    expect(worlds.setOptions(world, options)).toBeUndefined();
    const answer = await callerOf(app, world.name).create(body);
    codes.push((answer.body as { errorCode?: string }).errorCode);
  }
  expect(codes).toEqual(expected);
});

test("rateLimit: five calls of a user within one second are served, the rest is refused; others are served", async () => {
  const world = await worlds.open("rate");
  worlds.setOptions(world, { rateLimit: true });
  const caller = callerOf(app, world.name);
  const answers = await Promise.all(Array.from({ length: 8 }, () => caller.send("get", "/rws/api/v1/echo/hello")));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ errorCode: "40000029" });
  await callerOf(app, world.name, "readonly").send("get", "/rws/api/v1/echo/hello").expect(200);
});

test("unknownCustomerCode 1400101: a customer that does not exist has the code of the users functions", async () => {
  const world = await worlds.open("unknown-customer");
  worlds.setOptions(world, { unknownCustomerCode: "1400101" });
  const answer = await callerOf(app, world.name).get(9999);
  expect([answer.status, answer.body]).toEqual([404, { errorMessage: "Customer not found.", errorCode: "1400101" }]);
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
