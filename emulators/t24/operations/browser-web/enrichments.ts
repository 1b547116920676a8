import type { Store } from "../../../core/store/store.ts";
import { shownRows } from "../../browser-web/instances.ts";
import type { CustomerRecord } from "../../domain/record.ts";
import { screens } from "../../browser-web/screens.ts";
import type { LookupRecord } from "../../seed/files.ts";
import { descriptionOf } from "../enrich.ts";

/** The application itself shows every field. */
const EVERY_FIELD = screens.get("CUSTOMER,")?.layout.main ?? [];

/** The words behind the record's codes, by the control's place (6.1). */
export async function enrichmentsOf(record: CustomerRecord, store: Store): Promise<ReadonlyMap<string, string>> {
  const codes = shownRows(EVERY_FIELD, record)
    .flatMap(({ instances }) => instances)
    .flatMap(({ on: { field }, value, place }) =>
      field.file === undefined || value === "" ? [] : [{ file: field.file, id: value, place }],
    );
  const found = await Promise.all(codes.map(({ file, id }) => store.get<LookupRecord | CustomerRecord>(file, id)));
  return new Map(
    codes.flatMap(({ place }, index) => {
      const record = found[index]?.value;
      return record === undefined ? [] : [[place, descriptionOf(record)]];
    }),
  );
}
