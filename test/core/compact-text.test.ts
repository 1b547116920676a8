import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { Binding } from "../../emulators/cayzu/domain/binding.ts";
import { dataContract } from "../../emulators/cayzu/representations/data-contract.ts";
import { compactText, ownText } from "../../emulators/core/compact-text.ts";
import { toXmlTree } from "../../emulators/core/contract/xml-tree.ts";
import { atom } from "../../emulators/t24/representations/atom.ts";
import { halXml } from "../../emulators/t24/representations/hal-xml.ts";
import type { PostedRecord } from "../../emulators/t24/representations/posted.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const NAME = "A name of more than twelve characters";
const DOCUMENTS = 100;
/** In characters. */
const PADDING = 100_000;

const padding = (index: number): string => `<unknown>${String(index % 10).repeat(PADDING)}</unknown>`;
const atomEntry = (index: number): string =>
  '<entry xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"' +
  ` xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices">${padding(index)}<content><m:properties>` +
  `<d:GivenNames>${NAME}</d:GivenNames></m:properties></content></entry>`;
const halResource = (index: number): string => `<resource>${padding(index)}<GivenNames>${NAME}</GivenNames></resource>`;

const customer = (index: number): string =>
  `<customer_create xmlns="http://schemas.datacontract.org/2004/07/Ticket.Api.Org">${padding(index)}` +
  `<company_name>${NAME}</company_name></customer_create>`;

const companyIn = (binding: unknown): string => (binding as Binding).customer?.company_name ?? "";
const nameIn = (record: unknown): string => (record as PostedRecord).record.scalars["GIVEN.NAMES"] ?? "";

test.each<[string, (index: number) => string]>([
  ["an Atom entry", (index) => nameIn(atom.parse(toXmlTree(atomEntry(index))))],
  ["a HAL resource in XML", (index) => nameIn(halXml.parse(toXmlTree(halResource(index))))],
  ["a customer in XML", (index) => companyIn(dataContract.parse(toXmlTree(customer(index))))],
])("a value that was read of %s does not keep the whole document in memory", (_what, read) => {
  const values = [read(0)];
  collect();
  const before = process.memoryUsage().heapUsed;
  while (values.length < DOCUMENTS) values.push(read(values.length));
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan((DOCUMENTS * PADDING) / 10);
  expect(new Set(values)).toEqual(new Set([NAME]));
});

test.each(["", "short", NAME, "Ünïcödé, a text of some length", "日本語の文章はここにあります"])(
  "a copy of %j says the same",
  (text) => {
    expect([compactText(text), ownText(text)]).toEqual([text, text]);
  },
);
