import { customersBody } from "../../emulators/cardlytics/domain/create-customers.ts";
import { MAX_MISTAKES, type RuleOptions } from "../../emulators/cardlytics/domain/rule.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { defaults } from "./defaults.ts";
import type { Case } from "./case.ts";
import { across, dateTimes, enums, networks, presence, shapes, texts } from "./cases.ts";
import { customer, sampleText, withAccount, withCard } from "./sample.ts";

function verdictOn(body: unknown, options: Partial<RuleOptions> = {}): unknown {
  try {
    customersBody.read(body, { ...defaults, ...options });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === "not-readable" ? "unreadable" : error.details["validationErrors"];
  }
}

const cases: readonly Case[] = [...presence, ...texts, ...dateTimes, ...enums, ...networks, ...shapes, ...across];

test.each(cases)("%s", (_name, customers, expected) => {
  expect(verdictOn({ customers })).toEqual(expected);
});

test.each([undefined, null, [], "text", 7])("the body %j is unreadable", (body) => {
  expect(verdictOn(body)).toBe("unreadable");
});

test("the vendor's sample is read member by member", () => {
  const [read] = customersBody.read(JSON.parse(sampleText), defaults).customers;
  expect(read).toEqual({
    ...customer(),
    accounts: [{ ...accountOf(withCard({ networkIdentifier: 3 })) }],
    redemptionEligibility: "ALL",
  });
});

test("every mistake of a batch is listed, in field order", () => {
  const bad = { accounts: [{ sourceCustomerIds: [], cards: [{ last4: "1", networkIdentifier: 9 }] }] };
  expect(verdictOn({ customers: [customer(), bad] })).toEqual([
    "customers[1].sourceCustomerId: must not be blank",
    "customers[1].organizationId: must not be blank",
    "customers[1].postalCode: must not be blank",
    "customers[1].country: must not be blank",
    "customers[1].customerCreationDate: must not be blank",
    "customers[1].enrollmentStartDate: must not be blank",
    "customers[1].enrollmentOptInStatus: must not be null",
    "customers[1].alertOptInStatus: must not be null",
    "customers[1].targetingIndicator: must not be null",
    "customers[1].accounts[0].sourceAccountId: must not be blank",
    "customers[1].accounts[0].sourceCustomerIds: must not be empty",
    "customers[1].accounts[0].primarySourceCustomerId: must not be blank",
    "customers[1].accounts[0].status: must not be null",
    "customers[1].accounts[0].type: must not be null",
    "customers[1].accounts[0].sourcePortfolioId: must not be blank",
    "customers[1].accounts[0].accountOpenDate: must not be blank",
    "customers[1].accounts[0].cards[0].sourceAccountId: must not be blank",
    "customers[1].accounts[0].cards[0].sourceCustomerId: must not be blank",
    'customers[1].accounts[0].cards[0].last4: must match "[0-9]{4}"',
    "customers[1].accounts[0].cards[0].iin: must not be blank",
    "customers[1].accounts[0].cards[0].cardType: must not be blank",
    "customers[1].accounts[0].cards[0].status: must not be blank",
    "customers[1].accounts[0].cards[0].networkIdentifier: must be between 3 and 6",
    "customers[1].accounts[0].cards[0].openDate: must not be blank",
  ]);
});

test("a wrong shape anywhere hides the mistakes of the values", () => {
  expect(verdictOn({ customers: [customer({ postalCode: "" }), customer({ targetingIndicator: "NO" })] })).toBe(
    "unreadable",
  );
});

test("50 customers are read, 51 are refused without a look at them", () => {
  const many = (count: number): unknown[] =>
    Array.from({ length: count }, (_, index) => customer({ sourceCustomerId: `c${index}` }));
  expect(verdictOn({ customers: many(50) })).toEqual([]);
  expect(verdictOn({ customers: many(51) })).toEqual(["customers: size must be between 1 and 50"]);
});

test("a flood of empty accounts has a bounded list of mistakes", () => {
  const verdict = verdictOn({ customers: [customer({ accounts: Array.from({ length: 100_000 }, () => ({})) })] });
  expect(verdict).toHaveLength(MAX_MISTAKES);
});

test.each<readonly [Partial<RuleOptions>, unknown, unknown]>([
  [{ strictCardTypes: true }, withCard({ cardType: "PREPAID", status: "OPEN" }), []],
  [
    { strictCardTypes: true },
    withCard({ cardType: "CHARGE", status: "BLOCKED" }),
    [
      "customers[0].accounts[0].cards[0].cardType: must be any of [CREDIT, DEBIT, PREPAID]",
      "customers[0].accounts[0].cards[0].status: must be any of [OPEN, CLOSED]",
    ],
  ],
  [{ strictCountry: true }, customer({ country: "DE" }), []],
  [{ strictCountry: true }, customer({ country: "USA" }), ['customers[0].country: must match "[A-Z]{2}"']],
  [{ closedNeedsCloseDate: "never" }, withCard({ status: "CLOSED" }), []],
  [
    { closedNeedsCloseDate: "cards and accounts" },
    withAccount({ status: "CLOSED" }),
    ["customers[0].accounts[0].accountCloseDate: must not be null when the status is CLOSED"],
  ],
  [{ enrollmentDatesInOrder: true }, customer(), []],
  [
    { enrollmentDatesInOrder: true },
    customer({ enrollmentEndDate: "2022-12-31T23:59:59Z" }),
    ["customers[0].enrollmentEndDate: must not be before enrollmentStartDate"],
  ],
  [{ maxAccounts: 1, maxCards: 1 }, customer(), []],
  [{ maxAccounts: 1 }, withAccounts(2), ["customers[0].accounts: size must be between 0 and 1"]],
  [{ maxAccounts: 0 }, withAccounts(200), []],
  [{ maxCards: 1 }, withCards(2), ["customers[0].accounts[0].cards: size must be between 0 and 1"]],
  [{ maxCards: 0 }, withCards(200), []],
  [{ scalarCoercion: true }, customer({ postalCode: 78753 }), []],
  [{ scalarCoercion: true }, customer({ postalCode: {} }), "unreadable"],
])("with %j a customer is judged otherwise", (options, one, expected) => {
  expect(verdictOn({ customers: [one] }, options)).toEqual(expected);
});

function accountOf(draft: Record<string, unknown>): object {
  const { accounts } = draft as { accounts: [object] };
  return accounts[0];
}

function withAccounts(count: number): object {
  const { accounts } = customer() as { accounts: [object] };
  const many = Array.from({ length: count }, (_, index) => ({ ...accounts[0], sourceAccountId: `a${index}` }));
  return customer({ accounts: many });
}

function withCards(count: number): object {
  const { cards } = accountOf(customer()) as { cards: [object] };
  const many = Array.from({ length: count }, (_, index) => ({ ...cards[0], last4: String(1_000 + index) }));
  return withAccount({ cards: many });
}
