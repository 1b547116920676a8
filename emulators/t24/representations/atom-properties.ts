import {
  defineFragment,
  hole,
  repeat,
  type Otherwise,
  type XmlObject,
  type XmlTemplate,
  type XmlValues,
} from "../../core/xml.ts";
import { groupByName, groups, scalars, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import { ENTITY, MODEL } from "../iris/names.ts";
import { NAMESPACES } from "./dialect.ts";

/** `m:properties` of a record: scalars, then groups, in the dictionary's order (4.5). */
export function formatProperties(record: CustomerRecord, hasPositions: boolean): string {
  const shape = hasPositions ? withPositions : withoutPositions;
  const known = shape.recent.get(record);
  if (known !== undefined && known !== SEEN) return known;
  const text = shape.template({ ...record.scalars, [ID]: record.id, ...groupValues(record) });
  remember(shape.recent, record, known === SEEN ? text : SEEN);
  return text;
}

/** Stands for a record that was written once; most are not written twice, so the text is kept from the second time on. */
const SEEN = "";

interface Shape {
  readonly template: XmlTemplate;
  /** A stored record never changes, its successor is another object: what was written of it lately is kept. */
  readonly recent: Map<CustomerRecord, string>;
}

/** At some 15 kB a record. */
const MAX_RECENT = 100;

function remember(recent: Shape["recent"], record: CustomerRecord, text: string): void {
  const [oldest] = recent.keys();
  if (recent.size >= MAX_RECENT && oldest !== undefined) recent.delete(oldest);
  // Decoded from bytes it is one flat piece of memory, where the template leaves a chain of them.
  recent.set(record, Buffer.from(text).toString());
}

const ID = "CUSTOMER.CODE";

function defineProperties(hasPositions: boolean): XmlTemplate {
  const properties: XmlObject = {};
  for (const { name, odata } of scalars) properties[`d:${odata}`] = hole(name);
  for (const group of groups) Object.assign(properties, groupObject(group, hasPositions));
  return defineFragment(NAMESPACES, { "m:properties": properties }, EMPTY);
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
const EMPTY: Otherwise = Object.fromEntries(
  [...groups, ...groups.flatMap(({ subGroups }) => subGroups)].map((group) => [group.name, [emptyElement(group)]]),
);

const withPositions: Shape = { template: defineProperties(true), recent: new Map() };
const withoutPositions: Shape = { template: defineProperties(false), recent: new Map() };

function emptyElement(group: Group): XmlValues {
  return { ...(group.language && { [LANGUAGE_CODE]: "en" }), valuePosition: "1", subValuePosition: "1" };
}

function groupValues(record: CustomerRecord): Record<string, readonly XmlValues[]> {
  const values: Record<string, readonly XmlValues[]> = {};
  for (const [name, elements] of Object.entries(record.groups)) {
    const group = groupByName.get(name);
    if (group !== undefined && elements.length > 0) values[name] = elementValues(group, elements, undefined);
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
