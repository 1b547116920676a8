import { createHash } from "node:crypto";

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
    etag = createHash("sha256").update(canonical(record)).digest("base64");
    known.set(record, etag);
  }
  return etag;
}

/** The header's form: the digest in double quotes, strong. */
export function toHeader(etag: string): string {
  return `"${etag}"`;
}

/** Whether If-Match names this record; one pair of quotes may be missing (Q7), `*` matches any (Q6). */
export function isMatch(ifMatch: string, record: CustomerRecord): boolean {
  const tag = ifMatch.trim();
  return tag === "*" || tag.replace(/^"(.*)"$/, "$1") === etagOf(record);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
}
