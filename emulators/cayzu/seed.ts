import type { Dump } from "../core/store/store.ts";

/** A fresh world: an account without customers, whose first one gets the id 1, as in the sample (C1). */
export function seed(): Dump {
  return { records: {}, sequences: {} };
}
