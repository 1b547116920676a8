import { blankCustomer } from "../../emulators/cayzu/domain/customer.ts";
import { bindDataContract } from "../../emulators/cayzu/representations/data-contract-reader.ts";
import { loadXmlLibrary } from "../../emulators/core/contract/xml-library.ts";
import { customer, customerXml, onOneLine } from "./sample.ts";

const library = await loadXmlLibrary(() => import("libxml2-wasm"), {});
const bind = (xml: string) => library.open(xml, (document) => bindDataContract(document.tree()));

const org = "http://schemas.datacontract.org/2004/07/Ticket.Api.Org";
const api = "http://schemas.datacontract.org/2004/07/Ticket.Api";
const arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

const customerOf = (members: string) =>
  `<customer_create xmlns="${org}" xmlns:a="${api}" xmlns:s="${arrays}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${members}</customer_create>`;

test.each([customerXml, onOneLine(customerXml)])(
  "the sample binds to the JSON sample, with blanks and without",
  (xml) => {
    expect(bind(xml)).toEqual({ customer, modelState: {} });
  },
);

test.each<[string, string, object]>([
  [
    "1, 2: out of order is lost, later ones in order bind",
    "<city>c</city><address1>a</address1><notes>n</notes>",
    { city: "c", notes: "n" },
  ],
  [
    "2: an unknown element does not move the place",
    "<zebra/><address1>a</address1><city>c</city>",
    { address1: "a", city: "c" },
  ],
  [
    "2: a sender who sorts by JSON's order loses the fields",
    "<is_active>1</is_active><custom_fields/><notes>n</notes>",
    { is_active: true, notes: "n" },
  ],
  [
    "3: alternate_domains first loses all the rest",
    "<alternate_domains/><id>1</id><address1>a</address1><notes>n</notes>",
    { alternate_domains: [] },
  ],
  ["4: id without its own namespace", "<id>5</id><city>c</city>", { city: "c" }],
  ["4: id in its own namespace, whatever the prefix", "<a:id>5</a:id><city>c</city>", { id: 5, city: "c" }],
  ["4: a member without a namespace", '<city xmlns="">c</city>', {}],
  ["4: a name in another case", "<City>c</City>", {}],
  ["6: nil is null", '<a:id i:nil="true"/><city i:nil="1"/><custom_fields i:nil="true"/>', {}],
  ["6: not nil is a value", '<city i:nil="false">c</city>', { city: "c" }],
  ["6: an empty element is an empty text", "<address1/><city></city>", { address1: "", city: "" }],
  ["7: the first of two wins", "<city>first</city><city>second</city><notes>n</notes>", { city: "first", notes: "n" }],
  ["white space belongs to a text", "<city> a\n</city>", { city: " a\n" }],
  [
    "white space does not belong to a number or flag",
    "<a:id> 7 </a:id><is_active>\n true </is_active>",
    { id: 7, is_active: true },
  ],
  ["1 and 0 are flags", "<is_active>1</is_active>", { is_active: true }],
  ["CDATA and comments", "<city><![CDATA[<b>]]><!-- c --> &amp;</city>", { city: "<b> &" }],
  [
    "custom fields, forward only and in PascalCase",
    "<custom_fields><custom_field><Type>t</Type><Name>lost</Name><value>lost</value><Value>v</Value></custom_field><other/><custom_field i:nil='true'/></custom_fields>",
    { custom_fields: [{ Name: null, Type: "t", Value: "v" }, null] },
  ],
  [
    "domains in their own namespace only",
    "<alternate_domains><string>lost</string><s:string>a</s:string><s:string i:nil='true'/><s:string/></alternate_domains>",
    { alternate_domains: ["a", null, ""] },
  ],
])("binds by rule %s", (_rule, members, expected) => {
  expect(bind(customerOf(members))).toEqual({ customer: { ...blankCustomer, ...expected }, modelState: {} });
});

test.each([
  ["another root", `<customer xmlns="${org}"/>`],
  ["a root in another case", `<Customer_Create xmlns="${org}"/>`],
  ["a root without a namespace", "<customer_create/>"],
  ["a root in the namespace of id", `<customer_create xmlns="${api}"/>`],
  ["a word for a flag", customerOf("<city>c</city><is_active>yes</is_active>")],
  ["a flag in another case", customerOf("<is_active>True</is_active>")],
  ["an empty flag", customerOf("<is_active/>")],
  ["a flag that is nil", customerOf('<is_active i:nil="true"/>')],
  ["a word for an integer", customerOf("<a:id>one</a:id>")],
  ["an empty integer", customerOf("<a:id/>")],
  ["a fraction", customerOf("<a:id>1.0</a:id>")],
  ["an integer beyond 32 bits", customerOf("<a:id>2147483648</a:id>")],
  ["an element inside a text", customerOf("<city><b/></city>")],
  ["a text between members", customerOf("<city>c</city>loose")],
  ["a text between items", customerOf("<alternate_domains>loose</alternate_domains>")],
  ["a text in a custom field", customerOf("<custom_fields><custom_field>loose</custom_field></custom_fields>")],
  ["nil that is neither true nor false", customerOf('<city i:nil="perhaps"/>')],
])("rule 5: %s loses the whole customer, as one mistake", (_what, xml) => {
  expect(bind(xml)).toEqual({ customer: null, modelState: { customer: ["An error has occurred."] } });
});

test("a mistake in an element that is passed over is none", () => {
  expect(bind(customerOf("<location>l</location><is_active>yes</is_active>")).modelState).toEqual({});
});

test("a root that is nil is nothing, without a mistake", () => {
  expect(bind(customerOf("").replace("<customer_create", '<customer_create i:nil="true"'))).toEqual({
    customer: null,
    modelState: {},
  });
});
