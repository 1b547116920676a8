import { ACCOUNT, CARD, CUSTOMER, of, type Case, type Level } from "./case.ts";
import { customer, withAccount, withCard } from "./sample.ts";

const wide = (length: number): string => "x".repeat(length);
const BLANK = "must not be blank";
const NULL = "must not be null";
const WIDTH = "size must be between 0 and 120";
const DATE = "must be an ISO-8601 date-time";

const required: readonly (readonly [Level, string, string])[] = [
  [CUSTOMER, "sourceCustomerId", BLANK],
  [CUSTOMER, "organizationId", BLANK],
  [CUSTOMER, "postalCode", BLANK],
  [CUSTOMER, "country", BLANK],
  [CUSTOMER, "customerCreationDate", BLANK],
  [CUSTOMER, "enrollmentStartDate", BLANK],
  [CUSTOMER, "enrollmentOptInStatus", NULL],
  [CUSTOMER, "alertOptInStatus", NULL],
  [CUSTOMER, "targetingIndicator", NULL],
  [CUSTOMER, "accounts", NULL],
  [ACCOUNT, "sourceAccountId", BLANK],
  [ACCOUNT, "sourceCustomerIds", "must not be empty"],
  [ACCOUNT, "primarySourceCustomerId", BLANK],
  [ACCOUNT, "status", NULL],
  [ACCOUNT, "type", NULL],
  [ACCOUNT, "sourcePortfolioId", BLANK],
  [ACCOUNT, "accountOpenDate", BLANK],
  [ACCOUNT, "cards", NULL],
  [CARD, "sourceAccountId", BLANK],
  [CARD, "sourceCustomerId", BLANK],
  [CARD, "last4", BLANK],
  [CARD, "iin", BLANK],
  [CARD, "cardType", BLANK],
  [CARD, "status", BLANK],
  [CARD, "networkIdentifier", NULL],
  [CARD, "openDate", BLANK],
];

const optional: readonly (readonly [Level, string])[] = [
  [CUSTOMER, "sourceParentCustomerId"],
  [CUSTOMER, "enrollmentEndDate"],
  [CUSTOMER, "redemptionEligibility"],
  [ACCOUNT, "accountCloseDate"],
  [CARD, "closeDate"],
];

const identifiers: readonly (readonly [Level, string])[] = [
  [CUSTOMER, "sourceCustomerId"],
  [CUSTOMER, "sourceParentCustomerId"],
  [CUSTOMER, "organizationId"],
  [ACCOUNT, "sourceAccountId"],
  [ACCOUNT, "sourcePortfolioId"],
  [CARD, "sourceAccountId"],
  [CARD, "sourceCustomerId"],
];

const dates: readonly (readonly [Level, string])[] = [
  [CUSTOMER, "customerCreationDate"],
  [CUSTOMER, "enrollmentStartDate"],
  [CUSTOMER, "enrollmentEndDate"],
  [ACCOUNT, "accountOpenDate"],
  [ACCOUNT, "accountCloseDate"],
  [CARD, "openDate"],
  [CARD, "closeDate"],
];

const words: readonly (readonly [Level, string, readonly string[]])[] = [
  [CUSTOMER, "enrollmentOptInStatus", ["ACTIVE", "INACTIVE"]],
  [CUSTOMER, "targetingIndicator", ["TARGET", "DO_NOT_TARGET"]],
  [CUSTOMER, "redemptionEligibility", ["ALL", "NONE"]],
  [ACCOUNT, "status", ["OPEN", "CLOSED", "DISPUTE", "FRAUD"]],
  [ACCOUNT, "type", ["PPD", "MMA", "CRD", "DDA", "SAV", "SBCRD", "SBDDA", "SBS"]],
];

const alerts = ["ALL", "NEW", "ACTIVATED", "EXPIRING", "REDEMPTION", "CLOSE_THE_LOOP", "MISSED_OPPORTUNITY"];

/** Each required member, left out and null; each optional one likewise. */
export const presence: readonly Case[] = [
  ...required.flatMap(([level, field, mistake]) => [
    of(level, field, undefined, mistake),
    of(level, field, null, mistake),
  ]),
  ...optional.flatMap(([level, field]) => [of(level, field, undefined), of(level, field, null)]),
];

/** Each text with a width, a form or no blanks allowed, at its bounds and beyond. */
export const texts: readonly Case[] = [
  ...identifiers.flatMap(([level, field]) => [
    of(level, field, wide(120)),
    of(level, field, wide(121), WIDTH),
    of(level, field, "", BLANK),
    of(level, field, " \t ", BLANK),
    of(level, field, 42, "unreadable"),
    of(level, field, { id: "x" }, "unreadable"),
  ]),
  ...["postalCode", "country"].flatMap((field) => [
    of(CUSTOMER, field, "anything at all"),
    of(CUSTOMER, field, "  ", BLANK),
    of(CUSTOMER, field, 78753, "unreadable"),
  ]),
  of(CARD, "last4", "0000"),
  of(CARD, "last4", "123", 'must match "[0-9]{4}"'),
  of(CARD, "last4", "12345", 'must match "[0-9]{4}"'),
  of(CARD, "last4", "123a", 'must match "[0-9]{4}"'),
  of(CARD, "iin", "1234"),
  of(CARD, "iin", "12345678"),
  of(CARD, "iin", "123", 'must match "[0-9]{4,8}"'),
  of(CARD, "iin", "123456789", 'must match "[0-9]{4,8}"'),
  of(CARD, "iin", "12 456", 'must match "[0-9]{4,8}"'),
  of(CARD, "cardType", "PREPAID"),
  of(CARD, "cardType", "CHARGE_2"),
  of(CARD, "cardType", "credit", 'must match "[A-Z][A-Z0-9_]*"'),
  of(CARD, "status", "BLOCKED"),
  of(CARD, "status", "Open", 'must match "[A-Z][A-Z0-9_]*"'),
  of(CARD, "status", true, "unreadable"),
];

/** Each date, good and bad. */
export const dateTimes: readonly Case[] = dates.flatMap(([level, field]) => [
  of(level, field, "2024-02-29T23:59:59.999+14:00"),
  of(level, field, "2023-02-30T08:00:00Z", DATE),
  of(level, field, "2023-01-01", DATE),
  of(level, field, "2023-01-01T24:00:00Z", DATE),
  of(level, field, "2023-01-01T08:00:00", DATE),
  of(level, field, "", BLANK),
  of(level, field, 1672560000000, "unreadable"),
]);

/** Each enum: all of its words, one that it has not, one in small letters. */
export const enums: readonly Case[] = [
  ...words.flatMap(([level, field, known]) => [
    ...known.map((word) => of(level, field, word)),
    of(level, field, "MAYBE", "unreadable"),
    of(level, field, known[0]?.toLowerCase(), "unreadable"),
    of(level, field, "", "unreadable"),
    of(level, field, 0, "unreadable"),
  ]),
  ...alerts.map((word) => of(CUSTOMER, "alertOptInStatus", [word])),
  of(CUSTOMER, "alertOptInStatus", alerts),
  of(CUSTOMER, "alertOptInStatus", []),
  of(CUSTOMER, "alertOptInStatus", ["SOME"], "unreadable"),
  of(CUSTOMER, "alertOptInStatus", "ALL", "unreadable"),
];

/** The network, in its two writings. */
export const networks: readonly Case[] = [
  ...[3, 4, 5, 6, "3", "4", "5", "6"].map((value) => of(CARD, "networkIdentifier", value)),
  ...[2, 7, "2", "7", "42", -3].map((value) => of(CARD, "networkIdentifier", value, "must be between 3 and 6")),
  // An int32 goes to 2147483647.
  ...[2_147_483_647, "2147483647"].map((value) => of(CARD, "networkIdentifier", value, "must be between 3 and 6")),
  ...[2_147_483_648, "2147483648", -2_147_483_649, 1e20].map((value) =>
    of(CARD, "networkIdentifier", value, "unreadable"),
  ),
  ...["VISA", "", 3.5, "3.5", true, [3]].map((value) => of(CARD, "networkIdentifier", value, "unreadable")),
];

/** Lists and objects of the wrong shape, empty, or with holes. */
export const shapes: readonly Case[] = [
  ["customers is an object", customer(), "unreadable"],
  ["customers is a text", "x", "unreadable"],
  ["customers is null", null, ["customers: must not be empty"]],
  ["customers is left out", undefined, ["customers: must not be empty"]],
  ["customers is empty", [], ["customers: size must be between 1 and 50"]],
  ["a customer is null", [null], ["customers[0]: must not be null"]],
  ["a customer is a list", [[]], "unreadable"],
  of(CUSTOMER, "accounts", []),
  of(CUSTOMER, "accounts", {}, "unreadable"),
  ["an account is null", [customer({ accounts: [null] })], ["customers[0].accounts[0]: must not be null"]],
  ["an account is a text", [customer({ accounts: ["x"] })], "unreadable"],
  of(ACCOUNT, "cards", []),
  of(ACCOUNT, "cards", "x", "unreadable"),
  ["a card is null", [withAccount({ cards: [null] })], ["customers[0].accounts[0].cards[0]: must not be null"]],
  of(ACCOUNT, "sourceCustomerIds", [], "must not be empty"),
  of(ACCOUNT, "sourceCustomerIds", "x", "unreadable"),
  [
    "a customer id of an account is blank",
    [withAccount({ sourceCustomerIds: ["afa2r21-25f9-4501-b9db-e78afa73c0e3", " "] })],
    ["customers[0].accounts[0].sourceCustomerIds[1]: must not be blank"],
  ],
  [
    "a customer id of an account is null",
    [withAccount({ sourceCustomerIds: ["afa2r21-25f9-4501-b9db-e78afa73c0e3", null] })],
    ["customers[0].accounts[0].sourceCustomerIds[1]: must not be blank"],
  ],
  ["a member is unknown", [customer({ favouriteColour: "blue" })], []],
];

/** What one member says of another. */
export const across: readonly Case[] = [
  of(ACCOUNT, "primarySourceCustomerId", "somebody else", "must be one of sourceCustomerIds"),
  ["an account is shared with a customer who does not exist", [customer()], []],
  ["a card is closed on a date", [withCard({ status: "CLOSED", closeDate: "2024-01-01T00:00:00Z" })], []],
  [
    "a card is closed without a date",
    [withCard({ status: "CLOSED" })],
    ["customers[0].accounts[0].cards[0].closeDate: must not be null when the status is CLOSED"],
  ],
  ["an account is closed without a date", [withAccount({ status: "CLOSED" })], []],
  ["a customer ends before it starts", [customer({ enrollmentEndDate: "2001-01-01T00:00:00Z" })], []],
  [
    "a customer comes twice",
    [customer(), customer({ sourceCustomerId: "other" }), customer({ postalCode: "" })],
    ["customers[2].sourceCustomerId: must be unique in the batch", "customers[2].postalCode: must not be blank"],
  ],
];
