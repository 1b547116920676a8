import type { XmlObject } from "../../core/xml.ts";
import type { Column, Enquiry } from "../domain/enquiry.ts";
import { enquiryTypeOf } from "../iris/enquiry-type.ts";
import { bag, complexType, entityType, key, text } from "./edmx-types.ts";

/** An enquiry's type: its columns, then the fields that rows are only selected by (1.6, 1.7). */
export function enquiryType(enquiry: Enquiry): XmlObject {
  const [first, ...others] = enquiry.columns;
  const keyName = first?.name ?? "";
  const columns = others.map((column) => columnProperty(column, enquiry));
  return entityType(enquiry.entity, keyName, [key(keyName), ...columns, ...filters(enquiry)]);
}

/** The types of the groups by language among an enquiry's columns. */
export function enquiryGroups({ entity, columns }: Enquiry): readonly XmlObject[] {
  return columns.flatMap((column) => {
    const group = groupOf(column);
    return group === undefined ? [] : [complexType(`${entity}_${group}`, ["LanguageCode", column.name])];
  });
}

function columnProperty(column: Column, enquiry: Enquiry): XmlObject {
  const group = groupOf(column);
  if (group !== undefined) return bag(`${enquiry.entity}_${group}`);
  const isSelectable = enquiryTypeOf(enquiry).properties.get(column.name)?.read !== undefined;
  return { ...text(column.name), ...(!isSelectable && { "@iris-ext:displayOnly": "true" }) };
}

function filters(enquiry: Enquiry): readonly XmlObject[] {
  return [...enquiryTypeOf(enquiry).properties].flatMap(([name, { shownAs }]) =>
    shownAs === undefined ? [{ ...text(name), "@iris-ext:filterOnly": "true" }] : [],
  );
}

function groupOf(column: Column): string | undefined {
  return "group" in column ? column.group : undefined;
}
