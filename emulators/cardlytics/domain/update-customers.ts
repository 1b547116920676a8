import { updateAccount, type AccountUpdate } from "./account.ts";
import { bodyReader, defaultsOf, missingMembers } from "./body.ts";
import type { CustomerRecord, CustomerUpdate } from "./customer.ts";
import { came } from "./merge.ts";
import {
  accountIn,
  customerIn,
  emptyDraft,
  holdersOf,
  putAccount,
  type Draft,
  type Known,
  type Wanted,
} from "./records.ts";
import { assertNone } from "./rule.ts";
import { ruleText } from "./schema.ts";

/** What decides about members and records that an update leaves out or does not find. */
export interface UpdateOptions {
  readonly nullOnUpdate: "clear" | "keep";
  readonly unknownOnPut: "refuse" | "upsert";
  readonly omittedAccounts: "keep" | "reject";
}

/** Reads the body of `PUT /v2/data/customers`. K2, K9. */
export const customersUpdateBody = bodyReader<{ readonly customers: readonly CustomerUpdate[] }>(
  "customers-update.json",
);

/** The records that may have to change. */
export function wantedToUpdate(batch: readonly CustomerUpdate[]): Wanted {
  const accounts = batch.flatMap((customer) => customer.accounts ?? []);
  return {
    customers: [...batch.map(({ sourceCustomerId }) => sourceCustomerId), ...holdersOf(accounts)],
    accounts: accounts.map(({ sourceAccountId }) => sourceAccountId),
  };
}

/** Changes customers, all or none; throws `invalid` with everything that stands against it. K2; 5.7. */
export function updateCustomers(
  batch: readonly CustomerUpdate[],
  known: Known,
  { institutionId, options }: { readonly institutionId: string; readonly options: UpdateOptions },
): Draft {
  const draft = emptyDraft();
  const mistakes = batch.flatMap((update, index) => {
    const before = customerIn(update.sourceCustomerId, known, draft);
    const path = `customers[${index}]`;
    const against = whyNot(update, before, { path, options });
    if (against.length > 0) return against;
    putCustomer(update, before ?? { ...NEW, institutionId }, { known, draft, options });
    return [];
  });
  assertNone(mistakes);
  return draft;
}

function whyNot(
  update: CustomerUpdate,
  before: CustomerRecord | undefined,
  { path, options }: { readonly path: string; readonly options: UpdateOptions },
): readonly string[] {
  if (before === undefined && options.unknownOnPut === "refuse") return [`${path}.sourceCustomerId: ${UNKNOWN}`];
  if (before === undefined)
    return missingMembers("customer.json", { accounts: [], ...came(FILE, update, options) }, path);
  const given = update.accounts?.map(({ sourceAccountId }) => sourceAccountId);
  const isWhole = given === undefined || before.accountIds.every((id) => given.includes(id));
  return isWhole || options.omittedAccounts === "keep" ? [] : [`${path}.accounts: ${OMITTED}`];
}

/** The schema of a whole customer. */
const FILE = "customer.json";
const NEW = { ...defaultsOf(FILE), accountIds: [] };
const UNKNOWN = ruleText("customer-update.json", "sourceCustomerId", "unknown");
const OMITTED = ruleText("customer-update.json", "accounts", "omitted");

interface Change {
  readonly known: Known;
  readonly draft: Draft;
  readonly options: UpdateOptions;
}

function putCustomer(update: CustomerUpdate, before: Partial<CustomerRecord>, change: Change): void {
  const { accounts, ...own } = update;
  const given: readonly AccountUpdate[] = accounts ?? [];
  const added = given.map(({ sourceAccountId }) => sourceAccountId);
  const accountIds = [...new Set([...(before.accountIds ?? []), ...added])];
  // Nothing is missing of it: `whyNot` has seen to that.
  const record = { ...before, ...came(FILE, own, change.options), accountIds } as CustomerRecord;
  change.draft.customers.set(update.sourceCustomerId, record);
  for (const account of given) {
    const stored = accountIn(account.sourceAccountId, change.known, change.draft);
    putAccount(updateAccount(stored, account), change.known, change.draft);
  }
}
