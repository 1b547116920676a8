import { fileURLToPath } from "node:url";

import fc from "fast-check";

import type { CreateError } from "../../emulators/cayzu/domain/creation.ts";
import { constraintsOf, type Constraint } from "../../emulators/core/contract/constraints.ts";
import { createChecker } from "../../emulators/core/contract/json-schema.ts";
import { loadXmlLibrary } from "../../emulators/core/contract/xml-library.ts";
import { readContract } from "../../emulators/tools/contract-source.ts";
import { CREATE, openCayzu } from "./calls.ts";
import { brokenBy } from "../support/broken-keywords.ts";
import { customer as sample } from "./sample.ts";
import { toJson, toXml, treeOf, type Shape, type Tree } from "./twins.ts";

const { close, client } = await openCayzu();
afterAll(close);

const { schemas, xsds } = readContract("cayzu", fileURLToPath(new URL("../..", import.meta.url)));
const check = createChecker(schemas);
const library = await loadXmlLibrary(() => import("libxml2-wasm"), xsds);

const TICKET_API = "http://schemas.datacontract.org/2004/07/Ticket.Api";
const namespaces =
  `xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:a="${TICKET_API}" ` +
  'xmlns:s="http://schemas.microsoft.com/2003/10/Serialization/Arrays"';
const org = ` xmlns="${TICKET_API}.Org" ${namespaces}`;
const api = ` xmlns="${TICKET_API}" ${namespaces}`;
const none = ` ${namespaces}`;

const field: Shape = { members: { Name: "text", Type: "text", Value: "text" }, required: [] };
const members = {
  "a:id": "integer",
  address1: "text",
  address2: "text",
  city: "text",
  company_name: "text",
  country: "text",
  custom_fields: { item: "custom_field", of: field },
  is_active: "boolean",
  location: "text",
  notes: "text",
  phone_number: "text",
  postal_code: "text",
  alternate_domains: { item: "s:string", of: "text" },
} as const satisfies Record<string, Shape>;
const create: Shape = { members, required: ["company_name"] };
const customer: Shape = { members, required: Object.keys(members).filter((name) => name !== "alternate_domains") };
const error: Shape = { members: { field: "text", message: "text" }, required: ["message"] };
const result: Shape = {
  members: { errors: { item: "error", of: error }, is_valid: "boolean", id: "integer" },
  required: ["errors", "is_valid", "id"],
};
const httpError: Shape = { members: { Message: "text", ModelState: "state" }, required: ["Message"] };

test.each<{ schema: string; xsd: string; root: string; scope: string; shape: Shape }>([
  { schema: "customer-create", xsd: "customer-create", root: "customer_create", scope: org, shape: create },
  { schema: "customer", xsd: "customer", root: "customer_create", scope: org, shape: customer },
  { schema: "customer", xsd: "customer", root: "customer", scope: org, shape: customer },
  {
    schema: "customers",
    xsd: "customer",
    root: "ArrayOfcustomer_create",
    scope: org,
    shape: { item: "customer_create", of: customer },
  },
  {
    schema: "customers",
    xsd: "customer",
    root: "ArrayOfcustomer",
    scope: org,
    shape: { item: "customer", of: customer },
  },
  { schema: "create-result", xsd: "create-result", root: "create_result", scope: api, shape: result },
  { schema: "http-error", xsd: "http-error", root: "Error", scope: none, shape: httpError },
])("$schema.json and $xsd.xsd say the same of any $root, right or wrong", ({ schema, xsd, root, scope, shape }) => {
  const isValidJson = (tree: unknown): boolean => check(`schemas/cayzu/${schema}.json`, tree).length === 0;
  const isValidXml = (xml: string): boolean =>
    library.open(xml, (document) => document.violations(`schemas/cayzu/${xsd}.xsd`, "request")).length === 0;
  const met = { right: 0, wrong: 0 };
  const documents = fc.oneof(treeOf(shape, false), treeOf(shape, true));
  fc.assert(
    fc.property(documents, (tree) => {
      const verdict = isValidJson(toJson(tree, shape));
      met[verdict ? "right" : "wrong"] += 1;
      expect(isValidXml(toXml(tree, root, shape, scope))).toBe(verdict);
    }),
    { seed: 1, numRuns: 250 },
  );
  expect(met.right).toBeGreaterThan(20);
  expect(met.wrong).toBeGreaterThan(20);
});

const fileOf = (name: string): object => schemas[`schemas/cayzu/${name}`] ?? {};
const constraints = constraintsOf(fileOf("customer-create.json"), fileOf);

/** A JSON document as a tree, with `id` in the namespace that it has in XML. */
function toTree(value: unknown): Tree {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(toTree);
  if (typeof value !== "object") return JSON.stringify(value).replace(/^"(.*)"$/, "$1");
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name === "id" ? "a:id" : name, toTree(child)]),
  );
}

test.each(brokenBy(constraints, sample))(
  "customer-create with $what broken is as JSON what it is as XML",
  ({ document, isWrong }) => {
    const isValid = check("schemas/cayzu/customer-create.json", document).length === 0;
    const xml = toXml(toTree(document), "customer_create", create, org);
    const violations = library.open(xml, (opened) => opened.violations("schemas/cayzu/customer-create.xsd", "request"));
    expect(violations.length === 0).toBe(isValid);
    if (isWrong) expect(isValid).toBe(false);
  },
);

test("every member of a customer says what is answered to a value of another type", () => {
  const places = constraints.filter(({ keyword }) => keyword === "type").map((constraint) => constraint.field);
  const expected = Object.keys(members).map((name) => name.replace("a:", ""));
  const inner = ["alternate_domains[]", "custom_fields[]", "custom_fields[].Name", "custom_fields[].Type"];
  expect(places.sort()).toEqual(["", ...expected, ...inner, "custom_fields[].Value"].sort());
});

/** What breaks a keyword and nothing else. */
const BREAKERS: Readonly<Record<string, (constraint: Constraint) => unknown>> = {
  type: ({ value }) => ([value].flat().includes("string") ? {} : "perhaps"),
  minimum: ({ value }) => Number(value) - 1,
  maximum: ({ value }) => Number(value) + 1,
  pattern: () => " ",
  not: () => null,
  required: () => undefined,
};

/** A customer with a value at a place such as `custom_fields[].Name`. */
function customerWith(place: string, value: unknown): unknown {
  const [name = "", ...rest] = place.split(/(?=\[\])|\./);
  if (place === "") return value;
  const inner = rest.reduceRight((content, step) => (step === "[]" ? [content] : { [step]: content }), value);
  return { company_name: "Acme", [name]: inner };
}

test.each(constraints.map((constraint) => ({ place: constraint.field || "the whole", ...constraint })))(
  "$keyword of $place is answered in the words beside it",
  async (constraint) => {
    const breaker = BREAKERS[constraint.keyword];
    if (breaker === undefined) throw new Error(`nothing here breaks ${constraint.keyword}`);
    const body = JSON.stringify(customerWith(constraint.field, breaker(constraint)));
    expect(check("schemas/cayzu/customer-create.json", JSON.parse(body))).not.toEqual([]);
    const { body: answer } = await client.post(CREATE).type("json").serialize(String).send(body);
    const { ModelState: state, errors } = answer as { ModelState?: Record<string, string[]>; errors?: CreateError[] };
    const words = errors?.map(({ message }) => message) ?? Object.values(state ?? {}).flat();
    expect(words).toEqual([constraint.error]);
  },
);
