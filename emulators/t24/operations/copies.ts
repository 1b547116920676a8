import type { Store } from "../../core/store/store.ts";
import type { User } from "../domain/authorisation.ts";
import { toCanonical } from "../domain/canonical.ts";
import type { CustomerRecord } from "../domain/record.ts";

/** One record a user, by the USER record's id: what was copied last. */
const CLIPBOARDS = "CLIPBOARD";

/** Keeps a record on the user's own clipboard, system fields aside; gives what is kept. */
export async function keepCopy(store: Store, { id }: User, record: CustomerRecord): Promise<CustomerRecord> {
  const value = toCanonical(record);
  const before = await store.get(CLIPBOARDS, id);
  await store.commit([{ collection: CLIPBOARDS, id, expected: before?.version ?? 0, value }]);
  return value;
}

/** What the user has copied last, undefined: nothing. */
export async function readCopy(store: Store, { id }: User): Promise<CustomerRecord | undefined> {
  return (await store.get<CustomerRecord>(CLIPBOARDS, id))?.value;
}
