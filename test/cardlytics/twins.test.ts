import { readFileSync } from "node:fs";

import fc from "fast-check";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

import { constraintsOf } from "../../emulators/core/contract/constraints.ts";
import { createChecker } from "../../emulators/core/contract/json-schema.ts";
import { readContract } from "../../emulators/tools/contract-source.ts";
import { TWINS } from "../../emulators/tools/generate-xsd.ts";
import { jsonAsXml } from "../../emulators/tools/json-as-xml.ts";
import { brokenBy } from "../support/broken-keywords.ts";
import { documentsOf, mutantsOf, readSchema } from "./documents.ts";
import { customer, transaction } from "./sample.ts";

/** A document of each schema with all lists in it, to be broken at each place. */
const { accounts } = customer() as { accounts: readonly { cards: readonly unknown[] }[] };
const WHOLE: Readonly<Record<string, unknown>> = {
  "cardlytics/customers.json": { customers: [customer()] },
  "cardlytics/customers-update.json": { customers: [customer()] },
  "cardlytics/accounts-update.json": { accounts },
  "cardlytics/cards-update.json": { cards: accounts[0]?.cards },
  "cardlytics/transactions.json": { transactions: [transaction()] },
  "cardlytics/session-request.json": { scopes: ["api:customer"], sourceCustomerId: "a", organizationId: "b" },
};

const root = new URL("../..", import.meta.url).pathname;
const check = createChecker(readContract("cardlytics", root).schemas);
const twins = TWINS.filter(({ schema }) => schema.startsWith("cardlytics/")).map(({ schema, xsd, root: element }) => {
  const source = XmlDocument.fromString(readFileSync(`${root}/schemas/${xsd}`, "utf8"));
  const validator = XsdValidator.fromDoc(source);
  const isValidXml = (message: unknown): boolean => {
    const document = XmlDocument.fromString(jsonAsXml(message, element));
    try {
      validator.validate(document);
      return true;
    } catch (error) {
      if (error instanceof XmlValidateError) return false;
      throw error;
    } finally {
      document.dispose();
    }
  };
  const isValidJson = (message: unknown): boolean => check(`schemas/${schema}`, message).length === 0;
  return {
    schema,
    source,
    validator,
    isValidJson,
    isValidXml,
    described: readSchema(schema.replace("cardlytics/", "")),
    broken: brokenBy(constraintsOf(readSchema(schema.replace("cardlytics/", "")), readSchema), WHOLE[schema]),
  };
});

afterAll(() => {
  for (const { source, validator } of twins) {
    validator.dispose();
    source.dispose();
  }
});

const RUNS = { numRuns: 400, seed: 20_260_101 };

test.each(twins)("a generated document of $schema is as JSON what it is as XML", (twin) => {
  fc.assert(
    fc.property(documentsOf(twin.described), (document) => {
      expect(twin.isValidXml(document)).toBe(twin.isValidJson(document));
    }),
    RUNS,
  );
});

test.each(twins)("a mutant of $schema is as JSON what it is as XML", (twin) => {
  fc.assert(
    fc.property(mutantsOf(twin.described), ({ document }) => {
      expect(twin.isValidXml(document)).toBe(twin.isValidJson(document));
    }),
    RUNS,
  );
});

test.each(twins)("among the mutants of $schema there are many of either kind", (twin) => {
  const mutants = fc.sample(mutantsOf(twin.described), RUNS);
  const valid = mutants.filter(({ document }) => twin.isValidJson(document));
  expect(valid.length).toBeGreaterThan(20);
  expect(mutants.length - valid.length).toBeGreaterThan(20);
});

test.each(twins.flatMap(({ schema, broken, ...twin }) => broken.map((one) => ({ schema, ...twin, ...one }))))(
  "$schema with $what broken is as JSON what it is as XML",
  ({ isValidJson, isValidXml, document, isWrong }) => {
    const verdict = isValidJson(document);
    expect(isValidXml(document)).toBe(verdict);
    if (isWrong) expect(verdict).toBe(false);
  },
);

test.each(twins)("the whole document of $schema that is broken is right", ({ schema, isValidJson, isValidXml }) => {
  expect([isValidJson(WHOLE[schema]), isValidXml(WHOLE[schema])]).toEqual([true, true]);
});
