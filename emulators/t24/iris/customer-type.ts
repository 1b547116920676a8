import { fieldsOf, groups, scalars, type Field, type Group } from "../domain/dictionary.ts";
import { readerOf } from "../domain/field-readers.ts";
import type { EntityType, Property } from "./query-types.ts";

/** A version's entity for queries: any field, those of groups by their own names; a group is shown whole. */
export function customerTypeOf(entity: string): EntityType {
  let type = types.get(entity);
  if (type === undefined) {
    type = { name: entity, properties: propertiesOf(entity) };
    types.set(entity, type);
  }
  return type;
}

const types = new Map<string, EntityType>();

function propertiesOf(entity: string): EntityType["properties"] {
  return new Map([
    ...scalars.map((field): [string, Property] => [field.odata, scalarProperty(field)]),
    ...groups.flatMap((group) => groupProperties(group, entity)),
  ]);
}

function scalarProperty({ name, odata, position }: Field): Property {
  const index = position === 0 ? "id" : name === "MNEMONIC" ? "mnemonic" : undefined;
  return { read: readerOf(name), shownAs: odata, ...(index && { index }) };
}

function groupProperties(group: Group, entity: string): [string, Property][] {
  const shownAs = group.odata;
  return [
    // As Atom and as HAL name it.
    [`${entity}_${group.odata}`, { shownAs }],
    [group.odata, { shownAs }],
    ...fieldsOf(group).map(({ name, odata }): [string, Property] => [odata, { read: readerOf(name), shownAs }]),
  ];
}
