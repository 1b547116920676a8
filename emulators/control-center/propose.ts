import type { Context } from "../core/emulator.ts";
import type { Versioned } from "../core/store/store.ts";
import type { Account, User } from "./domain/account.ts";
import type { Customer } from "./domain/customer.ts";
import { isTaken, nameKey, type Holders } from "./domain/names.ts";
import { completed, toProposal, type Members, type Proposal } from "./domain/proposal.ts";
import type { Options } from "./options.ts";
import { seesAccount } from "./visibility.ts";

/** A proposed customer, and the record of its name if anybody has the name. */
export interface Proposed {
  readonly proposal: Proposal;
  readonly name: Versioned<Holders> | undefined;
}

/** The body with what the store knows of its account and its name; `old` is the customer that an Edit overwrites. */
export async function propose(
  body: unknown,
  user: User,
  { store, options }: Context<Options>,
  old?: Customer,
): Promise<Proposed> {
  const given = completed(body, options, old);
  const { accountName, name: wanted }: Members = given.members;
  if (typeof accountName !== "string" || typeof wanted !== "string") {
    return { proposal: toProposal(given, NOTHING_KNOWN), name: undefined };
  }
  const account = await store.get<Account>("accounts", accountName);
  const isAccountSeen = account !== undefined && (await seesAccount(user, accountName, store));
  const name = await store.get<Holders>("customer-names", nameKey(wanted));
  const holder = { customerId: old?.customerId ?? 0, accountName, name: wanted };
  const isNameTaken = name !== undefined && isTaken(name.value.holders, holder, options);
  return { proposal: toProposal(given, { account: account?.value, isAccountSeen, isNameTaken }), name };
}

const NOTHING_KNOWN = { account: undefined, isAccountSeen: false, isNameTaken: false };
