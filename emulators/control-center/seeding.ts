import { DomainError } from "../core/errors.ts";
import type { Seeding, Sow } from "../core/state/seeding.ts";
import type { Account, User } from "./domain/account.ts";
import { check } from "./domain/checks.ts";
import { toCustomer } from "./domain/customer.ts";
import { takeName } from "./names.ts";
import type { Options } from "./options.ts";
import { propose } from "./propose.ts";

/** Seed files of accounts, the users in them, and the customers. */
export const seeding: Seeding<Options> = {
  schema: "schemas/control-center/seed.json",
  lists: {
    accounts: (item, context) => sowAccount(item, context),
    users: (item, context) => sowUser(item, context),
    customers: (item, context) => sowCustomer(item, context),
  },
};

const sowAccount: Sow<Options> = async ({ name, apiAccess = true, erasing = false }, { store }) => {
  // Held against the schema before.
  const account = { accountId: (await store.count("accounts")) + 1, name, apiAccess, erasing } as Account;
  await store.commit([{ collection: "accounts", id: account.name, expected: 0, value: account }]);
};

const sowUser: Sow<Options> = async (item, { store }) => {
  const user = { accessType: "API_UI", ...item } as User;
  if ((await store.get("accounts", user.account)) === undefined) {
    throw new DomainError("refused", `there is no account ${JSON.stringify(user.account)}`);
  }
  await store.commit([{ collection: "users", id: user.name, expected: 0, value: user }]);
};

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
