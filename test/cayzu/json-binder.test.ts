import { blankCustomer } from "../../emulators/cayzu/domain/customer.ts";
import { bindJson } from "../../emulators/cayzu/representations/json-binder.ts";
import { customer } from "./sample.ts";

const ERROR = ["An error has occurred."];

test("the sample binds to itself, member by member in the same order", () => {
  expect(JSON.stringify(bindJson(customer))).toBe(JSON.stringify({ customer, modelState: {} }));
});

test("what is left out has .NET's default, is_active false among them", () => {
  expect(bindJson({})).toEqual({ customer: blankCustomer, modelState: {} });
  const { is_active: isActive, ...others } = blankCustomer;
  expect([isActive, ...new Set(Object.values(others))]).toEqual([false, null]);
});

test.each([
  ["a name in another case", { COMPANY_NAME: "Acme" }, { company_name: "Acme" }],
  ["the exact name and another case: each is set, in their order", { city: "a", City: "b" }, { city: "b" }],
  ["a name that only Unicode folds to ours", { "\u212Aey": 1, addreſs1: "x" }, {}],
  ["unknown members", { colour: "red", toString: "x", constructor: {} }, {}],
  ["a number for a text", { phone_number: 5551234 }, { phone_number: "5551234" }],
  ["a boolean for a text", { notes: true }, { notes: "true" }],
  ["an empty text", { notes: "" }, { notes: "" }],
  ["a text with white space", { notes: "  a " }, { notes: "  a " }],
  ["what looks like a date", { notes: "2026-01-01T00:00:00Z" }, { notes: "2026-01-01T00:00:00Z" }],
  ["true as text", { is_active: "TRUE" }, { is_active: true }],
  ["false as text, with blanks", { is_active: " false " }, { is_active: false }],
  ["one for a boolean", { is_active: 1 }, { is_active: true }],
  ["zero for a boolean", { is_active: 0 }, { is_active: false }],
  ["an integer as text", { id: " -7 " }, { id: -7 }],
  ["an empty text for an integer", { id: "" }, { id: null }],
  ["an empty text for a list", { alternate_domains: "", custom_fields: "" }, {}],
  ["null for everything that may be null", { ...blankCustomer, is_active: true }, { is_active: true }],
  [
    "numbers and nulls in a list of texts",
    { alternate_domains: [1, null, "a"] },
    { alternate_domains: ["1", null, "a"] },
  ],
  [
    "custom fields in lower case, and in order",
    { custom_fields: [{ name: "b", type: "t", value: 1 }, { Name: "a" }, null] },
    {
      custom_fields: [{ Name: "b", Type: "t", Value: "1" }, { Name: "a", Type: null, Value: null }, null],
    },
  ],
])("binds: %s", (_what, document, expected) => {
  expect(bindJson(document)).toEqual({ customer: { ...blankCustomer, ...expected }, modelState: {} });
});

test.each<[string, object, string[], object]>([
  ["a word for a boolean", { is_active: "perhaps", city: "b" }, ["customer.is_active"], { city: "b" }],
  ["an empty text for a boolean", { is_active: "" }, ["customer.is_active"], {}],
  ["null for a boolean", { is_active: null }, ["customer.is_active"], {}],
  ["the path spells the name as it came", { IS_Active: "x" }, ["customer.IS_Active"], {}],
  ["a fraction for an integer", { id: 1.5 }, ["customer.id"], {}],
  ["an integer beyond 32 bits", { id: 2147483648 }, ["customer.id"], {}],
  ["a word for an integer", { id: "one" }, ["customer.id"], {}],
  ["a boolean for an integer", { id: true }, ["customer.id"], {}],
  ["an object for a text", { notes: {} }, ["customer.notes"], {}],
  ["a list for a text", { notes: ["a"] }, ["customer.notes"], {}],
  ["a text for a list", { alternate_domains: "a" }, ["customer.alternate_domains"], {}],
  ["an object for a list", { alternate_domains: {} }, ["customer.alternate_domains"], {}],
  [
    "an object for a list is found at its first name",
    { alternate_domains: { "a b": 1 } },
    ["customer.alternate_domains['a b']"],
    {},
  ],
  [
    "an item that is no text is left out",
    { alternate_domains: ["a", {}, "b"] },
    ["customer.alternate_domains[1]"],
    { alternate_domains: ["a", "b"] },
  ],
  [
    "an item that is no custom field is left out",
    { custom_fields: [1, { Name: [] }] },
    ["customer.custom_fields[0]", "customer.custom_fields[1].Name"],
    { custom_fields: [{ Name: null, Type: null, Value: null }] },
  ],
  [
    "several mistakes, in their order",
    { id: "x", is_active: 2, notes: [] },
    ["customer.id", "customer.notes"],
    { is_active: true },
  ],
])("notes, and binds the rest: %s", (_what, document, keys, rest) => {
  const { customer: bound, modelState } = bindJson(document);
  expect(modelState).toEqual(Object.fromEntries(keys.map((key) => [key, ERROR])));
  expect(Object.keys(modelState)).toEqual(keys);
  expect(bound).toEqual({ ...blankCustomer, ...rest });
});

test.each([[[]], [["a"]], [1], ["text"], [true]])("%j is no customer at all", (document) => {
  expect(bindJson(document)).toEqual({ customer: null, modelState: { customer: ERROR } });
});

test.each([[null], [""]])("%j is nothing, without a mistake", (document) => {
  expect(bindJson(document)).toEqual({ customer: null, modelState: {} });
});

test("a member that comes in two cases is noted under each", () => {
  expect(bindJson(JSON.parse('{"notes":{},"NOTES":{}}')).modelState).toEqual({
    "customer.notes": ERROR,
    "customer.NOTES": ERROR,
  });
});

test("a member named __proto__ is an unknown member", () => {
  const { customer: bound } = bindJson(JSON.parse('{"__proto__":{"city":"x"},"notes":"y"}'));
  expect(bound).toEqual({ ...blankCustomer, notes: "y" });
});

test("of very many mistakes the first 5000 are noted", () => {
  const { modelState } = bindJson({ alternate_domains: Array.from({ length: 6_000 }, () => ({})) });
  expect(Object.keys(modelState)).toHaveLength(5_000);
});
