import type { Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import { screenFields, type Row, type ScreenField } from "./screens.ts";

/** One value of a field on the screen. */
export interface Instance {
  readonly on: ScreenField;
  readonly value: string;
  /** The field with its numbers, as the control's id ends: `GENDER`, `STREET:1`, `ADDRESS:1:1`. */
  readonly place: string;
  /** With language and number: `GB Street`, `Second Officer.1`. */
  readonly caption: string;
  /** Which multi-value it is, and which sub-value, from 1; 0: it is none. */
  readonly value1: number;
  readonly value2: number;
  /** How many multi-values the field has, and how many sub-values in this one; there is always one to type in. */
  readonly count1: number;
  readonly count2: number;
}

/** A row of the table as it is shown. */
export interface ShownRow {
  readonly instances: readonly Instance[];
  readonly look: "columns" | "headings" | "grid";
}

/** The rows of a layout with the record's values: those of multi-value fields once for each value, together. */
export function shownRows(rows: readonly Row[], record: CustomerRecord): readonly ShownRow[] {
  return blocks(rows, ({ fields: [first] }) => first?.group).flatMap((block) => {
    const count = Math.max(
      1,
      ...block.flatMap(({ fields }) => fields.map(({ group }) => elementsOf(record, group).length)),
    );
    return upTo(count).flatMap((number) => elementRows(block, record, number));
  });
}

/** The rows of one multi-value; those of sub-values once for each of them. */
function elementRows(rows: readonly Row[], record: CustomerRecord, number: number): readonly ShownRow[] {
  return blocks(rows, ({ fields: [first] }) => first?.subGroup).flatMap((block) => {
    const count = subValueCount(block[0]?.fields[0], record, number);
    return upTo(count).flatMap((subNumber) => block.flatMap((row) => toShown(row, record, number, subNumber)));
  });
}

function subValueCount(first: ScreenField | undefined, record: CustomerRecord, number: number): number {
  if (first === undefined) return 1;
  return Math.max(1, subElementsOf(elementsOf(record, first.group)[number - 1], first.subGroup).length);
}

function toShown(
  { fields, isGrid }: Row,
  record: CustomerRecord,
  number: number,
  subNumber: number,
): readonly ShownRow[] {
  const instances = fields
    // Of a row's second column there may be fewer values than of its first.
    .filter(({ group }) => number === 1 || number <= elementsOf(record, group).length)
    .map((on) => toInstance(on, record, number, subNumber));
  if (!isGrid) return [{ instances, look: "columns" }];
  const grid: ShownRow = { instances, look: "grid" };
  return number === 1 ? [{ instances, look: "headings" }, grid] : [grid];
}

function toInstance(on: ScreenField, record: CustomerRecord, number: number, subNumber: number): Instance {
  const { field, group, subGroup } = on;
  const value1 = group === undefined ? 0 : number;
  const value2 = subGroup === undefined ? 0 : subNumber;
  const element = elementsOf(record, group)[number - 1];
  // Of sub-values each has its own fields, and the language of the first of them.
  const [first, inner] = [0, subNumber - 1].map((index) => subElementsOf(element, subGroup)[index]);
  const values = (subGroup === undefined ? element : inner)?.values;
  const language = (subGroup === undefined ? element : first)?.values[LANGUAGE_CODE];
  return {
    on,
    value: (group === undefined ? record.scalars : values)?.[field.name] ?? "",
    place: [field.name, ...numbersOf(value1, value2)].join(":"),
    caption: captionOf(on, language, { value1, value2 }),
    value1,
    value2,
    count1: Math.max(1, elementsOf(record, group).length),
    count2: Math.max(1, subElementsOf(element, subGroup).length),
  };
}

/** The caption of a field's value, by the field's T24 name and the value's numbers. */
export function captionAt(name: string, record: CustomerRecord, value1: number, value2: number): string {
  const on = screenFields.get(name);
  return on === undefined ? "" : toInstance(on, record, Math.max(1, value1), Math.max(1, value2)).caption;
}

/** The prefixes of captions by the language of a value (12). */
const PREFIXES: Readonly<Record<string, string>> = { en: "GB", fr: "FR", de: "DE", es: "ES" };

/** The languages of a group's values, in their order, where the record does not say. */
export const LANGUAGES = Object.keys(PREFIXES);

function captionOf({ label, group, field }: ScreenField, language: string | undefined, numbers: Numbers): string {
  const { value1, value2 } = numbers;
  if (group === undefined) return label;
  if (!field.language) return [label, ...numbersOf(value1, value2)].join(".");
  const code = language ?? LANGUAGES[value1 - 1] ?? "";
  const named = `${PREFIXES[code] ?? code.toUpperCase()} ${label}`.trim();
  return value2 === 0 ? named : `${named}.${value2}`;
}

type Numbers = Pick<Instance, "value1" | "value2">;

function numbersOf(...numbers: readonly number[]): readonly number[] {
  return numbers.filter((number) => number > 0);
}

function elementsOf(record: CustomerRecord, group: Group | undefined): readonly GroupElement[] {
  return group === undefined ? [] : (record.groups[group.name] ?? []);
}

function subElementsOf(element: GroupElement | undefined, subGroup: Group | undefined): readonly GroupElement[] {
  return element?.subGroups[subGroup?.name ?? ""] ?? [];
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Rows that follow each other and have the same key, together; one without a key is by itself. */
function blocks(rows: readonly Row[], keyOf: (row: Row) => object | undefined): readonly (readonly Row[])[] {
  const found: Row[][] = [];
  let last: object | undefined;
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined && key === last) found.at(-1)?.push(row);
    else found.push([row]);
    last = key;
  }
  return found;
}
