import { customerRules, type Customer } from "./customer.ts";
import { listOf, recordOf } from "./kinds.ts";
import { invalid, listMistakes, notReadable, type RuleOptions } from "./rule.ts";

/** The most customers that one call may bring. K1. */
export const MAX_CUSTOMERS = 50;

interface Batch {
  readonly customers: readonly Customer[];
}

// K1: "one or more customers", 50 at most. Section 3: the same one twice is refused, nothing says which would win.
const customersKind = listOf(recordOf(customerRules), { min: 1, max: MAX_CUSTOMERS, distinct: "sourceCustomerId" });
const batchKind = recordOf([{ field: "customers", kind: customersKind, required: true }]);

/**
 * The customers of a body, every member named by the tables and no other. Throws `not-readable` at the first wrong
 * shape or unknown enum word, and `invalid` with all mistakes in field order otherwise.
 */
export function readBatch(body: unknown, options: RuleOptions): readonly Customer[] {
  if (body === undefined || body === null) throw notReadable("", "an object with customers", body);
  const bound = batchKind.bind(body, { path: "", options });
  assertValid(bound, options);
  return bound.customers;
}

function assertValid(bound: unknown, options: RuleOptions): asserts bound is Batch {
  const mistakes = listMistakes(batchKind, bound, options);
  if (mistakes.length > 0) throw invalid(mistakes);
}
