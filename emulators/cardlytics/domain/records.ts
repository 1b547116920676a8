import type { Account } from "./account.ts";
import type { CustomerRecord } from "./customer.ts";

/** The records that a change starts from, as far as they exist. */
export interface Known {
  readonly customers: ReadonlyMap<string, CustomerRecord>;
  readonly accounts: ReadonlyMap<string, Account>;
}

/** The records as they are in the middle of a change: what is known, and over it what has been put. */
export interface Draft {
  readonly customers: Map<string, CustomerRecord>;
  readonly accounts: Map<string, Account>;
}

/** A change in which nothing has been put yet. */
export function emptyDraft(): Draft {
  return { customers: new Map(), accounts: new Map() };
}

/** Which records a change needs to know. */
export interface Wanted {
  readonly customers: readonly string[];
  readonly accounts: readonly string[];
}

/** Puts an account, and gives it to those of its holders who exist: a joint account is one account. 5.12. */
export function putAccount(account: Account, known: Known, draft: Draft): void {
  const id = account.sourceAccountId;
  const before = draft.accounts.get(id) ?? known.accounts.get(id);
  draft.accounts.set(id, account);
  for (const holder of account.sourceCustomerIds) {
    const customer = customerIn(holder, known, draft);
    if (customer === undefined || customer.accountIds.includes(id)) continue;
    draft.customers.set(holder, { ...customer, accountIds: [...customer.accountIds, id] });
  }
  for (const former of before?.sourceCustomerIds ?? []) {
    const customer = customerIn(former, known, draft);
    if (customer === undefined || account.sourceCustomerIds.includes(former)) continue;
    draft.customers.set(former, { ...customer, accountIds: customer.accountIds.filter((own) => own !== id) });
  }
}

/** The customer as the change has it so far. */
export function customerIn(id: string, known: Known, draft: Draft): CustomerRecord | undefined {
  return draft.customers.get(id) ?? known.customers.get(id);
}

/** The account as the change has it so far. */
export function accountIn(id: string, known: Known, draft: Draft): Account | undefined {
  return draft.accounts.get(id) ?? known.accounts.get(id);
}

/** Everyone who holds one of the accounts. */
export function holdersOf(accounts: readonly Pick<Account, "sourceCustomerIds">[]): readonly string[] {
  return accounts.flatMap(({ sourceCustomerIds }) => sourceCustomerIds);
}
