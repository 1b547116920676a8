import type { Bound, RuleOptions } from "./rule.ts";

/** What one member says of the others of its record: answers what is wrong. */
export type Across = (value: unknown, record: Bound, options: RuleOptions) => string | undefined;

/** Whether a member breaks a rule; asked also of an absent one, which is null, once the value itself is right. */
type Breaks = (value: unknown, record: Bound, options: RuleOptions) => boolean;

/** The rules across members, by the name under which `x-rules` has the vendor's text. */
const rules: Readonly<Record<string, Breaks>> = {
  // 5.12: customers may be named who are not in the batch, so only the account's own list is asked.
  amongHolders: (primary, { sourceCustomerIds: ids }) => Array.isArray(ids) && ids.length > 0 && !ids.includes(primary),
  closedCard: (closeDate, { status }, { closedNeedsCloseDate }) =>
    closeDate === null && status === "CLOSED" && closedNeedsCloseDate !== "never",
  closedAccount: (closeDate, { status }, { closedNeedsCloseDate }) =>
    closeDate === null && status === "CLOSED" && closedNeedsCloseDate === "cards and accounts",
  // 5.13: the sample ends as it starts, while ACTIVE, so this is asked only where the option is on.
  datesInOrder: (end, { enrollmentStartDate: start }, { enrollmentDatesInOrder }) =>
    enrollmentDatesInOrder &&
    typeof end === "string" &&
    typeof start === "string" &&
    Date.parse(end) < Date.parse(start),
  // 5.8: the OpenAPI requires it always, the prose for this scope only.
  scopeNeedsCustomer: (customer, { scopes }) =>
    customer === null && Array.isArray(scopes) && scopes.includes("api:customer"),
};

/** The rule of that name with its text; nothing if it is asked elsewhere, of the records that are there. */
export function across(name: string, text: string): readonly Across[] {
  const breaks = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (breaks === undefined) return [];
  return [(value, record, options) => (breaks(value, record, options) ? text : undefined)];
}
