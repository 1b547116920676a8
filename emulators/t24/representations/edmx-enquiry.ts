import type { XmlObject } from "../../core/xml.ts";
import { allFields, fieldByName } from "../domain/dictionary.ts";
import type { Column, Enquiry } from "../domain/enquiry.ts";
import { enquiryTypeOf } from "../iris/enquiry-type.ts";
import { bag, complexType, entityType, key, semanticOf, text } from "./edmx-types.ts";

/** An enquiry's type: its columns, then the fields that rows are only selected by (1.6, 1.7). */
export function enquiryType(enquiry: Enquiry): XmlObject {
  const [first, ...others] = enquiry.columns;
  const keyName = first?.name ?? "";
  const keyProperty = { ...key(keyName), ...(first && semanticIn(first)) };
  const columns = others.map((column) => columnProperty(column, enquiry));
  const filters = filtersOf(enquiry);
  const extensions = {
    ...listed("displayOnly", displayOnly(enquiry)),
    ...listed("filterOnly", filters),
  };
  const properties = [keyProperty, ...columns, ...filters.map(filterProperty)];
  return entityType(enquiry.entity, keyName, properties, extensions);
}

/** The types of the groups among an enquiry's columns: the sample's has neither a language nor positions (4.9). */
export function enquiryGroups({ entity, columns }: Enquiry): readonly XmlObject[] {
  return columns.flatMap((column) => {
    const group = groupOf(column);
    if (group === undefined) return [];
    return [complexType(`${entity}_${group}`, [{ ...text(column.name), ...semanticIn(column) }])];
  });
}

function columnProperty(column: Column, enquiry: Enquiry): XmlObject {
  const group = groupOf(column);
  if (group !== undefined) return bag(`${enquiry.entity}_${group}`);
  return { ...text(column.name), ...semanticIn(column) };
}

/** A column has the business type of its field, unless it shows the words behind that. */
function semanticIn(column: Column): XmlObject {
  const field = "field" in column && !("file" in column) ? fieldByName.get(column.field) : undefined;
  return field === undefined ? {} : semanticOf(field);
}

function filterProperty(name: string): XmlObject {
  const field = allFields.find(({ odata }) => odata === name);
  return { ...text(name), ...(field && semanticOf(field)) };
}

/** What rows are only selected by. */
function filtersOf(enquiry: Enquiry): readonly string[] {
  return [...enquiryTypeOf(enquiry).properties].flatMap(([name, { shownAs }]) => (shownAs === undefined ? [name] : []));
}

/** What rows only show. */
function displayOnly(enquiry: Enquiry): readonly string[] {
  const { properties } = enquiryTypeOf(enquiry);
  return enquiry.columns.flatMap((column) =>
    groupOf(column) === undefined && properties.get(column.name)?.read === undefined ? [column.name] : [],
  );
}

/** 4.9: IRIS lists them with the type, commas between. */
function listed(extension: string, names: readonly string[]): Readonly<Record<string, string>> {
  return names.length === 0 ? {} : { [`@iris-ext:${extension}`]: names.join(",") };
}

function groupOf(column: Column): string | undefined {
  return "group" in column ? column.group : undefined;
}
