import { ownText } from "../../core/compact-text.ts";
import type { XmlElement } from "../../core/xml.ts";
import { emptyBinding, failedBinding, type Binding } from "../domain/binding.ts";
import { blankCustomer, blankField, parseInt32, type CustomerCreate, type CustomField } from "../domain/customer.ts";
import { namespaces } from "./namespaces.ts";

/** From an element to a member's value; undefined where .NET throws, which loses the whole document (1.5, rule 5). */
type Reader<T> = (element: XmlElement) => T | undefined;

interface Member<T> {
  readonly namespace: string;
  readonly name: string;
  /** Puts the element's value into the object; tells whether it could. */
  set(object: Unlocked<T>, element: XmlElement): boolean;
}

type Unlocked<T> = { -readonly [Name in keyof T]: T[Name] };

/** Binds a document to the action's parameter as DataContractSerializer does (W2): forward only, all or nothing. */
export function bindDataContract(root: XmlElement): Binding {
  if (root.name !== "customer_create" || root.namespace !== namespaces.org) return failedBinding;
  const customer = readClass(customerMembers, blankCustomer)(root);
  if (customer === undefined) return failedBinding;
  return customer === null ? emptyBinding : { customer, modelState: {} };
}

const { org, api, arrays, instance } = namespaces;

const fieldMembers: readonly Member<CustomField>[] = [
  member("Name", org, readString),
  member("Type", org, readString),
  member("Value", org, readString),
];

/** Base class first, then by ordinal comparison in each level of the class (W2 `ClassDataContract`). */
const customerMembers: readonly Member<CustomerCreate>[] = [
  member("id", api, readInteger),
  member("address1", org, readString),
  member("address2", org, readString),
  member("city", org, readString),
  member("company_name", org, readString),
  member("country", org, readString),
  member("custom_fields", org, readList("custom_field", org, readClass(fieldMembers, blankField))),
  member("is_active", org, readBoolean),
  member("location", org, readString),
  member("notes", org, readString),
  member("phone_number", org, readString),
  member("postal_code", org, readString),
  member("alternate_domains", org, readList("string", arrays, readString)),
];

function member<T, Name extends keyof T & string>(name: Name, namespace: string, read: Reader<T[Name]>): Member<T> {
  return {
    name,
    namespace,
    set(object, element) {
      const value = read(element);
      if (value !== undefined) object[name] = value;
      return value !== undefined;
    },
  };
}

/**
 * Looks for each element only among the members after the last one found; what is not there is passed over, and the
 * place kept: an element out of order is lost, a repeated one too (1.5, rules 1 to 4 and 7).
 */
function readClass<T extends object>(members: readonly Member<T>[], blank: T): Reader<T | null> {
  return nullable((element) => {
    if (hasText(element)) return undefined;
    const object: Unlocked<T> = { ...blank };
    let next = 0;
    for (const child of element.children) {
      const found = members.findIndex((candidate, index) => index >= next && isNamed(child, candidate));
      if (found < 0) continue;
      if (members[found]?.set(object, child) === false) return undefined;
      next = found + 1;
    }
    return object;
  });
}

/** Elements that are no items are passed over (W2 `HandleUnexpectedItemInCollection`). */
function readList<T>(name: string, namespace: string, readItem: Reader<T>): Reader<readonly T[] | null> {
  return nullable((element) => {
    if (hasText(element)) return undefined;
    const items: T[] = [];
    for (const child of element.children.filter((candidate) => isNamed(candidate, { name, namespace }))) {
      const item = readItem(child);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  });
}

/** A text with its white space; an empty element is an empty text (1.5, rule 6). */
function readString(element: XmlElement): string | null | undefined {
  return nullable((present) => {
    const content = contentOf(present);
    return content === undefined ? undefined : ownText(content);
  })(element);
}

function readInteger(element: XmlElement): number | null | undefined {
  return nullable((present) => parseInt32(contentOf(present) ?? ""))(element);
}

/** Not nullable: `i:nil` is refused (W2 `ValueTypeCannotBeNull`). */
function readBoolean(element: XmlElement): boolean | undefined {
  const word = nilOf(element) === false ? contentOf(element)?.trim() : undefined;
  return word === undefined ? undefined : BOOLEANS.get(word);
}

/** What .NET's `XmlConvert.ToBoolean` takes (1.5, rule 5). */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (element) => {
    const nil = nilOf(element);
    if (nil === undefined) return undefined;
    return nil ? null : read(element);
  };
}

/** What `i:nil` says; undefined if it says neither true nor false. */
function nilOf({ attributes }: XmlElement): boolean | undefined {
  const nil = attributes[`{${instance}}nil`];
  return nil === undefined ? false : BOOLEANS.get(nil.trim());
}

/** The text of an element that holds nothing else; undefined if it holds elements. */
function contentOf({ children, text }: XmlElement): string | undefined {
  return children.length > 0 ? undefined : text;
}

function hasText({ text }: XmlElement): boolean {
  return /[^ \t\r\n]/.test(text);
}

function isNamed(
  element: XmlElement,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): boolean {
  return element.name === name && element.namespace === namespace;
}
