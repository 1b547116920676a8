import type { AttributeSet, ElementType, SequenceMember, ValueType, XmlGrammar } from "../core/contract/xml-grammar.ts";
import type { XmlElement } from "../core/xml.ts";
import {
  expand,
  readComponents,
  Unsayable,
  type Component,
  type Components,
  type SchemaFile,
} from "./xsd-components.ts";
import { createTable, valueTypeOf, valueTypeNamed, type Table } from "./xsd-values.ts";

/** What the documents of an XSD look like, as far as tables can say it; `xsds` holds the text of each by its path. */
export function toGrammar(path: string, xsds: Readonly<Record<string, string>>): XmlGrammar {
  const components = readComponents(path, xsds);
  const making: Making = {
    components,
    types: [],
    places: new Map(),
    sets: [],
    globals: new Map(),
    attributes: createTable(),
    values: createTable(),
  };
  const roots = components.namespaces.map((namespace) => globalSet(namespace, making));
  const never = { attributes: making.attributes.place({}), required: ["(never)"] };
  const types = making.types.map((type) => type ?? never);
  const { sets, attributes, values } = making;
  return { roots, sets, attributes: attributes.all(), types, values: values.all() };
}

/** A grammar while it is made. */
interface Making {
  readonly components: Components;
  readonly types: (ElementType | undefined)[];
  /** The places of types that are made, or being made: a type may hold itself. */
  readonly places: Map<XmlElement, number>;
  readonly sets: { namespace: string; types: Record<string, number> }[];
  /** The place of the set of a namespace's global elements. */
  readonly globals: Map<string, number>;
  readonly attributes: Table<AttributeSet>;
  readonly values: Table<ValueType>;
}

/** The place of the set of a namespace's global elements; it has it before it is full, since they may hold each other. */
function globalSet(namespace: string, making: Making): number {
  const { components, sets, globals } = making;
  const known = globals.get(namespace);
  if (known !== undefined) return known;
  const types: Record<string, number> = {};
  const place = sets.push({ namespace, types }) - 1;
  globals.set(namespace, place);
  for (const name of components.namesIn("element", namespace)) {
    const type = attempt(() => typeOf(components.get("element", `{${namespace}}${name}`), making));
    if (type !== undefined) types[name] = type;
  }
  return place;
}

/** The place of an element's type. */
function typeOf({ element, schema }: Component, making: Making): number {
  const { ref, type } = element.attributes;
  if (ref !== undefined) return typeOf(making.components.get("element", expand(ref, schema)), making);
  if (type !== undefined) return namedType(expand(type, schema), making);
  const inline = element.children.find(({ name }) => name === "complexType" || name === "simpleType");
  if (inline === undefined) throw new Unsayable("an element of any type");
  return inline.name === "simpleType"
    ? textType(making.values.place(valueTypeOf({ element: inline, schema }, making.components)), making)
    : complexType({ element: inline, schema }, making);
}

function namedType(name: string, making: Making): number {
  const complex = making.components.find("complexType", name);
  if (complex !== undefined) return complexType(complex, making);
  return textType(making.values.place(valueTypeNamed(name, making.components)), making);
}

function textType(text: number, { types, attributes }: Making): number {
  return types.push({ attributes: attributes.place({}), required: [], text }) - 1;
}

function complexType(component: Component, making: Making): number {
  const known = making.places.get(component.element);
  if (known !== undefined) return known;
  const place = making.types.push(undefined) - 1;
  making.places.set(component.element, place);
  making.types[place] = toElementType(component, making);
  return place;
}

function toElementType({ element, schema }: Component, making: Making): ElementType {
  if (element.attributes["mixed"] === "true") throw new Unsayable("mixed content");
  const complex = element.children.find(({ name }) => name === "complexContent");
  if (complex !== undefined) return extended({ element: complex, schema }, making);
  const simple = element.children.find(({ name }) => name === "simpleContent");
  if (simple === undefined) {
    return { ...placed(attributesOf({ element, schema }, making), making), ...contentOf(element, schema, making) };
  }
  const [extension] = simple.children;
  if (extension?.name !== "extension") throw new Unsayable("a restricted simple content");
  const base = valueTypeNamed(expand(extension.attributes["base"] ?? "", schema), making.components);
  return { ...placed(attributesOf({ element: extension, schema }, making), making), text: making.values.place(base) };
}

/** The base's members come first (XML Schema Part 1, section 3.4.2). */
function extended({ element, schema }: Component, making: Making): ElementType {
  const [extension] = element.children;
  if (extension?.name !== "extension") throw new Unsayable("a restricted complex content");
  const base = making.types[namedType(expand(extension.attributes["base"] ?? "", schema), making)];
  const own = contentOf(extension, schema, making);
  const isPlain = base !== undefined && base.text === undefined && base.children === undefined;
  if (!isPlain || own.children !== undefined) throw new Unsayable("an extension of what is no sequence");
  const { attributes, required } = attributesOf({ element: extension, schema }, making);
  const inherited = making.attributes.all()[base.attributes];
  return {
    attributes: making.attributes.place({ ...inherited, ...attributes }),
    required: [...base.required, ...required],
    sequence: [...(base.sequence ?? []), ...(own.sequence ?? [])],
  };
}

interface Attributes {
  readonly attributes: AttributeSet;
  readonly required: readonly string[];
}

function placed({ attributes, required }: Attributes, making: Making): Pick<ElementType, "attributes" | "required"> {
  return { attributes: making.attributes.place(attributes), required };
}

function attributesOf({ element, schema }: Component, making: Making): Attributes {
  const parts = element.children.map((child): Attributes => {
    const { ref = "", namespace = "##any", use } = child.attributes;
    if (child.name === "attributeGroup") {
      return attributesOf(making.components.get("attributeGroup", expand(ref, schema)), making);
    }
    if (child.name === "anyAttribute") return globalAttributes(namespace, making);
    if (child.name !== "attribute") return { attributes: {}, required: [] };
    const [name, value] = attributeOf({ element: child, schema }, making);
    return { attributes: { [name]: value }, required: use === "required" ? [name] : [] };
  });
  return {
    attributes: Object.assign({}, ...parts.map(({ attributes }) => attributes)) as AttributeSet,
    required: parts.flatMap(({ required }) => required),
  };
}

/** An attribute's name, or `{namespace}name`, and the place of its value's type. */
function attributeOf({ element, schema }: Component, making: Making): readonly [string, number] {
  const { ref, name = "", type, fixed } = element.attributes;
  if (ref !== undefined) {
    const key = expand(ref, schema);
    return [key, attributeOf(making.components.get("attribute", key), making)[1]];
  }
  if (type === undefined || fixed !== undefined) throw new Unsayable("an attribute of an inline type, or fixed");
  return [name, making.values.place(valueTypeNamed(expand(type, schema), making.components))];
}

/** A wildcard of attributes wants them declared, unless it says otherwise. */
function globalAttributes(namespace: string, making: Making): Attributes {
  const { components } = making;
  const entries = components.namesIn("attribute", namespace).map((name) => {
    const key = `{${namespace}}${name}`;
    return [key, attributeOf(components.get("attribute", key), making)[1]] as const;
  });
  return { attributes: Object.fromEntries(entries), required: [] };
}

type Content = Pick<ElementType, "children" | "sequence">;

function contentOf(type: XmlElement, schema: SchemaFile, making: Making): Content {
  const group = type.children.find(({ name }) => ["choice", "sequence", "all"].includes(name));
  const [first, ...more] = group?.children ?? [];
  if (group === undefined || first === undefined) return {};
  if (group.name === "choice" && isAnyNumber(group)) return { children: setsOf(group.children, schema, making) };
  if (group.name !== "sequence") throw new Unsayable(`a ${group.name} that is bounded`);
  // One kind of child, in any number.
  if (more.length === 0 && isAnyNumber(first)) return { children: setsOf([first], schema, making) };
  return { sequence: group.children.flatMap((element) => memberOf({ element, schema }, making)) };
}

function isAnyNumber({ attributes: { minOccurs, maxOccurs } }: XmlElement): boolean {
  return minOccurs === "0" && maxOccurs === "unbounded";
}

/** One that is not understood is left out, so that no document with it fits. */
function memberOf({ element, schema }: Component, making: Making): readonly SequenceMember[] {
  const { minOccurs = "1" } = element.attributes;
  const type = element.name === "element" ? attempt(() => typeOf({ element, schema }, making)) : undefined;
  if (type !== undefined) return [{ element: nameOf(element, schema), type, isRequired: minOccurs !== "0" }];
  if (minOccurs !== "0") throw new Unsayable("a child that is required");
  return [];
}

function nameOf({ attributes: { ref, name = "" } }: XmlElement, schema: SchemaFile): string {
  if (ref !== undefined) return expand(ref, schema);
  const isQualified = schema.root.attributes["elementFormDefault"] === "qualified";
  return `{${isQualified ? schema.targetNamespace : ""}}${name}`;
}

/** The sets that the members of a choice make: one of those it names, and those of its wildcards. */
function setsOf(members: readonly XmlElement[], schema: SchemaFile, making: Making): readonly number[] {
  const named = members.flatMap((element) => {
    const type = element.name === "element" ? attempt(() => typeOf({ element, schema }, making)) : undefined;
    return type === undefined ? [] : [[nameOf(element, schema), type] as const];
  });
  const wildcards = members.filter(({ name }) => name === "any");
  const { targetNamespace } = schema;
  return [
    ...localSets(named, making),
    ...wildcards.flatMap(({ attributes: { namespace = "##any" } }) =>
      namespacesOf(namespace, targetNamespace, making).map((each) => globalSet(each, making)),
    ),
  ];
}

function localSets(named: readonly (readonly [string, number])[], { sets }: Making): readonly number[] {
  const byNamespace = new Map<string, Record<string, number>>();
  for (const [key, type] of named) {
    const end = key.indexOf("}");
    const types = byNamespace.get(key.slice(1, end)) ?? {};
    types[key.slice(end + 1)] = type;
    byNamespace.set(key.slice(1, end), types);
  }
  return [...byNamespace].map(([namespace, types]) => sets.push({ namespace, types }) - 1);
}

function namespacesOf(wildcard: string, targetNamespace: string, { components }: Making): readonly string[] {
  if (wildcard === "##other") return components.namespaces.filter((namespace) => namespace !== targetNamespace);
  return [wildcard === "##targetNamespace" ? targetNamespace : wildcard];
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unsayable) return undefined;
    throw error;
  }
}
