import { bodyReader } from "./body.ts";
import { toRecord, type Customer } from "./customer.ts";
import { emptyDraft, putAccount, type Draft, type Known, type Wanted } from "./records.ts";
import { assertNone } from "./rule.ts";
import { ruleText } from "./schema.ts";

/** What decides about customers who exist already. */
export interface CreateOptions {
  readonly duplicatePost: "upsert" | "reject";
}

/** Reads the body of `POST /v2/data/customers`. K1, K6. */
export const customersBody = bodyReader<{ readonly customers: readonly Customer[] }>("customers.json");

/** The records that may have to change. */
export function wantedToCreate(batch: readonly Customer[]): Wanted {
  const customers: string[] = [];
  const accounts: string[] = [];
  for (const customer of batch) {
    customers.push(customer.sourceCustomerId);
    for (const { sourceAccountId, sourceCustomerIds } of customer.accounts) {
      accounts.push(sourceAccountId);
      for (const holder of sourceCustomerIds) customers.push(holder);
    }
  }
  return { customers, accounts };
}

/** Creates customers with their accounts; one who exists is replaced, or refused by `invalid`. Section 3. */
export function createCustomers(
  batch: readonly Customer[],
  known: Known,
  { institutionId, options }: { readonly institutionId: string; readonly options: CreateOptions },
): Draft {
  if (options.duplicatePost === "reject") assertNew(batch, known);
  const draft = emptyDraft();
  for (const customer of batch) draft.customers.set(customer.sourceCustomerId, toRecord(customer, institutionId));
  for (const { accounts } of batch) for (const account of accounts) putAccount(account, known, draft);
  return draft;
}

function assertNew(batch: readonly Customer[], { customers }: Known): void {
  assertNone(
    batch.flatMap(({ sourceCustomerId }, index) =>
      customers.has(sourceCustomerId) ? [`customers[${index}].sourceCustomerId: ${KNOWN}`] : [],
    ),
  );
}

const KNOWN = ruleText("customer.json", "sourceCustomerId", "known");
