import type { Remedies } from "../core/observe/explain/remedy.ts";

/** What to ask instead of what Cayzu refuses, for who reads the journal. */
export const remedies: Remedies = {
  forbidden: () => ({ changes: ["Set the option planEntitled; the account's plan has no API without it."] }),
  "unknown-customer": () => ({ changes: ["Ask for a customer that is there, or create one first."] }),
};
