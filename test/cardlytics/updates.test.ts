import { openEmulator } from "../support/open-emulator.ts";
import { calls, type Calls } from "./calls.ts";
import { accountsSample, customer, sampleText, withCard, type Draft } from "./sample.ts";

let now = new Date("2026-01-01T12:00:00Z");
const emulator = await openEmulator("cardlytics", { clock: { now: () => now } });
const { app, worlds } = emulator;
afterAll(() => emulator.close());

const CUSTOMER = "afa2r21-25f9-4501-b9db-e78afa73c0e3";
const ACCOUNT = "42c57311-25f9-4501-b9db-e78afa73c0e3";
const CARDS = `customers/${CUSTOMER}/accounts/${ACCOUNT}/cards`;
const KEY = { sourceAccountId: ACCOUNT, sourceCustomerId: CUSTOMER, last4: "2345" };
const UPDATE = { sourceCustomerId: CUSTOMER, postalCode: "1", country: "DE" };
const CLOSED_ON = "2024-01-01T00:00:00Z";

async function withSample(sandbox: string): Promise<Calls> {
  const all = calls(app, sandbox);
  expect((await all.post([customer()])).status).toBe(200);
  return all;
}

async function profileOf({ profile }: Calls, id = CUSTOMER): Promise<Draft> {
  const { requestId, ...shown } = (await profile(id)).body as Draft;
  expect(requestId).toEqual(expect.any(String));
  return shown;
}

function accountUpdate(changes: Draft = {}): Draft {
  return { ...accountsSample.accounts[0], ...changes };
}

test("the vendor's sample of PUT customers changes nothing that it repeats", async () => {
  const all = await withSample("put-sample");
  const before = await profileOf(all);
  const { status, body } = await all.put("customers", JSON.parse(sampleText) as object);
  expect([status, body]).toEqual([200, { requestId: expect.any(String) }]);
  expect(await profileOf(all)).toEqual(before);
});

test.each<readonly [string, unknown]>([
  ["organizationId", "50005"],
  ["postalCode", "10001"],
  ["country", "CA"],
  ["customerCreationDate", "2017-02-01T08:00:00Z"],
  ["enrollmentStartDate", "2017-02-01T08:00:00Z"],
  ["enrollmentEndDate", "2017-02-01T08:00:00Z"],
  ["enrollmentOptInStatus", "ACTIVE"],
  ["alertOptInStatus", ["NEW", "EXPIRING"]],
  ["targetingIndicator", "DO_NOT_TARGET"],
])("PUT customers changes %s alone", async (member, value) => {
  const all = await withSample(`put-${member.toLowerCase()}`);
  const before = await profileOf(all);
  const update = { sourceCustomerId: CUSTOMER, postalCode: "78753", country: "US", [member]: value };
  expect((await all.put("customers", { customers: [update] })).status).toBe(200);
  expect(await profileOf(all)).toEqual({ ...before, [member]: value });
});

test.each(["sourceCustomerId", "postalCode", "country"])("PUT customers needs %s", async (member) => {
  const { put } = await withSample("needs");
  for (const value of [undefined, null, " "]) {
    const { status, body } = await put("customers", { customers: [{ ...UPDATE, [member]: value }] });
    expect([status, body.validationErrors]).toEqual([400, [`customers[0].${member}: must not be blank`]]);
  }
});

test.each<readonly [string, unknown, string]>([
  ["organizationId", "x".repeat(121), "ValidationException"],
  ["customerCreationDate", "soon", "ValidationException"],
  ["enrollmentOptInStatus", "MAYBE", "HttpMessageNotReadable"],
  ["alertOptInStatus", ["SOME"], "HttpMessageNotReadable"],
  ["targetingIndicator", 1, "HttpMessageNotReadable"],
  ["accounts", [accountUpdate({ status: "GONE" })], "HttpMessageNotReadable"],
  ["accounts", [accountUpdate(), accountUpdate()], "ValidationException"],
])("PUT customers refuses %s %j as %s", async (member, value, type) => {
  const { put } = await withSample("refuses");
  const { status, body } = await put("customers", { customers: [{ ...UPDATE, [member]: value }] });
  expect([status, body.type]).toEqual([400, type]);
});

test("PUT customers takes 50, refuses 51 and the same one twice", async () => {
  const { post, put } = calls(app, "put-many");
  const many = (count: number): Draft[] =>
    Array.from({ length: count }, (_, index) => ({ ...UPDATE, sourceCustomerId: `c${index}` }));
  await post(many(50).map((update) => customer({ ...update, accounts: [] })));
  expect((await put("customers", { customers: many(50) })).status).toBe(200);
  expect((await put("customers", { customers: many(51) })).body.validationErrors).toEqual([
    "customers: size must be between 1 and 50",
  ]);
  expect((await put("customers", { customers: [...many(1), ...many(1)] })).body.validationErrors).toEqual([
    "customers[1].sourceCustomerId: must be unique in the batch",
  ]);
});

test.each([
  ["clear", null],
  ["keep", "2023-01-01T08:00:00Z"],
])("with nullOnUpdate=%s a null leaves the end at %j, and what may not be null as it is", async (nullOnUpdate, end) => {
  const all = await withSample(`null-${nullOnUpdate}`);
  await all.setOptions({ nullOnUpdate });
  const update = { ...UPDATE, enrollmentEndDate: null, organizationId: null, alertOptInStatus: null, accounts: null };
  expect((await all.put("customers", { customers: [update] })).status).toBe(200);
  const shown = await profileOf(all);
  expect(shown).toMatchObject({ enrollmentEndDate: end, organizationId: "50004", alertOptInStatus: ["ALL"] });
  expect(shown["accounts"]).toHaveLength(1);
});

test.each([
  ["keep", 200],
  ["reject", 400],
])("with omittedAccounts=%s an update without the current account is %i", async (omittedAccounts, expected) => {
  const all = await withSample(`omitted-${omittedAccounts}`);
  await all.setOptions({ omittedAccounts });
  const other = accountUpdate({ sourceAccountId: "other" });
  const { status, body } = await all.put("customers", { customers: [{ ...UPDATE, accounts: [other] }] });
  const mistakes = expected === 400 ? ["customers[0].accounts: must hold the current accounts"] : undefined;
  expect([status, body.validationErrors]).toEqual([expected, mistakes]);
  expect((await profileOf(all))["accounts"]).toHaveLength(expected === 200 ? 2 : 1);
  expect((await all.put("customers", { customers: [UPDATE] })).status).toBe(200);
});

test("an update of one unknown customer among two changes neither", async () => {
  const all = await withSample("all-or-nothing");
  const { status, body } = await all.put("customers", {
    customers: [UPDATE, { ...UPDATE, sourceCustomerId: "nobody" }],
  });
  expect([status, body.validationErrors]).toEqual([400, ["customers[1].sourceCustomerId: must exist already"]]);
  expect((await profileOf(all))["postalCode"]).toBe("78753");
});

test("with unknownOnPut=upsert a whole customer is created, of the session's institution", async () => {
  const all = calls(app, "upsert");
  await all.setOptions({ unknownOnPut: "upsert" });
  const { status, body } = await all.put("customers", { customers: [UPDATE] });
  expect([status, body.validationErrors?.[0]]).toEqual([400, "customers[0].organizationId: must not be blank"]);
  expect((await all.put("customers", JSON.parse(sampleText) as object)).status).toBe(200);
  expect(await profileOf(all)).toMatchObject({
    institutionId: "1",
    postalCode: "78753",
    accounts: [{ status: "OPEN" }],
  });
});

test.each([`customers/${CUSTOMER}/accounts`, "accounts"])(
  "PUT %s takes the vendor's sample, and keeps the cards",
  async (path) => {
    const all = await withSample(path.length > 10 ? "accounts-of-customer" : "accounts");
    const before = await profileOf(all);
    const { status, body } = await all.put(path, accountsSample);
    expect([status, body]).toEqual([200, { requestId: expect.any(String) }]);
    const [account] = before["accounts"] as [Draft];
    expect((await profileOf(all))["accounts"]).toEqual([{ ...account, ...accountsSample.accounts[0] }]);
  },
);

test.each<readonly [string, Draft, unknown]>([
  ["no holder", { sourceCustomerIds: [] }, ["accounts[0].sourceCustomerIds: must not be empty"]],
  [
    "a primary that is no holder",
    { primarySourceCustomerId: "x" },
    ["accounts[0].primarySourceCustomerId: must be one of sourceCustomerIds"],
  ],
  ["no status", { status: null }, ["accounts[0].status: must not be null"]],
  ["no type", { type: null }, ["accounts[0].type: must not be null"]],
  ["no portfolio", { sourcePortfolioId: "" }, ["accounts[0].sourcePortfolioId: must not be blank"]],
  ["no opening", { accountOpenDate: undefined }, ["accounts[0].accountOpenDate: must not be blank"]],
  ["a bad closing", { accountCloseDate: "x" }, ["accounts[0].accountCloseDate: must be an ISO-8601 date-time"]],
  [
    "a half card",
    { cards: [{ ...KEY, iin: "1" }] },
    expect.arrayContaining(['accounts[0].cards[0].iin: must match "[0-9]{4,8}"']),
  ],
  ["an id that does not exist", { sourceAccountId: "x" }, ["accounts[0].sourceAccountId: must exist already"]],
])("PUT accounts refuses an account with %s", async (_name, changes, mistakes) => {
  const { put } = await withSample("bad-accounts");
  const { status, body } = await put("accounts", { accounts: [accountUpdate(changes)] });
  expect([status, body.validationErrors]).toEqual([400, mistakes]);
});

test("PUT accounts refuses none, and the same one twice", async () => {
  const { put } = await withSample("none");
  expect((await put("accounts", { accounts: [] })).body.validationErrors).toEqual(["accounts: must not be empty"]);
  expect((await put("accounts", { accounts: [accountUpdate(), accountUpdate()] })).body.validationErrors).toEqual([
    "accounts[1].sourceAccountId: must be unique in the batch",
  ]);
});

test.each([
  [
    "accounts",
    { accounts: [accountUpdate(), accountUpdate({ sourceAccountId: "b" })] },
    "maxAccounts",
    "accounts: size must be between 1 and 1",
  ],
  [CARDS, { cards: [KEY, { ...KEY, last4: "1" }] }, "maxCards", "cards: size must be between 1 and 1"],
])("PUT %s of two is too many with a limit of one", async (path, body, option, mistake) => {
  const { put, setOptions } = await withSample(option.toLowerCase());
  await setOptions({ [option]: 1 });
  const answer = await put(path, body);
  expect([answer.status, answer.body.validationErrors]).toEqual([400, [mistake]]);
});

test("the customer of the path must exist, and hold the account", async () => {
  const { put } = await withSample("of-path");
  const stranger = await put("customers/nobody/accounts", accountsSample);
  expect([stranger.status, stranger.body.validationErrors]).toEqual([
    400,
    ["accounts[0].sourceCustomerIds: must hold the customer of the path"],
  ]);
  const holder = await put("customers/2e052a88-6ae1-4b78-8d96-f3a037402567/accounts", accountsSample);
  expect([holder.status, holder.body.type]).toEqual([404, "NotFound"]);
});

test.each<readonly [string, Draft, Draft]>([
  ["its type", { cardType: "DEBIT" }, { cardType: "DEBIT" }],
  ["its network", { networkIdentifier: "5" }, { networkIdentifier: 5 }],
  ["its opening", { openDate: CLOSED_ON }, { openDate: CLOSED_ON }],
  ["its iin", { iin: "654321" }, { iin: "654321" }],
  ["its status and closing", { status: "CLOSED", closeDate: CLOSED_ON }, { status: "CLOSED", closeDate: CLOSED_ON }],
  ["nothing", {}, {}],
])("PUT cards changes %s alone", async (_name, changes, after) => {
  const all = await withSample("card");
  const [{ cards: before }] = (await profileOf(all))["accounts"] as [{ cards: [Draft] }];
  expect((await all.put(CARDS, { cards: [{ ...KEY, ...changes }] })).status).toBe(200);
  const [{ cards }] = (await profileOf(all))["accounts"] as [{ cards: [Draft] }];
  expect(cards).toEqual([{ ...before[0], ...after }]);
});

test.each<readonly [string, Draft, readonly string[]]>([
  ["no last4", { last4: null }, ["cards[0].last4: must not be blank"]],
  ["another account", { sourceAccountId: "x" }, ["cards[0].sourceAccountId: must be the account of the path"]],
  ["another customer", { sourceCustomerId: "x" }, ["cards[0].sourceCustomerId: must be the customer of the path"]],
  ["a network of 7", { networkIdentifier: 7 }, ["cards[0].networkIdentifier: must be between 3 and 6"]],
  ["a closing that is none", { closeDate: "" }, ["cards[0].closeDate: must not be blank"]],
  ["CLOSED without a date", { status: "CLOSED" }, ["cards[0].closeDate: must not be null when the status is CLOSED"]],
])("PUT cards refuses a card with %s", async (_name, changes, mistakes) => {
  const { put } = await withSample("bad-card");
  const { status, body } = await put(CARDS, { cards: [{ ...KEY, ...changes }] });
  expect([status, body.validationErrors]).toEqual([400, mistakes]);
});

test("a card that was closed on a date may be updated without it, and not lose it while CLOSED", async () => {
  const all = calls(app, "closed");
  await all.post([withCard({ status: "CLOSED", closeDate: CLOSED_ON })]);
  expect((await all.put(CARDS, { cards: [{ ...KEY, status: "CLOSED" }] })).status).toBe(200);
  const { status, body } = await all.put(CARDS, { cards: [{ ...KEY, closeDate: null }] });
  expect([status, body.validationErrors]).toEqual([
    400,
    ["cards[0].closeDate: must not be null when the status is CLOSED"],
  ]);
  expect((await all.put(CARDS, { cards: [{ ...KEY, status: "OPEN", closeDate: null }] })).status).toBe(200);
});

test("with closedNeedsCloseDate=never a card becomes CLOSED without a date", async () => {
  const all = await withSample("never");
  await all.setOptions({ closedNeedsCloseDate: "never" });
  expect((await all.put(CARDS, { cards: [{ ...KEY, status: "CLOSED" }] })).status).toBe(200);
});

test("a card of another last4 is created, without an iin", async () => {
  const all = await withSample("new-card");
  const card = { ...KEY, last4: "9999", cardType: "DEBIT", status: "OPEN", networkIdentifier: 6, openDate: CLOSED_ON };
  expect((await all.put(CARDS, { cards: [card] })).status).toBe(200);
  const [{ cards }] = (await profileOf(all))["accounts"] as [{ cards: Draft[] }];
  expect(cards[1]).toEqual({ ...card, iin: null, closeDate: null });
});

test.each([
  ["a customer", `customers/nobody/accounts/${ACCOUNT}/cards`, { ...KEY, sourceCustomerId: "nobody" }],
  ["an account", `customers/${CUSTOMER}/accounts/none/cards`, { ...KEY, sourceAccountId: "none" }],
])("PUT cards of %s that does not exist is 404", async (_name, path, card) => {
  const { put } = await withSample("no-such");
  const { status, body } = await put(path, { cards: [card] });
  expect([status, body]).toEqual([
    404,
    { type: "NotFound", title: "Not found", status: 404, validationErrors: [], requestId: expect.any(String) },
  ]);
});

test("a joint account is one account for all of its holders", async () => {
  const all = calls(app, "joint");
  const { accounts } = customer() as { accounts: [Draft] };
  const joint = { ...accounts[0], sourceCustomerIds: ["a", "b"], primarySourceCustomerId: "a" };
  await all.post([customer({ sourceCustomerId: "b", accounts: [] })]);
  await all.post([customer({ sourceCustomerId: "a", accounts: [joint] })]);
  expect((await profileOf(all, "b"))["accounts"]).toEqual((await profileOf(all, "a"))["accounts"]);

  const alone = { ...accountUpdate(), sourceCustomerIds: ["a"], primarySourceCustomerId: "a" };
  expect((await all.put("accounts", { accounts: [alone] })).status).toBe(200);
  expect((await profileOf(all, "a"))["accounts"]).toHaveLength(1);
  expect((await all.startSession({ scopes: ["api:customer"], sourceCustomerId: "b" })).body.validationErrors).toEqual([
    "User has no accounts",
  ]);
});

test("with applyDelayMs an update is seen only after the delay, and updates add up before", async () => {
  const all = await withSample("delay");
  await all.setOptions({ applyDelayMs: 1_000 });
  await all.put("customers", { customers: [{ ...UPDATE, postalCode: "2" }] });
  await all.put("accounts", accountsSample);
  expect(await profileOf(all)).toMatchObject({ postalCode: "78753", accounts: [{ status: "OPEN" }] });
  now = new Date("2026-01-01T12:00:01Z");
  expect(await profileOf(all)).toMatchObject({ postalCode: "2", accounts: [{ status: "CLOSED" }] });
});

test("twenty simultaneous updates of one account's cards all count", async () => {
  const all = await withSample("crowd");
  const card = { ...KEY, cardType: "DEBIT", status: "OPEN", networkIdentifier: 6, openDate: CLOSED_ON };
  const updates = Array.from({ length: 20 }, (_, index) =>
    all.put(CARDS, { cards: [{ ...card, last4: `${1_000 + index}` }] }),
  );
  expect(new Set((await Promise.all(updates)).map(({ status }) => status))).toEqual(new Set([200]));
  const [{ cards }] = (await profileOf(all))["accounts"] as [{ cards: Draft[] }];
  expect(cards).toHaveLength(21);
});

test.each(["customers", "accounts", `customers/${CUSTOMER}/accounts`, CARDS])(
  "with legacyFailure500 a mistake in PUT %s is 500",
  async (path) => {
    const { put, setOptions } = await withSample("legacy");
    await setOptions({ legacyFailure500: true });
    const { status, body } = await put(path, {});
    expect([status, body.type, body.validationErrors]).toEqual([500, "InternalServerError", []]);
  },
);

test("what a create asks of the store does not grow with the customers in it", async () => {
  const all = calls(app, "many");
  const { store } = await worlds.open("many");
  const asked: string[] = [];
  const watch = (verb: "get" | "list" | "count" | "dump"): void => {
    const original = store[verb].bind(store) as (...given: unknown[]) => never;
    Object.assign(store, {
      [verb]: (...given: unknown[]) => {
        asked.push(`${verb} ${String(given[0])}`);
        return original(...given);
      },
    });
  };
  for (const verb of ["get", "list", "count", "dump"] as const) watch(verb);
  const askedFor = async (call: () => Promise<unknown>): Promise<readonly string[]> => {
    asked.length = 0;
    await call();
    return [...asked];
  };
  const early = [
    await askedFor(() => all.post([customer({ sourceCustomerId: "first" })])),
    await askedFor(() => all.profile("first")),
  ];
  for (let batch = 0; batch < 20; batch += 1) {
    await all.post(Array.from({ length: 50 }, (_, index) => customer({ sourceCustomerId: `${batch}-${index}` })));
  }
  const late = [
    await askedFor(() => all.post([customer({ sourceCustomerId: "last" })])),
    await askedFor(() => all.profile("last")),
  ];
  expect(late).toEqual(early);
  expect(late.flat().filter((call) => /^(list|dump)/.test(call))).toEqual([]);
});
