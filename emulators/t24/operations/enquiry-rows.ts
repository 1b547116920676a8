import type { Store } from "../../core/store/store.ts";
import { referencesIn, toCells, type Cell, type Enquiry, type EnquiryFile } from "../domain/enquiry.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { HISTORY, LIVE, UNAUTHORISED } from "./files.ts";

/** The store's name of each file that an enquiry can read. */
export const ENQUIRY_FILES = {
  live: LIVE,
  unauthorised: UNAUTHORISED,
  history: HISTORY,
} as const satisfies Record<EnquiryFile, string>;

/** A record of an enquiry's file, and what the enquiry shows of it. */
export interface Row {
  readonly record: CustomerRecord;
  readonly cells: readonly Cell[];
}

/** Records as an enquiry's rows; what is referenced is read once, however many rows refer to it. */
export async function readRows(
  store: Store,
  enquiry: Enquiry,
  records: readonly CustomerRecord[],
): Promise<readonly Row[]> {
  const references = records.flatMap((record) => referencesIn(record, enquiry));
  const descriptions = await readDescriptions(store, references);
  const describe = (file: string, id: string): string => descriptions.get(`${file} ${id}`) ?? id;
  return records.map((record) => ({ record, cells: toCells(record, enquiry, describe) }));
}

async function readDescriptions(
  store: Store,
  references: ReturnType<typeof referencesIn>,
): Promise<ReadonlyMap<string, string>> {
  const distinct = new Map(references.map((reference) => [`${reference.file} ${reference.id}`, reference]));
  const described = [...distinct].map(async ([key, { file, id }]): Promise<[string, string]> => {
    const record = await store.get<{ readonly description?: string }>(file, id);
    return [key, record?.value.description ?? id];
  });
  return new Map(await Promise.all(described));
}
