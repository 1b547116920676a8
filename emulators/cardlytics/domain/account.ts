import { cardRules, type Card } from "./card.ts";
import { listOf, recordOf, word } from "./kinds.ts";
import type { Rule } from "./rule.ts";
import { dateTime, id } from "./text.ts";

/** An account of one or more customers, as stored. */
export interface Account {
  readonly sourceAccountId: string;
  readonly sourceCustomerIds: readonly string[];
  readonly primarySourceCustomerId: string;
  readonly status: "OPEN" | "CLOSED" | "DISPUTE" | "FRAUD";
  readonly type: "PPD" | "MMA" | "CRD" | "DDA" | "SAV" | "SBCRD" | "SBDDA" | "SBS";
  readonly sourcePortfolioId: string;
  readonly accountOpenDate: string;
  readonly accountCloseDate: string | null;
  readonly cards: readonly Card[];
}

/** The rules of an account, in field order. K7; 5.6, 5.12. */
export const accountRules: readonly Rule[] = [
  { field: "sourceAccountId", kind: id, required: true },
  { field: "sourceCustomerIds", kind: listOf(id, { min: 1 }), required: true },
  {
    field: "primarySourceCustomerId",
    kind: id,
    required: true,
    // 5.12: customers may be named who are not in the batch, so only the account's own list is asked.
    across: (primary, { sourceCustomerIds: ids }) =>
      Array.isArray(ids) && ids.length > 0 && !ids.includes(primary) ? "must be one of sourceCustomerIds" : undefined,
  },
  { field: "status", kind: word(["OPEN", "CLOSED", "DISPUTE", "FRAUD"]), required: true },
  { field: "type", kind: word(["PPD", "MMA", "CRD", "DDA", "SAV", "SBCRD", "SBDDA", "SBS"]), required: true },
  { field: "sourcePortfolioId", kind: id, required: true },
  { field: "accountOpenDate", kind: dateTime, required: true },
  {
    field: "accountCloseDate",
    kind: dateTime,
    required: false,
    across: (closeDate, { status }, { closedNeedsCloseDate }) =>
      closeDate === null && status === "CLOSED" && closedNeedsCloseDate === "cards and accounts"
        ? "must not be null when the status is CLOSED"
        : undefined,
  },
  { field: "cards", kind: listOf(recordOf(cardRules)), required: true },
];
