import { readFileSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { parse } from "yaml";

import { constraintsOf } from "../../emulators/core/contract/constraints.ts";
import { readXsd, TWINS } from "../../emulators/tools/generate-xsd.ts";
import { jsonAsXml } from "../../emulators/tools/json-as-xml.ts";
import { xsdPattern } from "../../emulators/tools/xsd-pattern.ts";
import { xsdFromJsonSchema } from "../../emulators/tools/xsd-from-json-schema.ts";
import { brokenBy } from "../support/broken-keywords.ts";

interface Example {
  readonly value: Readonly<Record<string, unknown>>;
}

function readText(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

function readSchema(name: string): Record<string, unknown> {
  return JSON.parse(readText(`schemas/control-center/${name}`)) as Record<string, unknown>;
}

const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addVocabulary(["x-error", "x-option"]);
for (const name of ["contact.json", "address.json"]) ajv.addSchema(readSchema(name), name);
/** XSD 1.0 has no rule that reaches over several members. */
const { dependentSchemas: _pairs, "x-error": _codes, ...withoutPairs } = readSchema("customer.json");
const validateJson = ajv.compile(withoutPairs);
const xsd = readText("schemas/control-center/customer.xsd");

function isValidXml(xml: string, schema: string): boolean {
  const source = XmlDocument.fromString(schema);
  const validator = XsdValidator.fromDoc(source);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return true;
  } catch (error) {
    if (error instanceof XmlValidateError) return false;
    throw error;
  } finally {
    document.dispose();
    validator.dispose();
    source.dispose();
  }
}

function verdicts(message: unknown): { json: boolean; xml: boolean } {
  return { json: validateJson(message), xml: isValidXml(jsonAsXml(message, "customer"), xsd) };
}

const { paths } = parse(readText("contracts/control-center/openapi.yaml")) as {
  paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { examples: Record<string, Example> }> } }>
  >;
};
const examples = Object.values(paths)
  .flatMap((path) => Object.values(path))
  .flatMap(({ requestBody }) => Object.entries(requestBody?.content["application/json"]?.examples ?? {}));
const sample = examples.find(([name]) => name === "documented-sample")?.[1].value ?? {};
const contact = { name: "Ada Park", title: null, phone: "1", mobile: "2", email: "ada@acme.example" };

test.each(examples)("the example %s is valid as JSON and as XML", (_name, { value }) => {
  expect(verdicts(value)).toEqual({ json: true, xml: true });
});

test("the examples hold the documented sample", () => {
  expect(sample["name"]).toBe("Acme Customer");
});

test.each([
  ["members in another order", Object.fromEntries(Object.entries(sample).reverse())],
  ["four contacts", { ...sample, contacts: [contact, contact, contact, contact] }],
  ["no contacts", { ...sample, contacts: [] }],
  ["null for what may be left out", { ...sample, securityQuestion: null, contacts: null, billingAddress: null }],
  ["a name with markup and an emoji", { ...sample, name: `<Acme & "Söhne">\r\n\t😀` }],
  ["a name of sixty characters beyond the basic plane", { ...sample, name: "😀".repeat(60) }],
])("%s: valid as JSON and as XML", (_case, message) => {
  expect(verdicts(message)).toEqual({ json: true, xml: true });
});

test.each([
  ["a name of 61 characters", { ...sample, name: "n".repeat(61) }],
  ["an empty name", { ...sample, name: "" }],
  ["a null name", { ...sample, name: null }],
  ["no name", { accountName: "Acme" }],
  ["no account name", { name: "Acme Customer" }],
  ["a security answer of 101 characters", { ...sample, securityAnswer: "a".repeat(101) }],
  ["a fifth contact", { ...sample, contacts: Array.from({ length: 5 }, () => contact) }],
  ["a contact's phone of 26 characters", { ...sample, contacts: [{ ...contact, phone: "1".repeat(26) }] }],
  ["a contact that is null", { ...sample, contacts: [null] }],
  ["a postal code of 16 characters", { ...sample, shippingAddress: { postalCode: "1".repeat(16) } }],
  ["an unknown member", { ...sample, accountId: 1 }],
  ["an unknown member of an address", { ...sample, billingAddress: { street: "123 Main" } }],
  ["a flag that is a text", { ...sample, shipToBillAddress: "yes" }],
  ["an object where a list belongs", { ...sample, contacts: contact }],
])("%s: invalid as JSON and as XML", (_case, message) => {
  expect(verdicts(message)).toEqual({ json: false, xml: false });
});

const address = { addressLine1: "1", addressLine2: "2", city: "3", state: "4", country: "5", postalCode: "6" };
const whole = { ...sample, contacts: [contact], billingAddress: address, shippingAddress: address };
const broken = brokenBy(constraintsOf(readSchema("customer.json"), readSchema), whole);

test.each(broken)("$what broken: as JSON what it is as XML", ({ document, isWrong }) => {
  const { json, xml } = verdicts(document);
  expect(xml).toBe(json);
  if (isWrong) expect(json).toBe(false);
});

test.each(TWINS)("$xsd is what its JSON Schema gives today", (twin) => {
  const made = readXsd(twin);
  expect(made).toBe(made === undefined ? undefined : readText(`schemas/${twin.xsd}`));
});

test("lists, numbers, dates, patterns, listed values and schemas that refer to themselves have their counterparts", () => {
  const node = {
    type: "object",
    required: ["kind"],
    properties: {
      kind: { enum: ["leaf", "branch"] },
      on: { type: "string", format: "date" },
      amount: { type: "number", minimum: 0 },
      code: { type: "string", pattern: "^\\d{2}$" },
      extra: { type: "object" },
      children: { type: "array", minItems: 1, items: { $ref: "#/$defs/node" } },
    },
  };
  const schema = { type: "array", items: { $ref: "#/$defs/node" }, $defs: { node } };
  const made = xsdFromJsonSchema(schema, "nodes", () => ({}));
  const isValid = (message: unknown): boolean => isValidXml(jsonAsXml(message, "nodes"), made);
  const leaf = { kind: "leaf", on: "2024-02-29", amount: 1e-7, code: "07", extra: { any: [1] } };
  expect(isValid([leaf, { kind: "branch", children: [leaf] }])).toBe(true);
  const broken = [{ kind: "root" }, { on: "2023-02-29" }, { amount: -1 }, { code: "7" }, { children: [] }];
  expect(broken.map((change) => isValid([{ ...leaf, ...change }]))).toEqual(broken.map(() => false));
});

test.each([
  [{ allOf: [] }, "allOf"],
  [{ type: ["string", "number"] }, "the types string, number in one"],
  [{ anyOf: [{ type: "string" }, { type: "number" }] }, "alternatives other than null"],
  [{ $ref: "#/$defs/none" }, "points at nothing"],
  [{ type: "object", properties: { "1st": {} } }, `"1st" cannot be the name`],
])("a schema without counterpart is refused: %j", (schema, sentence) => {
  expect(() => xsdFromJsonSchema(schema, "root", () => ({}))).toThrow(sentence);
});

test.each([
  ["^\\d{4}$", "[0-9]{4}"],
  ["^[\\w-]+@x$", "[A-Za-z0-9_-]+@x"],
  ["^(?:a|b)$", "(a|b)"],
  ["^\\p{L}+$", "\\p{L}+"],
  ["abc", "[\\s\\S]*(abc)[\\s\\S]*"],
  ["^a|b$", undefined],
  ["(?=a)b", undefined],
  ["^a+?$", undefined],
  ["\\bword", undefined],
])("the pattern %s is %s in XSD", (pattern, expected) => {
  expect(xsdPattern(pattern)).toBe(expected);
});
