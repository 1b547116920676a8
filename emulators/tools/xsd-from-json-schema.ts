import { asObject, childSchemas, dereference, readSchema, type JsonObject, type Schema } from "./json-schema.ts";
import { documentation, element, elementName, formatXml, type Attributes, type XmlNode } from "./xml-node.ts";
import { simpleType } from "./xsd-simple-type.ts";

/**
 * The XSD 1.0 of the messages that a JSON Schema (2020-12) describes, for a root element of that name. Members become
 * elements in any order, array items elements named `item`, null `xsi:nil`. Each `$ref` becomes a named type. An object
 * that allows unknown members is closed all the same, and rules across members are left out: XSD 1.0 cannot say them.
 * `resolve` gives the document that a file reference names. Throws Error for a schema that has no counterpart.
 */
export function xsdFromJsonSchema(schema: object, rootName: string, resolve: (ref: string) => object): string {
  const document = asObject(schema);
  const scope: Scope = { document, resolve, names: new Map(), types: [] };
  const root = elementOf(rootName, schema, scope, {});
  return formatXml(element("xs:schema", { "xmlns:xs": "http://www.w3.org/2001/XMLSchema" }, [root, ...scope.types]));
}

interface Scope {
  /** Where `#/…` references point into. */
  readonly document: JsonObject;
  readonly resolve: (ref: string) => object;
  /** The schema behind each named type. */
  readonly names: Map<string, JsonObject>;
  readonly types: XmlNode[];
}

function elementOf(name: string, value: unknown, scope: Scope, occurs: Attributes): XmlNode {
  const read = readSchema(asObject(value));
  const ref = read.schema["$ref"];
  const target = typeof ref === "string" ? dereference(ref, scope.document, scope.resolve) : undefined;
  const nullable = read.nullable || (target !== undefined && readSchema(target.schema).nullable);
  const attributes = { name: elementName(name), ...occurs, ...(nullable ? { nillable: "true" } : {}) };
  const notes = documentation(read.schema);
  if (typeof ref === "string" && target !== undefined) {
    const type = nameType(ref, target.schema, { ...scope, document: target.document });
    return element("xs:element", { ...attributes, type }, notes);
  }
  const type = typeOf(read, scope);
  if (typeof type === "string") return element("xs:element", { ...attributes, type }, notes);
  return element("xs:element", attributes, [...notes, type]);
}

/** The XSD type of a schema: a node, or the name of a built-in one. */
function typeOf(read: Schema, scope: Scope): XmlNode | string {
  if (read.type === "object") return objectType(read.schema, scope);
  if (read.type === "array") return arrayType(read.schema, scope);
  return simpleType(read);
}

function objectType(schema: JsonObject, scope: Scope): XmlNode {
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  const members = childSchemas(schema).map(([name, child]) =>
    elementOf(name, child, scope, required.has(name) ? {} : { minOccurs: "0" }),
  );
  return element("xs:complexType", {}, [members.length === 0 ? ANYTHING : element("xs:all", {}, members)]);
}

/** The content of an object of which the schema names no member. */
const ANYTHING = element("xs:sequence", {}, [
  element("xs:any", { minOccurs: "0", maxOccurs: "unbounded", processContents: "skip" }),
]);

function arrayType(schema: JsonObject, scope: Scope): XmlNode {
  const { minItems = 0, maxItems = "unbounded", items = {} } = schema;
  const occurs = { minOccurs: String(minItems), maxOccurs: String(maxItems) };
  return element("xs:complexType", {}, [element("xs:sequence", {}, [elementOf("item", items, scope, occurs)])]);
}

/** Adds the type that a reference names, once; it may refer to itself. */
function nameType(ref: string, target: JsonObject, scope: Scope): string {
  const name = (ref.split("/").at(-1) ?? ref).replace(/\.json$/, "").replace(/^#$/, "root");
  const known = scope.names.get(name);
  if (known !== undefined && known !== target) {
    throw new Error(`Two schemas would both be the XSD type "${name}"; the second is ${ref}.`);
  }
  if (known === undefined) {
    scope.names.set(name, target);
    const type = typeOf(readSchema(target), scope);
    const node = typeof type === "string" ? restriction(type) : type;
    scope.types.push({ ...node, attributes: { name }, children: [...documentation(target), ...node.children] });
  }
  return name;
}

const restriction = (base: string): XmlNode => element("xs:simpleType", {}, [element("xs:restriction", { base })]);
