import { compactText } from "../../core/compact-text.ts";
import { createRecent, MAX_RECENT } from "./recent.ts";
import type { Entry } from "./resource.ts";

/** An entry of a list as it was written: what stands before its instant, and what behind. */
interface Written {
  readonly entry: Entry;
  readonly before: string;
  readonly after: string;
}

const recent = createRecent<Written>(({ before, after }) => before.length + after.length);

/**
 * The entries of a list as `write` writes them, from what is kept of those listed lately: only the instant differs then.
 * A list longer than what is kept would find nothing the next time, so it keeps nothing.
 */
export function writeListed(entries: readonly Entry[], write: (entry: Entry) => string): string {
  if (entries.length > MAX_RECENT) return entries.map(write).join("");
  let text = "";
  for (const entry of entries) {
    const known = recent.of(entry.record);
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
  // Decoded from bytes it is one flat piece of memory, where the templates leave a chain of them.
  const flat = compactText(text);
  const at = flat.indexOf(MARK) + MARK.length;
  recent.keep(record, { entry, before: flat.slice(0, at), after: flat.slice(at + updated.length) });
  return text;
}
