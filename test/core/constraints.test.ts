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
