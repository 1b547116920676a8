import type { RecordKinds } from "../core/emulator.ts";
import type { Account } from "./domain/account.ts";
import type { CustomerRecord } from "./domain/customer.ts";
import { collections } from "./seed.ts";

/** Customers are enrolled or not, accounts are open or not; the service keeps no history. */
export const recordKinds: RecordKinds = {
  [collections.customers]: { stateOf: (value) => (value as CustomerRecord).enrollmentOptInStatus },
  [collections.accounts]: { stateOf: (value) => (value as Account).status },
};
