import type { OpenRecord } from "./record-page.ts";

/** An entry of More Actions. */
export interface MoreAction {
  readonly value: string;
  readonly text: string;
  /** Which screens offer it: all, those of a record, those of a record that is input. */
  readonly on: "any" | "record" | "input";
}

/**
 * What is seen in screenshots, in its order (4.2): print, copy and paste, lists and searches of the three files. The
 * values of copy and paste are T24's, the others ours.
 */
const MORE_ACTIONS: readonly MoreAction[] = [
  { value: "PRINT", text: "Print", on: "any" },
  { value: "EDIT|COPY", text: "Copy", on: "record" },
  { value: "EDIT|USER,DMG_PASTE", text: "Paste", on: "input" },
  { value: "LIST|LIVE", text: "List of entries (authorised)", on: "any" },
  { value: "LIST|NAU", text: "List of entries (unauthorised)", on: "any" },
  { value: "LIST|HIS", text: "List of entries (history)", on: "any" },
  { value: "SEARCH|LIVE", text: "Search for entries (authorised)", on: "any" },
  { value: "SEARCH|NAU", text: "Search for entries (unauthorised)", on: "any" },
  { value: "SEARCH|HIS", text: "Search for entries (history)", on: "any" },
];

/** What a screen offers, with a record or without one; of the history, whose ids are `id;n`, nothing is copied. */
export function moreActions(open: OpenRecord | undefined): readonly MoreAction[] {
  const isRecord = open !== undefined && !open.record.id.includes(";");
  const offered = { any: true, record: isRecord, input: isRecord && open.isInput };
  return MORE_ACTIONS.filter(({ on }) => offered[on]);
}
