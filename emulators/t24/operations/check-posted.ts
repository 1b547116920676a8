import { check, type Manner } from "../domain/application.ts";
import { merge, type CustomerRecord } from "../domain/record.ts";
import { versionIn } from "../iris/names.ts";
import { readLookups } from "./files.ts";
import type { Asked } from "./move.ts";

/** The record as it would be stored: laid over what is stored already, checked, with its defaults. */
export async function checkPosted(
  posted: CustomerRecord,
  thoroughness: Manner["thoroughness"],
  { request, context, files }: Asked,
): Promise<CustomerRecord> {
  const stored = files.unauthorised ?? files.live;
  const record = stored === undefined ? posted : merge(stored, posted);
  const lookups = await readLookups(record, files.live, { company: request.params.companyid, context });
  return check(record, lookups, { version: versionIn(request.path), thoroughness });
}
