import { withoutFields } from "../../emulators/cayzu/domain/creation.ts";
import { blankCustomer, toBase } from "../../emulators/cayzu/domain/customer.ts";
import { dataContract } from "../../emulators/cayzu/representations/data-contract.ts";
import { memberPath } from "../../emulators/cayzu/representations/json-path.ts";
import { json } from "../../emulators/cayzu/representations/json.ts";
import { encodeLocalName } from "../../emulators/cayzu/representations/local-name.ts";
import type { Resource } from "../../emulators/cayzu/representations/resource.ts";
import { customer, customerXml, onOneLine, resultXml } from "./sample.ts";

const result: Resource = { kind: "create_result", value: { id: 1, errors: [], is_valid: true } };
const xmlOf = (resource: Resource) => dataContract.format(resource, "application/xml").text;
const jsonOf = (resource: Resource) => json.format(resource, "application/json").text;

test("the result is written as in the samples", () => {
  expect(xmlOf(result)).toBe(onOneLine(resultXml));
  expect(jsonOf(result)).toBe('{"id":1,"errors":[],"is_valid":true}');
});

test("a customer is written as in the samples", () => {
  expect(xmlOf({ kind: "customer", contract: "customer_create", value: customer })).toBe(onOneLine(customerXml));
  expect(jsonOf({ kind: "customer", contract: "customer_create", value: customer })).toBe(JSON.stringify(customer));
});

test("a result with errors has them in the provisional shape", () => {
  const errors = [{ field: "company_name", message: "a < b" }];
  expect(xmlOf({ kind: "create_result", value: { id: 0, errors, is_valid: false } })).toContain(
    "<errors><error><field>company_name</field><message>a &lt; b</message></error></errors><is_valid>false</is_valid><id>0</id>",
  );
});

test("a result whose errors are messages alone has no fields", () => {
  const value = withoutFields({ id: 0, errors: [{ field: "company_name", message: "a" }], is_valid: false });
  expect(xmlOf({ kind: "create_result", value })).toContain("<errors><error><message>a</message></error></errors>");
  expect(jsonOf({ kind: "create_result", value })).toContain('"errors":[{"message":"a"}]');
});

test("a customer as its base class has no domains, and is a customer", () => {
  const value = toBase(customer);
  const base: Resource = { kind: "customer", contract: "customer", value };
  expect(xmlOf(base)).toBe(
    onOneLine(customerXml)
      .replace(/<alternate_domains.*<\/alternate_domains>/, "")
      .replaceAll("customer_create", "customer"),
  );
  expect(jsonOf(base)).toBe(JSON.stringify(customer).replace(/"alternate_domains":\[.*?\],/, ""));
});

test.each(["customer_create", "customer"] as const)(
  "a list of %s is an array of them, with the namespaces once",
  (contract) => {
    const list: Resource = { kind: "customers", contract, value: [customer, customer] };
    const item = xmlOf({ kind: "customer", contract, value: customer }).replace(/ xmlns:i="[^"]*" xmlns="[^"]*"/, "");
    expect(xmlOf(list)).toBe(
      `<ArrayOf${contract} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/Ticket.Api.Org">${item}${item}</ArrayOf${contract}>`,
    );
    expect(jsonOf(list)).toBe(JSON.stringify([customer, customer]));
  },
);

test("nulls are nil in XML and null in JSON", () => {
  const blank: Resource = { kind: "customer", contract: "customer_create", value: { ...blankCustomer, id: 7 } };
  expect(xmlOf(blank)).toContain('7</id><address1 i:nil="true" /><address2 i:nil="true" />');
  expect(xmlOf(blank)).toContain('<custom_fields i:nil="true" /><is_active>false</is_active>');
  expect(xmlOf(blank)).toContain(
    '<alternate_domains xmlns:d2p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" i:nil="true" />',
  );
  expect(jsonOf(blank)).toContain('{"alternate_domains":null,"address1":null');
});

test("empty texts and lists are closed in their own tag, as .NET's XmlWriter does", () => {
  const value = { ...blankCustomer, id: 7, city: "", custom_fields: [], notes: "<a></a> <b/>" };
  const text = xmlOf({ kind: "customer", contract: "customer_create", value });
  expect(text).toContain("<city />");
  expect(text).toContain("<custom_fields />");
  expect(text).toContain("<notes>&lt;a&gt;&lt;/a&gt; &lt;b/&gt;</notes>");
});

test("null items stay in their places", () => {
  const value = { ...blankCustomer, id: 7, custom_fields: [null], alternate_domains: [null, "a"] };
  const text = xmlOf({ kind: "customer", contract: "customer_create", value });
  expect(text).toContain('<custom_fields><custom_field i:nil="true" /></custom_fields>');
  expect(text).toContain('<d2p1:string i:nil="true" /><d2p1:string>a</d2p1:string>');
});

test("an error is Web API's envelope, in JSON and in XML", () => {
  const error: Resource = {
    kind: "error",
    value: { Message: "The request is invalid.", ModelState: { "customer.a": ["x", "y"], "customer.b[0]": ["z"] } },
  };
  expect(jsonOf(error)).toBe(
    '{"Message":"The request is invalid.","ModelState":{"customer.a":["x","y"],"customer.b[0]":["z"]}}',
  );
  expect(xmlOf(error)).toBe(
    "<Error><Message>The request is invalid.</Message><ModelState><customer.a>x y</customer.a><customer.b_x005B_0_x005D_>z</customer.b_x005B_0_x005D_></ModelState></Error>",
  );
  expect(xmlOf({ kind: "error", value: { Message: "a & b" } })).toBe("<Error><Message>a &amp; b</Message></Error>");
});

test.each([
  [json, "text/json"],
  [dataContract, "text/xml"],
])("the type that was negotiated is named, with the charset", (representation, mediaType) => {
  expect(representation.format(result, mediaType).contentType).toBe(`${mediaType}; charset=utf-8`);
});

test("JSON escapes the line ends that Json.NET escapes", () => {
  const value = { ...blankCustomer, id: 7, notes: "\u0085\u2028\u2029'/é" };
  expect(jsonOf({ kind: "customer", contract: "customer_create", value })).toContain(
    '"notes":"\\u0085\\u2028\\u2029\'/é"',
  );
});

test.each([
  ["customer.is_active", "customer.is_active"],
  ["a[0]", "a_x005B_0_x005D_"],
  ["0a", "_x0030_a"],
  ["a b:c", "a_x0020_b_x003A_c"],
  ["_x0041_", "_x005F_x0041_"],
  ["_x41_", "_x41_"],
  ["😀", "_x0001F600_"],
  ["\uD800", "_xD800_"],
  ["é-1", "é-1"],
])("%j is the element %s", (name, element) => {
  expect(encodeLocalName(name)).toBe(element);
});

test.each([
  ["", "a", "a"],
  ["a[0]", "b", "a[0].b"],
  ["a", "b c", "a['b c']"],
  ["", "b.c", "['b.c']"],
  ["a", "it's\n", "a['it\\'s\\n']"],
  ["a", "\u2028", "a['\\u2028']"],
])("under %j the member %j has the path %s", (parent, name, path) => {
  expect(memberPath(parent, name)).toBe(path);
});
