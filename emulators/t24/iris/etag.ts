import { hash } from "node:crypto";

import { isSameList } from "../../core/same-list.ts";
import type { CustomerRecord } from "../domain/record.ts";

/** Digests by record: a stored record never changes, its successor is another object. */
const known = new WeakMap<CustomerRecord, string>();

/**
 * The bare ETag of a stored record: SHA-256 in base64, 44 characters (fact sheet, 5.1). It depends on what the record
 * says and not on the order in which it came, so it is the same after a restart and in every replica.
 */
export function etagOf(record: CustomerRecord): string {
  let etag = known.get(record);
  if (etag === undefined) {
    etag = hash("sha256", canonical(record), "base64");
    known.set(record, etag);
  }
  return etag;
}

/** The header's form: the digest in double quotes, strong. */
export function toHeader(etag: string): string {
  return `"${etag}"`;
}

/** How much an If-Match may differ from the ETag that it names. */
export interface Leniency {
  /** Q6: `*` matches any. */
  readonly anyTagMatches: boolean;
  /** Q7: its one pair of quotes may be missing. */
  readonly unquotedTags: boolean;
  /** Q6: `W/` before it is passed over. */
  readonly lenientWeakTags: boolean;
}

/** Whether If-Match names this record. */
export function isMatch(ifMatch: string, record: CustomerRecord, leniency: Leniency): boolean {
  const sent = ifMatch.trim();
  if (sent === "*") return leniency.anyTagMatches;
  const tag = leniency.lenientWeakTags ? sent.replace(/^W\//, "") : sent;
  const etag = etagOf(record);
  return tag === toHeader(etag) || (leniency.unquotedTags && tag === etag);
}

/** Marks that no value can hold, since XML could not carry them: before a member, around what is nested. */
const MEMBER = "\u0001";
const OPEN = "\u0002";
const CLOSE = "\u0003";

function canonical({ id, scalars, groups }: CustomerRecord): string {
  return id + membersOf(scalars, sortedScalars(scalars)) + groupsOf(groups);
}

/** Most records have the same scalars as the last one. */
function sortedScalars(scalars: CustomerRecord["scalars"]): readonly string[] {
  const names = Object.keys(scalars);
  if (!isSameList(names, last.names)) last = { names, sorted: names.toSorted() };
  return last.sorted;
}

let last: { readonly names: readonly string[]; readonly sorted: readonly string[] } = { names: [], sorted: [] };

function membersOf(values: Readonly<Record<string, string>>, names: readonly string[]): string {
  let text = "";
  for (const name of names) text += `${MEMBER}${name}=${values[name] ?? ""}`;
  return text;
}

function groupsOf(groups: CustomerRecord["groups"]): string {
  let text = "";
  for (const name of Object.keys(groups).sort()) {
    text += MEMBER + name;
    for (const { values, subGroups } of groups[name] ?? [])
      text += OPEN + membersOf(values, Object.keys(values).sort()) + groupsOf(subGroups) + CLOSE;
  }
  return text;
}
