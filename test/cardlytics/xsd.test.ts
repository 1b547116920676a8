import { readFileSync } from "node:fs";

import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

import { createChecker } from "../../emulators/core/contract/json-schema.ts";
import { readContract } from "../../emulators/tools/contract-source.ts";
import { readXsd, TWINS } from "../../emulators/tools/generate-xsd.ts";
import { jsonAsXml } from "../../emulators/tools/json-as-xml.ts";
import type { Case } from "./case.ts";
import { dateTimes, enums, networks, presence, shapes, texts } from "./cases.ts";
import { customer, sampleText } from "./sample.ts";

function readText(name: string): string {
  return readFileSync(new URL(`../../schemas/cardlytics/${name}`, import.meta.url), "utf8");
}

const check = createChecker(readContract("cardlytics", new URL("../..", import.meta.url).pathname).schemas);

function isValidJson(message: unknown): boolean {
  return check("schemas/cardlytics/customers.json", message).length === 0;
}

const source = XmlDocument.fromString(readText("customers.xsd"));
const validator = XsdValidator.fromDoc(source);
afterAll(() => {
  validator.dispose();
  source.dispose();
});

function isValidXml(message: unknown): boolean {
  const document = XmlDocument.fromString(jsonAsXml(message, "customers"));
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

/** In XML a number is a text like any other, and nothing in an object is nothing in a list. */
const isJsonOnly = ([name, , expected]: Case): boolean => expected === "unreadable" && / (42|78753|\{\})$/.test(name);

/** An object that allows unknown members is closed in XSD. */
const isClosedInXsd = ([name]: Case): boolean => name === "a member is unknown";

const cases = [...presence, ...texts, ...dateTimes, ...enums, ...networks, ...shapes];

test("the XSD is what the JSON Schema gives today", () => {
  const twin = TWINS.find(({ schema }) => schema === "cardlytics/customers.json");
  expect(twin && readXsd(twin)).toBe(readText("customers.xsd"));
});

test("the vendor's sample is valid as JSON and as XML", () => {
  const message: unknown = JSON.parse(sampleText);
  expect([isValidJson(message), isValidXml(message)]).toEqual([true, true]);
});

test.each(cases.filter((each) => !isJsonOnly(each) && !isClosedInXsd(each)))(
  "as JSON and as XML alike: %s",
  (_name, customers, expected) => {
    const isRight = expected !== "unreadable" && expected.length === 0;
    const message = customers === undefined ? {} : { customers };
    expect([isValidJson(message), isValidXml(message)]).toEqual([isRight, isRight]);
  },
);

test.each(cases.filter(isJsonOnly))("a matter of JSON only: %s", (_name, customers) => {
  expect([isValidJson({ customers }), isValidXml({ customers })]).toEqual([false, true]);
});

test.each(cases.filter(isClosedInXsd))("closed in the XSD only: %s", (_name, customers) => {
  expect([isValidJson({ customers }), isValidXml({ customers })]).toEqual([true, false]);
});

test.each([
  [50, true],
  [51, false],
])("%i customers are valid as JSON and as XML: %p", (count, isRight) => {
  const customers = Array.from({ length: count }, (_, index) => customer({ sourceCustomerId: `c${index}` }));
  expect([isValidJson({ customers }), isValidXml({ customers })]).toEqual([isRight, isRight]);
});
