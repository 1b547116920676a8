import type { Dump } from "../core/store/store.ts";
import type { Account, AccountGroup, CustomerGroup, Role, User } from "./domain/account.ts";
import { toCustomer, type Customer } from "./domain/customer.ts";
import { nameKey, withHolder, type Holders } from "./domain/names.ts";

const accounts = byName<Account>([
  { accountId: 1, name: "Acme", apiAccess: true, erasing: false },
  { accountId: 2, name: "Initech", apiAccess: true, erasing: true },
  { accountId: 3, name: "Globex", apiAccess: true, erasing: false },
  { accountId: 4, name: "Umbrella", apiAccess: false, erasing: false },
]);

const accountGroups: Readonly<Record<string, AccountGroup>> = {
  "Acme and Initech": { accounts: { Acme: true, Initech: true } },
};

const customerGroups: Readonly<Record<string, CustomerGroup>> = {
  "Acme North": { customers: { "1001": true } },
};

const roles: Readonly<Record<string, Role>> = {
  administrator: { functions: ["createCustomer", "getCustomerDetails", "editCustomerDetails", "echo"] },
  reader: { functions: ["getCustomerDetails", "echo"] },
};

const users = byName<User>([
  { ...user("sandbox", "administrator", "Acme"), accountGroup: "Acme and Initech" },
  user("readonly", "reader", "Acme"),
  user("globex", "administrator", "Globex"),
  { ...user("north", "administrator", "Acme"), customerGroup: "Acme North" },
  user("umbrella", "administrator", "Umbrella"),
  { ...user("console", "administrator", "Acme"), accessType: "UI" },
]);

/** One in the customer group, and one that is not. */
const customers: readonly Customer[] = [
  toCustomer({ name: "Acme Fleet North", accountName: "Acme" }, 1001),
  toCustomer({ name: "Acme Fleet South", accountName: "Acme" }, 1002),
];

/** A fresh world: four accounts, six users, two customers; the first that is created gets the documented sample's number. */
export function seed(): Dump {
  return {
    records: {
      accounts,
      "account-groups": accountGroups,
      "customer-groups": customerGroups,
      roles,
      users,
      customers: Object.fromEntries(customers.map((customer) => [customer.customerId, customer])),
      "customer-names": Object.fromEntries(customers.map((customer) => [nameKey(customer.name), holdersOf(customer)])),
    },
    sequences: { customerId: 1234 },
  };
}

function user(name: string, role: string, account: string): User {
  return { name, apiKey: `${name}-api-key`, accessType: "API_UI", role, account };
}

function holdersOf({ customerId, accountName, name }: Customer): Holders {
  return withHolder([], { customerId, accountName, name });
}

function byName<T extends { readonly name: string }>(records: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(records.map((record) => [record.name, record]));
}
