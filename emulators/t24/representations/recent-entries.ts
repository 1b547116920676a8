import type { CustomerRecord } from "../domain/record.ts";
import type { Entry } from "./resource.ts";

/** An entry of a list as it was written: what stands before its instant, and what behind. */
interface Written {
  readonly entry: Entry;
  readonly before: string;
  readonly after: string;
}

/** A stored record never changes, its successor is another object: its entries of lists are kept, the latest of them. */
const recent = new Map<CustomerRecord, Written>();

/** At some 12 kB an entry: a page of a list, and the next one. */
const MAX_RECENT = 100;

/**
 * The entries of a list as `write` writes them, from what is kept of those listed lately: only the instant differs then.
 * A list longer than what is kept would find nothing the next time, so it keeps nothing.
 */
export function writeListed(entries: readonly Entry[], write: (entry: Entry) => string): string {
  if (entries.length > MAX_RECENT) return entries.map(write).join("");
  let text = "";
  for (const entry of entries) {
    const known = recent.get(entry.record);
    if (known !== undefined && isOf(known.entry, entry)) text += known.before + entry.updated + known.after;
    else text += keep(entry, write(entry));
  }
  return text;
}

function isOf(written: Entry, entry: Entry): boolean {
  return DIFFERENCES.every((name) => written[name] === entry[name]);
}

/** What else than the record decides what is written of it. */
const DIFFERENCES = ["base", "xmlBase", "entity", "page", "path", "etag", "select"] as const;

/** No value can hold the mark, since what a record says is escaped: the first is the entry's own. */
const MARK = "<updated>";

function keep(entry: Entry, text: string): string {
  const { record, updated, select } = entry;
  // Each request has a selection of its own, even if it says the same.
  if (select !== undefined) return text;
  const [oldest] = recent.keys();
  if (recent.size >= MAX_RECENT && oldest !== undefined && !recent.has(record)) recent.delete(oldest);
  // Decoded from bytes it is one flat piece of memory, where the templates leave a chain of them.
  const flat = Buffer.from(text).toString();
  const at = flat.indexOf(MARK) + MARK.length;
  recent.set(record, { entry, before: flat.slice(0, at), after: flat.slice(at + updated.length) });
  return text;
}
