import { readFileSync } from "node:fs";

import fc from "fast-check";

import { createAcceptor } from "../../emulators/core/contract/xml-acceptor.ts";
import { loadXmlLibrary } from "../../emulators/core/contract/xml-library.ts";
import { toXmlTree } from "../../emulators/core/contract/xml-tree.ts";
import { mapXml } from "../../emulators/core/http/body/xml-mapper.ts";
import type { XmlElement } from "../../emulators/core/xml.ts";
import { toGrammar } from "../../emulators/tools/xsd-grammar.ts";
import { mutantOf } from "../support/xml-mutants.ts";
import { customerXml, onOneLine } from "./sample.ts";

const FOLDER = "schemas/cayzu";
const ROOT = `${FOLDER}/customer-create.xsd`;
const names = ["customer-create", "ticket-api", "custom-field", "arrays"].map((name) => `${FOLDER}/${name}.xsd`);
const xsds = Object.fromEntries(names.map((name) => [name, readFileSync(name, "utf8")]));
const library = await loadXmlLibrary(() => import("libxml2-wasm"), xsds);
const accept = createAcceptor(toGrammar(ROOT, xsds));

/** The tree of a document that is well-formed, and whether it is valid as well. */
function examine(text: string): { readonly tree: XmlElement; readonly isValid: boolean } | undefined {
  try {
    return library.open(text, (document) => ({
      tree: toXmlTree(text),
      isValid: document.violations(ROOT, "request").length === 0,
    }));
  } catch {
    return undefined;
  }
}

const API = "http://schemas.datacontract.org/2004/07/Ticket.Api";
const PLAIN =
  `<customer_create xmlns="${API}.Org" xmlns:a="${API}" xmlns:s="http://schemas.microsoft.com/2003/10/Serialization/Arrays">` +
  "<a:id>1</a:id><city> Anytown</city><company_name>Acme &amp; Co</company_name><custom_fields><custom_field>" +
  "<Name>n</Name><Value></Value></custom_field><custom_field/></custom_fields><is_active>true</is_active>" +
  "<alternate_domains><s:string>a</s:string><s:string/></alternate_domains></customer_create>";
const mutants = mutantOf([PLAIN, PLAIN, onOneLine(customerXml)]);

test("what is read of thousands of mutants of a customer is valid beyond doubt, and read as libxml2's documents are", () => {
  expect(accept(PLAIN)).toEqual(toXmlTree(PLAIN));
  let accepted = 0;
  const holds = fc.property(mutants, (text) => {
    const tree = accept(text);
    if (tree === undefined) return;
    accepted += 1;
    expect([text, { tree, isValid: true }]).toEqual([text, examine(text)]);
  });
  fc.assert(holds, { numRuns: 10_000, seed: 26 });
  // All good, or none, would prove nothing.
  expect(accepted).toBeGreaterThan(300);
  expect(accepted).toBeLessThan(6_000);
});

test("what is not read so and is well-formed is mapped by express-xml-bodyparser as libxml2 reads it", async () => {
  let mapped = 0;
  const holds = fc.asyncProperty(mutants, async (text) => {
    const found = accept(text) === undefined ? examine(text) : undefined;
    if (found === undefined) return;
    mapped += 1;
    expect([text, await mapXml(text)]).toEqual([text, found.tree]);
  });
  await fc.assert(holds, { numRuns: 2_000, seed: 27 });
  expect(mapped).toBeGreaterThan(100);
});
