import { fieldsOf, groups, scalars } from "./dictionary.ts";
import { infoOf } from "./findings.ts";
import type { CustomerRecord, GroupElement } from "./record.ts";
import { eachValue } from "./values.ts";

/** A value that is the id of a record in another file. */
export interface Code {
  readonly file: string;
  readonly id: string;
  /** Where it stands, as errors say it: `verCustomer_Input.Sector:1:1`. */
  readonly at: string;
}

/** The codes in a record, those that T24 sets itself included, as the version of the entity names their places. */
export function codesOf(record: CustomerRecord, entity: string): readonly Code[] {
  const known = memory.get(record);
  if (known?.entity === entity) return known.codes;
  const codes = [...codesOfScalars(record, entity), ...codesOfGroups(record, entity)];
  memory.set(record, { entity, codes });
  return codes;
}

/** What was last found in a record, which never changes. */
const memory = new WeakMap<CustomerRecord, { readonly entity: string; readonly codes: readonly Code[] }>();

function codesOfScalars(record: CustomerRecord, entity: string): readonly Code[] {
  const codes: Code[] = [];
  for (const { field, file } of CODED_SCALARS) {
    const id = record.scalars[field.name];
    if (id) codes.push({ file, id, at: infoOf(field, undefined, entity) });
  }
  return codes;
}

/** Few records have a group with codes in it. */
function codesOfGroups(record: CustomerRecord, entity: string): readonly Code[] {
  const coded: Record<string, readonly GroupElement[]> = {};
  for (const name of CODED_GROUPS) {
    const elements = record.groups[name];
    if (elements !== undefined) coded[name] = elements;
  }
  const codes: Code[] = [];
  eachValue({ id: record.id, scalars: {}, groups: coded }, (field, id, place) => {
    if (field.file !== undefined) codes.push({ file: field.file, id, at: infoOf(field, place, entity) });
  });
  return codes;
}

const CODED_SCALARS = scalars.flatMap((field) => (field.file === undefined ? [] : [{ field, file: field.file }]));

const CODED_GROUPS = groups.flatMap((group) =>
  fieldsOf(group).some(({ file }) => file !== undefined) ? [group.name] : [],
);
