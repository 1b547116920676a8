import { byId } from "../../core/store/order.ts";
import type { Condition, Operator } from "./query-types.ts";

/** One value that an index leads to a record by. */
export interface Key {
  readonly index: "id" | "mnemonic";
  readonly value: string;
}

/** Where a range of ids begins or ends. */
export interface Bound {
  readonly id: string;
  readonly isInclusive: boolean;
}

/** Which records a condition can be met by: those of some keys, or a range of the file. */
export type Plan =
  | { readonly kind: "keys"; readonly keys: readonly Key[] }
  | {
      readonly kind: "range";
      readonly from: Bound | undefined;
      readonly to: Bound | undefined;
      /** Whether all records in the range meet it, so that none need be looked at. */
      readonly isExact: boolean;
    };

type Range = Extract<Plan, { kind: "range" }>;

/** The least that must be looked at to find all records that meet a condition. */
export function planOf(condition: Condition | undefined): Plan {
  if (condition === undefined) return { ...SCAN, isExact: true };
  switch (condition.kind) {
    case "contains":
    case "test":
      return SCAN;
    case "compare":
      return planOfComparison(condition);
    case "and":
      return condition.of.map(planOf).reduce(both);
    case "or":
      return condition.of.map(planOf).reduce(either);
  }
}

const SCAN: Range = { kind: "range", from: undefined, to: undefined, isExact: false };

function planOfComparison({ property, operator, value }: Extract<Condition, { kind: "compare" }>): Plan {
  const { index } = property;
  if (index === undefined) return SCAN;
  if (operator === "eq") return { kind: "keys", keys: [{ index, value }] };
  return index === "id" ? { ...SCAN, ...bounds[operator](value) } : SCAN;
}

const bounds = {
  ne: () => ({}),
  lt: (id) => ({ to: { id, isInclusive: false }, isExact: true }),
  le: (id) => ({ to: { id, isInclusive: true }, isExact: true }),
  gt: (id) => ({ from: { id, isInclusive: false }, isExact: true }),
  ge: (id) => ({ from: { id, isInclusive: true }, isExact: true }),
} as const satisfies Record<Exclude<Operator, "eq">, (id: string) => Partial<Range>>;

function both(one: Plan, other: Plan): Plan {
  if (one.kind === "keys") return one;
  if (other.kind === "keys") return other;
  return {
    kind: "range",
    from: tighter(one.from, other.from, 1),
    to: tighter(one.to, other.to, -1),
    isExact: one.isExact && other.isExact,
  };
}

function either(one: Plan, other: Plan): Plan {
  if (one.kind === "keys" && other.kind === "keys") return { kind: "keys", keys: [...one.keys, ...other.keys] };
  const [first, second] = [asRange(one), asRange(other)];
  return { ...SCAN, from: looser(first.from, second.from, 1), to: looser(first.to, second.to, -1) };
}

/** The stretch of the file that holds what the keys lead to; a mnemonic may lead anywhere. */
function asRange(plan: Plan): Range {
  if (plan.kind === "range") return plan;
  const ranges = plan.keys.map(({ index, value: id }): Range => {
    const bound = { id, isInclusive: true };
    return index === "id" ? { ...SCAN, from: bound, to: bound } : SCAN;
  });
  return ranges.reduce((range, next) => ({
    ...SCAN,
    from: looser(range.from, next.from, 1),
    to: looser(range.to, next.to, -1),
  }));
}

/** Of two lower bounds (`side` 1) the lower, of two upper bounds (-1) the higher; of equal ones the inclusive. */
function looser(one: Bound | undefined, other: Bound | undefined, side: 1 | -1): Bound | undefined {
  if (one === undefined || other === undefined) return undefined;
  return tighter(one, other, side) === one ? other : one;
}

/** Of two lower bounds (`side` 1) the higher, of two upper bounds (-1) the lower; of equal ones the exclusive. */
function tighter(one: Bound | undefined, other: Bound | undefined, side: 1 | -1): Bound | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const difference = byId(one.id, other.id) * side;
  if (difference === 0) return one.isInclusive ? other : one;
  return difference > 0 ? one : other;
}
