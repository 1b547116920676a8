import type { Dump } from "../core/store/store.ts";
import { OVERRIDE_CLASS, type User } from "./domain/authorisation.ts";
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
      USER: Object.fromEntries(users.map((user) => [user.signOnName, user])),
      CUSTOMER: byId(liveCustomers),
      CUSTOMER$NAU: {},
      CUSTOMER$HIS: historyCustomers,
      "CUSTOMER-MNEMONIC": claimsOf(liveCustomers),
    },
    sequences: { CUSTOMER: FIRST_CUSTOMER },
  };
}

const FUNCTIONS = ["S", "I", "A", "D", "H", "L", "E", "C", "P", "R"];

/**
 * The sandbox's users (6), under their sign-on names: two have another name in the USER file, which is what the audit
 * fields show. Q33: function Q is nobody's but AUDITR's. AUTHOR may approve overrides; EXPIRD
 * must choose a new password before the Browser lets it in.
 */
export const users: readonly User[] = [
  toUser("INPUTT", "INPUTTER"),
  { ...toUser("AUTHOR", "AUTHORISER"), overrideClasses: [OVERRIDE_CLASS] },
  toUser("CSAGENT", "CSAGENT"),
  toUser("SSOUSER1", "SSOUSER1"),
  toUser("SSOUSER2", "SSOUSER2"),
  { ...toUser("AUDITR", "AUDITR"), functions: [...FUNCTIONS, "Q"] },
  { ...toUser("EXPIRD", "EXPIRD"), isPasswordExpired: true },
];

function toUser(signOnName: string, id: string): User {
  const password = "123456";
  return { id, signOnName, password, functions: FUNCTIONS, companies: ["GB0010001"], department: "1" };
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
