import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { fullFormats } from "ajv-formats/dist/formats.js";
import fc from "fast-check";

import { compileSchemas, exportName } from "../../emulators/core/contract/json-schema.ts";
import { MAX_VIOLATIONS, schemaViolations } from "../../emulators/core/contract/violations.ts";
import { readContract, type ContractSource } from "../../emulators/tools/contract-source.ts";
import { millisecondsSince } from "../support/cpu-time.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Reads the contract of a service `acme` that has these files. */
function readFiles(files: Readonly<Record<string, string>>): ContractSource {
  const root = mkdtempSync(join(tmpdir(), "contract-"));
  folders.push(root);
  for (const [path, text] of Object.entries({ "schemas/acme/thing.json": "{}", ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return readContract("acme", root);
}

const PATH = "contracts/acme/openapi.yaml";
const EVIDENCE = "x-evidence: { grade: assumed, source: none }";
const readYaml = (yaml: string): ContractSource => readFiles({ [PATH]: yaml });

test("an operation has its method, path, security, query, bodies, answers and evidence", () => {
  const source = readFiles({
    [PATH]: `
security: [{ token: [] }]
paths:
  /things/{id}:
    parameters:
      - { name: id, in: path, required: true }
      - { name: lang, in: query }
    put:
      operationId: putThing
      ${EVIDENCE}
      parameters: [{ $ref: "#/components/parameters/Limit" }]
      requestBody:
        content:
          Application/JSON: { schema: { $ref: ../../schemas/acme/thing.json } }
          text/xml: { x-xsd: ../../schemas/acme/thing.xsd }
      responses:
        "200": { content: { application/json: { schema: { $ref: ../../schemas/acme/other.json } } } }
        "204": {}
        4XX: { $ref: "#/components/responses/Refusal" }
    get: { operationId: getThing, ${EVIDENCE}, security: [], responses: { default: {} } }
components:
  parameters: { Limit: { name: limit, in: query } }
  responses: { Refusal: { content: { application/json: { schema: { $ref: ../../schemas/acme/thing.json } } } } }
`,
    "schemas/acme/thing.json": '{"type":"object"}',
    "schemas/acme/other.json": '{"type":"array"}',
    "schemas/acme/thing.xsd": "<xs:schema/>",
    "schemas/acme/README.md": "no schema",
  });
  const evidence = { grade: "assumed", source: "none" };
  const thing = { schema: "schemas/acme/thing.json" };
  expect(source.operations).toEqual([
    {
      id: "getThing",
      method: "GET",
      path: "/things/{id}",
      security: [],
      query: ["lang"],
      answers: { default: {} },
      evidence,
    },
    {
      id: "putThing",
      method: "PUT",
      path: "/things/{id}",
      security: [{ token: [] }],
      query: ["lang", "limit"],
      requestBodies: { "application/json": thing, "text/xml": { xsd: "schemas/acme/thing.xsd" } },
      answers: {
        "200": { "application/json": { schema: "schemas/acme/other.json" } },
        "204": {},
        "4XX": { "application/json": thing },
      },
      evidence,
    },
  ]);
  expect(source.roots).toEqual(["schemas/acme/other.json", "schemas/acme/thing.json"]);
  expect(source.schemas).toEqual({
    "schemas/acme/thing.json": { type: "object" },
    "schemas/acme/other.json": { type: "array" },
  });
  expect(source.xsds).toEqual({ "schemas/acme/thing.xsd": "<xs:schema/>" });
  expect(Object.keys(source.documents)).toEqual([
    PATH,
    "contracts/acme/openapi.json",
    "schemas/acme/other.json",
    "schemas/acme/thing.json",
    "schemas/acme/thing.xsd",
  ]);
});

test("an operation may be there by an option only", () => {
  const [operation] = readYaml(`paths: { /x: { get: { operationId: x, ${EVIDENCE}, x-option: more } } }`).operations;
  expect(operation).toMatchObject({ id: "x", option: "more" });
});

test("an operation may ignore its body", () => {
  const [operation] = readYaml(
    `paths: { /x: { post: { operationId: x, ${EVIDENCE}, requestBody: { x-ignored: true, content: { a/b: {} } } } } }`,
  ).operations;
  expect(operation).toMatchObject({ ignoresBody: true, requestBodies: { "a/b": {} } });
});

test.each([
  ["paths: { /x: { get: {} } }", `${PATH}: get /x has no operationId.`],
  ["paths: { /x: { get: { operationId: getX } } }", `${PATH}: getX has no x-evidence.`],
  [
    `paths: { /x: { get: { operationId: x, ${EVIDENCE}, responses: { "200": { $ref: "#/components/responses/X" } } } } }`,
    "#/components/responses/X leads nowhere.",
  ],
  [
    `paths: { /x: { get: { operationId: x, ${EVIDENCE}, parameters: [{ $ref: "other.yaml#/X" }] } } }`,
    "other.yaml#/X: only bodies may refer to other files.",
  ],
  [
    `paths: { /x: { get: { operationId: x, ${EVIDENCE} }, put: { operationId: x, ${EVIDENCE} } } }`,
    `${PATH}: there are two operations x.`,
  ],
  [
    `paths: { /x: { get: { operationId: x, ${EVIDENCE}, responses: { "200": { content: { a/b: { x-xsd: ../../schemas/acme/y.xsd } } } } } } }`,
    `${PATH}: it names schemas/acme/y.xsd, which is not there.`,
  ],
  [
    `paths: { /x: { get: { operationId: x, ${EVIDENCE}, responses: { "200": { content: { a/b: { schema: { type: string } } } } } } } }`,
    `${PATH}: a a/b body has its schema inline; it belongs into a file of schemas/.`,
  ],
])("the contract %s is refused by a sentence", (yaml, sentence) => {
  expect(() => readYaml(yaml)).toThrow(sentence);
});

const FILE = "schemas/acme/thing.json";

/** Compiles one schema and gives what its validator finds. */
async function check(schema: object, value: unknown): Promise<unknown> {
  const source = compileSchemas({ [FILE]: schema }, [FILE]);
  const folder = mkdtempSync(join(import.meta.dirname, ".compiled-"));
  folders.push(folder);
  const file = join(folder, "validators.mjs");
  // The build has its bundler put ajv's run-time parts in.
  writeFileSync(file, source.replace(/\brequire\("([^"]+)"\)/g, "(await import('$1.js'))"));
  const { [exportName(FILE)]: validate } = (await import(file)) as Record<
    string,
    Parameters<typeof schemaViolations>[0]
  >;
  if (validate === undefined) throw new Error("the schema has no validator");
  return schemaViolations(validate, value, "request");
}

test("a compiled schema finds all that is wrong, as data", async () => {
  const schema = {
    type: "object",
    properties: { id: { type: "integer" }, name: { type: ["string", "null"] } },
    required: ["id"],
    additionalProperties: false,
  };
  expect(await check(schema, { id: 1, name: null })).toEqual([]);
  expect(await check(schema, { name: 2, other: 3 })).toEqual([
    { in: "request", at: "", rule: "required", message: "must have required property 'id'" },
    { in: "request", at: "/other", rule: "additionalProperties", message: "is no member that the schema knows" },
    { in: "request", at: "/name", rule: "type", message: "must be string,null" },
  ]);
});

test("a member named __proto__ is one that a closed schema does not know", async () => {
  const schema = { type: "object", properties: { id: {} }, additionalProperties: false };
  expect(await check(schema, JSON.parse('{"__proto__":{"id":1}}'))).toMatchObject([{ rule: "additionalProperties" }]);
});

const digits = (most: number): fc.Arbitrary<string> =>
  fc
    .oneof(fc.integer({ min: 0, max: most }), fc.constantFrom(0, 29, 30, 60, most + 1))
    .map((number) => String(number).padStart(2, "0"));
const dateTimes = fc
  .tuple(
    fc.constantFrom("2024", "2023", "0000", "9999", "24"),
    digits(12),
    digits(31),
    fc.constantFrom("T", "T", "T", "t", " ", ""),
    digits(23),
    digits(59),
    digits(59),
    fc.constantFrom("", ".5", ".123456789", "."),
    fc.constantFrom("Z", "Z", "z", "+01:00", "-2330", "+24:00", ""),
  )
  .map(([year, month, day, separator, hour, minute, second, rest, zone]) => {
    return `${year}-${month}-${day}${separator}${hour}:${minute}:${second}${rest}${zone}`;
  });

test("a compiled schema takes exactly the date-times that the library's own format takes", async () => {
  const whole = fullFormats["date-time"] as { readonly validate: (text: string) => boolean };
  const verdicts = new Set<boolean>();
  for (let round = 0; round < 20; round += 1) {
    const texts = fc.sample(dateTimes, MAX_VIOLATIONS);
    const found = await check({ type: "array", items: { type: "string", format: "date-time" } }, texts);
    const wrong = texts.flatMap((text, index) => (whole.validate(text) ? [] : [`/${index}`]));
    expect((found as readonly { readonly at: string }[]).map(({ at }) => at)).toEqual(wrong);
    for (const text of texts) verdicts.add(whole.validate(text));
  }
  expect(verdicts.size).toBe(2);
});

test("of 1000 mistakes the first hundred are reported", async () => {
  const value = Array.from({ length: 1_000 }, () => "x");
  expect(await check({ type: "array", items: { type: "integer" } }, value)).toHaveLength(MAX_VIOLATIONS);
});

test("of a long list of wrong items the first are found, and in a short one alternatives are still tried", async () => {
  const schema = {
    $defs: { item: { type: "object", properties: { a: {}, b: {} }, required: ["a", "b"] } },
    type: "array",
    items: { anyOf: [{ $ref: "#/$defs/item" }, { $ref: "#/$defs/item" }, { type: "integer" }] },
  };
  expect(await check(schema, [1, { a: 1, b: 2 }])).toEqual([]);
  expect(await check(schema, [{ a: 1 }, 2, "x"])).toMatchObject(
    ["required", "required", "type", "anyOf", "type", "type", "type", "anyOf"].map((rule) => ({ rule })),
  );
  const startedAt = process.cpuUsage();
  const value = Array.from({ length: 100_000 }, () => ({}));
  const found = (await check(schema, value)) as readonly { readonly at: string }[];
  expect(millisecondsSince(startedAt)).toBeLessThan(5_000);
  expect([found.length, found[0]?.at, found.at(-1)?.at]).toEqual([MAX_VIOLATIONS, "/0", "/16"]);
});

test("schemas refer to each other by relative path", () => {
  const source = compileSchemas(
    {
      [FILE]: { type: "object", properties: { part: { $ref: "part.json" } } },
      "schemas/acme/part.json": { type: "string" },
    },
    [FILE],
  );
  expect(source).toContain("schemas_acme_thing_json");
});

test.each<[string, object, string]>([
  ["an unknown keyword", { type: "object", requird: ["id"] }, 'unknown keyword: "requird"'],
  ["an unknown format", { type: "string", format: "iban" }, 'unknown format "iban"'],
  ["a keyword of another type", { type: "string", minimum: 1 }, "minimum"],
  ["a required member that is not declared in a closed list", { type: "array", prefixItems: [{}] }, "prefixItems"],
  ["a type that is none", { type: "text" }, "schema is invalid"],
  ["a reference that leads nowhere", { $ref: "none.json" }, "none.json"],
])("a schema with %s does not compile", (_what, schema, message) => {
  // Strictness that ajv only warns of is an error here as well.
  expect(() => compileSchemas({ [FILE]: schema }, [FILE])).toThrow(message);
});

test("a schema that is not there is named", () => {
  expect(() => compileSchemas({}, [FILE])).toThrow(FILE);
});

test.each([
  ["schemas/t24/customer-created.json", "schemas_t24_customer_created_json"],
  ["a.b/c-d", "a_b_c_d"],
])("the validator of %s is exported as %s", (path, name) => {
  expect(exportName(path)).toBe(name);
});
