import { groups, scalars, type Field, type Group } from "../domain/dictionary.ts";
import { versionOf, type Version } from "../domain/version.ts";

/** What T24FieldMetadata says of one field (fact sheet, 4.7): yes and no as booleans, the rest as text. */
export interface FieldMetadata {
  readonly id: string;
  readonly property: string;
  readonly isMandatory: boolean;
  readonly isReadOnly: boolean;
  readonly isNoChange: boolean;
  readonly isPrimaryKey: boolean;
  readonly possibleValues: readonly string[];
  /** Whether its values are ids in another file, behind which there are words. */
  readonly isCode: boolean;
}

const known = new Map<string, readonly FieldMetadata[]>();

/** The metadata of every field of the version behind an entity, in the order of its properties. */
export function fieldMetadataOf(entity: string): readonly FieldMetadata[] {
  let metadata = known.get(entity);
  if (metadata === undefined) {
    const version = versionOf(entity);
    metadata = [
      ...scalars.map((field) => toMetadata(field, version, [])),
      ...groups.flatMap((group) => ofGroup(group, version, [])),
    ];
    known.set(entity, metadata);
  }
  return metadata;
}

function ofGroup(group: Group, version: Version, parents: readonly string[]): readonly FieldMetadata[] {
  const path = [...parents, `${version.entity}_${group.odata}`];
  return [
    ...group.fields.map((field) => toMetadata(field, version, path)),
    ...group.subGroups.flatMap((subGroup) => ofGroup(subGroup, version, path)),
  ];
}

function toMetadata(field: Field, { entity, mandatory }: Version, path: readonly string[]): FieldMetadata {
  const property = [...path, field.odata].join(".");
  return {
    id: `${entity}.${property}`,
    property,
    isMandatory: field.mandatory || mandatory.has(field.name),
    isReadOnly: field.system,
    isNoChange: field.noChange,
    isPrimaryKey: field.position === 0,
    possibleValues: field.values ?? [],
    isCode: field.file !== undefined,
  };
}
