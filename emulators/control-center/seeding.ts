import { DomainError } from "../core/errors.ts";
import type { Seeding, Sow } from "../core/state/seeding.ts";
import type { Account, UserRecord } from "./domain/account.ts";
import { check } from "./domain/checks.ts";
import { nameClaim, toCustomer } from "./domain/customer.ts";
import { toProposal } from "./domain/proposal.ts";
import type { Options } from "./options.ts";

/** Seed files of accounts, the users who see them, and the customers in them. */
export const seeding: Seeding<Options> = {
  schema: "schemas/control-center/seed.json",
  lists: {
    accounts: (item, context) => sowAccount(item, context),
    users: (item, context) => sowUser(item, context),
    customers: (item, context) => sowCustomer(item, context),
  },
};

const sowAccount: Sow<Options> = async ({ name, erasing = false }, { store }) => {
  const account = { accountId: (await store.count("accounts")) + 1, name, erasing } as Account;
  await store.commit([{ collection: "accounts", id: account.name, expected: 0, value: account }]);
};

const sowUser: Sow<Options> = async ({ name, apiKey, role, accounts }, { store }) => {
  const user = { apiKey, role, accounts } as UserRecord;
  const missing = await firstMissing(user.accounts, (account) => store.get("accounts", account));
  if (missing !== undefined) throw new DomainError("refused", `there is no account ${JSON.stringify(missing)}`);
  await store.commit([{ collection: "users", id: String(name), expected: 0, value: user }]);
};

const sowCustomer: Sow<Options> = async ({ customerId, ...body }, { store, options }) => {
  const [accountName, name] = [String(body["accountName"]), String(body["name"])];
  const account = await store.get<Account>("accounts", accountName);
  const claim = nameClaim(accountName, name);
  const nameIsTaken = (await store.get("customer-names", claim)) !== undefined;
  const proposal = toProposal(body, { account: account?.value, nameIsTaken });
  check(proposal, options);
  if (typeof customerId === "number") await store.skipPast("customerId", customerId - 1);
  const id = await store.next("customerId");
  if (typeof customerId === "number" && customerId !== id) {
    throw new DomainError("refused", `customerId ${customerId} is not free: they must grow from one to the next`);
  }
  await store.commit([
    { collection: "customers", id: String(id), expected: 0, value: toCustomer(proposal, id) },
    { collection: "customer-names", id: claim, expected: 0, value: { customerId: id } },
  ]);
};

async function firstMissing(
  names: readonly string[],
  find: (name: string) => Promise<unknown>,
): Promise<string | undefined> {
  for (const name of names) if ((await find(name)) === undefined) return name;
  return undefined;
}
