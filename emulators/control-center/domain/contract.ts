import address from "../../../schemas/control-center/address.json" with { type: "json" };
import contact from "../../../schemas/control-center/contact.json" with { type: "json" };
import customer from "../../../schemas/control-center/customer.json" with { type: "json" };
import { constraintsOf, type Constraint } from "../../core/contract/constraints.ts";

const files: Readonly<Record<string, object>> = { "address.json": address, "contact.json": contact };

/** Every keyword of the published schema of a customer that has a code of Cisco's: what it demands, and of which member. */
export const CONSTRAINTS: readonly Constraint[] = constraintsOf(customer, (ref) => files[ref] ?? {});

/** The members that the schema names in the body (`""`), a contact (`contacts[]`) or an address (`billingAddress`). */
export function membersNamed(owner: string): ReadonlySet<string> {
  const prefix = owner === "" ? "" : `${owner}.`;
  const below = CONSTRAINTS.map(({ field }) => field).filter((field) => field !== owner && field.startsWith(prefix));
  return new Set(below.map((field) => field.slice(prefix.length)).filter((member) => /^\w+$/.test(member)));
}

/** The keywords of one member, all of one code; throws Error where the schema says otherwise. */
export function constraintsOn(field: string, keywords: readonly string[]): readonly [Constraint, ...Constraint[]] {
  const [first, ...others] = CONSTRAINTS.filter(
    (constraint) => constraint.field === field && keywords.includes(constraint.keyword),
  );
  if (first === undefined || others.length !== keywords.length - 1) {
    throw new Error(`The schema has not all of ${keywords.join(", ")} with a code on ${field || "the body"}.`);
  }
  if (others.some(({ error }) => error !== first.error)) {
    throw new Error(`The schema has several codes for ${keywords.join(", ")} on ${field || "the body"}.`);
  }
  return [first, ...others];
}
