import customerCreate from "../../../schemas/cayzu/customer-create.json" with { type: "json" };
import customField from "../../../schemas/cayzu/custom-field.json" with { type: "json" };
import type { Annotated } from "../../core/contract/annotations.ts";
import { conversionWord, PARAMETER, type Binding } from "../domain/binding.ts";
import {
  blankCustomer,
  blankField,
  isInt32,
  parseInt32,
  type CustomerCreate,
  type CustomField,
} from "../domain/customer.ts";
import { isLiteral, literalBoolean, literalInt32, literalText } from "./json-literal.ts";
import { membersOf } from "./json-members.ts";
import { itemPath, memberPath } from "./json-path.ts";

/** Notes a mistake at a JSON path, in the contract's own words for it. */
type Report = (path: string, schema: Annotated) => void;

/** From a JSON value to a member's; a value that does not convert is reported and gives undefined. */
type Reader<T> = (value: unknown, path: string, report: Report, existing?: T) => T | undefined;

type Readers<T> = { readonly [Name in keyof T]: Reader<T[Name]> };

type Unlocked<T> = { -readonly [Name in keyof T]: T[Name] };

/** Binds a JSON document to the action's parameter as Json.NET does under Web API: every mistake is noted, none ends it. */
export function bindJson(document: unknown): Binding {
  const modelState: Record<string, string[]> = {};
  let mistakes = 0;
  const report: Report = (path, schema) => {
    mistakes += 1;
    if (mistakes <= MAX_MISTAKES) (modelState[keyOf(path)] ??= []).push(conversionWord(schema));
  };
  const customer = readCustomer(document, "", report) ?? null;
  return { customer, modelState };
}

/** How many mistakes are noted; a bound, so that a small body of empty items has no huge answer. */
const MAX_MISTAKES = 5_000;

const { Name, Type, Value } = customField.properties;
const fieldReaders: Readers<CustomField> = { Name: readString(Name), Type: readString(Type), Value: readString(Value) };

const { properties } = customerCreate;
const { alternate_domains: domains, custom_fields: fields } = properties;

/** A customer in the making, whose lists grow. */
interface Draft extends Omit<CustomerCreate, "alternate_domains" | "custom_fields"> {
  readonly alternate_domains: (string | null)[] | null;
  readonly custom_fields: (CustomField | null)[] | null;
}

const blankDraft: Draft = { ...blankCustomer, alternate_domains: null, custom_fields: null };
const draftReaders: Readers<Draft> = {
  alternate_domains: readArray(domains, readString(domains.items)),
  address1: readString(properties.address1),
  address2: readString(properties.address2),
  city: readString(properties.city),
  company_name: readString(properties.company_name),
  country: readString(properties.country),
  is_active: readBoolean(properties.is_active),
  location: readString(properties.location),
  notes: readString(properties.notes),
  phone_number: readString(properties.phone_number),
  postal_code: readString(properties.postal_code),
  custom_fields: readArray(fields, readObject(customField, fieldReaders, blankField)),
  id: readInteger(properties.id),
};
const readCustomer = readObject(customerCreate, draftReaders, blankDraft);

/** W1 `ConcatenateKeys`. */
function keyOf(path: string): string {
  if (path === "") return PARAMETER;
  return path.startsWith("[") ? `${PARAMETER}${path}` : `${PARAMETER}.${path}`;
}

/** Unknown members are passed over; what fails leaves in place what was there. A member that comes twice is set twice. */
function readObject<T extends object>(schema: Annotated, readers: Readers<T>, blank: T): Reader<T | null> {
  const nameOf = closestMatch(Object.keys(readers).filter((name): name is keyof T & string => name in readers));
  return (value, path, report) => {
    if (isNothing(value)) return null;
    if (!isObject(value)) {
      report(path, schema);
      return undefined;
    }
    const object: Unlocked<T> = { ...blank };
    for (const [written, member] of membersOf(value)) {
      const name = nameOf(written);
      if (name === undefined) continue;
      setMember(object, name, readers[name](member, memberPath(path, written), report, object[name]));
    }
    return object;
  };
}

function setMember<T, Name extends keyof T>(object: T, name: Name, value: T[Name] | undefined): void {
  if (value !== undefined) object[name] = value;
}

/** W3 `GetClosestMatchProperty`: the exact name first, then one that differs in case only. */
function closestMatch<Name extends string>(names: readonly Name[]): (written: string) => Name | undefined {
  const exact = new Map<string, Name>(names.map((name) => [name, name]));
  const folded = new Map<string, Name>(names.map((name) => [fold(name), name]));
  return (written) => exact.get(written) ?? folded.get(fold(written));
}

/** Lower case of A to Z alone: .NET compares ordinally, so the Kelvin sign is no k. */
function fold(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Items that do not convert are left out (W3 `PopulateList`); a list that comes again is added to, as a `List` is with
 * Json.NET's `ObjectCreationHandling.Auto` (W3 `CalculatePropertyDetails`).
 */
function readArray<T>(schema: Annotated, readItem: Reader<T>): Reader<T[] | null> {
  return (value, path, report, existing) => {
    if (isNothing(value)) return null;
    if (!Array.isArray(value)) {
      report(isObject(value) ? firstMemberPath(value, path) : path, schema);
      return undefined;
    }
    const written: readonly unknown[] = value;
    const items = existing ?? [];
    written.forEach((item, index) => {
      const read = readItem(item, itemPath(path, index), report);
      if (read !== undefined) items.push(read);
    });
    return items;
  };
}

/** Where Json.NET stands when it finds an object instead of an array: at the object's first name (W3 `CreateObject`). */
function firstMemberPath(value: object, path: string): string {
  const [first] = membersOf(value);
  return first === undefined ? path : memberPath(path, first[0]);
}

/** Numbers and booleans are taken as the text that they are written with (W3 `ReadStringValue`). */
function readString(schema: Annotated): Reader<string | null> {
  return (value, path, report) => {
    if (value === null || typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    const text = isLiteral(value) ? literalText(value) : undefined;
    if (text !== undefined) return text;
    report(path, schema);
    return undefined;
  };
}

/** "true" and "false" in any case, and numbers, of which only zero is false (W3 `ReadAsBoolean`). */
function readBoolean(schema: Annotated): Reader<boolean> {
  return (value, path, report) => {
    if (typeof value === "boolean") return value;
    if (typeof value === "number") return value !== 0;
    const word = typeof value === "string" ? value.trim().toLowerCase() : "";
    if (word === "true" || word === "false") return word === "true";
    const truth = isLiteral(value) ? literalBoolean(value) : undefined;
    if (truth !== undefined) return truth;
    report(path, schema);
    return undefined;
  };
}

/** Integers of 32 bits, also as text; an empty text is null (W3 `ReadInt32String`). */
function readInteger(schema: Annotated): Reader<number | null> {
  return (value, path, report) => {
    if (value === null || value === "") return null;
    const number = typeof value === "string" ? parseInt32(value) : isLiteral(value) ? literalInt32(value) : value;
    if (typeof number === "number" && isInt32(number)) return number;
    report(path, schema);
    return undefined;
  };
}

/** An empty string and "undefined" are null wherever null is possible (W3 `CoerceEmptyStringToNull`, `EnsureType`). */
function isNothing(value: unknown): value is null | undefined | "" {
  return value === null || value === undefined || value === "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLiteral(value);
}
