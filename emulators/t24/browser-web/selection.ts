import type { Comparable, Condition, Operator } from "../iris/query-types.ts";
import { toStoredDay } from "./dates.ts";

/** How a value is compared with a selection field's: by T24's codes, the first of which is preset (9.1). */
export const OPERANDS = {
  EQ: { text: "equals", select: compare("eq") },
  LK: { text: "matches", select: test((values, value) => values.some(likeness(value))) },
  UL: { text: "not matches", select: test((values, value) => !values.some(likeness(value))) },
  NE: { text: "not equal to", select: compare("ne") },
  GT: { text: "greater than", select: compare("gt") },
  GE: { text: "greater than or equals", select: compare("ge") },
  LT: { text: "less than", select: compare("lt") },
  LE: { text: "less than or equals", select: compare("le") },
  RG: { text: "between", select: between },
  NR: {
    text: "not between",
    select: (property, value) => ({ kind: "or", of: [outside(property, "lt", value), outside(property, "gt", value)] }),
  },
  CT: { text: "contains", select: (property, value) => ({ kind: "contains", property, value }) },
  NC: { text: "not containing", select: test((values, value) => !values.some((own) => own.includes(value))) },
  BW: { text: "begins with", select: test((values, value) => values.some((own) => own.startsWith(value))) },
  EW: { text: "ends with", select: test((values, value) => values.some((own) => own.endsWith(value))) },
} as const satisfies Readonly<Record<string, { text: string; select: Select }>>;

export type Operand = keyof typeof OPERANDS;

/** One line of a selection: a field by T24 name, how it is compared, and with what. */
export interface Criterion {
  readonly field: string;
  readonly operand: Operand;
  readonly value: string;
}

export function isOperand(code: string): code is Operand {
  return Object.hasOwn(OPERANDS, code);
}

/** Criteria as one condition, all of which must hold; undefined: every record is selected. */
export function toCondition(
  criteria: readonly Criterion[],
  comparableOf: (field: string) => Comparable,
): Condition | undefined {
  const of = criteria.map(({ field, operand, value }) =>
    OPERANDS[operand].select(comparableOf(field), toStoredDay(value)),
  );
  return of.length === 0 ? undefined : { kind: "and", of };
}

type Select = (property: Comparable, value: string) => Condition;

function compare(operator: Operator): Select {
  return (property, value) => ({ kind: "compare", property, operator, value });
}

function test(holds: (values: readonly string[], value: string) => boolean): Select {
  return (property, value) => ({ kind: "test", property, holds: (values) => holds(values, value) });
}

/** A range is two values with a blank between. */
function between(property: Comparable, value: string): Condition {
  const [from = "", to = from] = boundsIn(value);
  return { kind: "and", of: [compare("ge")(property, from), compare("le")(property, to)] };
}

function outside(property: Comparable, operator: "lt" | "gt", value: string): Condition {
  const [from = "", to = from] = boundsIn(value);
  return compare(operator)(property, operator === "lt" ? from : to);
}

function boundsIn(value: string): readonly string[] {
  return value.trim().split(/\s+/);
}

/** Three dots stand for any text, none too; without dots the whole value is meant. */
function likeness(pattern: string): (value: string) => boolean {
  const pieces = pattern.split("...").map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const expression = new RegExp(`^${pieces.join("[^]*")}$`);
  return (value) => expression.test(value);
}
