import { groups, scalars, type Field, type Group } from "../domain/dictionary.ts";
import { ENTITY } from "../iris/names.ts";

/** What T24FieldMetadata says of one field (fact sheet, 4.7): yes and no as booleans, the rest as text. */
export interface FieldMetadata {
  readonly id: string;
  readonly property: string;
  readonly isMandatory: boolean;
  readonly isReadOnly: boolean;
  readonly isNoChange: boolean;
  readonly isPrimaryKey: boolean;
  readonly possibleValues: readonly string[];
}

/** The metadata of every field of the version, in the order of its properties. */
export const fieldMetadata: readonly FieldMetadata[] = [
  ...scalars.map((field) => toMetadata(field, [])),
  ...groups.flatMap((group) => ofGroup(group, [])),
];

function ofGroup(group: Group, parents: readonly string[]): readonly FieldMetadata[] {
  const path = [...parents, `${ENTITY}_${group.odata}`];
  return [
    ...group.fields.map((field) => toMetadata(field, path)),
    ...group.subGroups.flatMap((subGroup) => ofGroup(subGroup, path)),
  ];
}

function toMetadata(field: Field, path: readonly string[]): FieldMetadata {
  const property = [...path, field.odata].join(".");
  return {
    id: `${ENTITY}.${property}`,
    property,
    isMandatory: field.mandatory !== undefined,
    isReadOnly: field.system,
    isNoChange: field.noChange,
    isPrimaryKey: field.position === 0,
    possibleValues: field.values ?? [],
  };
}
