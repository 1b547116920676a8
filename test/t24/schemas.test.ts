import { readdirSync, readFileSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";

import { loadXmlLibrary } from "../../emulators/core/contract/xml-library.ts";
import { formatEdmx } from "../../emulators/t24/representations/edmx.ts";
import { t24Schemas } from "../../emulators/tools/t24-schemas.ts";

const FOLDER = new URL("../../schemas/t24/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");

const xsds = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".xsd"))
    .map((name) => [`schemas/t24/${name}`, read(name)]),
);
const library = await loadXmlLibrary(() => import("libxml2-wasm"), xsds);
const ajv = new Ajv2020({ strict: true, allErrors: true });
for (const name of ["customer-hal.json", "hal-collection.json", "hal-errors.json", "hal-metadata.json"]) {
  ajv.addSchema(JSON.parse(read(name)) as object, name);
}

const NAMESPACES =
  'xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" ' +
  'xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" ' +
  'xml:base="http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/"';

/** What the seed document has the reader type in, at the places where `/new` left them empty. */
const JOHN_SNOW = `
  <d:CustomerCode>190245</d:CustomerCode><d:Title>MR</d:Title><d:GivenNames>JOHN</d:GivenNames><d:FamilyName/>
  <d:Mnemonic>JSNOW</d:Mnemonic><d:Gender>MALE</d:Gender><d:Sector>1001</d:Sector><d:RecordStatus/>
  ${group("ShortName", "<d:LanguageCode>en</d:LanguageCode><d:ShortName>JOHN</d:ShortName>")}
  ${group("Name1", "<d:Name1>JOHN SNOW</d:Name1><d:LanguageCode>en</d:LanguageCode>")}
  ${group("Address", group("Address", "<d:LanguageCode>en</d:LanguageCode><d:Address/>", "Sv"))}
  ${group("CrUserProfileType", "<d:CrUserProfileType/>")}`;

const AWAITING = `<?xml version='1.0' encoding='utf-8'?>
<entry ${NAMESPACES} m:etag="3me7dlmQFEk8ju3peMIjz8oz5qO6fC29z6GomvUjrCE=">
  <id>http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs('190245')</id>
  <title type="text"></title><updated>2018-01-30T10:20:30Z</updated><author><name></name></author>
  <link href="verCustomer_Inputs_IAuth('190245')" rel="self" title="verCustomer_Input_IAuth"
    profile="http://schemas.microsoft.com/ado/2007/08/dataservices/related/verCustomer_Input_IAuth"/>
  <link rel="http://temenostech.temenos.com/rels/metadata" type="application/atom+xml;type=feed" title="metadata"
    href="verCustomer_Inputs()/metadata"><m:inline><feed><title type="text">T24FieldMetadata</title><entry><content>
    <m:properties><d:Entity>verCustomer_Input</d:Entity><d:Visible m:type="Edm.Boolean">true</d:Visible></m:properties>
    </content></entry></feed></m:inline></link>
  <link rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/verCustomer_Input
    http://temenostech.temenos.com/rels/see" title="see record" href="verCustomer_Inputs('190245')/see"/>
  <category term="Prospect-modelsModel.verCustomer_Input" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme"/>
  <content type="application/xml"><m:properties>${JOHN_SNOW}
    ${group("Override", "<d:Override>MEMORANDUM/CUS*200 FROM 66052 NOT RECEIVED</d:Override>")}
    ${group("Inputter", "<d:Inputter>20609_INPUTT__OFS_SEAT</d:Inputter>")}
  </m:properties></content>
</entry>`;

const ERRORS = `<d:Errors_ErrorsMvGroup m:type="Bag(Prospect-modelsModel.Errors_ErrorsMvGroup)"><d:element>
  <d:Code>INPUT MISSING</d:Code><d:Type>NON_FATAL_ERROR</d:Type><d:Text>INPUT MISSING</d:Text>
  <d:Info>verCustomer_Input.Mnemonic:1:1</d:Info></d:element></d:Errors_ErrorsMvGroup>`;

const REFUSED = `<entry ${NAMESPACES}>
  <link rel="http://temenostech.temenos.com/rels/errors" title="errors" href="http://127.0.0.1:4001/Prospect-iris/Prospect.svc/errors">
    <m:inline><entry><content type="application/xml"><m:properties>${ERRORS}</m:properties></content></entry></m:inline></link>
  <content type="application/xml"><m:properties><d:Mnemonic>${"J".repeat(36)}</d:Mnemonic>
    <d:Gender>UNKNOWN</d:Gender></m:properties></content></entry>`;

test.each(Object.entries(t24Schemas()))("%s is what the dictionary gives today", (name, text) => {
  expect(read(name)).toBe(text);
});

test.each([
  ["the answer to an input", "atom.xsd", AWAITING],
  ["the body of /new with the seed document's values", "atom.xsd", entry(JOHN_SNOW)],
  ["an entry with a property that is not known here", "atom.xsd", entry("<d:Vulnerability>x</d:Vulnerability>")],
  ["an entry without content", "atom.xsd", `<entry ${NAMESPACES}/>`],
  ["a feed", "atom.xsd", `<feed ${NAMESPACES}><title type="text">verCustomer_Inputs</title>${entry(JOHN_SNOW)}</feed>`],
  ["an empty inline", "atom.xsd", `<entry ${NAMESPACES}><link href="x"><m:inline/></link></entry>`],
  ["bare errors", "atom-echo.xsd", entry(ERRORS)],
  ["a refusal that echoes what came", "atom-echo.xsd", REFUSED],
  [
    "the framework's word",
    "atom-echo.xsd",
    '<m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><m:code/><m:message xml:lang="en-US"/></m:error>',
  ],
])("%s is valid by %s", (_, xsd, text) => {
  expect(violationsOf(xsd, text)).toEqual([]);
});

test.each([
  ["a mnemonic of 36 characters", entry(`<d:Mnemonic>${"J".repeat(36)}</d:Mnemonic>`), "maxLength"],
  ["a mnemonic of two", entry("<d:Mnemonic>JS</d:Mnemonic>"), "pattern"],
  ["a gender outside the list", entry("<d:Gender>OTHER</d:Gender>"), "enumeration"],
  ["a sector of letters", entry("<d:Sector>abcd</d:Sector>"), "pattern"],
  ["a name with a leading minus", entry(group("Name1", "<d:Name1>-SNOW</d:Name1>")), "pattern"],
  ["a text among the properties", entry("JSNOW"), "element-only"],
  ["an element outside a group", entry("<d:element><d:Name1>JOHN</d:Name1></d:element>"), "element-outside-a-group"],
  ["an element in an element", entry(group("Name1", "<d:element/>")), "element-outside-a-group"],
  ["a group without element", entry(group("Name1", "").replace(/<d:element><\/d:element>/, "<d:Name1/>")), "Name1"],
  ["a position that is no number", entry(group("Name1", "<d:valuePosition>0</d:valuePosition>")), "pattern"],
  ["a property that holds properties", entry("<d:Mnemonic><d:Gender/></d:Mnemonic>"), "Mnemonic"],
  ["a property outside OData's namespace", entry("<Mnemonic>JSNOW</Mnemonic>"), "Mnemonic"],
  ["a link without address", `<entry ${NAMESPACES}><link rel="self"/></entry>`, "href"],
  ["another root", '<customer xmlns="http://www.w3.org/2005/Atom"/>', "customer"],
])("%s is invalid", (_, text, reason) => {
  const violations = violationsOf("atom.xsd", text);
  expect(violations.length).toBeGreaterThan(0);
  expect(violations.join()).toContain(reason);
});

test("the EDMX is valid by edmx.xsd", () => {
  expect(violationsOf("edmx.xsd", formatEdmx())).toEqual([]);
});

test.each([
  ["a role that no association has", 'FromRole="verCustomer_Input_Entity_Source"', 'FromRole="X"', "fromRole"],
  ["another's end", 'ToRole="verCustomer_Input_Entity_Target"', 'ToRole="X"', "toRole"],
  ["a key that is no property", '<PropertyRef Name="CustomerCode"/>', '<PropertyRef Name="X"/>', "keyProperty"],
  [
    "an association twice",
    'Association Name="verCustomer_Input_Entity"',
    'Association Name="verCustomer_Input_Errors"',
    "association",
  ],
  ["an end of one or none", 'Multiplicity="1"', 'Multiplicity="0..1"', "enumeration"],
  ["a type twice", '<EntityType Name="NextState"', '<EntityType Name="Entity"', "type"],
])("an EDMX with %s is invalid", (_, correct, wrong, reason) => {
  const text = formatEdmx();
  expect(text).toContain(correct);
  expect(violationsOf("edmx.xsd", text.replace(correct, wrong)).join()).toContain(reason);
});

const LINKS = {
  self: { href: "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs('190245')" },
  "http://temenostech.temenos.com/rels/input": [
    {
      href: "x",
      name: "verCustomer_Input.verCustomer_Input>PUT(input deal)>verCustomer_Input.verCustomer_Input_input",
    },
  ],
};
const SNOW = {
  CustomerCode: "190245",
  Gender: "MALE",
  Mnemonic: "JSNOW",
  Name1MvGroup: [{ LanguageCode: "en", Name1: "JOHN SNOW", subValuePosition: "1", valuePosition: "1" }],
  AddressMvGroup: [{ AddressSvGroup: [{ LanguageCode: "en", Address: "THE WALL" }] }],
};
const ERROR = {
  Code: "INPUT MISSING",
  Text: "INPUT MISSING",
  Info: "verCustomer_Input.Gender:1:1",
  Type: "NON_FATAL_ERROR",
};
const errors = (list: readonly object[]): object => ({
  "http://temenostech.temenos.com/rels/errors": [{ ErrorsMvGroup: list }],
});

test.each([
  ["customer-hal.json", { _links: LINKS, ...SNOW }],
  ["customer-hal.json", SNOW],
  ["customer-hal.json", { ...SNOW, Title: "", Id: "190245", Unknown: 1 }],
  ["hal-collection.json", { _links: LINKS, _embedded: { item: [{ _links: { item: [{ href: "x" }] }, ...SNOW }] } }],
  ["hal-errors.json", { ErrorsMvGroup: [ERROR] }],
  ["hal-errors.json", { _links: LINKS, ...SNOW, Mnemonic: "J".repeat(36), _embedded: errors([ERROR]) }],
])("by %s, %j is valid", (name, value) => {
  expect(isValid(name, value)).toBe(true);
});

test.each([
  ["customer-hal.json", { ...SNOW, Mnemonic: "J".repeat(36) }],
  ["customer-hal.json", { ...SNOW, Gender: "OTHER" }],
  ["customer-hal.json", { ...SNOW, Sector: 1001 }],
  ["customer-hal.json", { ...SNOW, Name1MvGroup: { Name1: "JOHN" } }],
  ["customer-hal.json", { ...SNOW, Name1MvGroup: [{ Name1: "N".repeat(36) }] }],
  ["customer-hal.json", { _links: { self: [{ href: "x" }] } }],
  ["customer-hal.json", { _links: { input: { href: "x" } } }],
  ["hal-collection.json", { _links: LINKS }],
  ["hal-collection.json", { _links: LINKS, _embedded: { item: [{ Mnemonic: "J".repeat(36) }] } }],
  ["hal-errors.json", { ErrorsMvGroup: [] }],
  ["hal-errors.json", { ErrorsMvGroup: [{ ...ERROR, Type: "ERROR" }] }],
  ["hal-errors.json", { ...SNOW, _embedded: {} }],
])("by %s, %j is invalid", (name, value) => {
  expect(isValid(name, value)).toBe(false);
});

function entry(properties: string): string {
  return `<entry ${NAMESPACES}><content type="application/xml"><m:properties>${properties}</m:properties></content></entry>`;
}

function group(name: string, element: string, kind: "Mv" | "Sv" = "Mv"): string {
  const full = `verCustomer_Input_${name}${kind}Group`;
  return `<d:${full} m:type="Bag(Prospect-modelsModel.${full})"><d:element>${element}</d:element></d:${full}>`;
}

function violationsOf(xsd: string, text: string): readonly string[] {
  return library.open(text, (document) =>
    document.violations(`schemas/t24/${xsd}`, "request").map(({ message }) => message),
  );
}

function isValid(name: string, value: object): boolean {
  return ajv.validate(name, value);
}
