import { network } from "./kinds.ts";
import type { Rule } from "./rule.ts";
import { anyOf, dateTime, id, matches, notBlank, text } from "./text.ts";

/** A payment card, as stored. */
export interface Card {
  readonly sourceAccountId: string;
  readonly sourceCustomerId: string;
  readonly last4: string;
  readonly iin: string;
  readonly cardType: string;
  readonly status: string;
  /** 3 to 6; what the digits mean is contradicted (section 5.3), so no meaning is attached. */
  readonly networkIdentifier: number;
  readonly openDate: string;
  readonly closeDate: string | null;
}

const upperCaseWord = matches("[A-Z][A-Z0-9_]*");
const strictly = ({ strictCardTypes }: { readonly strictCardTypes: boolean }): boolean => strictCardTypes;

/** The rules of a card, in field order. K8; 5.3, 5.10, section 8. */
export const cardRules: readonly Rule[] = [
  { field: "sourceAccountId", kind: id, required: true },
  { field: "sourceCustomerId", kind: id, required: true },
  { field: "last4", kind: text(notBlank, matches("[0-9]{4}")), required: true },
  { field: "iin", kind: text(notBlank, matches("[0-9]{4,8}")), required: true },
  {
    field: "cardType",
    kind: text(notBlank, upperCaseWord, anyOf(["CREDIT", "DEBIT", "PREPAID"], strictly)),
    required: true,
  },
  { field: "status", kind: text(notBlank, upperCaseWord, anyOf(["OPEN", "CLOSED"], strictly)), required: true },
  { field: "networkIdentifier", kind: network, required: true },
  { field: "openDate", kind: dateTime, required: true },
  {
    field: "closeDate",
    kind: dateTime,
    required: false,
    across: (closeDate, { status }, { closedNeedsCloseDate }) =>
      closeDate === null && status === "CLOSED" && closedNeedsCloseDate !== "never"
        ? "must not be null when the status is CLOSED"
        : undefined,
  },
];
