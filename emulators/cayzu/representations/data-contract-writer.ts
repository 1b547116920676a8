import { defineFragment, defineTemplate, hole, raw, type XmlObject, type XmlValues } from "../../core/xml.ts";
import type { CreateResult } from "../domain/creation.ts";
import type { Customer, CustomField } from "../domain/customer.ts";
import { namespaces } from "./namespaces.ts";
import { asXmlWriter } from "./xml-writer.ts";

const { org, api, arrays, instance } = namespaces;

/** A creation's result as DataContractSerializer writes it (C1). */
export function writeCreateResult({ id, errors, is_valid }: CreateResult): string {
  const items = errors.map(({ field, message }) => createError({ field, message })).join("");
  return asXmlWriter(createResult({ errors: items, is_valid: String(is_valid), id: String(id) }));
}

/**
 * A customer as DataContractSerializer writes it (C1). What contract the real answer names is unknown (fact sheet,
 * section 8); `customer_create` is the only documented one that has these members.
 */
export function writeCustomer(customer: Customer): string {
  return asXmlWriter(root({ members: members.map((write) => write(customer)).join("") }));
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

const root = defineTemplate({ customer_create: { "@xmlns:i": instance, "@xmlns": org, "#": raw("members") } });

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
const members: readonly ((customer: Customer) => string)[] = [
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
  ({ alternate_domains: domains }) => alternateDomains(domains && { items: domains.map(writeDomain).join("") }),
];

function writeField(field: CustomField | null): string {
  return customField(field && { members: fieldMembers.map((write) => write(field)).join("") });
}

function writeDomain(name: string | null): string {
  return domain(name === null ? null : { text: name });
}

function text<T = Customer>(name: TextName<T>): (object: { readonly [Name in TextName<T>]: string | null }) => string {
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
