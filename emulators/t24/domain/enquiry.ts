import { readerOf, type FieldReader } from "./field-readers.ts";
import type { CustomerRecord } from "./record.ts";

/** One column of an enquiry: a field, or what another file says of the field's value, or a text that never changes. */
export type Column =
  | {
      readonly name: string;
      /** By T24 name; `@ID` is the record's key in its file. */
      readonly field: string;
      /** The file whose record of that id is described, as `conversion: getFrom` does. */
      readonly file?: string;
      /** The group that holds its values; left out: the first value stands by itself. */
      readonly group?: string;
    }
  | { readonly name: string; readonly text: string };

/** Which file of CUSTOMER an enquiry reads. */
export type EnquiryFile = "live" | "unauthorised" | "history";

/** A T24 ENQUIRY, as IRIS names it: rows of a file, its selection fields, and where a row leads to (1.7). */
export interface Enquiry {
  readonly entity: string;
  readonly file: EnquiryFile;
  /** The first is the key. */
  readonly columns: readonly Column[];
  /** The fields that rows may be selected by, whether or not a column shows them. */
  readonly selection: readonly string[];
  /** The version that a row opens in, by its entity, and how the link says so. */
  readonly drillDown?: {
    readonly title: string;
    readonly intent?: string;
    readonly entityFor: (record: CustomerRecord) => string;
  };
}

/** What a row shows under one name: a text, or the texts of a group. */
export type Cell =
  | { readonly name: string; readonly text: string }
  | {
      readonly name: string;
      readonly field: string;
      readonly texts: readonly string[];
    };

/** The key of a record in its file: history's is `id;n`, n the CURR.NO (3.1). */
export function keyIn(file: EnquiryFile, { id, scalars }: CustomerRecord): string {
  return file === "history" ? `${id};${scalars["CURR.NO"] ?? ""}` : id;
}

/** How a field is read of the records of a file, `@ID` too. */
export function readerIn(file: EnquiryFile, field: string): FieldReader {
  return field === "@ID" ? (record) => [keyIn(file, record)] : readerOf(field);
}

/** The references to other files that a row shows the descriptions of. */
export function referencesIn(
  record: CustomerRecord,
  { columns, file: own }: Enquiry,
): readonly { readonly file: string; readonly id: string }[] {
  return columns.flatMap((column) => {
    if (!("field" in column) || column.file === undefined) return [];
    const [id = ""] = readerIn(own, column.field)(record);
    return id === "" ? [] : [{ file: column.file, id }];
  });
}

/** A record as a row of an enquiry; `describe` tells what a file says of an id. */
export function toCells(
  record: CustomerRecord,
  { columns, file: own }: Enquiry,
  describe: (file: string, id: string) => string,
): readonly Cell[] {
  return columns.map((column): Cell => {
    if ("text" in column) return column;
    const { name, field, file, group } = column;
    if (group !== undefined) return { name: group, field: name, texts: textsOf(record, field) };
    const [value = ""] = readerIn(own, field)(record);
    return { name, text: file === undefined || value === "" ? value : describe(file, value) };
  });
}

/** An empty group still has an element (4.5). */
function textsOf(record: CustomerRecord, field: string): readonly string[] {
  return record.groups[field]?.map(({ values }) => values[field] ?? "") ?? [""];
}
