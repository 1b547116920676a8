import { DomainError } from "../core/errors.ts";
import type { Seeding, Sow } from "../core/state/seeding.ts";
import type { Store } from "../core/store/store.ts";
import type { Account, AccountGroup, CustomerGroup, User } from "./domain/account.ts";
import { check } from "./domain/checks.ts";
import { toCustomer } from "./domain/customer.ts";
import { takeName } from "./names.ts";
import type { Options } from "./options.ts";
import { propose } from "./propose.ts";

/** Seed files of accounts, customers, groups of either, and the users. */
export const seeding: Seeding<Options> = {
  schema: "schemas/control-center/seed.json",
  lists: {
    accounts: (item, context) => sowAccount(item, context),
    accountGroups: (item, context) => sowAccountGroup(item, context),
    customers: (item, context) => sowCustomer(item, context),
    customerGroups: (item, context) => sowCustomerGroup(item, context),
    users: (item, context) => sowUser(item, context),
  },
};

const sowAccount: Sow<Options> = async ({ name, apiAccess = true, erasing = false }, { store }) => {
  // Held against the schema before.
  const account = { accountId: (await store.count("accounts")) + 1, name, apiAccess, erasing } as Account;
  await store.commit([{ collection: "accounts", id: account.name, expected: 0, value: account }]);
};

const sowAccountGroup: Sow<Options> = async (item, { store }) => {
  const { name, accounts } = item as { name: string; accounts: readonly string[] };
  for (const account of accounts) await assertThere("account", account, store);
  const value: AccountGroup = { accounts: toSet(accounts) };
  await store.commit([{ collection: "account-groups", id: name, expected: 0, value }]);
};

const sowCustomerGroup: Sow<Options> = async (item, { store }) => {
  const { name, customers } = item as { name: string; customers: readonly number[] };
  for (const customer of customers) await assertThere("customer", String(customer), store);
  const value: CustomerGroup = { customers: toSet(customers.map(String)) };
  await store.commit([{ collection: "customer-groups", id: name, expected: 0, value }]);
};

function toSet(names: readonly string[]): Readonly<Record<string, true>> {
  return Object.fromEntries(names.map((name) => [name, true]));
}

const sowUser: Sow<Options> = async (item, { store }) => {
  const user = { accessType: "API_UI", ...item } as User;
  await assertThere("account", user.account, store);
  if (user.accountGroup !== undefined) await assertThere("account group", user.accountGroup, store);
  if (user.customerGroup !== undefined) await assertThere("customer group", user.customerGroup, store);
  await store.commit([{ collection: "users", id: user.name, expected: 0, value: user }]);
};

/** Where what a name stands for is kept. */
const COLLECTIONS = {
  account: "accounts",
  customer: "customers",
  "account group": "account-groups",
  "customer group": "customer-groups",
} as const;

async function assertThere(kind: keyof typeof COLLECTIONS, name: string, store: Store): Promise<void> {
  if ((await store.get(COLLECTIONS[kind], name)) !== undefined) return;
  throw new DomainError("refused", `there is no ${kind} ${JSON.stringify(name)}`);
}

const sowCustomer: Sow<Options> = async ({ customerId, ...body }, context) => {
  const { store, options } = context;
  const { proposal, name } = await propose(body, { ...SOWER, account: String(body["accountName"]) }, context);
  check(proposal, options);
  if (typeof customerId === "number") await store.skipPast("customerId", customerId - 1);
  const id = await store.next("customerId");
  if (typeof customerId === "number" && customerId !== id) {
    throw new DomainError("refused", `customerId ${customerId} is not free: they must grow from one to the next`);
  }
  const customer = toCustomer(proposal.members, id);
  await store.commit([
    { collection: "customers", id: String(id), expected: 0, value: customer },
    takeName(customer, name),
  ]);
};

/** Whoever sees the account that a customer is put into. */
const SOWER: Omit<User, "account"> = { name: "seed", apiKey: "", accessType: "API", role: "administrator" };
