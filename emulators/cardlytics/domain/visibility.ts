import type { CustomerRecord } from "./profile.ts";

/** A customer that was stored and cannot be seen before an instant (milliseconds since 1970). */
export interface PendingCustomer {
  readonly from: number;
  readonly customer: CustomerRecord;
}

/** What is stored of one customer: what can be seen, and what is on its way. */
export interface StoredCustomer {
  readonly customer: CustomerRecord | null;
  readonly pending: PendingCustomer | null;
}

/** The customer as it can be seen at an instant (milliseconds since 1970), if it can. */
export function visibleAt({ customer, pending }: StoredCustomer, now: number): CustomerRecord | null {
  return pending !== null && pending.from <= now ? pending.customer : customer;
}

/** What is stored once a new state of the customer has come, to be seen from an instant on. */
export function withNext(stored: StoredCustomer, next: CustomerRecord, { now, from }: Instants): StoredCustomer {
  if (from <= now) return { customer: next, pending: null };
  return { customer: visibleAt(stored, now), pending: { from, customer: next } };
}

interface Instants {
  readonly now: number;
  readonly from: number;
}
