import type { RecordKinds } from "../core/emulator.ts";
import { CUSTOMERS } from "./customers.ts";
import type { Customer } from "./domain/customer.ts";

/** Customers are active or not; the service keeps no history. */
export const recordKinds: RecordKinds = {
  [CUSTOMERS]: { stateOf: (value) => ((value as Customer).is_active ? "active" : "inactive") },
};
