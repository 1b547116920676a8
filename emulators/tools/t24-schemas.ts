import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { versions } from "../t24/domain/version.ts";
import { enquirySchema, rowSchema } from "./t24-enquiry-schema.ts";
import { collectionSchema, customerSchema, errorsSchema, metadataSchema } from "./t24-hal-schema.ts";
import { propertiesXsd } from "./t24-xsd.ts";

const ENTITIES = versions.map(({ entity }) => entity);

/** The schemas of T24's messages that follow from the field dictionary, by file name below `schemas/t24`. */
export function t24Schemas(): Readonly<Record<string, string>> {
  return {
    "properties.xsd": propertiesXsd(ENTITIES, "strict"),
    "properties-echo.xsd": propertiesXsd(ENTITIES, "echo"),
    "customer-hal.json": formatJson(customerSchema()),
    "hal-collection.json": formatJson(collectionSchema()),
    "hal-errors.json": formatJson(errorsSchema()),
    "hal-metadata.json": formatJson(metadataSchema()),
    "enquiry-hal.json": formatJson(enquirySchema()),
    "enquiry-row-hal.json": formatJson(rowSchema()),
  };
}

function formatJson(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL("../../schemas/t24", import.meta.url));
  for (const [name, text] of Object.entries(t24Schemas())) {
    writeFileSync(join(folder, name), text);
    console.log(`schemas/t24/${name}`);
  }
}
