import { groups, scalars, type Group } from "./dictionary.ts";
import type { CustomerRecord, GroupElement } from "./record.ts";

/** Reads all values of one field; at least one, which is empty if the record has none. */
export type FieldReader = (record: CustomerRecord) => readonly string[];

/** How a field is read by its T24 name, wherever it stands: in the record, in a group, in a sub-group. */
export function readerOf(name: string): FieldReader {
  const reader = readers.get(name);
  if (reader === undefined) throw new Error(`The dictionary has no field ${name}.`);
  return reader;
}

const NONE: readonly string[] = [""];

const readers: ReadonlyMap<string, FieldReader> = new Map([
  ...scalars.map(({ name, position }): [string, FieldReader] => [
    name,
    position === 0 ? ({ id }) => [id] : (record) => [record.scalars[name] ?? ""],
  ]),
  ...groups.flatMap((group) => groupReaders(group, (record) => record.groups[group.name] ?? [])),
]);

type Elements = (record: CustomerRecord) => readonly GroupElement[];

function groupReaders(group: Group, elements: Elements): [string, FieldReader][] {
  return [
    ...group.fields.map(({ name }): [string, FieldReader] => [
      name,
      (record) => orNone(elements(record).flatMap(({ values }) => values[name] ?? [])),
    ]),
    ...group.subGroups.flatMap((subGroup) =>
      groupReaders(subGroup, (record) => elements(record).flatMap(({ subGroups }) => subGroups[subGroup.name] ?? [])),
    ),
  ];
}

function orNone(values: readonly string[]): readonly string[] {
  return values.length === 0 ? NONE : values;
}
