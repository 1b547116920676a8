import { readFileSync } from "node:fs";

import fc from "fast-check";

type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Reads a schema file of Cardlytics. */
export function readSchema(name: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../schemas/cardlytics/${name}`, import.meta.url), "utf8")) as Schema;
}

/** Documents that a schema describes, and now and then one that it does not: a date may be no day. */
export function documentsOf(schema: Schema): fc.Arbitrary<Json> {
  const { $ref, anyOf, enum: values, properties, items } = schema;
  if ($ref !== undefined) return documentsOf(readSchema($ref));
  if (anyOf !== undefined) return fc.oneof(...anyOf.map(documentsOf));
  if (values !== undefined) return fc.constantFrom(...values);
  const types = [schema.type ?? []].flat();
  const one =
    properties === undefined ? (items === undefined ? scalars(schema, types) : lists(schema)) : objects(schema);
  return types.includes("null")
    ? fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: one })
    : one;
}

function objects({ properties = {}, required = [] }: Schema): fc.Arbitrary<Json> {
  const members = Object.entries(properties).map(([name, schema]) => [name, documentsOf(schema)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
}

function lists({ items = {}, minItems = 0 }: Schema): fc.Arbitrary<Json> {
  return fc.array(documentsOf(items), { minLength: minItems, maxLength: minItems + 2 });
}

function scalars({ pattern, format, maxLength }: Schema, types: readonly string[]): fc.Arbitrary<Json> {
  if (types.includes("boolean")) return fc.boolean();
  if (types.includes("integer")) return fc.integer();
  if (format === "date-time") return instants;
  if (maxLength !== undefined) return words({ minLength: 1, maxLength });
  return pattern === undefined || !pattern.startsWith("^")
    ? words({ maxLength: 20 })
    : fc.stringMatching(new RegExp(pattern));
}

const CHARACTERS = [
  "a",
  "Z",
  "0",
  "9",
  "-",
  "_",
  "é",
  "<",
  "&",
  '"',
  "]",
  " ",
  "\t",
  "\n",
  "\r",
  "\u00a0",
  "\u3000",
  "😀",
];

function words(length: fc.StringConstraints): fc.Arbitrary<string> {
  const any = fc.string({ ...length, unit: fc.constantFrom(...CHARACTERS) });
  // Blank ones come by mutation.
  return any.map((word) => (word.trim() === "" ? "word" : word));
}

const instants = fc
  .tuple(
    fc.date({ min: new Date("0001-01-02T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z"), noInvalidDate: true }),
    fc.constantFrom("Z", "+00:00", "-13:59", "+14:00"),
  )
  .map(([date, zone]) => date.toISOString().replace("Z", zone));

/** The document with one thing changed at one place. */
export interface Mutant {
  readonly document: Json;
  readonly change: string;
}

/** A document that differs from a described one at one place, by a value of the same JSON type, by null or by a lack. */
export function mutantsOf(schema: Schema): fc.Arbitrary<Mutant> {
  return documentsOf(schema).chain((document) => {
    const places = placesOf(document).filter(({ length }) => length > 0);
    return fc
      .record({
        place: fc.constantFrom(...places),
        change: fc.constantFrom(...CHANGES),
        word: fc.constantFrom(...WORDS),
      })
      .map(({ place, change, word }) => ({
        document: changeAt(document, place, (value) => CHANGE[change](value, word)),
        change: `${change} at ${place.join(".")}`,
      }));
  });
}

const WORDS = [
  "",
  " ",
  "\t\n",
  "\u00a0",
  "x".repeat(120),
  "x".repeat(121),
  "😀".repeat(120),
  "😀".repeat(121),
  "ACTIVE",
  "active",
  "1234",
  "12345",
  "١٢٣٤",
  "2024-02-29T00:00:00Z",
  "2023-02-29T00:00:00Z",
  "2023-01-01T24:00:00Z",
  "2023-01-01T23:59:60Z",
  "2023-01-01T08:00:00+14:01",
  "2023-01-01T08:00:00",
  "2023-01-01",
  "-2023-01-01T08:00:00Z",
  "12023-01-01T08:00:00Z",
  "0000-01-01T08:00:00Z",
];

const REMOVED = Symbol("removed");
type Changed = Json | typeof REMOVED;

const CHANGE = {
  removal: () => REMOVED,
  null: () => null,
  "another word": (value, word) => (typeof value === "string" ? word : value),
  "another number": (value) => (typeof value === "number" ? value + 4 : value),
  "an empty list": (value) => (Array.isArray(value) ? [] : value),
  "a list of 51": (value) =>
    isList(value) ? Array.from({ length: 51 }, (_, index) => value[index % value.length] ?? "x") : value,
  "members in another order": (value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
} as const satisfies Readonly<Record<string, (value: Json, word: string) => Changed>>;

const CHANGES = Object.keys(CHANGE) as (keyof typeof CHANGE)[];

type Place = readonly (string | number)[];

function placesOf(value: Json): readonly Place[] {
  const inner = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [[], ...inner.flatMap(([key, child]) => placesOf(child).map((place) => [key, ...place]))];
}

function changeAt(value: Json, [key, ...rest]: Place, change: (value: Json) => Changed): Json {
  if (key === undefined) return value;
  const next = (child: Json): Changed => (rest.length === 0 ? change(child) : changeAt(child, rest, change));
  if (isList(value)) return value.map((child, index) => (index === key ? next(child) : child)).filter(isLeft);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, child]) => [name, name === key ? next(child) : child] as const);
  return Object.fromEntries(members.filter((member): member is [string, Json] => isLeft(member[1])));
}

function isLeft(value: Changed): value is Json {
  return value !== REMOVED;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [member: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
