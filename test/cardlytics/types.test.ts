import type { Response } from "supertest";

import { openEmulator } from "../support/open-emulator.ts";
import { calls, type Calls } from "./calls.ts";
import { accountsSample, customer, transaction, withAccount, withCard, type Draft } from "./sample.ts";

const { app, close } = await openEmulator("cardlytics");
afterAll(close);

const CUSTOMER = "afa2r21-25f9-4501-b9db-e78afa73c0e3";
const ACCOUNT = "42c57311-25f9-4501-b9db-e78afa73c0e3";
const CARDS = `customers/${CUSTOMER}/accounts/${ACCOUNT}/cards`;

const BLANK = "must not be blank";
const NULL = "must not be null";
const EMPTY = "must not be empty";

/** A member, and what POST and PUT say when it is absent: nothing where it may be. */
type Member = readonly [name: string, field: string, said: { readonly post?: string; readonly put?: string }];

let sandboxes = 0;

/** A sandbox of its own, in which the vendor's sample has been created. */
async function withSample(): Promise<Calls> {
  sandboxes += 1;
  const all = calls(app, `type-${sandboxes}`);
  expect((await all.post([customer()])).status).toBe(200);
  return all;
}

function without(record: Draft, field: string): Draft {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
}

/** What is said of the absence: all the mistakes of the answer, and its status. */
function said({ status, body }: Response): unknown {
  return status === 200 ? [] : body.validationErrors;
}

function at(path: string, field: string, mistake: string | undefined): readonly string[] {
  return mistake === undefined ? [] : [`${path}.${field}: ${mistake}`];
}

// K6, K9.
test.each<Member>([
  ["a customer's sourceCustomerId is required by POST and PUT", "sourceCustomerId", { post: BLANK, put: BLANK }],
  ["a customer's organizationId is required by POST", "organizationId", { post: BLANK }],
  ["a customer's postalCode is required by POST and PUT", "postalCode", { post: BLANK, put: BLANK }],
  ["a customer's country is required by POST and PUT", "country", { post: BLANK, put: BLANK }],
  ["a customer's customerCreationDate is required by POST", "customerCreationDate", { post: BLANK }],
  ["a customer's enrollmentStartDate is required by POST", "enrollmentStartDate", { post: BLANK }],
  ["a customer's enrollmentEndDate is required by neither", "enrollmentEndDate", {}],
  ["a customer's enrollmentOptInStatus is required by POST", "enrollmentOptInStatus", { post: NULL }],
  ["a customer's alertOptInStatus is required by POST", "alertOptInStatus", { post: NULL }],
  ["a customer's targetingIndicator is required by POST", "targetingIndicator", { post: NULL }],
  ["a customer's accounts are required by POST", "accounts", { post: NULL }],
  ["a customer's sourceParentCustomerId is required by neither", "sourceParentCustomerId", {}],
  ["a customer's redemptionEligibility is required by neither", "redemptionEligibility", {}],
])("%s", async (_name, field, says) => {
  const { post, put } = await withSample();
  const whole = customer({ redemptionEligibility: "NONE" });
  expect(said(await post([without(whole, field)]))).toEqual(at("customers[0]", field, says.post));
  expect(said(await put("customers", { customers: [without(whole, field)] }))).toEqual(
    at("customers[0]", field, says.put),
  );
});

// K7, K3.
test.each<Member>([
  ["an account's sourceAccountId is required by POST and PUT", "sourceAccountId", { post: BLANK, put: BLANK }],
  ["an account's sourceCustomerIds are required by POST and PUT", "sourceCustomerIds", { post: EMPTY, put: EMPTY }],
  [
    "an account's primarySourceCustomerId is required by POST and PUT",
    "primarySourceCustomerId",
    { post: BLANK, put: BLANK },
  ],
  ["an account's status is required by POST and PUT", "status", { post: NULL, put: NULL }],
  ["an account's type is required by POST and PUT", "type", { post: NULL, put: NULL }],
  ["an account's sourcePortfolioId is required by POST and PUT", "sourcePortfolioId", { post: BLANK, put: BLANK }],
  ["an account's accountOpenDate is required by POST and PUT", "accountOpenDate", { post: BLANK, put: BLANK }],
  ["an account's accountCloseDate is required by neither", "accountCloseDate", {}],
  ["an account's cards are required by POST", "cards", { post: NULL }],
])("%s", async (_name, field, says) => {
  const { post, put } = await withSample();
  const created = await post([withAccount({ [field]: undefined })]);
  expect(said(created)).toEqual(at("customers[0].accounts[0]", field, says.post));
  const [account] = accountsSample.accounts;
  for (const path of ["accounts", `customers/${CUSTOMER}/accounts`]) {
    const updated = await put(path, { accounts: [without({ ...account }, field)] });
    expect(said(updated)).toEqual(at("accounts[0]", field, says.put));
  }
});

// K8, K4.
test.each<Member>([
  ["a card's sourceAccountId is required by POST and PUT", "sourceAccountId", { post: BLANK, put: BLANK }],
  ["a card's sourceCustomerId is required by POST and PUT", "sourceCustomerId", { post: BLANK, put: BLANK }],
  ["a card's last4 is required by POST and PUT", "last4", { post: BLANK, put: BLANK }],
  ["a card's iin is required by POST", "iin", { post: BLANK }],
  ["a card's cardType is required by POST", "cardType", { post: BLANK }],
  ["a card's status is required by POST", "status", { post: BLANK }],
  ["a card's networkIdentifier is required by POST", "networkIdentifier", { post: NULL }],
  ["a card's openDate is required by POST", "openDate", { post: BLANK }],
  ["a card's closeDate is required by neither", "closeDate", {}],
])("%s", async (_name, field, says) => {
  const { post, put } = await withSample();
  const { accounts } = withCard({ [field]: undefined }) as { accounts: [{ cards: [Draft] }] };
  const [{ cards }] = accounts;
  expect(said(await post([customer({ accounts })]))).toEqual(at("customers[0].accounts[0].cards[0]", field, says.post));
  expect(said(await put(CARDS, { cards }))).toEqual(at("cards[0]", field, says.put));
});

/** A list of words, how the sample says one of them, a word that is none, and as what that is refused. */
type Words = readonly [
  name: string,
  words: readonly unknown[],
  say: (word: unknown) => Draft,
  other: { readonly none: string; readonly refusal: "HttpMessageNotReadable" | "ValidationException" },
];

// A1; K1, K4, K8 and K13 for the last four.
test.each<Words>([
  [
    "EnrollmentOptInStatus: ACTIVE, INACTIVE",
    ["ACTIVE", "INACTIVE"],
    (word) => customer({ enrollmentOptInStatus: word }),
    { none: "PENDING", refusal: "HttpMessageNotReadable" },
  ],
  [
    "AlertOptInStatus: ALL, NEW, ACTIVATED, EXPIRING, REDEMPTION, CLOSE_THE_LOOP, MISSED_OPPORTUNITY",
    ["ALL", "NEW", "ACTIVATED", "EXPIRING", "REDEMPTION", "CLOSE_THE_LOOP", "MISSED_OPPORTUNITY"],
    (word) => customer({ alertOptInStatus: [word] }),
    { none: "NONE", refusal: "HttpMessageNotReadable" },
  ],
  [
    "CustomerTargetingIndicator: TARGET, DO_NOT_TARGET",
    ["TARGET", "DO_NOT_TARGET"],
    (word) => customer({ targetingIndicator: word }),
    { none: "NO", refusal: "HttpMessageNotReadable" },
  ],
  [
    "AccountStatus: OPEN, CLOSED, DISPUTE, FRAUD",
    ["OPEN", "CLOSED", "DISPUTE", "FRAUD"],
    (word) => withAccount({ status: word }),
    { none: "DORMANT", refusal: "HttpMessageNotReadable" },
  ],
  [
    "AccountType: PPD, MMA, CRD, DDA, SAV, SBCRD, SBDDA, SBS",
    ["PPD", "MMA", "CRD", "DDA", "SAV", "SBCRD", "SBDDA", "SBS"],
    (word) => withAccount({ type: word }),
    { none: "CHK", refusal: "HttpMessageNotReadable" },
  ],
  [
    "CardType: CREDIT, DEBIT, and any other upper-case word",
    ["CREDIT", "DEBIT", "PREPAID", "CHARGE"],
    (word) => withCard({ cardType: word }),
    { none: "Credit", refusal: "ValidationException" },
  ],
  [
    "CardStatus: OPEN, CLOSED, and any other upper-case word",
    ["OPEN", "CLOSED", "BLOCKED"],
    (word) => withCard({ status: word, closeDate: "2024-01-01T00:00:00Z" }),
    { none: "open", refusal: "ValidationException" },
  ],
  [
    "networkIdentifier: 3, 4, 5, 6, as numbers and as digits",
    [3, 4, 5, 6, "3", "4", "5", "6"],
    (word) => withCard({ networkIdentifier: word }),
    { none: "7", refusal: "ValidationException" },
  ],
  [
    "RedemptionEligibility: ALL, NONE",
    ["ALL", "NONE"],
    (word) => customer({ redemptionEligibility: word }),
    { none: "SOME", refusal: "HttpMessageNotReadable" },
  ],
])("%s", async (_name, words, say, { none, refusal }) => {
  const { post, put } = await withSample();
  for (const word of words) {
    expect((await post([say(word)])).body).toEqual({ requestId: expect.any(String) });
    expect((await put("customers", { customers: [say(word)] })).body).toEqual({ requestId: expect.any(String) });
  }
  for (const refused of [await post([say(none)]), await put("customers", { customers: [say(none)] })]) {
    expect([refused.status, refused.body.type]).toEqual([400, refusal]);
    expect(refused.body.validationErrors).toHaveLength(refusal === "ValidationException" ? 1 : 0);
  }
});

// K15; 5.11. The portfolio's 20 of the settlement file are no limit of the API: the sample's has 36.
test.each<readonly [string, (all: Calls, id: string) => Promise<Response>, string]>([
  [
    "the id of a customer has 120 characters at most",
    ({ post }, id) => post([customer({ sourceCustomerId: id })]),
    "customers[0].sourceCustomerId",
  ],
  [
    "the id of an organisation has 120 characters at most",
    ({ post }, id) => post([customer({ organizationId: id })]),
    "customers[0].organizationId",
  ],
  [
    "the id of an account has 120 characters at most",
    ({ post }, id) => post([withAccount({ sourceAccountId: id })]),
    "customers[0].accounts[0].sourceAccountId",
  ],
  [
    "the id of a portfolio has 120 characters at most",
    ({ post }, id) => post([withAccount({ sourcePortfolioId: id })]),
    "customers[0].accounts[0].sourcePortfolioId",
  ],
  [
    "the id of a transaction has 120 characters at most",
    ({ notify }, id) => notify([transaction({ transactionId: id })]),
    "transactions[0].transactionId",
  ],
])("%s", async (_name, send, path) => {
  const all = await withSample();
  expect((await send(all, "r".repeat(120))).status).toBe(200);
  expect(said(await send(all, "r".repeat(121)))).toEqual([`${path}: size must be between 0 and 120`]);
});

/** What a rule lets pass, and what it does not with what is said of it. */
type Rule = readonly [name: string, taken: readonly unknown[], refused: readonly (readonly [unknown, unknown])[]];

const CARD = "customers[0].accounts[0].cards[0]";
const STRANGERS = ["somebody", "somebody else"];

// The decisions of section 5, and the shape of K1.
test.each<Rule>([
  [
    "customers is a list, and required",
    [[customer()]],
    [
      [undefined, ["customers: must not be empty"]],
      [null, ["customers: must not be empty"]],
      [[], ["customers: size must be between 1 and 50"]],
      [customer(), []],
    ],
  ],
  ["a member that is not known is passed over", [[customer({ favouriteColour: "blue" })]], []],
  [
    "last4 is four digits, whatever the iin and the network",
    [[withCard({ last4: "0000", iin: "400000", networkIdentifier: 3 })]],
    ["123", "12345", "12a4"].map((last4) => [[withCard({ last4 })], [`${CARD}.last4: must match "[0-9]{4}"`]]),
  ],
  [
    "iin is four to eight digits, whatever the network",
    ["4567", "123456", "12345678"].map((iin) => [withCard({ iin, networkIdentifier: 6 })]),
    ["123", "123456789", "12345x"].map((iin) => [[withCard({ iin })], [`${CARD}.iin: must match "[0-9]{4,8}"`]]),
  ],
  [
    "an account may be held by customers who do not exist",
    [[withAccount({ sourceCustomerIds: STRANGERS, primarySourceCustomerId: "somebody" })]],
    [
      [
        [withAccount({ sourceCustomerIds: STRANGERS })],
        ["customers[0].accounts[0].primarySourceCustomerId: must be one of sourceCustomerIds"],
      ],
    ],
  ],
  [
    "alertOptInStatus is a list, which may be empty, and may have ALL beside other words",
    [[], ["ALL", "NEW"], ["NEW", "ALL", "EXPIRING"]].map((alertOptInStatus) => [customer({ alertOptInStatus })]),
    [[[customer({ alertOptInStatus: "ALL" })], []]],
  ],
])("%s", async (_name, taken, refused) => {
  const { post } = await withSample();
  for (const customers of taken) expect((await post(customers)).body).toEqual({ requestId: expect.any(String) });
  for (const [customers, mistakes] of refused) {
    const { status, body } = await post(customers);
    expect([status, body.validationErrors]).toEqual([400, mistakes]);
  }
});
