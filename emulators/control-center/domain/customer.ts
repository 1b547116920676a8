import { membersOf, type Members } from "./proposal.ts";

/** A contact of a customer; what was left out is null. */
export interface Contact {
  readonly name: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
}

/** A billing or shipping address; what was left out is null. */
export interface Address {
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly country: string | null;
  readonly postalCode: string | null;
}

/** A customer as it is stored and shown, members in the order of Get Customer Details (section 1.3). */
export interface Customer {
  readonly name: string;
  readonly accountName: string;
  readonly securityQuestion: string | null;
  readonly securityAnswer: string | null;
  readonly shipToBillAddress: boolean;
  readonly contacts: readonly Contact[];
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
  readonly customerId: number;
}

/** The customer that checked members become; everything that they leave out has its default (section 1.4). */
export function toCustomer(members: Members, customerId: number): Customer {
  const { contacts } = members;
  const billingAddress = toAddress(members["billingAddress"]);
  const shipToBillAddress = members["shipToBillAddress"] === true;
  return {
    name: textOf(members["name"]) ?? "",
    accountName: textOf(members["accountName"]) ?? "",
    securityQuestion: textOf(members["securityQuestion"]),
    securityAnswer: textOf(members["securityAnswer"]),
    shipToBillAddress,
    contacts: Array.isArray(contacts) ? contacts.map((contact) => toContact(membersOf(contact))) : NO_CONTACTS,
    billingAddress,
    // Section 5.3: the billing address shows as the shipping address.
    shippingAddress: shipToBillAddress ? billingAddress : toAddress(members["shippingAddress"]),
    customerId,
  };
}

const NO_CONTACTS: readonly Contact[] = [];

/** A customer without what it has not, where the option says that Get leaves it out (section 1.3: unknown). */
export function withoutAbsent(customer: Customer): Partial<Customer> {
  return JSON.parse(JSON.stringify(customer), (_member, value: unknown) =>
    isNone(value) ? undefined : value,
  ) as Partial<Customer>;
}

function isNone(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The members named in a comma list without blanks, in the customer's own order; names that it has not are ignored. */
export function selectFields(customer: Partial<Customer>, fields: string | undefined): Partial<Customer> {
  if (fields === undefined || fields === "") return customer;
  const wanted = new Set(fields.split(","));
  return Object.fromEntries(Object.entries(customer).filter(([member]) => wanted.has(member)));
}

function toContact({ name, title, phone, mobile, email }: Members): Contact {
  return {
    name: textOf(name),
    title: textOf(title),
    phone: textOf(phone),
    mobile: textOf(mobile),
    email: textOf(email),
  };
}

function toAddress(value: unknown): Address | null {
  if (value === undefined || value === null) return null;
  const { addressLine1, addressLine2, city, state, country, postalCode } = membersOf(value);
  return {
    addressLine1: textOf(addressLine1),
    addressLine2: textOf(addressLine2),
    city: textOf(city),
    state: textOf(state),
    country: textOf(country),
    postalCode: textOf(postalCode),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
