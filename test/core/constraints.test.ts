import { readdirSync, readFileSync } from "node:fs";

import {
  errorFor,
  errorsOf,
  follow,
  memberErrorsOf,
  type Annotated,
} from "../../emulators/core/contract/annotations.ts";
import { constraintsOf } from "../../emulators/core/contract/constraints.ts";

const noFile = (ref: string): object => {
  throw new Error(`there is no ${ref}`);
};

test("a text stands for every keyword beside it, in the vendor's words", () => {
  const schema = { type: "string", maxLength: 60, description: "no keyword", "x-error": "too long" };
  expect(constraintsOf(schema, noFile)).toEqual([
    { field: "", keyword: "type", value: "string", error: "too long" },
    { field: "", keyword: "maxLength", value: 60, error: "too long" },
  ]);
});

test("each keyword, and each member that is required, can have its own, and an option in its place", () => {
  const schema = {
    type: "object",
    required: ["name"],
    "x-error": { type: "no object", required: { name: "no name" } },
    properties: {
      name: { maxLength: 60, pattern: "x", "x-error": { maxLength: "long" }, "x-option": { maxLength: "max" } },
    },
  };
  expect(constraintsOf(schema, noFile)).toEqual([
    { field: "", keyword: "type", value: "object", error: "no object" },
    { field: "name", keyword: "required", value: true, error: "no name" },
    { field: "name", keyword: "maxLength", value: 60, error: "long", option: "max" },
  ]);
});

test("they are found in lists, behind references and among alternatives", () => {
  const files: Readonly<Record<string, object>> = {
    "contact.json": { properties: { phone: { maxLength: 25, "x-error": "phone" } } },
  };
  const schema = {
    properties: {
      contacts: { type: "array", items: { $ref: "contact.json" } },
      first: { anyOf: [{ $ref: "contact.json" }, { type: "null" }] },
    },
  };
  const found = constraintsOf(schema, (ref) => files[ref] ?? noFile(ref));
  expect(found.map(({ field, error }) => [field, error])).toEqual([
    ["contacts[].phone", "phone"],
    ["first.phone", "phone"],
  ]);
});

test.each([
  [{ "x-error": { maxLength: "long" } }, "The schema has an x-error for maxLength, but no maxLength."],
  [
    { required: ["name"], "x-error": { required: { nome: "none" } } },
    "The schema has an x-error for required of nome, which is not there.",
  ],
  [{ required: ["a"], "x-error": { required: { toString: "none" } } }, "required of toString, which is not there."],
  [{ dependentSchemas: {}, "x-error": { dependentSchemas: { toString: "none" } } }, "toString, which is not there."],
])("an annotation that has lost its keyword is refused: %j", (schema, sentence) => {
  expect(() => constraintsOf(schema, noFile)).toThrow(sentence);
});

test("what is said where a value itself is missing stands beside the value", () => {
  const schema = { properties: { name: { type: "string", "x-error": { type: "no text", required: "no name" } } } };
  expect(constraintsOf(schema, noFile)).toEqual([
    { field: "name", keyword: "type", value: "string", error: "no text" },
    { field: "name", keyword: "required", value: true, error: "no name" },
  ]);
});

test("what is asked under an option only names the option", () => {
  const schema = { "x-when": { option: "strict", pattern: "x", "x-error": { pattern: "no x" } } };
  expect(constraintsOf(schema, noFile)).toEqual([
    { field: "", keyword: "pattern", value: "x", error: "no x", when: "strict" },
  ]);
});

test("a reference is followed, also beside null, and what stands beside it is added", () => {
  const id: Annotated = { "x-error": { type: "no text", required: "no id" } };
  const files: Readonly<Record<string, Annotated>> = { "id.json": id, "alias.json": { $ref: "id.json" } };
  const at = (ref: string): Annotated => files[ref] ?? {};
  expect(follow({}, at)).toEqual({});
  expect(errorsOf(follow<Annotated>({ $ref: "alias.json", "x-error": { required: "none" } }, at))).toEqual({
    type: "no text",
    required: "none",
  });
  expect(errorFor(follow<Annotated>({ anyOf: [{ $ref: "id.json" }, {}] }, at), "type")).toBe("no text");
  expect(() => errorFor(id, "pattern")).toThrow("A schema has no x-error for pattern.");
});

/** How many texts there are in a value's annotations, wherever they stand. */
function textsIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, child]) => sum + (key === "x-error" ? count(child) : textsIn(child)),
    0,
  );
}

function count(errors: unknown): number {
  return typeof errors === "object" && errors !== null
    ? Object.values(errors).reduce<number>((sum, error) => sum + count(error), 0)
    : 1;
}

const files = ["cayzu", "control-center", "cardlytics"].flatMap((vendor) =>
  readdirSync(new URL(`../../schemas/${vendor}/`, import.meta.url))
    .filter((name) => name.endsWith(".json"))
    .map((name) => `schemas/${vendor}/${name}`),
);

test("every vendor's word in every schema is found by the one reader", () => {
  const missed = files.filter((file) => {
    const schema: unknown = JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
    const found = constraintsOf(schema as Annotated, () => ({}));
    const groups = new Set(found.map(({ field, keyword, when = "" }) => `${field} ${keyword} ${when}`));
    return groups.size !== found.length || found.length < textsIn(schema);
  });
  expect(missed).toEqual([]);
  expect(memberErrorsOf({ "x-error": { required: { name: "none" } } })).toEqual({ required: { name: "none" } });
});
