import { readdirSync, readFileSync } from "node:fs";

import { UNREADABLE } from "../../emulators/cardlytics/domain/schema.ts";

/** The schemas of what Cardlytics answers, and of seed files: no client is told a mistake of them. */
const OTHERS = ["error.json", "health.json", "profile.json", "request-id.json", "seed.json", "session.json"];
const folder = new URL("../../schemas/cardlytics/", import.meta.url);
const requests = readdirSync(folder).filter((name) => name.endsWith(".json") && !OTHERS.includes(name));

/** The keywords that a value can break; `required` is said beside the member that is missing. */
const KEYWORDS = ["type", "enum", "pattern", "format", "maxLength", "minItems", "maxItems"];

interface Node {
  readonly at: string;
  readonly schema: Annotated;
}

interface Annotated {
  readonly "x-error"?: Readonly<Record<string, string>>;
  readonly [keyword: string]: unknown;
}

function nodesOf(value: unknown, at: string): readonly Node[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const schema = value as Annotated;
  const { properties = {}, items, "x-when": when } = schema;
  return [
    { at, schema },
    ...Object.entries(properties as object).flatMap(([name, child]) => nodesOf(child, `${at}/${name}`)),
    ...nodesOf(items, `${at}/items`),
    ...nodesOf(when, `${at}/x-when`),
  ];
}

const nodes = requests.flatMap((name) => nodesOf(JSON.parse(readFileSync(new URL(name, folder), "utf8")), name));

test("every keyword that a request can break has the vendor's error beside it", () => {
  const without = nodes.flatMap(({ at, schema }) => {
    const { "x-error": errors = {} } = schema;
    return KEYWORDS.filter((keyword) => keyword in schema && !(keyword in errors)).map(
      (keyword) => `${at}: ${keyword}`,
    );
  });
  expect(without).toEqual([]);
});

test("a wrong type is HttpMessageNotReadable, whatever member it is of", () => {
  const types = nodes.flatMap(({ schema }) => schema["x-error"]?.["type"] ?? []);
  expect(types.length).toBeGreaterThan(60);
  expect(new Set(types)).toEqual(new Set([UNREADABLE]));
});

test.each([
  ["card.json/networkIdentifier", "enum", "must be between 3 and 6"],
  ["account.json/type", "enum", UNREADABLE],
  ["customers.json/customers", "maxItems", "size must be between 1 and 50"],
  ["id.json", "maxLength", "size must be between 0 and 120"],
])("the contract has beside %s, %s: %s", (place, keyword, error) => {
  expect(nodes.find(({ at }) => at === place)?.schema["x-error"]).toHaveProperty(keyword, error);
});
