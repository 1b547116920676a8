import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { xsdFromJsonSchema } from "./xsd-from-json-schema.ts";

/** A JSON Schema and the XSD of the same message, both below `schemas/`. */
export interface Twin {
  readonly schema: string;
  readonly xsd: string;
  readonly root: string;
}

/** The messages that have an XSD twin. */
export const TWINS: readonly Twin[] = [
  { schema: "control-center/customer.json", xsd: "control-center/customer.xsd", root: "customer" },
  { schema: "cardlytics/customers.json", xsd: "cardlytics/customers.xsd", root: "customers" },
  { schema: "cardlytics/customers-update.json", xsd: "cardlytics/customers-update.xsd", root: "customers" },
  { schema: "cardlytics/accounts-update.json", xsd: "cardlytics/accounts-update.xsd", root: "accounts" },
  { schema: "cardlytics/cards-update.json", xsd: "cardlytics/cards-update.xsd", root: "cards" },
  { schema: "cardlytics/transactions.json", xsd: "cardlytics/transactions.xsd", root: "transactions" },
  { schema: "cardlytics/session-request.json", xsd: "cardlytics/session-request.xsd", root: "session" },
];

/** The XSD of a twin, made from its JSON Schema file; undefined if there is no such file. */
export function readXsd({ schema, root }: Twin, schemas: string = SCHEMAS): string | undefined {
  const path = join(schemas, schema);
  if (!existsSync(path)) return undefined;
  const documents = new Map<string, object>();
  return xsdFromJsonSchema(readJson(path), root, (ref) => {
    const file = join(dirname(path), ref);
    const known = documents.get(file) ?? readJson(file);
    documents.set(file, known);
    return known;
  });
}

const SCHEMAS = fileURLToPath(new URL("../../schemas", import.meta.url));

function readJson(path: string): object {
  const value: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof value !== "object" || value === null) throw new Error(`${path} holds no JSON object.`);
  return value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const twin of TWINS) {
    const xsd = readXsd(twin);
    if (xsd !== undefined) writeFileSync(join(SCHEMAS, twin.xsd), xsd);
    console.log(xsd === undefined ? `schemas/${twin.schema} is not there` : `schemas/${twin.xsd}`);
  }
}
