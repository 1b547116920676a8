import { defineTemplate, type XmlObject } from "../../core/xml.ts";
import { groups, scalars, type Field, type Group } from "../domain/dictionary.ts";
import { contextLists, enquiries } from "../domain/enquiries.ts";
import type { Enquiry } from "../domain/enquiry.ts";
import { versions } from "../domain/version.ts";
import { MODEL, setOf } from "../iris/names.ts";
import { navigationsOf, type Navigation } from "./edmx-associations.ts";
import { enquiryGroups, enquiryType } from "./edmx-enquiry.ts";
import { bag, complexType, entityType, key, positions, semanticOf, text } from "./edmx-types.ts";

/** The service's EDMX: types as the dictionary has them, associations as the RIM, and sets (fact sheet, 4.9). */
export function formatEdmx(): string {
  written ??= PROLOG + defineTemplate(edmx())({});
  return written;
}

/** It is the same for everybody, so it is written once, when it is first asked for. */
let written: string | undefined;

const PROLOG = "<?xml version='1.0' encoding='utf-8'?>";

function edmx(): XmlObject {
  const navigations = navigationsOf(versions.map(({ entity }) => entity));
  return {
    "edmx:Edmx": {
      "@Version": "1.0",
      "@xmlns:edmx": "http://schemas.microsoft.com/ado/2007/06/edmx",
      "@xmlns:d": "http://schemas.microsoft.com/ado/2007/08/dataservices",
      "@xmlns:m": "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata",
      "@xmlns:iris-ext": "http://iris.temenos.com/odata-extensions",
      "edmx:DataServices": {
        "@m:DataServiceVersion": "1.0",
        Schema: {
          "@xmlns": "http://schemas.microsoft.com/ado/2006/04/edm",
          "@Namespace": MODEL,
          ComplexType: [
            ...versions.flatMap(({ entity }) => groups.flatMap((group) => complexTypes(group, entity))),
            ...ENQUIRIES.flatMap(enquiryGroups),
            ...OTHER_GROUPS,
          ],
          EntityType: [...navigations.map(customerType), ...ENQUIRIES.map(enquiryType), ...OTHER_ENTITIES],
          Association: navigations.flatMap(({ associations }) => associations),
          EntityContainer: container(),
        },
      },
    },
  };
}

const ENQUIRIES = Object.values(enquiries);

/** The type of a group's elements, and those of the groups in them. */
function complexTypes(group: Group, entity: string): readonly XmlObject[] {
  const properties = [
    ...positions,
    ...(group.language ? [text("LanguageCode")] : []),
    ...group.fields.map((field) => fieldProperty(field)),
    ...group.subGroups.map((subGroup) => bag(`${entity}_${subGroup.odata}`)),
  ];
  const type = complexType(`${entity}_${group.odata}`, properties);
  return [type, ...group.subGroups.flatMap((subGroup) => complexTypes(subGroup, entity))];
}

function customerType({ entity, properties }: Navigation): XmlObject {
  const fields = scalars.map((field) => fieldProperty(field));
  const bags = groups.map((group) => bag(`${entity}_${group.odata}`));
  const type = entityType(entity, "CustomerCode", [...fields, ...bags, text("Id")]);
  return { ...type, NavigationProperty: properties };
}

function fieldProperty(field: Field): XmlObject {
  const { odata, position } = field;
  return { ...(position === 0 ? key(odata) : text(odata)), ...semanticOf(field) };
}

const OTHER_GROUPS: readonly XmlObject[] = [
  ownGroup("Errors_ErrorsMvGroup", ["Code", "Type", "Text", "Info"]),
  ownGroup("Messages_MessagesMvGroup", ["Code", "Type", "Text", "Info"]),
  ownGroup("T24FieldMetadata_PossibleValuesMvGroup", ["Value", "Description"]),
  ownGroup("T24FieldMetadata_EnrichmentsMvGroup", ["FieldNumber", "FieldValue", "Enrichment"]),
  // Of applications that have properties of AA; the sample's EDMX has it, none of its feeds.
  ownGroup("T24FieldMetadata_AAPropertiesMvGroup", [
    "PropertyDecription",
    "ForwardDateable",
    "PropertyClassDecription",
    "T24AppVersion",
  ]),
];

function ownGroup(name: string, properties: readonly string[]): XmlObject {
  return complexType(name, [...positions, ...properties.map(text)]);
}

const FIELD_METADATA = ["Entity", "Property", "Visible", "Mandatory", "MandatorySelection", "ReadOnly"] as const;

/** 4.9: Errors and Messages have their group for a key. */
const OTHER_ENTITIES: readonly XmlObject[] = [
  entityType("Errors", "Errors_ErrorsMvGroup", [bag("Errors_ErrorsMvGroup", "false"), text("Id")]),
  entityType("Messages", "Messages_MessagesMvGroup", [bag("Messages_MessagesMvGroup", "false"), text("Id")]),
  entityType("T24FieldMetadata", "Id", [
    key("Id"),
    ...FIELD_METADATA.map(text),
    bag("T24FieldMetadata_PossibleValuesMvGroup"),
    bag("T24FieldMetadata_EnrichmentsMvGroup"),
    bag("T24FieldMetadata_AAPropertiesMvGroup"),
  ]),
  entityType("Entity", "name", [text("t24Name"), key("name"), text("Id")]),
  entityType("NextState", "Id", [text("ShortTitle"), key("Id"), text("NextState")]),
];

/** Those that only links lead to. As the sample's enqDePreviews they are functions and no sets. */
const LINKED: ReadonlySet<Enquiry> = new Set(contextLists);

function container(): XmlObject {
  const sets = [...versions, ...ENQUIRIES.filter((enquiry) => !LINKED.has(enquiry))];
  return {
    "@Name": MODEL.replace(/Model$/, ""),
    "@m:IsDefaultEntityContainer": "true",
    EntitySet: [
      ...sets.map(({ entity }) => ({ "@Name": setOf(entity), "@EntityType": `${MODEL}.${entity}` })),
      { "@Name": "Errors", "@EntityType": `${MODEL}.Errors` },
    ],
    FunctionImport: [
      ...versions.map(({ entity }) => functionImport(`${entity}_metadata`, "T24FieldMetadata")),
      ...[...LINKED].map(({ entity }) => functionImport(setOf(entity), entity)),
    ],
  };
}

/** A collection that the service document does not name. */
function functionImport(name: string, entity: string): XmlObject {
  return { "@Name": name, "@ReturnType": `${MODEL}.${entity}`, "@m:HttpMethod": "GET" };
}
