import type { Reply } from "../../../core/emulator.ts";
import type { CustomerRecord } from "../../domain/record.ts";
import { valuesOf } from "../../domain/record.ts";
import { fieldByName } from "../../domain/dictionary.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { LookupRecord } from "../../seed/files.ts";
import type { Asked } from "./asked.ts";
import { toPageReply } from "./reply.ts";

/** How many rows a list of values has at most. */
const MAX_ROWS = 200;

/** 6.2: the records of the file that a field looks up, for the list below its control. */
export async function dropDownReply({ form, context }: Asked): Promise<Reply<WebPage>> {
  const control = form.get("dropfield");
  const file = fieldByName.get(control.split(":")[1] ?? "")?.file;
  const records =
    file === undefined ? [] : await context.store.list<LookupRecord | CustomerRecord>(file, { limit: MAX_ROWS });
  const rows = records.map(({ id, value }) => ({ id, description: descriptionOf(value) }));
  return toPageReply({ kind: "drop-down", control, rows });
}

/** What a record is called: a customer by its short name, all others by their description. */
export function descriptionOf(record: LookupRecord | CustomerRecord): string {
  return "description" in record ? record.description : (valuesOf(record, "SHORT.NAME")[0] ?? "");
}
