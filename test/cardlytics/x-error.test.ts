import { readdirSync, readFileSync } from "node:fs";

import { UNREADABLE } from "../../emulators/cardlytics/domain/schema.ts";
import { errorsOf } from "../../emulators/core/contract/annotations.ts";
import { constraintsOf } from "../../emulators/core/contract/constraints.ts";

/** The schemas of what Cardlytics answers, and of seed files: no client is told a mistake of them. */
const OTHERS = [
  "error.json",
  "health.json",
  "profile.json",
  "request-id.json",
  "seed.json",
  "session.json",
  "spring-error.json",
  "plain-error.json",
];
const folder = new URL("../../schemas/cardlytics/", import.meta.url);
const requests = readdirSync(folder).filter((name) => name.endsWith(".json") && !OTHERS.includes(name));
const schemaOf = (name: string): object => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** The keywords that a value can break; `required` is said beside the member that is missing. */
const KEYWORDS = ["type", "enum", "pattern", "format", "maxLength", "minItems", "maxItems", "x-limit", "x-distinct"];

interface Node {
  readonly at: string;
  readonly schema: object;
}

function nodesOf(value: unknown, at: string): readonly Node[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { properties = {}, items, "x-when": when } = value as Readonly<Record<string, unknown>>;
  return [
    { at, schema: value },
    ...Object.entries(properties as object).flatMap(([name, child]) => nodesOf(child, `${at}/${name}`)),
    ...nodesOf(items, `${at}/items`),
    ...nodesOf(when, `${at}/x-when`),
  ];
}

const nodes = requests.flatMap((name) => nodesOf(schemaOf(name), name));
/** Those of each file by itself: what a reference leads to is another file's. */
const constraints = requests.flatMap((name) =>
  constraintsOf(schemaOf(name), () => ({})).map((constraint) => ({ name, ...constraint })),
);

test("every keyword that a request can break has the vendor's error beside it", () => {
  const without = nodes.flatMap(({ at, schema }) => {
    const errors = errorsOf(schema);
    return KEYWORDS.filter((keyword) => keyword in schema && !(keyword in errors)).map(
      (keyword) => `${at}: ${keyword}`,
    );
  });
  expect(without).toEqual([]);
});

test("a wrong type is HttpMessageNotReadable, whatever member it is of", () => {
  const types = constraints.filter(({ keyword }) => keyword === "type").map(({ error }) => error);
  expect(types.length).toBeGreaterThan(60);
  expect(new Set(types)).toEqual(new Set([UNREADABLE]));
});

test.each([
  ["card.json", "networkIdentifier", "enum", "must be between 3 and 6"],
  ["card.json", "networkIdentifier", "x-binds", UNREADABLE],
  ["account.json", "type", "enum", UNREADABLE],
  ["account.json", "cards", "x-limit", "size must be between 0 and {limit}"],
  ["account.json", "primarySourceCustomerId", undefined, undefined],
  ["customers.json", "customers", "maxItems", "size must be between 1 and 50"],
  ["customers.json", "customers", "required", "must not be empty"],
  ["id.json", "", "maxLength", "size must be between 0 and 120"],
])("%s has beside %s, %s: %s", (file, member, keyword, text) => {
  const found = constraints.filter(({ name, field }) => name === file && field === member);
  expect(found.find((constraint) => constraint.keyword === keyword)?.error).toBe(text);
});

test("what is asked under an option only says so", () => {
  const asked = constraints.filter(({ when }) => when !== undefined).map(({ field, when }) => `${field}: ${when}`);
  expect(asked).toContain("country: strictCountry");
  expect(asked).toContain("cardType: strictCardTypes");
});
