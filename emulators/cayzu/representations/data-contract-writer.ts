import {
  defineFragment,
  defineTemplate,
  hole,
  raw,
  type XmlObject,
  type XmlTemplate,
  type XmlValues,
} from "../../core/xml.ts";
import type { CreateResult } from "../domain/creation.ts";
import type { CustomerRead, CustomField } from "../domain/customer.ts";
import { namespaces } from "./namespaces.ts";
import type { CustomerContract } from "./resource.ts";
import { asXmlWriter } from "./xml-writer.ts";

const { org, api, arrays, instance } = namespaces;

/** A creation's result as DataContractSerializer writes it (C1). */
export function writeCreateResult({ id, errors, is_valid }: CreateResult): string {
  const items = errors
    .map(({ field, message }) => (field === undefined ? plainError({ message }) : createError({ field, message })))
    .join("");
  return asXmlWriter(createResult({ errors: items, is_valid: String(is_valid), id: String(id) }));
}

/**
 * A customer as DataContractSerializer writes it (C1). What contract the real answer names is unknown (fact sheet,
 * section 8); `customer_create` is the only documented one that has these members.
 */
export function writeCustomer(contract: CustomerContract, customer: CustomerRead): string {
  return asXmlWriter(roots[contract]({ members: writeMembers(customer) }));
}

/** A list of customers as DataContractSerializer writes it: `ArrayOf` and the contract's name. */
export function writeCustomers(contract: CustomerContract, customers: readonly CustomerRead[]): string {
  const items = customers.map((customer) => listed[contract]({ members: writeMembers(customer) }));
  return asXmlWriter(lists[contract]({ items: items.join("") }));
}

function writeMembers(customer: CustomerRead): string {
  return members.map((write) => write(customer)).join("");
}

const createResult = defineTemplate({
  create_result: {
    "@xmlns:i": instance,
    "@xmlns": api,
    errors: raw("errors"),
    is_valid: hole("is_valid"),
    id: hole("id"),
  },
});

const createError = defineFragment({ xmlns: api }, { error: { field: hole("field"), message: hole("message") } });

const plainError = defineFragment({ xmlns: api }, { error: { message: hole("message") } });

const roots: ByContract = { customer_create: rootOf("customer_create"), customer: rootOf("customer") };
const listed: ByContract = { customer_create: itemOf("customer_create"), customer: itemOf("customer") };
const lists: ByContract = {
  customer_create: rootOf("ArrayOfcustomer_create", "items"),
  customer: rootOf("ArrayOfcustomer", "items"),
};

type ByContract = Readonly<Record<CustomerContract, XmlTemplate>>;

function rootOf(name: string, content = "members"): XmlTemplate {
  return defineTemplate({ [name]: { "@xmlns:i": instance, "@xmlns": org, "#": raw(content) } });
}

function itemOf(name: CustomerContract): XmlTemplate {
  return defineFragment({ xmlns: org, "xmlns:i": instance }, { [name]: { "#": raw("members") } });
}

/** Writes an element with its values, or as nil. */
type Write = (values: XmlValues | null) => string;

type TextName<T> = { [Name in keyof T]: T[Name] extends string | null ? Name : never }[keyof T] & string;

const id = element("id", { "@xmlns": api, "#": hole("text") });
const isActive = element("is_active", { "#": hole("text") });
const customFields = element("custom_fields", { "#": raw("items") });
const customField = element("custom_field", { "#": raw("members") });
const alternateDomains = element("alternate_domains", { "#": raw("items") }, { "@xmlns:d2p1": arrays });
const domain = element("d2p1:string", { "#": hole("text") }, {}, { "xmlns:d2p1": arrays });

const fieldMembers = [text<CustomField>("Name"), text<CustomField>("Type"), text<CustomField>("Value")];

/** In the sample's order: the inherited `id`, then each level of the class by its members' names (1.5). */
const members: readonly ((customer: CustomerRead) => string)[] = [
  (customer) => id({ text: String(customer.id) }),
  text("address1"),
  text("address2"),
  text("city"),
  text("company_name"),
  text("country"),
  ({ custom_fields: fields }) => customFields(fields && { items: fields.map(writeField).join("") }),
  (customer) => isActive({ text: String(customer.is_active) }),
  text("location"),
  text("notes"),
  text("phone_number"),
  text("postal_code"),
  ({ alternate_domains: domains }) =>
    domains === undefined ? "" : alternateDomains(domains && { items: domains.map(writeDomain).join("") }),
];

function writeField(field: CustomField | null): string {
  return customField(field && { members: fieldMembers.map((write) => write(field)).join("") });
}

function writeDomain(name: string | null): string {
  return domain(name === null ? null : { text: name });
}

function text<T = CustomerRead>(
  name: TextName<T>,
): (object: { readonly [Name in TextName<T>]: string | null }) => string {
  const write = element(name, { "#": hole("text") });
  return (object) => {
    const value = object[name];
    return write(value === null ? null : { text: value });
  };
}

/** `declarations` stand on the element itself, nil or not; `scope` is declared further out. */
function element(name: string, content: XmlObject, declarations: XmlObject = {}, scope: Scope = {}): Write {
  const outer = { xmlns: org, "xmlns:i": instance, ...scope };
  const present = defineFragment(outer, { [name]: { ...declarations, ...content } });
  const nil = defineFragment(outer, { [name]: { ...declarations, "@i:nil": "true" } });
  return (values) => (values === null ? nil({}) : present(values));
}

type Scope = Readonly<Record<string, string>>;
