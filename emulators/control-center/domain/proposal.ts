import type { Account } from "./account.ts";

/** A JSON object of which nothing is known yet. */
export type Members = Readonly<Record<string, unknown>>;

/** A body that wants to become a customer, taken apart, with what the store knows about it. Nothing is checked yet. */
export interface Proposal {
  readonly body: unknown;
  readonly members: Members;
  readonly contacts: readonly unknown[];
  readonly billing: Members;
  /** Empty where the billing address serves as the shipping address: what was sent is ignored then (section 5.3). */
  readonly shipping: Members;
  /** The account of that name, if there is one and the caller sees it. */
  readonly account: Account | undefined;
  /** Whether another customer of the account has the name already. */
  readonly nameIsTaken: boolean;
}

/** Takes a body apart. */
export function toProposal(body: unknown, known: Pick<Proposal, "account" | "nameIsTaken">): Proposal {
  const members = membersOf(body);
  return {
    body,
    members,
    contacts: Array.isArray(members["contacts"]) ? members["contacts"] : NO_CONTACTS,
    billing: membersOf(members["billingAddress"]),
    shipping: members["shipToBillAddress"] === true ? NO_MEMBERS : membersOf(members["shippingAddress"]),
    account: known.account,
    nameIsTaken: known.nameIsTaken,
  };
}

const NO_MEMBERS: Members = {};
const NO_CONTACTS: readonly unknown[] = [];

/** The members of a JSON object; none if the value is no object. */
export function membersOf(value: unknown): Members {
  return isObject(value) ? value : NO_MEMBERS;
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
