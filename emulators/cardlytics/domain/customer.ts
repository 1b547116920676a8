import { accountRules, type Account } from "./account.ts";
import { listOf, recordOf, word } from "./kinds.ts";
import type { Rule } from "./rule.ts";
import { dateTime, id, matches, notBlank, text } from "./text.ts";

/** A customer of the publisher, as stored. */
export interface Customer {
  readonly sourceCustomerId: string;
  readonly sourceParentCustomerId: string | null;
  readonly organizationId: string;
  readonly postalCode: string;
  readonly country: string;
  readonly customerCreationDate: string;
  readonly enrollmentStartDate: string;
  readonly enrollmentEndDate: string | null;
  readonly enrollmentOptInStatus: "ACTIVE" | "INACTIVE";
  readonly alertOptInStatus: readonly AlertOptInStatus[];
  readonly targetingIndicator: "TARGET" | "DO_NOT_TARGET";
  readonly accounts: readonly Account[];
  readonly redemptionEligibility: "ALL" | "NONE";
}

/** What a customer may be alerted of. */
export type AlertOptInStatus =
  "ALL" | "NEW" | "ACTIVATED" | "EXPIRING" | "REDEMPTION" | "CLOSE_THE_LOOP" | "MISSED_OPPORTUNITY";

const alerts = ["ALL", "NEW", "ACTIVATED", "EXPIRING", "REDEMPTION", "CLOSE_THE_LOOP", "MISSED_OPPORTUNITY"];

/** The rules of a customer on creation, in field order. K6; 5.2, 5.11, 5.13, 5.14, 5.16. */
export const customerRules: readonly Rule[] = [
  { field: "sourceCustomerId", kind: id, required: true },
  // 5.2: in the samples, not in the tables.
  { field: "sourceParentCustomerId", kind: id, required: false },
  { field: "organizationId", kind: id, required: true },
  { field: "postalCode", kind: text(notBlank), required: true },
  {
    field: "country",
    kind: text(
      notBlank,
      matches("[A-Z]{2}", ({ strictCountry }) => strictCountry),
    ),
    required: true,
  },
  { field: "customerCreationDate", kind: dateTime, required: true },
  { field: "enrollmentStartDate", kind: dateTime, required: true },
  // 5.13: the sample ends when it starts, while ACTIVE, so nothing is asked of the order of dates.
  { field: "enrollmentEndDate", kind: dateTime, required: false },
  { field: "enrollmentOptInStatus", kind: word(["ACTIVE", "INACTIVE"]), required: true },
  // 5.16: ALL beside others, and an empty list, are taken.
  { field: "alertOptInStatus", kind: listOf(word(alerts)), required: true },
  { field: "targetingIndicator", kind: word(["TARGET", "DO_NOT_TARGET"]), required: true },
  // K11 knows customers without accounts, so the list may be empty.
  { field: "accounts", kind: listOf(recordOf(accountRules)), required: true },
  // 5.14: announced, optional.
  { field: "redemptionEligibility", kind: word(["ALL", "NONE"]), required: false, fallback: "ALL" },
];
