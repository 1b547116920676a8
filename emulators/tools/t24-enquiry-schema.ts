import { enquiries } from "../t24/domain/enquiries.ts";

type Schema = Readonly<Record<string, unknown>>;

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const TEXT: Schema = { type: "string" };
const LINKS: Schema = { type: "object" };

/** The JSON Schema of one row: its links, and the columns of its enquiry or those that were selected, all as text. */
export function rowSchema(): Schema {
  return {
    $schema: DIALECT,
    title: "Row",
    description: "Generated from the enquiries' table. Which columns a row has is its enquiry's matter.",
    type: "object",
    properties: { _links: LINKS, ...columnProperties() },
    required: ["_links"],
    additionalProperties: false,
  };
}

/** The JSON Schema of an enquiry's answer: its rows under `_embedded.item`. */
export function enquirySchema(): Schema {
  return {
    $schema: DIALECT,
    title: "Rows",
    type: "object",
    properties: {
      _links: LINKS,
      _embedded: {
        type: "object",
        properties: { item: { type: "array", items: { $ref: "enquiry-row-hal.json" } } },
        required: ["item"],
      },
    },
    required: ["_links", "_embedded"],
  };
}

function columnProperties(): Schema {
  const columns = Object.values(enquiries).flatMap((enquiry) => enquiry.columns);
  const properties = columns.map((column): [string, Schema] =>
    "field" in column && "group" in column ? [column.group, groupSchema(column.name)] : [column.name, TEXT],
  );
  return Object.fromEntries(properties.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function groupSchema(field: string): Schema {
  return {
    type: "array",
    items: { type: "object", properties: { [field]: TEXT }, additionalProperties: false },
  };
}
