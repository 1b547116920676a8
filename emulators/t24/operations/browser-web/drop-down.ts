import type { Reply } from "../../../core/emulator.ts";
import type { DropDownPage } from "../../browser-web/page.ts";
import { newestOf, type CustomerRecord } from "../../domain/record.ts";
import { fieldByName } from "../../domain/dictionary.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { LookupRecord } from "../../seed/files.ts";
import { descriptionOf } from "../enrich.ts";
import { openFiles } from "../files.ts";
import type { Asked } from "./asked.ts";
import { recentIds } from "./recent.ts";
import { toPageReply } from "./reply.ts";

/** How many rows a list of values has at most. */
const MAX_ROWS = 200;

type Rows = DropDownPage["rows"];

/** What may stand in a control, for the list below it: recent ids (5), or the records that a field looks up (6.2). */
export async function dropDownReply(asked: Asked): Promise<Reply<WebPage>> {
  const control = asked.form.get("dropfield");
  const rows = await (control === "transactionId" ? recentRows(asked) : lookupRows(control, asked));
  return toPageReply({ kind: "drop-down", control, rows });
}

async function lookupRows(control: string, { context }: Asked): Promise<Rows> {
  const file = fieldByName.get(control.split(":")[1] ?? "")?.file;
  const records =
    file === undefined ? [] : await context.store.list<LookupRecord | CustomerRecord>(file, { limit: MAX_ROWS });
  return records.map(({ id, value }) => ({ id, description: descriptionOf(value) }));
}

/** A record that is gone is listed no longer. */
async function recentRows(asked: Asked): Promise<Rows> {
  const files = (await recentIds(asked)).map((id) => openFiles(asked.context.store, id));
  return (await Promise.all(files)).flatMap((found) => {
    const record = newestOf(found);
    return record === undefined ? [] : [{ id: found.id, description: descriptionOf(record) }];
  });
}
