import { allFields, groups } from "../t24/domain/dictionary.ts";
import type { Field, Group } from "../t24/domain/dictionary.ts";
import { patterns } from "../t24/domain/types.ts";
import { element, formatXml } from "./xml-node.ts";
import type { XmlNode } from "./xml-node.ts";

/** What an error or message can be (3.6). */
export const ERROR_TYPES = ["FATAL_ERROR", "NON_FATAL_ERROR", "OVERRIDE", "WARNING"] as const;

/** `strict` holds values to the dictionary; `echo` takes them as they come, and holds to the structure only. */
export type Strictness = "strict" | "echo";

/**
 * The XSD of OData's data namespace: every property of the versions and of Errors, Messages and T24FieldMetadata. They
 * are global elements, which `m:properties` and the groups take in any order, with unknown ones between them.
 */
export function propertiesXsd(entities: readonly string[], strictness: Strictness): string {
  const fields = allFields.map((field) => ({ field, type: strictness === "strict" ? typeOf(field) : TEXT }));
  const types = new Map(fields.map(({ type }) => [type.name, type]));
  return formatXml(
    element("xs:schema", ATTRIBUTES, [
      annotation(DESCRIPTIONS[strictness]),
      element("xs:import", {
        namespace: "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata",
        schemaLocation: "metadata.xsd",
      }),
      GROUP_TYPE,
      ERRORS_TYPE,
      ...[...types.values(), TEXT, BOOLEAN, POSITION].flatMap(typeDefinition).filter(isFirstOfItsName()),
      ...fields.map(({ field, type }) => element("xs:element", { name: field.odata, type: `d:${type.name}` })),
      ...entities.flatMap((entity) => groups.flatMap((group) => groupElements(entity, group))),
      ...OTHER_PROPERTIES,
    ]),
  );
}

const ATTRIBUTES = {
  "xmlns:xs": "http://www.w3.org/2001/XMLSchema",
  "xmlns:d": "http://schemas.microsoft.com/ado/2007/08/dataservices",
  targetNamespace: "http://schemas.microsoft.com/ado/2007/08/dataservices",
  elementFormDefault: "qualified",
};

const DESCRIPTIONS: Readonly<Record<Strictness, string>> = {
  strict: "Generated from customer.json. A value is empty or what the dictionary allows.",
  echo: "Generated from customer.json. A value is whatever a client sent.",
};

interface PropertyType {
  readonly name: string;
  readonly facets: readonly XmlNode[];
}

const TEXT: PropertyType = { name: "text", facets: [] };
const BOOLEAN: PropertyType = { name: "boolean", facets: [facet("pattern", "true|false|0|1")] };
const POSITION: PropertyType = { name: "position", facets: [facet("pattern", "([1-9][0-9]*)?")] };

/** The type of a field's values: `SWI.35`, or the field's own name where its values are listed. */
function typeOf(field: Field): PropertyType {
  // What T24 writes itself does not keep to its own lengths: the sample of 66052 has an OVERRIDE of 42 characters.
  if (field.system) return TEXT;
  if (field.values !== undefined) {
    return { name: field.name, facets: ["", ...field.values].map((value) => facet("enumeration", value)) };
  }
  const pattern = patterns[field.type];
  return {
    name: `${field.type}.${field.length}`,
    facets: [
      facet("maxLength", String(field.length)),
      ...(pattern === undefined ? [] : [facet("pattern", `(${pattern})?`)]),
    ],
  };
}

function facet(name: string, value: string): XmlNode {
  return element(`xs:${name}`, { value });
}

/** A property's type: its values, and OData's attributes `m:type` and `m:null` on the element. */
function typeDefinition({ name, facets }: PropertyType): readonly XmlNode[] {
  const values = `${name}.value`;
  return [
    element("xs:simpleType", { name: values }, [element("xs:restriction", { base: "xs:string" }, facets)]),
    element("xs:complexType", { name }, [
      element("xs:simpleContent", {}, [element("xs:extension", { base: `d:${values}` }, [ODATA_ATTRIBUTES])]),
    ]),
  ];
}

const ODATA_ATTRIBUTES = element("xs:anyAttribute", {
  namespace: "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata",
});

/** A Bag: `element`s, and nothing else; an `element` outside one is forbidden in metadata.xsd. */
const GROUP_TYPE = element("xs:complexType", { name: "group" }, [
  element("xs:sequence", {}, [
    element("xs:element", { name: "element", minOccurs: "0", maxOccurs: "unbounded" }, [
      element("xs:complexType", {}, [
        element("xs:sequence", {}, [
          element("xs:any", {
            namespace: "##targetNamespace",
            processContents: "lax",
            minOccurs: "0",
            maxOccurs: "unbounded",
          }),
        ]),
      ]),
    ]),
  ]),
  ODATA_ATTRIBUTES,
]);

/** The errors of a refusal, or the messages of a success: each has all four (3.6). */
const ERRORS_TYPE = element("xs:complexType", { name: "errors" }, [
  element("xs:sequence", {}, [
    element("xs:element", { name: "element", maxOccurs: "unbounded" }, [
      element("xs:complexType", {}, [
        element("xs:all", {}, [
          element("xs:element", { name: "Code", type: "xs:string" }),
          element("xs:element", { name: "Type" }, [
            element("xs:simpleType", {}, [
              element(
                "xs:restriction",
                { base: "xs:string" },
                ERROR_TYPES.map((type) => facet("enumeration", type)),
              ),
            ]),
          ]),
          element("xs:element", { name: "Text", type: "xs:string" }),
          element("xs:element", { name: "Info", type: "xs:string" }),
        ]),
      ]),
    ]),
  ]),
  ODATA_ATTRIBUTES,
]);

function groupElements(entity: string, group: Group): readonly XmlNode[] {
  const names = [
    ...(group.language ? ["LanguageCode"] : []),
    ...group.fields.map(({ odata }) => odata),
    ...group.subGroups.map(({ odata }) => `${entity}_${odata}`),
  ];
  return [
    groupElement(`${entity}_${group.odata}`, names),
    ...group.subGroups.flatMap((sub) => groupElements(entity, sub)),
  ];
}

function groupElement(name: string, properties: readonly string[]): XmlNode {
  return element("xs:element", { name, type: "d:group" }, [
    annotation(
      `Each element holds ${properties.join(", ")}; where positions are given, valuePosition, subValuePosition.`,
    ),
  ]);
}

/** The properties of what is embedded with a customer (3.6, 4.7), and those that any group's element has. */
const OTHER_PROPERTIES: readonly XmlNode[] = [
  property("LanguageCode", TEXT),
  property("valuePosition", POSITION),
  property("subValuePosition", POSITION),
  element("xs:element", { name: "Errors_ErrorsMvGroup", type: "d:errors" }),
  element("xs:element", { name: "Messages_MessagesMvGroup", type: "d:errors" }),
  groupElement("T24FieldMetadata_PossibleValuesMvGroup", ["Value", "Description"]),
  groupElement("T24FieldMetadata_EnrichmentsMvGroup", ["FieldNumber", "FieldValue", "Enrichment"]),
  ...["Code", "Type", "Text", "Info", "Id", "Entity", "Property"].map((name) => property(name, TEXT)),
  ...["Value", "Description", "FieldNumber", "FieldValue", "Enrichment"].map((name) => property(name, TEXT)),
  ...["Visible", "Mandatory", "MandatorySelection", "ReadOnly", "NoChange", "Copy", "PrimaryKey"].map((name) =>
    property(name, BOOLEAN),
  ),
];

function property(name: string, { name: type }: PropertyType): XmlNode {
  return element("xs:element", { name, type: `d:${type}` });
}

function annotation(text: string): XmlNode {
  return element("xs:annotation", {}, [{ ...element("xs:documentation", {}), text }]);
}

function isFirstOfItsName(): (node: XmlNode) => boolean {
  const seen = new Set<string>();
  return ({ name, attributes }) => {
    const key = `${name} ${attributes["name"] ?? ""}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  };
}
