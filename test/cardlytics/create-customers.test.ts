import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { across, dateTimes, enums, networks, presence, shapes, texts } from "./cases.ts";
import { customer, sampleText } from "./sample.ts";

const emulator = await openEmulator("cardlytics");
const { app, worlds } = emulator;
afterAll(() => emulator.close());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("the vendor's sample is stored, to the letter, and the answer has the request's id only", async () => {
  const token = await calls(app, "sample").institution();
  const { status, body, headers } = await request(app)
    .post("/~sample/v2/data/customers")
    .set({ "Content-Type": "application/json", "X-CDLX-Session-Token": token })
    .send(sampleText);
  expect(status).toBe(200);
  expect(body).toEqual({ requestId: expect.stringMatching(UUID) });
  expect(headers["content-type"]).toBe("application/json");
});

test("the profile shows the stored customer, without the parent, with the network as a number", async () => {
  const { post, profile } = calls(app, "profile");
  await post([customer()]);
  const { status, text } = await profile("afa2r21-25f9-4501-b9db-e78afa73c0e3");
  expect(status).toBe(200);
  const { requestId, ...shown } = JSON.parse(text) as Record<string, unknown>;
  expect(requestId).toMatch(UUID);
  expect(shown).toEqual({
    sourceCustomerId: "afa2r21-25f9-4501-b9db-e78afa73c0e3",
    institutionId: "1",
    organizationId: "50004",
    postalCode: "78753",
    country: "US",
    customerCreationDate: "2017-01-01T08:00:00Z",
    enrollmentStartDate: "2023-01-01T08:00:00Z",
    enrollmentEndDate: "2023-01-01T08:00:00Z",
    enrollmentOptInStatus: "ACTIVE",
    alertOptInStatus: ["ALL"],
    targetingIndicator: "TARGET",
    portfolios: [
      {
        sourcePortfolioId: "76afcd28-b494-4b29-b7f2-3eb614a92f97",
        institutionId: "1",
        institutionName: null,
        portfolioName: "Everyday Rewards",
        tagline: null,
        description: null,
        rewardCurrencyUnit: "USD",
        rewardToCurrencyConversionRate: "1.00",
      },
    ],
    accounts: [
      {
        sourceAccountId: "42c57311-25f9-4501-b9db-e78afa73c0e3",
        sourceCustomerIds: ["afa2r21-25f9-4501-b9db-e78afa73c0e3", "2e052a88-6ae1-4b78-8d96-f3a037402567"],
        primarySourceCustomerId: "afa2r21-25f9-4501-b9db-e78afa73c0e3",
        status: "OPEN",
        type: "DDA",
        sourcePortfolioId: "76afcd28-b494-4b29-b7f2-3eb614a92f97",
        accountOpenDate: "2018-05-12T20:30:00Z",
        accountCloseDate: null,
        cards: [
          {
            sourceAccountId: "42c57311-25f9-4501-b9db-e78afa73c0e3",
            sourceCustomerId: "afa2r21-25f9-4501-b9db-e78afa73c0e3",
            last4: "2345",
            iin: "123456",
            cardType: "CREDIT",
            status: "OPEN",
            networkIdentifier: 3,
            openDate: "2023-01-01T08:00:00Z",
            closeDate: null,
          },
        ],
      },
    ],
  });
});

test("the members of a profile come in the vendor's order", async () => {
  const { post, profile } = calls(app, "order");
  await post([customer()]);
  const { body } = await profile("afa2r21-25f9-4501-b9db-e78afa73c0e3");
  expect(Object.keys(body as object)).toEqual([
    "requestId",
    "sourceCustomerId",
    "institutionId",
    "organizationId",
    "postalCode",
    "country",
    "customerCreationDate",
    "enrollmentStartDate",
    "enrollmentEndDate",
    "enrollmentOptInStatus",
    "alertOptInStatus",
    "targetingIndicator",
    "portfolios",
    "accounts",
  ]);
  expect(Object.keys(body.portfolios[0] as object)).toEqual([
    "sourcePortfolioId",
    "institutionId",
    "institutionName",
    "portfolioName",
    "tagline",
    "description",
    "rewardCurrencyUnit",
    "rewardToCurrencyConversionRate",
  ]);
});

test("the parent of a customer and the eligibility are stored, and not in the profile", async () => {
  const { post, profile } = calls(app, "parent");
  await post([customer({ redemptionEligibility: "NONE" })]);
  const { store } = await worlds.open("parent");
  const stored = await store.get("customers", "afa2r21-25f9-4501-b9db-e78afa73c0e3");
  expect(stored?.value).toMatchObject({
    sourceParentCustomerId: "2e052a88-6ae1-4501-b9db-e78afa73c0e3",
    redemptionEligibility: "NONE",
  });
  const shown = Object.keys((await profile("afa2r21-25f9-4501-b9db-e78afa73c0e3")).body as object);
  expect(shown).not.toContain("sourceParentCustomerId");
  expect(shown).not.toContain("redemptionEligibility");
});

test("a profile lists each portfolio once, also one of which nothing is known", async () => {
  const { post, profile } = calls(app, "portfolios");
  const { accounts } = customer() as { accounts: [object] };
  const other = { ...accounts[0], sourceAccountId: "other", sourcePortfolioId: "p2" };
  await post([customer({ accounts: [accounts[0], other, { ...other, sourceAccountId: "third" }] })]);
  const { body } = await profile("afa2r21-25f9-4501-b9db-e78afa73c0e3");
  expect(body.portfolios).toMatchObject([
    { sourcePortfolioId: "76afcd28-b494-4b29-b7f2-3eb614a92f97", portfolioName: "Everyday Rewards" },
    { sourcePortfolioId: "p2", portfolioName: null, rewardCurrencyUnit: null },
  ]);
});

const cases = [...presence, ...texts, ...dateTimes, ...enums, ...networks, ...shapes, ...across];

test.each(cases)("%s is answered over HTTP as the rules have it", async (_name, customers, expected) => {
  const { status, body } = await calls(app, "rules").post(customers);
  if (Array.isArray(expected) && expected.length === 0) {
    expect([status, body]).toEqual([200, { requestId: expect.any(String) }]);
    return;
  }
  const isUnreadable = expected === "unreadable";
  expect([status, body]).toEqual([
    400,
    {
      type: isUnreadable ? "HttpMessageNotReadable" : "ValidationException",
      title: isUnreadable ? "Request could not be parsed" : "Bad request",
      status: 400,
      validationErrors: isUnreadable ? [] : expected,
      requestId: expect.any(String),
    },
  ]);
});

// A rule across members is no JSON Schema's business; everything else must be the schema's verdict too.
test.each([...presence, ...texts, ...dateTimes, ...enums, ...networks, ...shapes])(
  "the schema and the rules agree on: %s",
  async (_name, customers, expected) => {
    await calls(app, "schema").post(customers);
    const { journal } = await worlds.open("schema");
    const entry = journal.list().find(({ operation }) => operation === "createCustomers");
    const violations = entry?.violations.filter(({ in: side }) => side === "request") ?? [];
    expect(violations.length > 0).toBe(expected === "unreadable" || expected.length > 0);
  },
);

test("hostile member names and ids change nothing and are kept as they are", async () => {
  const { post, profile } = calls(app, "hostile");
  for (const id of ["__proto__", "constructor", "../../etc", "a b%00", "🦊".repeat(120)]) {
    expect((await post([customer({ sourceCustomerId: id })])).status).toBe(200);
    expect((await profile(id)).body.sourceCustomerId).toBe(id);
  }
  const token = await calls(app, "hostile").institution();
  const { status } = await request(app)
    .post("/~hostile/v2/data/customers")
    .set({ "Content-Type": "application/json", "X-CDLX-Session-Token": token })
    .send('{"customers":[{"__proto__":{"sourceCustomerId":"x"}}]}');
  expect(status).toBe(400);
  expect(Object.hasOwn(Object.prototype, "sourceCustomerId")).toBe(false);
});
