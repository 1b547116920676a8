import { bodyReader } from "./body.ts";
import { assertNone } from "./rule.ts";
import { ruleText } from "./schema.ts";

/** The notification of a transaction, as stored: the members that came. K5. */
export interface Transaction {
  readonly transactionId: string;
  readonly transactionType: string;
  readonly sourceCustomerId: string;
  readonly sourceAccountId: string;
  readonly transactionTimestamp: string;
  readonly currencyCode: string;
}

/** Reads the body of `POST /v2/data/transactions`. K5. */
export const transactionsBody = bodyReader<{ readonly transactions: readonly Transaction[] }>("transactions.json");

/** The id of the stored notification: an authorised transaction and its posting are two of one transaction. */
export function notificationId({ transactionType, transactionId }: Transaction): string {
  return `${transactionType}/${transactionId}`;
}

/** Throws `invalid` unless the customers and accounts that transactions name exist. */
export function assertKnown(
  batch: readonly Transaction[],
  known: { readonly customers: ReadonlyMap<string, unknown>; readonly accounts: ReadonlyMap<string, unknown> },
): void {
  assertNone(
    batch.flatMap((transaction, index) => [
      ...(known.customers.has(transaction.sourceCustomerId) ? [] : [mistake(index, "sourceCustomerId")]),
      ...(known.accounts.has(transaction.sourceAccountId) ? [] : [mistake(index, "sourceAccountId")]),
    ]),
  );
}

function mistake(index: number, member: string): string {
  return `transactions[${index}].${member}: ${ruleText("transaction.json", member, "unknown")}`;
}
