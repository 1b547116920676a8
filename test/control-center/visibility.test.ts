import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";
import { callerOf, SAMPLE, type Caller } from "./caller.ts";
import { published } from "./published.ts";

const { app, close } = await openEmulator("control-center");
afterAll(close);

const NORTH = { name: "Acme Fleet North", accountName: "Acme" };

test.each([
  ["sandbox", 1001, 200],
  ["sandbox", 1002, 200],
  ["readonly", 1001, 200],
  ["globex", 1001, 404],
  ["north", 1001, 200],
  ["north", 1002, 404],
])("%s asks for customer %i: %i", async (user, customerId, status) => {
  const caller = callerOf(app, "visibility", user);
  const answer = await caller.get(customerId);
  expect(answer.status).toBe(status);
  if (status === 404) expect([answer.status, answer.text]).toEqual(published("20000004"));
});

test.each([
  ["sandbox", "Acme", "its own account", undefined],
  ["sandbox", "Initech", "one of its account group, which is being erased", "10000603"],
  ["sandbox", "Globex", "an account outside of its group", "20000003"],
  ["globex", "Globex", "its own account", undefined],
  ["globex", "Acme", "another account", "20000003"],
  ["north", "Acme", "the account of its customer group", undefined],
])("%s creates in %s, %s", async (user, accountName, what, code) => {
  const answer = await callerOf(app, `create-${user}`, user).create({ name: `In ${what}`, accountName });
  if (code === undefined) expect(answer.status).toBe(200);
  else expect([answer.status, answer.text]).toEqual(published(code));
});

test("a user of a customer group edits the group's customers, and sees no other, not even one of its own making", async () => {
  const north = callerOf(app, "edit-north", "north");
  await north.edit(1001, { ...NORTH, name: "Acme Fleet Far North" }).expect(200);
  expect((await north.get(1001)).body).toMatchObject({ name: "Acme Fleet Far North" });
  await north.create(SAMPLE).expect(200);
  const answers = [await north.get(1234), await north.edit(1002, { ...SAMPLE, name: "Stolen" })];
  expect(answers.map(({ status, text }) => [status, text])).toEqual([published("20000004"), published("20000004")]);
  await callerOf(app, "edit-north").get(1234).expect(200);
});

test("an edit may move a customer to another account of the group, but not out of sight", async () => {
  const caller = callerOf(app, "move");
  await caller.create(SAMPLE).expect(200);
  expect((await caller.edit(1234, { ...SAMPLE, accountName: "Globex" })).text).toBe(published("20000003")[1]);
  expect((await caller.edit(1234, { ...SAMPLE, accountName: "Initech" })).text).toBe(published("10000603")[1]);
  expect((await caller.get(1234)).body).toMatchObject({ accountName: "Acme" });
});

const GROUPED = {
  accounts: [{ name: "Hydra" }, { name: "Hive" }],
  accountGroups: [{ name: "Both", accounts: ["Hydra", "Hive"] }],
  customers: [
    { name: "One", accountName: "Hydra", customerId: 2001 },
    { name: "Two", accountName: "Hive", customerId: 2002 },
  ],
  customerGroups: [{ name: "Two alone", customers: [2002] }],
  users: [
    { name: "both", apiKey: "both-api-key", role: "administrator", account: "Hydra", accountGroup: "Both" },
    { name: "two", apiKey: "two-api-key", role: "administrator", account: "Hive", customerGroup: "Two alone" },
    { name: "hive", apiKey: "hive-api-key", role: "administrator", account: "Hive" },
  ],
};

/** A world with two accounts in a group, and a customer in each. */
async function grouped(sandbox: string): Promise<(user: string) => Caller> {
  await request(app).post("/__admin/seed").set("X-Sandbox", sandbox).send(GROUPED).expect(204);
  return (user) => callerOf(app, sandbox, user);
}

test("a user of an account group creates, reads and edits in every account of it", async () => {
  const as = await grouped("account-group");
  for (const [customerId, accountName] of [
    [2003, "Hydra"],
    [2004, "Hive"],
  ] as const) {
    const { body } = await as("both").create({ name: "Three", accountName });
    expect(body).toMatchObject({ customerId });
    expect((await as("both").get(customerId)).body).toMatchObject({ name: "Three", accountName });
  }
  expect((await as("both").get(2002)).body).toMatchObject({ name: "Two", accountName: "Hive" });
  await as("both").edit(2002, { name: "Two", accountName: "Hydra" }).expect(200);
  expect((await as("hive").get(2002)).text).toBe(published("20000004")[1]);
  expect((await as("hive").create({ name: "Four", accountName: "Hydra" })).text).toBe(published("20000003")[1]);
});

test("a user of a customer group sees its customers alone, of an account with more", async () => {
  const as = await grouped("customer-group");
  await as("hive").create({ name: "Three", accountName: "Hive" }).expect(200);
  expect((await as("two").get(2002)).body).toMatchObject({ name: "Two" });
  for (const customerId of [2001, 2003]) {
    expect((await as("two").get(customerId)).text).toBe(published("20000004")[1]);
  }
});

test.each([
  [{ accountGroups: [{ name: "G", accounts: ["Nowhere"] }] }, 'there is no account "Nowhere"'],
  [{ customerGroups: [{ name: "G", customers: [4711] }] }, 'there is no customer "4711"'],
  [{ users: [{ ...GROUPED.users[0], account: "Acme" }] }, 'there is no account group "Both"'],
  [{ users: [{ ...GROUPED.users[1], account: "Acme" }] }, 'there is no customer group "Two alone"'],
])("a seed of groups that are of nothing is refused: %j", async (seed, message) => {
  const { status, body } = await request(app).post("/__admin/seed").set("X-Sandbox", "no-group").send(seed);
  const [at] = Object.keys(seed);
  expect([status, body.details.mistakes]).toEqual([400, [expect.objectContaining({ at: `/${at}/0`, message })]]);
});

test("an account without access to the API is refused after a wrong version, before the role", async () => {
  const umbrella = callerOf(app, "umbrella", "umbrella");
  const answer = await umbrella.create(SAMPLE);
  expect([answer.status, answer.text]).toEqual(published("10000079"));
  const wrongVersion = await umbrella.send("get", "/rws/api/v2/echo/hello");
  expect([wrongVersion.status, wrongVersion.text]).toEqual(published("10000024"));
});

test("a user whose access type is UI has no valid credentials here", async () => {
  const answer = await callerOf(app, "console", "console").send("get", "/rws/api/v1/echo/hello");
  expect([answer.status, answer.text]).toEqual(published("10000001"));
});
