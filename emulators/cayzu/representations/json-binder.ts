import { ERROR_OCCURRED, PARAMETER, type Binding } from "../domain/binding.ts";
import {
  blankCustomer,
  blankField,
  isInt32,
  parseInt32,
  type CustomerCreate,
  type CustomField,
} from "../domain/customer.ts";
import { itemPath, memberPath } from "./json-path.ts";

/** Notes a mistake at a JSON path. */
type Report = (path: string) => void;

/** From a JSON value to a member's; a value that does not convert is reported and gives undefined. */
type Reader<T> = (value: unknown, path: string, report: Report) => T | undefined;

type Readers<T> = { readonly [Name in keyof T]: Reader<T[Name]> };

type Unlocked<T> = { -readonly [Name in keyof T]: T[Name] };

/** Binds a JSON document to the action's parameter as Json.NET does under Web API: every mistake is noted, none ends it. */
export function bindJson(document: unknown): Binding {
  const modelState: Record<string, string[]> = {};
  const report: Report = (path) => {
    (modelState[keyOf(path)] ??= []).push(ERROR_OCCURRED);
  };
  const customer = readObject(customerReaders, blankCustomer)(document, "", report) ?? null;
  return { customer, modelState };
}

const fieldReaders: Readers<CustomField> = { Name: readString, Type: readString, Value: readString };

const customerReaders: Readers<CustomerCreate> = {
  alternate_domains: readArray(readString),
  address1: readString,
  address2: readString,
  city: readString,
  company_name: readString,
  country: readString,
  is_active: readBoolean,
  location: readString,
  notes: readString,
  phone_number: readString,
  postal_code: readString,
  custom_fields: readArray(readObject(fieldReaders, blankField)),
  id: readInteger,
};

/** W1 `ConcatenateKeys`. */
function keyOf(path: string): string {
  if (path === "") return PARAMETER;
  return path.startsWith("[") ? `${PARAMETER}${path}` : `${PARAMETER}.${path}`;
}

/** Unknown members are passed over; what fails leaves the blank's value in place. */
function readObject<T extends object>(readers: Readers<T>, blank: T): Reader<T | null> {
  const nameOf = closestMatch(Object.keys(readers).filter((name): name is keyof T & string => name in readers));
  return (value, path, report) => {
    // Json.NET takes an empty string for null wherever null is possible (W3 `CoerceEmptyStringToNull`).
    if (value === null || value === "") return null;
    if (!isObject(value)) {
      report(path);
      return undefined;
    }
    const object: Unlocked<T> = { ...blank };
    for (const [written, member] of Object.entries(value)) {
      const name = nameOf(written);
      if (name !== undefined) setMember(object, name, readers[name](member, memberPath(path, written), report));
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

/** Items that do not convert are left out (W3 `PopulateList`). */
function readArray<T>(readItem: Reader<T>): Reader<readonly T[] | null> {
  return (value, path, report) => {
    if (value === null || value === "") return null;
    if (!Array.isArray(value)) {
      report(isObject(value) ? firstMemberPath(value, path) : path);
      return undefined;
    }
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) => {
      const read = readItem(item, itemPath(path, index), report);
      return read === undefined ? [] : [read];
    });
  };
}

/** Where Json.NET stands when it finds an object instead of an array: at the object's first name (W3 `CreateObject`). */
function firstMemberPath(value: object, path: string): string {
  const [first] = Object.keys(value);
  return first === undefined ? path : memberPath(path, first);
}

/** Numbers and booleans are taken as the text that they are written with (W3 `ReadStringValue`). */
function readString(value: unknown, path: string, report: Report): string | null | undefined {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  report(path);
  return undefined;
}

/** "true" and "false" in any case, and numbers, of which only zero is false (W3 `ReadAsBoolean`). */
function readBoolean(value: unknown, path: string, report: Report): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (word === "true" || word === "false") return word === "true";
  report(path);
  return undefined;
}

/** Integers of 32 bits, also as text; an empty text is null (W3 `ReadInt32String`). */
function readInteger(value: unknown, path: string, report: Report): number | null | undefined {
  if (value === null || value === "") return null;
  const number = typeof value === "string" ? parseInt32(value) : value;
  if (typeof number === "number" && isInt32(number)) return number;
  report(path);
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
