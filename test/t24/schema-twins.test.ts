import { readdirSync, readFileSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";

import { createAcceptor } from "../../emulators/core/contract/xml-acceptor.ts";
import { loadXmlLibrary } from "../../emulators/core/contract/xml-library.ts";
import { toXmlTree } from "../../emulators/core/contract/xml-tree.ts";
import { escapeText, isCarriable } from "../../emulators/core/xml-text.ts";
import { groups, scalars, type Field, type Group } from "../../emulators/t24/domain/dictionary.ts";
import { patterns } from "../../emulators/t24/domain/types.ts";
import { toGrammar } from "../../emulators/tools/xsd-grammar.ts";

const FOLDER = new URL("../../schemas/t24/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const xsds = readdirSync(FOLDER).filter((name) => name.endsWith(".xsd"));
const texts = Object.fromEntries(xsds.map((name) => [`schemas/t24/${name}`, read(name)]));
const library = await loadXmlLibrary(() => import("libxml2-wasm"), texts);
const accept = createAcceptor(toGrammar("schemas/t24/atom.xsd", texts));
const ajv = new Ajv2020({ strict: true });
for (const name of ["customer-hal.json", "hal-errors.json", "hal-metadata.json"]) {
  ajv.addSchema(JSON.parse(read(name)) as object, name);
}

/** A customer that is neither Atom nor HAL yet: values by OData name, and lists of the same for groups. */
interface Draft {
  readonly [name: string]: string | readonly Draft[];
}

const ENTITY = "verCustomer_Input";

/** The draft as Atom has it: groups under the entity's name, elements in a Bag. */
function propertiesOf(draft: Draft): string {
  return Object.entries(draft)
    .map(([name, value]) => {
      if (typeof value === "string") return `<d:${name}>${escapeText(value)}</d:${name}>`;
      const elements = value.map((element) => `<d:element>${propertiesOf(element)}</d:element>`).join("");
      return `<d:${ENTITY}_${name}>${elements}</d:${ENTITY}_${name}>`;
    })
    .join("");
}

function entryOf(properties: string): string {
  return (
    '<entry xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" ' +
    'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><content type="application/xml">' +
    `<m:properties>${properties}</m:properties></content></entry>`
  );
}

function isValidXml(xsd: string, text: string): boolean {
  return library.open(text, (document) => document.violations(`schemas/t24/${xsd}`, "request")).length === 0;
}

const isValidAtom = (draft: Draft, xsd = "atom.xsd"): boolean => isValidXml(xsd, entryOf(propertiesOf(draft)));
const isValidHal = (draft: Draft): boolean => ajv.validate("customer-hal.json", draft);

/** What the dictionary allows in a field. */
function rightValue({ type, values, length }: Field): fc.Arbitrary<string> {
  if (values !== undefined) return fc.constantFrom("", ...values);
  const pattern = patterns[type];
  const text = pattern === undefined ? fc.string() : fc.stringMatching(new RegExp(`^(?:${pattern})$`));
  return fc.oneof(
    fc.constant(""),
    text.map((value) => value.slice(0, length)),
  );
}

/** What often is wrong: too long, of other characters, in small letters, with a blank or a line break around it. */
function mutantOf({ length, values = [] }: Field): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom("A", "1", "-").map((sign) => sign.repeat(length + 1)),
    fc.constantFrom(" ", "\n", "1\n", " 1", "1 ", "-1", "a", "é", "20180230", "+1", "1.5", "1.234", "\u{1F600}"),
    fc.constantFrom("NONE", ...values).map((value) => value.toLowerCase()),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  );
}

const valueOf = (field: Field): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: rightValue(field) }, { weight: 1, arbitrary: mutantOf(field) }).filter(isCarriable);

const position = fc.constantFrom("1", "2", "", "0", "x", "10");

function elementsOf(group: Group): fc.Arbitrary<readonly Draft[]> {
  const members = {
    ...Object.fromEntries(group.fields.map((field) => [field.odata, valueOf(field)])),
    ...Object.fromEntries(group.subGroups.map((subGroup) => [subGroup.odata, elementsOf(subGroup)])),
    ...(group.language && { LanguageCode: fc.constantFrom("en", "fr", "") }),
    valuePosition: position,
    subValuePosition: position,
  };
  return fc.array(fc.record(members, { requiredKeys: [] }), { maxLength: 2 });
}

/** Some properties of a customer, each at its place. */
const anyDraft: fc.Arbitrary<Draft> = fc
  .tuple(fc.subarray([...scalars], { maxLength: 3 }), fc.subarray([...groups], { maxLength: 1 }))
  .chain(([someScalars, someGroups]) =>
    fc.record({
      ...Object.fromEntries(someScalars.map((field) => [field.odata, valueOf(field)])),
      ...Object.fromEntries(someGroups.map((group) => [group.odata, elementsOf(group)])),
    }),
  );

test("what the JSON Schema takes of a customer the XSD takes, and its grammar, and nothing else", () => {
  const seen = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const isValid = isValidHal(draft);
      seen[isValid ? "valid" : "invalid"] += 1;
      const entry = entryOf(propertiesOf(draft));
      expect([draft, isValidXml("atom.xsd", entry)]).toEqual([draft, isValid]);
      const isPlain = !/[\u0080-\u009F\uD800-\uDFFF]/.test(entry);
      expect([draft, accept(entry)]).toEqual([draft, isValid && isPlain ? toXmlTree(entry) : undefined]);
    }),
    { numRuns: 300, seed: 24 },
  );
  // Neither side may be proven by documents that are all good, or all bad.
  expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(50);
});

const placed: readonly PlacedField[] = [
  ...scalars.map((field) => ({ field, at: (value: string): Draft => ({ [field.odata]: value }) })),
  ...groups.flatMap(fieldsIn),
];
const fields = placed.map(({ field, at }) => [field.odata, field, at] as const);

test.each(fields)("%s is held to the same values in both", (_name, field, at) => {
  fc.assert(
    fc.property(valueOf(field), (value) => {
      const draft = at(value);
      expect([value, isValidAtom(draft)]).toEqual([value, isValidHal(draft)]);
    }),
    { numRuns: 12, seed: 24 },
  );
});

test.each<[string, Draft, string]>([
  [
    "a group that is a text",
    { Name1MvGroup: "JOHN" },
    "<d:verCustomer_Input_Name1MvGroup>JOHN</d:verCustomer_Input_Name1MvGroup>",
  ],
  ["a field that is a list", { Mnemonic: [{}] }, "<d:Mnemonic><d:element/></d:Mnemonic>"],
])("%s is taken by neither", (_what, json, properties) => {
  expect([isValidHal(json), isValidXml("atom.xsd", entryOf(properties))]).toEqual([false, false]);
});

test("a refusal's echo is held to its structure only, in both", () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      expect(isValidAtom(draft, "atom-echo.xsd")).toBe(ajv.validate("hal-errors.json", { ...draft, ...REFUSED }));
    }),
    { numRuns: 100, seed: 24 },
  );
});

const ERROR = { Code: "X", Type: "WARNING", Text: "X", Info: "" };
const REFUSED = {
  CustomerCode: "1",
  _embedded: { "http://temenostech.temenos.com/rels/errors": [{ ErrorsMvGroup: [ERROR] }] },
};

test.each<[string, readonly Readonly<Record<string, string>>[], boolean]>([
  ["one error", [ERROR], true],
  ["two, in another order", [ERROR, { Info: "", Text: "", Code: "", Type: "OVERRIDE" }], true],
  ["none", [], false],
  ["one of an unknown type", [{ ...ERROR, Type: "ERROR" }], false],
  ["one without a text", [{ Code: "X", Type: "WARNING", Info: "" }], false],
])("an errors block with %s is judged alike", (_what, errors, isRight) => {
  const properties = errors.map((error) => `<d:element>${propertiesOf(error)}</d:element>`).join("");
  const xml = entryOf(`<d:Errors_ErrorsMvGroup>${properties}</d:Errors_ErrorsMvGroup>`);
  expect([isValidXml("atom-echo.xsd", xml), ajv.validate("hal-errors.json", { ErrorsMvGroup: errors })]).toEqual([
    isRight,
    isRight,
  ]);
});

// In JSON a property in a group that is not its own is an unknown one; an XSD's element is global.
test("a property that stands in a foreign group is held to its type by the XSD only", () => {
  const draft: Draft = { Fax1MvGroup: [{ Gender: "OTHER" }] };
  expect([isValidHal(draft), isValidAtom(draft)]).toEqual([true, false]);
});

interface PlacedField {
  readonly field: Field;
  readonly at: (value: string) => Draft;
}

function fieldsIn(group: Group): readonly PlacedField[] {
  const own = group.fields.map((field) => ({
    field,
    at: (value: string): Draft => ({ [group.odata]: [{ [field.odata]: value }] }),
  }));
  const inner = group.subGroups.flatMap(fieldsIn).map(({ field, at }) => ({
    field,
    at: (value: string): Draft => ({ [group.odata]: [at(value)] }),
  }));
  return [...own, ...inner];
}
