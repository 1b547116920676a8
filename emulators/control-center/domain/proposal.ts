import type { Account } from "./account.ts";

/** A JSON object of which nothing is known yet. */
export type Members = Readonly<Record<string, unknown>>;

/** What the store knows about a body that wants to become a customer. */
export interface Known {
  /** The account of that name, if there is one. */
  readonly account: Account | undefined;
  readonly isAccountSeen: boolean;
  /** Whether another customer has the name already. */
  readonly isNameTaken: boolean;
}

/** A body that wants to become a customer, taken apart, with what the store knows about it. Nothing is checked yet. */
export interface Proposal extends Known {
  readonly body: unknown;
  readonly members: Members;
  readonly contacts: readonly unknown[];
  readonly billing: Members | undefined;
  /** None where the billing address serves as the shipping address: what was sent is ignored then (section 5.3). */
  readonly shipping: Members | undefined;
}

/** A body and its members, as they are to be checked. */
export interface Given {
  readonly body: unknown;
  readonly members: Members;
}

/** The body as it came, but for what options ask for: trimmed names, and in an Edit the old names for none. */
export function completed(body: unknown, { trimNames, editKeepsNames }: Completion, old?: Names): Given {
  const members = membersOf(body);
  const kept = editKeepsNames ? old : undefined;
  if (!isObject(body) || (!trimNames && kept === undefined)) return { body, members };
  const { name, accountName }: Members = namesOf(members, kept);
  const whole = { ...members, name: trimNames ? withoutBlanks(name) : name, accountName };
  return { body: whole, members: whole };
}

/** Null counts as left out. */
function namesOf({ name, accountName }: Members, kept: Names | undefined): Members {
  return { name: name ?? kept?.name, accountName: accountName ?? kept?.accountName };
}

interface Completion {
  readonly trimNames: boolean;
  readonly editKeepsNames: boolean;
}

interface Names {
  readonly name: string;
  readonly accountName: string;
}

/** The blanks of the schema's pattern. */
function withoutBlanks(name: unknown): unknown {
  return typeof name !== "string" ? name : name.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "");
}

/** Takes a body apart. */
export function toProposal({ body, members }: Given, { account, isAccountSeen, isNameTaken }: Known): Proposal {
  const { contacts, billingAddress, shippingAddress, shipToBillAddress } = members;
  return {
    body,
    members,
    contacts: Array.isArray(contacts) ? contacts : NO_CONTACTS,
    billing: isObject(billingAddress) ? billingAddress : undefined,
    shipping: shipToBillAddress !== true && isObject(shippingAddress) ? shippingAddress : undefined,
    account,
    isAccountSeen,
    isNameTaken,
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
