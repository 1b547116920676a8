import type { Change, Store, Versioned } from "../core/store/store.ts";
import type { Customer } from "./domain/customer.ts";
import { nameKey, withHolder, withoutHolder, type Holders } from "./domain/names.ts";

/** Writes a customer into the record of its name, or begins one; a look-up by name is one step, however many there are. */
export function takeName({ customerId, accountName, name }: Customer, held: Versioned<Holders> | undefined): Change {
  return {
    collection: "customer-names",
    id: nameKey(name),
    expected: held?.version ?? 0,
    value: withHolder(held?.value.holders ?? [], { customerId, accountName, name }),
  };
}

/** Gives up a customer's old name and takes the new one; nothing if neither name nor account has changed. */
export async function moveName(
  old: Customer,
  customer: Customer,
  held: Versioned<Holders> | undefined,
  store: Store,
): Promise<readonly Change[]> {
  if (old.name === customer.name && old.accountName === customer.accountName) return [];
  const taken = takeName(customer, held);
  const key = nameKey(old.name);
  if (key === taken.id) return [taken];
  const given = await store.get<Holders>("customer-names", key);
  const holders = withoutHolder(given?.value.holders ?? [], old.customerId);
  const value = holders.length === 0 ? null : { holders };
  return [{ collection: "customer-names", id: key, expected: given?.version ?? 0, value }, taken];
}
