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
  /** Whether a copy of the record has it, too. */
  readonly isCopied: boolean;
  readonly possibleValues: readonly string[];
  /** Whether its values are ids in another file, behind which there are words. */
  readonly isCode: boolean;
}

const known = new Map<string, readonly FieldMetadata[]>();

/** The metadata of every field of the version behind an entity, by the numbers in the dictionary as the samples have it. */
export function fieldMetadataOf(entity: string): readonly FieldMetadata[] {
  let metadata = known.get(entity);
  if (metadata === undefined) {
    const version = versionOf(entity);
    const placed = [
      ...scalars.map((field) => ({ field, path: [] })),
      ...groups.flatMap((group) => placedIn(group, version, [])),
    ];
    metadata = placed
      .sort((one, other) => one.field.position - other.field.position)
      .map(({ field, path }) => toMetadata(field, version, path));
    known.set(entity, metadata);
  }
  return metadata;
}

interface PlacedField {
  readonly field: Field;
  readonly path: readonly string[];
}

function placedIn(group: Group, version: Version, parents: readonly string[]): readonly PlacedField[] {
  const path = [...parents, `${version.entity}_${group.odata}`];
  return [
    ...group.fields.map((field) => ({ field, path })),
    ...group.subGroups.flatMap((subGroup) => placedIn(subGroup, version, path)),
  ];
}

/** Who has audited a record has not audited its copy (the sample of a user). */
const NOT_COPIED: ReadonlySet<string> = new Set(["AUDITOR.CODE", "AUDIT.DATE.TIME"]);

function toMetadata(field: Field, { entity, mandatory }: Version, path: readonly string[]): FieldMetadata {
  const property = [...path, field.odata].join(".");
  return {
    id: `${entity}.${property}`,
    property,
    isMandatory: field.mandatory || mandatory.has(field.name),
    isReadOnly: field.system,
    isNoChange: field.noChange,
    isPrimaryKey: field.position === 0,
    isCopied: field.position > 0 && !NOT_COPIED.has(field.name),
    possibleValues: field.values ?? [],
    isCode: field.file !== undefined,
  };
}
