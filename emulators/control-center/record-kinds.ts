import type { RecordKinds } from "../core/emulator.ts";
import type { Account, User } from "./domain/account.ts";

/** Accounts may be in erasure (10000603), users may be kept from the API (G2); customers have no state. */
export const recordKinds: RecordKinds = {
  accounts: { stateOf: (value) => stateOfAccount(value as Account) },
  users: { stateOf: (value) => (value as User).accessType },
};

function stateOfAccount({ erasing, apiAccess }: Account): string {
  if (erasing) return "erasing";
  return apiAccess ? "active" : "without API access";
}
