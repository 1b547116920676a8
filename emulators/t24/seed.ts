import type { Dump } from "../core/store/store.ts";
import type { User } from "./domain/authorisation.ts";
import type { CustomerRecord } from "./domain/record.ts";
import { historyCustomers, liveCustomers } from "./seed/customers.ts";
import { lookupFiles } from "./seed/files.ts";

/** What claims a mnemonic, under the mnemonic as id; changed in one commit with the customer, so that it stays unique. */
export interface MnemonicClaim {
  readonly customer: string;
}

/** The first customer number that a fresh world hands out (the seed document's). */
export const FIRST_CUSTOMER = 190245;

/** The records of a fresh world: files by T24 name, `$NAU` unauthorised, `$HIS` history. */
export function seed(): Dump {
  return {
    records: {
      ...lookupFiles,
      USER: byId(users),
      CUSTOMER: byId(liveCustomers),
      CUSTOMER$NAU: {},
      CUSTOMER$HIS: historyCustomers,
      "CUSTOMER-MNEMONIC": claimsOf(liveCustomers),
    },
    sequences: { CUSTOMER: FIRST_CUSTOMER },
  };
}

const FUNCTIONS = ["S", "I", "A", "D", "H", "L", "E", "C", "P", "R"];

/** The sandbox's users (6); Q33: function Q is nobody's but AUDITR's. */
export const users: readonly User[] = [
  toUser("INPUTT", FUNCTIONS),
  toUser("AUTHOR", FUNCTIONS),
  toUser("CSAGENT", FUNCTIONS),
  toUser("AUDITR", [...FUNCTIONS, "Q"]),
];

function toUser(name: string, functions: readonly string[]): User {
  return { id: name, signOnName: name, password: "123456", functions, companies: ["GB0010001"], department: "1" };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

function claimsOf(customers: readonly CustomerRecord[]): Readonly<Record<string, MnemonicClaim>> {
  return Object.fromEntries(
    customers.flatMap(({ id, scalars }) =>
      scalars["MNEMONIC"] === undefined ? [] : [[scalars["MNEMONIC"], { customer: id }]],
    ),
  );
}
