import type { Store } from "../../core/store/store.ts";
import { codesOf } from "../domain/codes.ts";
import { valuesOf, type CustomerRecord } from "../domain/record.ts";
import type { Enrichment, Entry } from "../representations/resource.ts";
import type { LookupRecord } from "../seed/files.ts";

/** The page with the words behind its record's codes, which the field metadata has with the fields (4.7). */
export async function withEnrichments(entry: Entry, store: Store): Promise<Entry> {
  const codes = codesOf(entry.record, entry.entity);
  const found = await Promise.all(codes.map(({ file, id }) => store.get<LookupRecord | CustomerRecord>(file, id)));
  const enrichments: Enrichment[] = [];
  codes.forEach(({ id, at }, index) => {
    const record = found[index]?.value;
    if (record !== undefined) enrichments.push({ fieldNumber: at, fieldValue: id, enrichment: descriptionOf(record) });
  });
  return { ...entry, enrichments };
}

/** What a record is called: a customer by its short name, all others by their description. */
export function descriptionOf(record: LookupRecord | CustomerRecord): string {
  return "description" in record ? record.description : (valuesOf(record, "SHORT.NAME")[0] ?? "");
}
