import { DomainError } from "../../../core/errors.ts";
import type { Change, Store } from "../../../core/store/store.ts";

/** Where something is kept that is the Browser's own, and no record of T24's. */
export interface Place {
  readonly collection: string;
  readonly id: string;
}

/**
 * Changes what is kept in a place, whoever else does so at the same time; gives what was there before. A change to the
 * very same value writes nothing.
 */
export async function keep<T extends object>(
  store: Store,
  { collection, id }: Place,
  change: (before: T | undefined) => T | undefined,
): Promise<T | undefined> {
  for (;;) {
    const stored = await store.get<T>(collection, id);
    const before = stored?.value;
    const value = change(before);
    if (value === before) return before;
    const expected = stored?.version ?? 0;
    if (await isCommitted(store, { collection, id, expected, value: value ?? null })) return before;
  }
}

/** False: somebody else was quicker. */
async function isCommitted(store: Store, only: Change): Promise<boolean> {
  try {
    await store.commit([only]);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "version-conflict") throw error;
    return false;
  }
}
