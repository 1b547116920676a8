import { frozenClock } from "../../emulators/core/clock.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { callerOf, CUSTOMERS, SAMPLE } from "./caller.ts";

const { app, close } = await openEmulator("control-center", { clock: frozenClock(new Date(1527590173999)) });
afterAll(close);

interface Receipt {
  readonly customerId: number;
}

const address = {
  addressLine1: "9 Dock Road",
  addressLine2: null,
  city: "Porttown",
  state: null,
  country: "USA",
  postalCode: null,
};
const contact = { name: "Ada Park", title: null, phone: null, mobile: "1".repeat(40), email: "ada@acme.example" };

test("the documented sample gets the documented answer", async () => {
  const answer = await callerOf(app, "documented").create(SAMPLE);
  expect([answer.status, answer.text]).toEqual([200, `{"customerId":1234,"timestamp":1527590173}`]);
  expect(answer.headers).toMatchObject({ "content-type": "application/json" });
  expect(answer.headers).not.toHaveProperty("location");
});

test("a customer shows its members in the documented order, the billing address as the shipping address", async () => {
  const caller = callerOf(app, "shown");
  await caller.create({ ...SAMPLE, shippingAddress: { city: "ignored".repeat(10) } }).expect(200);
  const { billingAddress } = SAMPLE;
  const shown = { ...SAMPLE, contacts: [], billingAddress, shippingAddress: billingAddress, customerId: 1234 };
  const { name, accountName, securityQuestion, securityAnswer, shipToBillAddress, ...rest } = shown;
  const { contacts, shippingAddress, customerId } = rest;
  const answer = await caller.get(1234);
  expect(answer.text).toBe(
    JSON.stringify({
      ...{ name, accountName, securityQuestion, securityAnswer, shipToBillAddress },
      ...{ contacts, billingAddress, shippingAddress, customerId },
    }),
  );
});

test("what was left out is null, contacts are an empty list", async () => {
  const caller = callerOf(app, "defaults");
  await caller.create({ name: "Fleet of Anytown", accountName: "Acme" }).expect(200);
  expect((await caller.get(1234)).body).toEqual({
    name: "Fleet of Anytown",
    accountName: "Acme",
    securityQuestion: null,
    securityAnswer: null,
    shipToBillAddress: false,
    contacts: [],
    billingAddress: null,
    shippingAddress: null,
    customerId: 1234,
  });
});

test("a billing address that is to serve as the shipping address need not be there, and none is shown then", async () => {
  const caller = callerOf(app, "no-billing");
  const body = { name: "Fleet", accountName: "Acme", shipToBillAddress: true, shippingAddress: address };
  await caller.create(body).expect(200);
  expect((await caller.get(1234)).body).toMatchObject({ billingAddress: null, shippingAddress: null });
});

test("the longest texts are kept as they came, blanks and all", async () => {
  const caller = callerOf(app, "longest");
  const longest = {
    name: ` ${"n".repeat(56)}*, `,
    accountName: "Acme",
    securityQuestion: "q".repeat(100),
    securityAnswer: "ä".repeat(100),
    shipToBillAddress: false,
    contacts: [contact, contact, contact, contact],
    billingAddress: { ...address, country: "c".repeat(100), postalCode: "1".repeat(15) },
    shippingAddress: address,
  };
  await caller.create(longest).expect(200);
  expect((await caller.get(1234)).body).toEqual({ ...longest, customerId: 1234 });
});

test.each([
  ["?fields=customerId,name", ["name", "customerId"]],
  ["?fields=contacts,colour", ["contacts"]],
  ["?fields=colour", []],
  ["?fields=__proto__,constructor", []],
  ["?fields=", ["name", "accountName", "customerId"]],
  ["?colour=red", ["name", "accountName", "customerId"]],
])("%s shows the members asked for", async (query, members) => {
  const caller = callerOf(app, "fields");
  await caller.create(SAMPLE);
  const { body } = (await caller.get(1234, query).expect(200)) as { body: object };
  if (members.length < 3) expect(Object.keys(body)).toEqual(members);
  else expect(Object.keys(body)).toHaveLength(9);
});

test("fields plays no role for a create and an edit", async () => {
  const caller = callerOf(app, "fields-of-writes");
  const receipt = `{"customerId":1234,"timestamp":1527590173}`;
  const created = await caller.send("post", `${CUSTOMERS}?fields=customerId`).send(SAMPLE);
  const edited = await caller.send("put", `${CUSTOMERS}/1234?fields=name`).send({ name: "Two", accountName: "Acme" });
  expect([created.text, edited.text]).toEqual([receipt, receipt]);
  expect((await caller.get(1234)).body).toMatchObject({ name: "Two", securityQuestion: null });
});

test("of a member that comes twice the last counts, lists and objects too", async () => {
  const caller = callerOf(app, "twice");
  const text = `{"name":1,"accountName":"Nowhere","name":"Acme Customer","accountName":"Acme","contacts":[{},{}],
    "contacts":[{"name":"Ada","name":"Ben"}],"billingAddress":{"state":"FLA"},"billingAddress":{"city":"Anytown"}}`;
  await caller.send("post", CUSTOMERS).type("application/json").send(text).expect(200);
  const { body } = await caller.get(1234);
  expect(body).toMatchObject({ name: "Acme Customer", billingAddress: { city: "Anytown", state: null } });
  expect((body as { contacts: object[] }).contacts).toMatchObject([{ name: "Ben" }]);
});

test("an edit overwrites everything, and answers as a create does", async () => {
  const caller = callerOf(app, "edit");
  await caller.create({ ...SAMPLE, contacts: [contact] });
  const answer = await caller.edit(1234, {
    name: "Acme Two",
    accountName: "Acme",
    contacts: null,
    securityAnswer: null,
  });
  expect([answer.status, answer.text]).toEqual([200, `{"customerId":1234,"timestamp":1527590173}`]);
  expect((await caller.get(1234)).body).toMatchObject({ name: "Acme Two", contacts: [], billingAddress: null });
});

test("an edit may keep its own name, also in other letters", async () => {
  const caller = callerOf(app, "own-name");
  await caller.create(SAMPLE);
  await caller.edit(1234, SAMPLE).expect(200);
  await caller.edit(1234, { ...SAMPLE, name: "ACME CUSTOMER" }).expect(200);
  expect((await caller.get(1234)).body).toMatchObject({ name: "ACME CUSTOMER" });
  expect((await caller.create(SAMPLE)).body).toMatchObject({ errorCode: "10000602" });
});

test("an edit cannot take another customer's name, and frees its own old one", async () => {
  const caller = callerOf(app, "moved-name");
  await caller.create({ ...SAMPLE, name: "One" });
  await caller.create({ ...SAMPLE, name: "Two" });
  expect((await caller.edit(1235, { ...SAMPLE, name: "one" })).body).toMatchObject({ errorCode: "10000602" });
  await caller.edit(1234, { ...SAMPLE, name: "Three" }).expect(200);
  await caller.edit(1235, { ...SAMPLE, name: "one" }).expect(200);
  expect((await caller.create({ ...SAMPLE, name: "THREE" })).body).toMatchObject({ errorCode: "10000602" });
  await caller.create({ ...SAMPLE, name: "Two" }).expect(200);
});

test("a create that is sent again is a duplicate, whatever key comes with it", async () => {
  const caller = callerOf(app, "again");
  const answers = [];
  for (let time = 0; time < 2; time += 1) answers.push(await caller.create(SAMPLE).set("Idempotency-Key", "one"));
  const [first, second] = answers.map(({ status, body }) => [status, (body as { errorCode?: string }).errorCode]);
  expect([first, second]).toEqual([
    [200, undefined],
    [400, "10000602"],
  ]);
});

test("of forty creates of one name at once, one succeeds and all others are duplicates", async () => {
  const caller = callerOf(app, "race");
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => caller.create({ ...SAMPLE, name: index % 2 ? "Acme" : "ACME" })),
  );
  const codes = answers.map(({ status, body }) =>
    status === 200 ? "created" : (body as { errorCode: string }).errorCode,
  );
  expect(codes.sort()).toEqual([...Array.from({ length: 39 }, () => "10000602"), "created"]);
});

test("of twenty edits to one name at once, one succeeds; twenty edits of one customer at once all do", async () => {
  const caller = callerOf(app, "edit-race");
  const ids = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const { body } = await caller.create({ ...SAMPLE, name: `Customer ${index}` });
      return (body as Receipt).customerId;
    }),
  );
  const taken = await Promise.all(ids.map((id) => caller.edit(id, { ...SAMPLE, name: "Wanted" })));
  expect(taken.filter(({ status }) => status === 200)).toHaveLength(1);
  const [id = 0] = ids;
  const edits = await Promise.all(ids.map((_, index) => caller.edit(id, { ...SAMPLE, name: `Name ${index}` })));
  expect(edits.filter(({ status }) => status === 200)).toHaveLength(20);
  const { name } = (await caller.get(id)).body as { name: string };
  for (let index = 0; index < 20; index += 1) {
    const { status } = await caller.create({ ...SAMPLE, name: `Name ${index}` });
    expect(status).toBe(name === `Name ${index}` ? 400 : 200);
  }
});

test("a name is free in another account, and the customer unseen by its users", async () => {
  const [acme, globex] = [callerOf(app, "accounts"), callerOf(app, "accounts", "globex")];
  await acme.create(SAMPLE).expect(200);
  await globex.create({ ...SAMPLE, accountName: "Globex" }).expect(200);
  await globex.get(1235).expect(200);
  for (const answer of [await globex.get(1234), await acme.get(1235), await acme.edit(1235, SAMPLE)]) {
    expect([answer.status, (answer.body as { errorCode: string }).errorCode]).toEqual([404, "20000004"]);
  }
  await callerOf(app, "accounts", "readonly").get(1234).expect(200);
});

test.each(["hello", "a%20b", "%C3%A4%22", "%F0%9F%98%80"])("an echo of %s", async (param) => {
  const answer = await callerOf(app, "echo").send("get", `/rws/api/v1/echo/${param}`);
  expect([answer.status, answer.body]).toEqual([200, { context: decodeURIComponent(param) }]);
});
