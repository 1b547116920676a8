import { check, type Manner } from "../domain/application.ts";
import { withReplaced } from "../domain/defaults.ts";
import { overridesOf, type Override } from "../domain/override.ts";
import { merge, type CustomerRecord } from "../domain/record.ts";
import { readLookups } from "./files.ts";
import type { Transaction } from "./transaction.ts";

/** A record that has been checked, and the overrides that it raises. */
export interface Checked {
  readonly record: CustomerRecord;
  readonly overrides: readonly Override[];
}

/** The record as it would be stored: laid over what is stored already, checked, with its defaults. */
export async function checkPosted(
  posted: CustomerRecord,
  thoroughness: Manner["thoroughness"],
  { caller: { company, version }, context, files }: Transaction,
): Promise<Checked> {
  const stored = files.unauthorised ?? files.live;
  const merged = stored === undefined ? posted : merge(stored, posted);
  const lookups = await readLookups(merged, files.live, { company, context });
  const checked = check(merged, lookups, { version, thoroughness });
  if (thoroughness === "hold") return { record: checked, overrides: [] };
  const record = withReplaced(checked, version, context.options.activeCustomerType);
  const facts = { record, live: files.live, today: lookups.today };
  return { record, overrides: overridesOf(facts, context.options) };
}
