import { readFileSync } from "node:fs";

import fc from "fast-check";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

import { createChecker } from "../../emulators/core/contract/json-schema.ts";
import { readContract } from "../../emulators/tools/contract-source.ts";
import { TWINS } from "../../emulators/tools/generate-xsd.ts";
import { jsonAsXml } from "../../emulators/tools/json-as-xml.ts";
import { documentsOf, mutantsOf, readSchema } from "./documents.ts";

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
