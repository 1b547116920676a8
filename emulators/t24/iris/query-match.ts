import { byId } from "../../core/store/order.ts";
import type { CustomerRecord } from "../domain/record.ts";
import type { Comparable, Condition, Operator, Ordering } from "./query-types.ts";

/** Whether a record fulfils a condition. Of many values one is enough, but `ne` wants none that is equal. */
export function isMet(condition: Condition, record: CustomerRecord): boolean {
  switch (condition.kind) {
    case "and":
      return condition.of.every((part) => isMet(part, record));
    case "or":
      return condition.of.some((part) => isMet(part, record));
    case "contains":
      return condition.property.read(record).some((value) => value.includes(condition.value));
    case "test":
      return condition.holds(condition.property.read(record));
    case "compare": {
      const { property, operator, value } = condition;
      const values = property.read(record);
      if (operator === "ne") return !values.includes(value);
      return values.some((own) => holds[operator](compare(property, own, value)));
    }
  }
}

/** Orders records by the keys of `$orderby`, of many values by the first, and where those are equal by id (Q28). */
export function comparator(order: readonly Ordering[]): (one: CustomerRecord, other: CustomerRecord) => number {
  return (one, other) => {
    for (const { property, isDescending } of order) {
      const difference = compare(property, property.read(one)[0] ?? "", property.read(other)[0] ?? "");
      if (difference !== 0) return isDescending ? -difference : difference;
    }
    return byId(one.id, other.id);
  };
}

const holds = {
  eq: (difference) => difference === 0,
  lt: (difference) => difference < 0,
  le: (difference) => difference <= 0,
  gt: (difference) => difference > 0,
  ge: (difference) => difference >= 0,
} as const satisfies Record<Exclude<Operator, "ne">, (difference: number) => boolean>;

/** The key is compared as its file is ordered; of other values two numbers as numbers, anything else as text. */
function compare({ index }: Comparable, one: string, other: string): number {
  if (index === "id") return byId(one, other);
  const difference = isNumber(one) && isNumber(other) ? Number(one) - Number(other) : 0;
  if (difference !== 0) return difference;
  return one < other ? -1 : Number(one > other);
}

function isNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text);
}
