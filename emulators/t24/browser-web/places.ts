import { storedGroups, type Group } from "../domain/dictionary.ts";

/** The multi-value group that a field belongs to, and the sub-value group in that. */
export interface InGroups {
  readonly group: Group | undefined;
  readonly subGroup: Group | undefined;
}

/** Where a field stands in the dictionary, by T24 name; a scalar is in no group. */
export function groupsOf(name: string): InGroups {
  return byField.get(name) ?? NONE;
}

const NONE: InGroups = { group: undefined, subGroup: undefined };

const byField: ReadonlyMap<string, InGroups> = new Map(
  storedGroups.flatMap((group) => [
    ...group.fields.map(({ name }): [string, InGroups] => [name, { group, subGroup: undefined }]),
    ...group.subGroups.flatMap((subGroup) =>
      subGroup.fields.map(({ name }): [string, InGroups] => [name, { group, subGroup }]),
    ),
  ]),
);
