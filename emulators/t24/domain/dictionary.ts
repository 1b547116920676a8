import customer from "../../../schemas/t24/customer.json" with { type: "json" };

const TYPES = [
  "A",
  "AMT",
  "ANY",
  "CCY",
  "COM",
  "CUS",
  "D",
  "FQU",
  "MNE",
  "N",
  "RELTIME",
  "S",
  "SSS",
  "STAT",
  "SWI",
] as const;

/** The dictionary's type codes; `application.ts` says what each lets pass (fact sheet, 4.10). */
export type FieldType = (typeof TYPES)[number];

/** A field of the CUSTOMER dictionary, by T24 name (`SHORT.NAME`) and by OData name (`ShortName`). */
export interface Field {
  readonly name: string;
  readonly odata: string;
  /** The field number; 0 is the record's id. */
  readonly position: number;
  /** In characters. */
  readonly length: number;
  readonly type: FieldType;
  /** The only values allowed. */
  readonly values: readonly string[] | undefined;
  /** The file that must hold a record of this id. */
  readonly file: string | undefined;
  /** Whether the dictionary demands a value; a version may demand more. */
  readonly mandatory: boolean;
  /** Whether each of its values belongs to a language. */
  readonly language: boolean;
  /** Set by T24 alone; what a client sends is passed over. */
  readonly system: boolean;
  /** What an empty field becomes when the record is validated or input. */
  readonly default: string | undefined;
  /** Whether the live record's value stays. */
  readonly noChange: boolean;
  /** The only values that a client may set; others of `values` it may leave as they are. */
  readonly settable: readonly string[] | undefined;
  /** The field of CUSTOMER.DEFAULT that must say YES, or a value is demanded. */
  readonly mandatoryUnless: string | undefined;
  readonly notAfterToday: boolean;
}

/** Associated multi-value fields, or the sub-values in them; named after their first field. */
export interface Group {
  readonly name: string;
  /** Without the entity's prefix: `ShortNameMvGroup`, `AddressSvGroup`. */
  readonly odata: string;
  readonly fields: readonly Field[];
  readonly subGroups: readonly Group[];
  /** Whether its elements carry a language code. */
  readonly language: boolean;
  readonly system: boolean;
  readonly fieldByName: ReadonlyMap<string, Field>;
  readonly fieldByOdata: ReadonlyMap<string, Field>;
  readonly subGroupByName: ReadonlyMap<string, Group>;
  readonly subGroupByOdata: ReadonlyMap<string, Group>;
}

/** The single-value fields that IRIS shows, in Atom's property order (4.5). */
export const scalars: readonly Field[] = customer.fields.map(toField);

/** The multi-value groups that IRIS shows, in Atom's order (4.5). */
export const groups: readonly Group[] = customer.groups.map(toGroup);

/** All that a record can hold: also the fields of later releases, which the Browser shows and IRIS' resource does not. */
export const storedScalars: readonly Field[] = [...scalars, ...customer.later.fields.map(toField)];
export const storedGroups: readonly Group[] = [...groups, ...customer.later.groups.map(toGroup)];

export const scalarByName: ReadonlyMap<string, Field> = byName(storedScalars);
export const scalarByOdata: ReadonlyMap<string, Field> = byOdata(scalars);
export const groupByName: ReadonlyMap<string, Group> = byName(storedGroups);
export const groupByOdata: ReadonlyMap<string, Group> = byOdata(groups);

/** The fields that IRIS shows, those of groups and sub-groups too, by field number. */
export const allFields: readonly Field[] = byNumber([...scalars, ...groups.flatMap(fieldsOf)]);

/** All fields that a record can hold, by field number. */
export const storedFields: readonly Field[] = byNumber([...storedScalars, ...storedGroups.flatMap(fieldsOf)]);

export const fieldByName: ReadonlyMap<string, Field> = byName(storedFields);

/** The fields of a group and of its sub-groups. */
export function fieldsOf(group: Group): readonly Field[] {
  return [...group.fields, ...group.subGroups.flatMap(fieldsOf)];
}

interface RawField {
  readonly name: string;
  readonly odata: string;
  readonly position: number;
  readonly length: number;
  readonly type: string;
  readonly values?: readonly string[] | undefined;
  readonly file?: string | undefined;
  readonly mandatory?: boolean | undefined;
  readonly language?: boolean | undefined;
  readonly system?: boolean | undefined;
  readonly default?: string | undefined;
  readonly noChange?: boolean | undefined;
  readonly settable?: readonly string[] | undefined;
  readonly mandatoryUnless?: string | undefined;
  readonly notAfterToday?: boolean | undefined;
}

interface RawGroup {
  readonly name: string;
  readonly odata: string;
  readonly fields: readonly RawField[];
  readonly subGroups?: readonly RawGroup[] | undefined;
}

function toField(raw: RawField): Field {
  const type = TYPES.find((known) => known === raw.type);
  if (type === undefined) throw new Error(`customer.json: ${raw.name} has the unknown type ${raw.type}.`);
  return {
    name: raw.name,
    odata: raw.odata,
    position: raw.position,
    length: raw.length,
    type,
    values: raw.values,
    file: raw.file,
    mandatory: raw.mandatory ?? false,
    language: raw.language ?? false,
    system: raw.system ?? false,
    default: raw.default,
    noChange: raw.noChange ?? false,
    settable: raw.settable,
    mandatoryUnless: raw.mandatoryUnless,
    notAfterToday: raw.notAfterToday ?? false,
  };
}

function toGroup(raw: RawGroup): Group {
  const fields = raw.fields.map(toField);
  const subGroups = (raw.subGroups ?? []).map(toGroup);
  return {
    name: raw.name,
    odata: raw.odata,
    fields,
    subGroups,
    language: fields.some((field) => field.language),
    system: fields.some((field) => field.system),
    fieldByName: byName(fields),
    fieldByOdata: byOdata(fields),
    subGroupByName: byName(subGroups),
    subGroupByOdata: byOdata(subGroups),
  };
}

function byNumber(fields: readonly Field[]): readonly Field[] {
  return fields.toSorted((one, other) => one.position - other.position);
}

function byName<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}

function byOdata<T extends { readonly odata: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.odata, item]));
}
