import type { Dump } from "../core/store/store.ts";
import type { Account, Role, UserRecord } from "./domain/account.ts";

const accounts: Readonly<Record<string, Account>> = {
  Acme: { accountId: 1, name: "Acme", erasing: false },
  Initech: { accountId: 2, name: "Initech", erasing: true },
  Globex: { accountId: 3, name: "Globex", erasing: false },
};

const roles: Readonly<Record<string, Role>> = {
  administrator: { functions: ["createCustomer", "getCustomerDetails", "editCustomerDetails", "echo"] },
  reader: { functions: ["getCustomerDetails", "echo"] },
};

const users: Readonly<Record<string, UserRecord>> = {
  sandbox: { apiKey: "sandbox-api-key", role: "administrator", accounts: ["Acme", "Initech"] },
  readonly: { apiKey: "readonly-api-key", role: "reader", accounts: ["Acme"] },
  globex: { apiKey: "globex-api-key", role: "administrator", accounts: ["Globex"] },
};

/** A fresh world: three accounts, three users, no customer; the first one gets the documented sample's number. */
export function seed(): Dump {
  return {
    records: { accounts, roles, users, customers: {}, "customer-names": {} },
    sequences: { customerId: 1234 },
  };
}
