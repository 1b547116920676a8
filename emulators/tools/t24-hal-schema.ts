import { groups, scalars } from "../t24/domain/dictionary.ts";
import type { Field, Group } from "../t24/domain/dictionary.ts";
import { patterns } from "../t24/domain/types.ts";
import type { Strictness } from "./t24-xsd.ts";

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a customer as HAL resource (4.7): posted, answered, or an item of a collection. */
export function customerSchema(): Schema {
  return {
    $schema: DIALECT,
    title: "Customer",
    description: "Generated from customer.json. A value is empty or what the dictionary allows; all values are texts.",
    type: "object",
    properties: { _links: LINKS, ...recordProperties("strict"), _embedded: EMBEDDED },
  };
}

/** The JSON Schema of a collection: its items under `_embedded.item`. */
export function collectionSchema(): Schema {
  return {
    $schema: DIALECT,
    title: "Customers",
    type: "object",
    properties: {
      _links: LINKS,
      _embedded: {
        type: "object",
        properties: { item: { type: "array", items: { $ref: "customer-hal.json" } } },
        required: ["item"],
      },
    },
    required: ["_links", "_embedded"],
  };
}

/** The JSON Schema of a refusal: the bare Errors, or the posted record echoed with its errors embedded (3.6, 4.7). */
export function errorsSchema(): Schema {
  return {
    $schema: DIALECT,
    title: "Errors",
    description:
      "Generated from customer.json. The errors alone, the record as sent with its errors, or the framework's word.",
    $defs: { errors: ERRORS },
    anyOf: [
      { $ref: "#/$defs/errors" },
      {
        type: "object",
        properties: {
          _links: LINKS,
          ...recordProperties("echo"),
          _embedded: {
            type: "object",
            properties: {
              "http://temenostech.temenos.com/rels/errors": {
                type: "array",
                minItems: 1,
                items: { $ref: "#/$defs/errors" },
              },
            },
            required: ["http://temenostech.temenos.com/rels/errors"],
          },
        },
        required: ["CustomerCode", "_embedded"],
      },
      { type: "object", properties: { code: TEXT, message: TEXT }, required: ["code", "message"] },
    ],
  };
}

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const TEXT: Schema = { type: "string" };
const POSITION: Schema = { type: "string", pattern: "^([1-9][0-9]*)?$" };

/** 4.7: self is one object, every other relation an array. */
const LINKS: Schema = {
  type: "object",
  properties: { self: { type: "object", properties: { href: TEXT }, required: ["href"] } },
  additionalProperties: {
    type: "array",
    items: { type: "object", properties: { href: TEXT, name: TEXT, title: TEXT }, required: ["href"] },
  },
};

const EMBEDDED: Schema = {
  type: "object",
  additionalProperties: { type: "array", items: { type: "object" } },
};

const ERRORS: Schema = {
  type: "object",
  properties: {
    _links: LINKS,
    ErrorsMvGroup: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        properties: {
          Code: TEXT,
          Info: TEXT,
          Text: TEXT,
          Type: { enum: ["FATAL_ERROR", "NON_FATAL_ERROR", "OVERRIDE", "WARNING"] },
        },
        required: ["Code", "Info", "Text", "Type"],
      },
    },
  },
  required: ["ErrorsMvGroup"],
};

/** Scalars and groups mixed, in the order of the alphabet. */
function recordProperties(strictness: Strictness): Schema {
  return inOrder([
    ...scalars.map((field) => [field.odata, valueSchema(field, strictness)] as const),
    ...groups.map((group) => [group.odata, groupSchema(group, strictness)] as const),
  ]);
}

function groupSchema(group: Group, strictness: Strictness): Schema {
  const properties = inOrder([
    ...(group.language ? [["LanguageCode", TEXT] as const] : []),
    ...group.fields.map((field) => [field.odata, valueSchema(field, strictness)] as const),
    ...group.subGroups.map((subGroup) => [subGroup.odata, groupSchema(subGroup, strictness)] as const),
    ["subValuePosition", POSITION],
    ["valuePosition", POSITION],
  ]);
  return { type: "array", items: { type: "object", properties } };
}

function valueSchema(field: Field, strictness: Strictness): Schema {
  // what T24 writes itself does not keep to its own lengths, see t24-xsd.ts
  if (strictness === "echo" || field.system) return TEXT;
  if (field.values !== undefined) return { enum: ["", ...field.values] };
  const pattern = patterns[field.type];
  return { ...TEXT, maxLength: field.length, ...(pattern === undefined ? {} : { pattern: `^(${pattern})?$` }) };
}

function inOrder(properties: readonly (readonly [string, Schema])[]): Schema {
  return Object.fromEntries([...properties].sort(([one], [other]) => (one < other ? -1 : 1)));
}
