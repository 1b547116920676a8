import { defineFragment, hole, repeat, type XmlObject, type XmlTemplate, type XmlValues } from "../../core/xml.ts";
import { groups, scalars, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import { ENTITY, MODEL } from "../iris/names.ts";
import { NAMESPACES } from "./dialect.ts";

/** `m:properties` of a record: scalars, then groups, in the dictionary's order (4.5). */
export function formatProperties(record: CustomerRecord, hasPositions: boolean): string {
  const template = hasPositions ? withPositions : withoutPositions;
  return template({ ...record.scalars, [ID]: record.id, ...groupValues(record) });
}

const ID = "CUSTOMER.CODE";
const withPositions = defineProperties(true);
const withoutPositions = defineProperties(false);

function defineProperties(hasPositions: boolean): XmlTemplate {
  const properties: XmlObject = {};
  for (const { name, odata } of scalars) properties[`d:${odata}`] = hole(name);
  for (const group of groups) Object.assign(properties, groupObject(group, hasPositions));
  return defineFragment(NAMESPACES, { "m:properties": properties });
}

function groupObject(group: Group, hasPositions: boolean): XmlObject {
  const type = `${ENTITY}_${group.odata}`;
  const element: XmlObject = group.language ? { "d:LanguageCode": hole(LANGUAGE_CODE) } : {};
  for (const { name, odata } of group.fields) element[`d:${odata}`] = hole(name);
  if (hasPositions) {
    element["d:valuePosition"] = hole("valuePosition");
    element["d:subValuePosition"] = hole("subValuePosition");
  }
  for (const subGroup of group.subGroups) Object.assign(element, groupObject(subGroup, hasPositions));
  return { [`d:${type}`]: { "@m:type": `Bag(${MODEL}.${type})`, ...repeat(group.name, { "d:element": element }) } };
}

/** An empty group is still written, with one element that holds empty fields (4.5). */
const EMPTY: Readonly<Record<string, readonly XmlValues[]>> = Object.fromEntries(
  groups.map((group) => [group.name, [emptyElement(group)]]),
);

function emptyElement(group: Group): XmlValues {
  const subGroups = group.subGroups.map((subGroup) => [subGroup.name, [emptyElement(subGroup)]] as const);
  return {
    ...(group.language && { [LANGUAGE_CODE]: "en" }),
    valuePosition: "1",
    subValuePosition: "1",
    ...Object.fromEntries(subGroups),
  };
}

function groupValues(record: CustomerRecord): Record<string, readonly XmlValues[]> {
  const values: Record<string, readonly XmlValues[]> = { ...EMPTY };
  for (const group of groups) {
    const elements = record.groups[group.name];
    if (elements !== undefined && elements.length > 0) values[group.name] = elementValues(group, elements, undefined);
  }
  return values;
}

/** Positions count from 1; the elements of a sub-group share their parent's value position. */
function elementValues(group: Group, elements: readonly GroupElement[], parent: string | undefined): XmlValues[] {
  return elements.map((element, index) => {
    const own = String(index + 1);
    const values: Record<string, string | readonly XmlValues[]> = {
      ...element.values,
      valuePosition: parent ?? own,
      subValuePosition: parent === undefined ? "1" : own,
    };
    for (const subGroup of group.subGroups) {
      const inner = element.subGroups[subGroup.name];
      values[subGroup.name] =
        inner === undefined || inner.length === 0
          ? [emptyElement(subGroup)]
          : elementValues(subGroup, inner, parent ?? own);
    }
    return values;
  });
}
