import type { CustomerRecord } from "../domain/record.ts";

/** What was made of the records that were listed lately; a stored record never changes, so that it holds as long as it is kept. */
export interface Recent<T> {
  of(record: CustomerRecord): T | undefined;
  /** Keeps it unless it is very long, in place of the oldest one where there is no more room. */
  keep(record: CustomerRecord, made: T): T;
}

/** At some 12 kB each: a page of a list, and the next one. */
export const MAX_RECENT = 100;

/** In characters; a client could send a hundred records of a megabyte. */
export const MAX_LENGTH = 100_000;

/** Nothing yet. */
export function createRecent<T>(lengthOf: (made: T) => number): Recent<T> {
  const recent = new Map<CustomerRecord, T>();
  return {
    of: (record) => recent.get(record),
    keep(record, made) {
      if (lengthOf(made) > MAX_LENGTH) return made;
      const [oldest] = recent.keys();
      if (recent.size >= MAX_RECENT && oldest !== undefined && !recent.has(record)) recent.delete(oldest);
      recent.set(record, made);
      return made;
    },
  };
}

/** The length of what is a text. */
export function lengthOfText(text: string): number {
  return text.length;
}
