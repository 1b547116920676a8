import { notificationId, transactionsBody } from "../../emulators/cardlytics/domain/transaction.ts";
import type { RuleOptions } from "../../emulators/cardlytics/domain/rule.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { defaults } from "./defaults.ts";
import { customer, transaction } from "./sample.ts";

const emulator = await openEmulator("cardlytics");
const { app, worlds } = emulator;
afterAll(() => emulator.close());

function verdictOn(transactions: unknown, options: Partial<RuleOptions> = {}): unknown {
  try {
    transactionsBody.read({ transactions }, { ...defaults, ...options });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === "not-readable" ? "unreadable" : error.details["validationErrors"];
  }
}

const BLANK = "must not be blank";
const WIDTH = "size must be between 0 and 120";
const DATE = "must be an ISO-8601 date-time";
const required = ["transactionId", "transactionType", "sourceCustomerId", "sourceAccountId", "transactionTimestamp"];
const optional = Object.keys(transaction()).filter((member) => ![...required, "currencyCode"].includes(member));

test.each([...required, "currencyCode"])("a transaction needs %s", (member) => {
  for (const value of [undefined, null]) {
    expect(verdictOn([transaction({ [member]: value })])).toEqual([`transactions[0].${member}: ${BLANK}`]);
  }
});

test.each(optional)("a transaction may lack %s", (member) => {
  expect([undefined, null].map((value) => verdictOn([transaction({ [member]: value })]))).toEqual([[], []]);
});

test.each<readonly [string, unknown, string]>([
  ["transactionId", "x".repeat(121), WIDTH],
  ["sourceCustomerId", "x".repeat(121), WIDTH],
  ["sourceAccountId", " ", BLANK],
  ["paymentProductId", "x".repeat(121), WIDTH],
  ["transactionType", "authorized", 'must match "[A-Z][A-Z0-9_]*"'],
  ["paymentType", "debit card", 'must match "[A-Z][A-Z0-9_]*"'],
  ["paymentMethodEntryType", "apple", 'must match "[A-Z][A-Z0-9_]*"'],
  ["onlineIndicator", "no", 'must match "[A-Z][A-Z0-9_]*"'],
  ["transactionTimestamp", "2023-06-31T22:21:57.088Z", DATE],
  ["transactionPostingTimestamp", "2023-06-01", DATE],
  ["paymentNetworkMCC", "543", 'must match "[0-9]{4}"'],
  ["last4", "55555", 'must match "[0-9]{4}"'],
  ["iin", "456", 'must match "[0-9]{4,8}"'],
  ["cardNetworkIdentifier", 7, "must be between 3 and 6"],
  ["authorizationAmount", "25,00", 'must match "-?[0-9]+(\\.[0-9]+)?"'],
  ["postedAmount", "$25", 'must match "-?[0-9]+(\\.[0-9]+)?"'],
  ["cashBackAtPointOfSaleAmount", "none", 'must match "-?[0-9]+(\\.[0-9]+)?"'],
  ["currencyCode", "US", 'must match "[A-Z]{3}"'],
  ["multipleClearingSequenceNumber", "two", 'must match "[0-9]+"'],
  ["multipleClearingSequenceCount", "-1", 'must match "[0-9]+"'],
])("the %s %j is a mistake: %s", (member, value, mistake) => {
  expect(verdictOn([transaction({ [member]: value })])).toEqual([`transactions[0].${member}: ${mistake}`]);
});

test.each<readonly [string, unknown]>([
  ["mobileIndicator", "true"],
  ["recurringTransactionIndicator", 0],
  ["cardPresentIndicator", "0"],
  ["cardPresentIndicator", 0.5],
  ["cardPresentIndicator", 2_147_483_648],
  ["cardNetworkIdentifier", "VISA"],
  ["paymentNetworkMerchant", 128],
  ["authorizationAmount", 2500],
])("the %s %j cannot be read", (member, value) => {
  expect(verdictOn([transaction({ [member]: value })])).toBe("unreadable");
});

test.each<readonly [string, unknown]>([
  ["mobileIndicator", "true"],
  ["cardPresentIndicator", "1"],
  ["authorizationAmount", 2500],
])("with scalarCoercion the %s %j is read", (member, value) => {
  expect(verdictOn([transaction({ [member]: value })], { scalarCoercion: true })).toEqual([]);
});

test.each([
  [false, "REVERSED", []],
  [true, "POSTED", []],
  [true, "REVERSED", ["transactions[0].transactionType: must be any of [AUTHORIZED, POSTED]"]],
])(
  "with strictTransactionTypes=%p the type %s has the mistakes %j",
  (strictTransactionTypes, transactionType, mistakes) => {
    expect(verdictOn([transaction({ transactionType })], { strictTransactionTypes })).toEqual(mistakes);
  },
);

test("50 transactions are read, 51 and none are refused", () => {
  const many = (count: number): unknown[] =>
    Array.from({ length: count }, (_, index) => transaction({ transactionId: `t${index}` }));
  const size = ["transactions: size must be between 1 and 50"];
  expect([50, 51, 0].map((count) => verdictOn(many(count)))).toEqual([[], size, size]);
  expect(verdictOn(undefined)).toEqual(["transactions: must not be empty"]);
});

test("a transaction may be authorised and posted in one batch, not authorised twice", () => {
  expect(verdictOn([transaction(), transaction({ transactionType: "POSTED" })])).toEqual([]);
  expect(verdictOn([transaction(), transaction()])).toEqual([
    "transactions[1].transactionId: must be unique in the batch",
  ]);
});

test("the vendor's sample is stored, and again, with the members that came", async () => {
  const { notify } = calls(app, "sample");
  for (const posted of [transaction(), transaction({ postedAmount: "2600" })]) {
    const { status, body } = await notify([posted]);
    expect([status, body]).toEqual([200, { requestId: expect.any(String) }]);
  }
  const { store } = await worlds.open("sample");
  const [stored, ...others] = await store.list("transactions");
  expect(others).toEqual([]);
  expect(stored?.value).toEqual(transaction({ postedAmount: "2600" }));
  expect(stored?.id).toBe(notificationId({ ...stored?.value } as Parameters<typeof notificationId>[0]));
});

test("one invalid transaction, and none is stored", async () => {
  const { notify } = calls(app, "nothing");
  const { status } = await notify([transaction(), transaction({ transactionId: "" })]);
  const { store } = await worlds.open("nothing");
  expect([status, await store.count("transactions")]).toEqual([400, 0]);
});

test.each([
  ["accept", 200],
  ["reject", 400],
])("with unknownInTransactions=%s a transaction of a stranger is %i", async (unknownInTransactions, expected) => {
  const { notify, post, setOptions } = calls(app, unknownInTransactions);
  await setOptions({ unknownInTransactions });
  const { status, body } = await notify([transaction({ sourceCustomerId: "a", sourceAccountId: "b" })]);
  const mistakes = ["sourceCustomerId", "sourceAccountId"].map((at) => `transactions[0].${at}: must exist already`);
  expect([status, body.validationErrors]).toEqual([expected, expected === 400 ? mistakes : undefined]);
  await post([customer({ sourceCustomerId: "a" })]);
  const known = transaction({ sourceCustomerId: "a", sourceAccountId: "42c57311-25f9-4501-b9db-e78afa73c0e3" });
  expect((await notify([known])).status).toBe(200);
});
