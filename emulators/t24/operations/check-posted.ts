import { check, type Thoroughness } from "../domain/application.ts";
import { merge, type CustomerRecord } from "../domain/record.ts";
import { readLookups } from "./files.ts";
import type { Asked } from "./move.ts";

/** The record as it would be stored: laid over what is stored already, checked, with its defaults. */
export async function checkPosted(
  posted: CustomerRecord,
  thoroughness: Thoroughness,
  { request, context, files }: Asked,
): Promise<CustomerRecord> {
  const stored = files.unauthorised ?? files.live;
  const record = stored === undefined ? posted : merge(stored, posted);
  return check(record, await readLookups(record, request.params.companyid, context), thoroughness);
}
