/** A record that was stored and cannot be seen before an instant (milliseconds since 1970). */
export interface Pending<T> {
  readonly from: number;
  readonly value: T;
}

/** What is stored of one record: what can be seen, and what is on its way. */
export interface Kept<T> {
  readonly current: T | null;
  readonly pending: Pending<T> | null;
}

/** The record as it can be seen at an instant (milliseconds since 1970), if it can. */
export function visibleAt<T>({ current, pending }: Kept<T>, now: number): T | null {
  return pending !== null && pending.from <= now ? pending.value : current;
}

/** What is stored once a new state of the record has come, to be seen from an instant on. */
export function withNext<T>(kept: Kept<T>, value: T, { now, from }: Instants): Kept<T> {
  if (from <= now) return { current: value, pending: null };
  return { current: visibleAt(kept, now), pending: { from, value } };
}

/** When a change comes, and from when on it is seen: milliseconds since 1970. */
export interface Instants {
  readonly now: number;
  readonly from: number;
}
