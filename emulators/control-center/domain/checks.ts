import { describeAt } from "./describe.ts";
import { isObject, membersOf, type Members, type Proposal } from "./proposal.ts";
import { refusal, type RefusalCode } from "./refusal.ts";

/** The open questions about the checks, as `options.ts` declares them. */
export interface CheckOptions {
  readonly mobileMax: number;
  readonly countryMax: number;
  readonly accountNameMax: number;
  readonly strictNamePattern: boolean;
  readonly shippingRequired: boolean;
}

/** One check of a proposed customer: where, which code refuses it, and when. */
export interface Check {
  /** A path such as `contacts[0].name`; nothing for the body as a whole. */
  readonly field: string;
  readonly code: RefusalCode;
  readonly fails: (proposal: Proposal, options: CheckOptions) => boolean;
}

/** Refuses a proposed customer by the first check of the table that it fails (section 3.4: first mistake only). */
export function check(proposal: Proposal, options: CheckOptions): void {
  for (const { field, code, fails } of CHECKS) {
    if (fails(proposal, options))
      throw refusal(code, `${field || "The body"}: ${describeAt(proposal.body, field)} came.`);
  }
}

/** Texts of a contact or an address, in the order of their codes; the longest length, or the option that gives it. */
type TextRow = readonly [member: string, code: RefusalCode, max: number | "mobileMax" | "countryMax"];

const CONTACT: readonly TextRow[] = [
  ["name", "10000589", 40],
  ["title", "10000590", 40],
  ["phone", "10000591", 25],
  ["mobile", "10000592", "mobileMax"], // Section 5.1: the table says 25, the error 40.
  ["email", "10000593", 320],
];

const ADDRESS: readonly TextRow[] = [
  ["addressLine1", "10000594", 40],
  ["addressLine2", "10000595", 40],
  ["city", "10000596", 40],
  ["state", "10000597", 40],
  ["country", "10000598", "countryMax"], // Section 5.2: the table says 150, the error 100.
  ["postalCode", "10000599", 15],
];

const MAX_CONTACTS = 4;

const MEMBERS: ReadonlySet<string> = new Set([
  ...["name", "accountName", "securityQuestion", "securityAnswer", "shipToBillAddress", "contacts"],
  ...["billingAddress", "shippingAddress"],
]);
const CONTACT_MEMBERS: ReadonlySet<string> = new Set(CONTACT.map(([member]) => member));
const ADDRESS_MEMBERS: ReadonlySet<string> = new Set(ADDRESS.map(([member]) => member));

/** Every check, in the order in which they are made (section 3.4). */
export const CHECKS: readonly Check[] = [
  { field: "", code: "10000580", fails: ({ body }) => !isObject(body) },
  { field: "", code: "10000023", fails: ({ members }) => isMisshapen(members) },
  { field: "", code: "10000028", fails: ({ members }) => hasUnknownMember(members) },
  { field: "name", code: "10000581", fails: ({ members }) => isMissing(members["name"]) },
  { field: "name", code: "10000582", fails: ({ members }) => isNoText(members["name"], 60) },
  {
    field: "name",
    code: "10000582", // Section 5.5: only the interactive documentation forbids these two.
    fails: ({ members: { name } }, { strictNamePattern }) =>
      strictNamePattern && typeof name === "string" && /[*,]/.test(name),
  },
  { field: "accountName", code: "10000583", fails: ({ members }) => isMissing(members["accountName"]) },
  {
    field: "accountName",
    code: "10000004", // Section 5.4: bad syntax is 1000000x, a failed look-up 2000000x.
    fails: ({ members }, { accountNameMax }) => isNoText(members["accountName"], accountNameMax),
  },
  { field: "accountName", code: "20000003", fails: ({ account }) => account === undefined },
  { field: "accountName", code: "10000603", fails: ({ account }) => account?.erasing === true },
  {
    field: "securityAnswer",
    code: "10000584",
    fails: ({ members }) => isGiven(members["securityQuestion"]) && !isGiven(members["securityAnswer"]),
  },
  {
    field: "securityQuestion",
    code: "10000585",
    fails: ({ members }) => isGiven(members["securityAnswer"]) && !isGiven(members["securityQuestion"]),
  },
  { field: "securityQuestion", code: "10000586", fails: ({ members }) => isBadText(members["securityQuestion"], 100) },
  { field: "securityAnswer", code: "10000587", fails: ({ members }) => isBadText(members["securityAnswer"], 100) },
  { field: "contacts", code: "10000588", fails: ({ contacts }) => contacts.length > MAX_CONTACTS },
  ...Array.from({ length: MAX_CONTACTS }, (_, index) =>
    textChecks(`contacts[${index}]`, CONTACT, ({ contacts }) => membersOf(contacts[index])),
  ).flat(),
  ...textChecks("billingAddress", ADDRESS, ({ billing }) => billing),
  ...textChecks("shippingAddress", ADDRESS, ({ shipping }) => shipping),
  {
    field: "shippingAddress",
    code: "10000011", // Section 5.3: called required, yet without a code of its own.
    fails: ({ members }, { shippingRequired }) =>
      shippingRequired && members["shipToBillAddress"] !== true && !isObject(members["shippingAddress"]),
  },
  { field: "name", code: "10000602", fails: ({ nameIsTaken }) => nameIsTaken },
];

function textChecks(field: string, rows: readonly TextRow[], owner: (proposal: Proposal) => Members): readonly Check[] {
  return rows.map(([member, code, max]) => ({
    field: `${field}.${member}`,
    code,
    fails: (proposal, options) => isBadText(owner(proposal)[member], typeof max === "number" ? max : options[max]),
  }));
}

/** Nothing, null, or white space only: names are not trimmed, but one of blanks is none (section 8). */
function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** Section 5.7: an empty text counts as absent. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** Lengths are counted as Java counts them, in UTF-16 units. */
function isNoText(value: unknown, max: number): boolean {
  return typeof value !== "string" || value.length > max;
}

function isBadText(value: unknown, max: number): boolean {
  return value !== undefined && value !== null && isNoText(value, max);
}

/** Members that are no texts have no code for a value of the wrong kind, so it counts as JSON that cannot be read. */
function isMisshapen(members: Members): boolean {
  const { shipToBillAddress, contacts, billingAddress, shippingAddress } = members;
  return (
    (isGivenAtAll(shipToBillAddress) && typeof shipToBillAddress !== "boolean") ||
    (isGivenAtAll(contacts) && !(Array.isArray(contacts) && contacts.every(isObject))) ||
    (isGivenAtAll(billingAddress) && !isObject(billingAddress)) ||
    (isGivenAtAll(shippingAddress) && !isObject(shippingAddress))
  );
}

function isGivenAtAll(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function hasUnknownMember(members: Members): boolean {
  const { contacts, billingAddress, shippingAddress } = members;
  return (
    !hasOnly(members, MEMBERS) ||
    (Array.isArray(contacts) && !contacts.every((contact) => hasOnly(membersOf(contact), CONTACT_MEMBERS))) ||
    !hasOnly(membersOf(billingAddress), ADDRESS_MEMBERS) ||
    !hasOnly(membersOf(shippingAddress), ADDRESS_MEMBERS)
  );
}

function hasOnly(members: Members, known: ReadonlySet<string>): boolean {
  for (const member of Object.keys(members)) if (!known.has(member)) return false;
  return true;
}
