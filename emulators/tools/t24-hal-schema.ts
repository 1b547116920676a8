import { groups, scalars } from "../t24/domain/dictionary.ts";
import type { Field, Group } from "../t24/domain/dictionary.ts";
import { patterns } from "../t24/domain/types.ts";
import { options } from "../t24/options.ts";
import { ERROR_TYPES } from "./t24-xsd.ts";
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

/** The JSON Schema of the field metadata: T24FieldMetadata, one item a field (4.7). */
export function metadataSchema(): Schema {
  const texts = ["Entity", "Id", "Property"].map((name) => [name, TEXT] as const);
  const flags = ["Mandatory", "MandatorySelection", "ReadOnly", "Visible"].map((name) => [name, FLAG] as const);
  const properties = inOrder([
    ...texts,
    ...flags,
    ["PossibleValuesMvGroup", elementsSchema(["Value", "Description"])],
    ["EnrichmentsMvGroup", elementsSchema(["FieldNumber", "FieldValue", "Enrichment"])],
  ]);
  const required = Object.keys(properties);
  return {
    $schema: DIALECT,
    title: "Field metadata",
    type: "object",
    properties: {
      _links: LINKS,
      _embedded: {
        type: "object",
        properties: { item: { type: "array", items: { type: "object", properties, required } } },
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
            anyOf: HOSTS.map((relations) => ({
              type: "object",
              properties: { [`${relations}errors`]: { ...arrayOf({ $ref: "#/$defs/errors" }), minItems: 1 } },
              required: [`${relations}errors`],
            })),
          },
        },
        required: ["CustomerCode", "_embedded"],
      },
      { type: "object", properties: { code: TEXT, message: TEXT }, required: ["code", "message"] },
    ],
  };
}

const HOSTS = options.relationsHost.values.map((host) => `http://${host}/rels/`);
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

const FLAG: Schema = { enum: ["true", "false"] };

/** Errors or messages as a resource (3.6). */
function listSchema(group: "ErrorsMvGroup" | "MessagesMvGroup"): Schema {
  return {
    type: "object",
    properties: {
      _links: LINKS,
      [group]: {
        type: "array",
        minItems: 1,
        items: {
          type: "object",
          properties: { Code: TEXT, Info: TEXT, Text: TEXT, Type: { enum: ERROR_TYPES } },
          required: ["Code", "Info", "Text", "Type"],
        },
      },
    },
    required: [group],
  };
}

const ERRORS: Schema = listSchema("ErrorsMvGroup");

const arrayOf = (items: Schema): Schema => ({ type: "array", items });

/** Q50: T24's relations stand on one host or, by option, on the other. */
function onHosts(schemas: Readonly<Record<string, Schema>>): Schema {
  const entries = HOSTS.flatMap((relations) =>
    Object.entries(schemas).map(([name, schema]) => [relations + name, schema] as const),
  );
  return Object.fromEntries(entries);
}

/** 4.7: whatever is embedded is a list; of what the RIM embeds (2.4) it is known what. */
const EMBEDDED: Schema = {
  type: "object",
  properties: onHosts({
    changedValues: arrayOf({ $ref: "customer-hal.json" }),
    messages: arrayOf(listSchema("MessagesMvGroup")),
    metadata: arrayOf({ $ref: "hal-metadata.json" }),
  }),
  additionalProperties: arrayOf({ type: "object" }),
};

function elementsSchema(names: readonly string[]): Schema {
  const properties = Object.fromEntries(names.map((name) => [name, TEXT]));
  return arrayOf({ type: "object", properties, required: names });
}

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
