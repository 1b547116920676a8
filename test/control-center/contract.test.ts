import { readFileSync } from "node:fs";

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

import { CHECKS, check } from "../../emulators/control-center/domain/checks.ts";
import { CONSTRAINTS, constraintsOn } from "../../emulators/control-center/domain/contract.ts";
import { toKeyword } from "../../emulators/control-center/domain/keywords.ts";
import { toProposal, membersOf } from "../../emulators/control-center/domain/proposal.ts";
import { toRefusalCode } from "../../emulators/control-center/domain/refusal.ts";
import { options } from "../../emulators/control-center/options.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { defaultsOf } from "../../emulators/core/options.ts";
import { jsonAsXml } from "../../emulators/tools/json-as-xml.ts";
import { nearlyValid, STRANGERS, STRANGERS_IN_XML } from "../support/generated-json.ts";

const readText = (name: string): string => readFileSync(`schemas/control-center/${name}`, "utf8");
const readSchema = (name: string): Record<string, unknown> => JSON.parse(readText(name)) as Record<string, unknown>;
const customer = readSchema("customer.json");
/** XSD 1.0 has no rule that reaches over several members. */
const { dependentSchemas, "x-error": _codes, ...withoutPairs } = customer;

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addVocabulary(["x-error", "x-option"]);
  for (const name of ["contact.json", "address.json"]) ajv.addSchema(readSchema(name), name);
  return ajv.compile(schema);
}

const bodies = nearlyValid(customer, { resolve: readSchema, strangers: STRANGERS });
const bodiesInXml = nearlyValid(customer, { resolve: readSchema, strangers: STRANGERS_IN_XML });
const isValid = compile(customer);
const isValidAlone = compile(withoutPairs);
const xsd = XmlDocument.fromString(readText("customer.xsd"));
const validator = XsdValidator.fromDoc(xsd);
afterAll(() => {
  validator.dispose();
  xsd.dispose();
});

function isValidXml(body: unknown): boolean {
  const document = XmlDocument.fromString(jsonAsXml(body, "customer"));
  try {
    validator.validate(document);
    return true;
  } catch (error) {
    if (error instanceof XmlValidateError) return false;
    throw error;
  } finally {
    document.dispose();
  }
}

/** What the table of checks says of a body whose account is there and whose name is free. */
function codeOf(body: unknown): string | undefined {
  const account = { accountId: 1, name: "Acme", apiAccess: true, erasing: false };
  const known = { account, isAccountSeen: true, isNameTaken: false };
  try {
    check(toProposal({ body, members: membersOf(body) }, known), defaultsOf(options));
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Null counts as left out, and of a shipping address that is not used only the names of the members are looked at. */
function asRead(body: unknown): unknown {
  const members = membersOf(body);
  const { shippingAddress: sent, shipToBillAddress } = members;
  const isIgnored = shipToBillAddress === true && isObject(sent);
  const named = isIgnored ? Object.fromEntries(Object.keys(membersOf(sent)).map((name) => [name, ""])) : sent;
  const read = { ...members, shippingAddress: named };
  return JSON.parse(JSON.stringify(read), (_key, value: unknown) => value ?? undefined);
}

const isObject = (body: unknown): boolean => typeof body === "object" && body !== null && !Array.isArray(body);

test("of generated bodies, right and wrong, the JSON Schema and the XSD say the same", () => {
  const seen = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(bodiesInXml.filter(isObject), (body) => {
      const verdict = isValidAlone(body);
      seen[verdict ? "valid" : "invalid"] += 1;
      expect([body, isValidXml(body)]).toEqual([body, verdict]);
    }),
    { numRuns: 1000, seed: 17 },
  );
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(150);
});

test("of generated bodies, the checks refuse what the JSON Schema does, by a code that stands beside a broken keyword", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(bodies.filter(isObject), (body) => {
      const code = codeOf(body);
      if (code !== undefined) seen.add(code);
      const read = asRead(body);
      const isRight = isValid(read);
      expect([body, code === undefined]).toEqual([body, isRight]);
      if (code !== undefined) expect(codesBroken(isValid)).toContain(code);
    }),
    { numRuns: 2000, seed: 23 },
  );
  expect(seen.size).toBeGreaterThan(15);
});

/** The codes beside the keywords that a body was found to break. */
function codesBroken({ errors }: ValidateFunction): readonly string[] {
  return (errors ?? []).flatMap(({ instancePath, keyword, params }) => {
    const at = instancePath.slice(1).replaceAll("/", ".").replace(/\.\d+/, "[]");
    const { missingProperty } = params as { missingProperty?: string };
    const place = keyword === "required" ? [at, missingProperty].filter(Boolean).join(".") : at;
    // Within a pair's rule, ajv names the partner, whose lack is the other's code.
    const pairs = keyword === "if" || at.startsWith("security") || place.startsWith("security");
    return CONSTRAINTS.filter(
      ({ field, keyword: own }) =>
        (field === place && own === keyword) || (pairs && own === "dependentSchemas" && field !== place),
    ).map(({ error }) => error);
  });
}

test("every keyword of the schema with a code has its place in the table of checks, and nothing else is taken from it", () => {
  const inTable = new Set(CHECKS.map(({ field, code }) => `${field} ${code}`));
  const without = CONSTRAINTS.filter(({ field, error }) => !inTable.has(`${field} ${error}`));
  expect(without).toEqual([]);
  expect(CONSTRAINTS.length).toBeGreaterThan(50);
});

const ASSERTIONS = ["type", "minLength", "maxLength", "pattern", "maxItems", "additionalProperties"];

/** Each schema in a file, with its path; the rules of pairs have their codes elsewhere. */
function schemasIn(
  value: unknown,
  path: string,
): readonly (readonly [path: string, schema: Record<string, unknown>])[] {
  if (typeof value !== "object" || value === null) return [];
  const members = value as Record<string, unknown>;
  const { type } = members;
  const own = typeof type === "string" || Array.isArray(type) ? [[path, members] as const] : [];
  const inner = Object.entries(members).filter(([name]) => name !== "x-error" && name !== "dependentSchemas");
  return [...own, ...inner.flatMap(([name, child]) => schemasIn(child, `${path}/${name}`))];
}

test.each(["customer.json", "contact.json", "address.json"])("every assertion of %s has a code beside it", (name) => {
  const schemas = schemasIn(readSchema(name), name).filter(([, { type }]) => type !== "null");
  const bare = schemas.flatMap(([path, schema]) =>
    ASSERTIONS.filter((keyword) => keyword in schema)
      .filter((keyword) => typeof schema["x-error"] !== "string" && !(keyword in membersOf(schema["x-error"])))
      .map((keyword) => `${path} ${keyword}`),
  );
  expect(bare).toEqual([]);
  expect(schemas.length).toBeGreaterThan(5);
});

test("every option that the schema names is declared, and its default is the schema's own value", () => {
  const defaults = defaultsOf(options);
  const named = CONSTRAINTS.filter(({ option }) => option !== undefined);
  expect(named.map(({ option = "" }) => [option, defaults[option]])).toEqual(
    named.map(({ option = "", value }) => [option, typeof value === "number" ? value : false]),
  );
});

test("the pair of question and answer is all that the XSD leaves out", () => {
  expect(Object.keys(dependentSchemas as object)).toEqual(["securityQuestion", "securityAnswer"]);
  const body = { name: "A", accountName: "Acme", securityQuestion: "Q" };
  expect([isValid(body), isValidAlone(body), isValidXml(body)]).toEqual([false, true, true]);
});

test.each([
  ["a keyword that is not there", () => constraintsOn("name", ["format"]), "not all of format"],
  ["keywords of several codes", () => constraintsOn("name", ["minLength", "maxLength"]), "several codes"],
  ["a code without words", () => toRefusalCode("10000999"), "10000999"],
  [
    "a keyword without a check",
    () => toKeyword({ field: "name", keyword: "format", value: "email", error: "10000582" }),
    "format",
  ],
  [
    "a pair without a partner",
    () => toKeyword({ field: "name", keyword: "dependentSchemas", value: {}, error: "10000582" }),
    "no other member",
  ],
])("a table that wants %s of the schema is refused", (_what, make, sentence) => {
  expect(make).toThrow(sentence);
});
