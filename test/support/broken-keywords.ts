import type { Constraint } from "../../emulators/core/contract/constraints.ts";

/** A document in which one keyword of its schema is broken at one place. */
export interface Broken {
  readonly what: string;
  readonly document: unknown;
  /** Whether it is wrong for sure; a member that is left out may be one that need not be there. */
  readonly isWrong: boolean;
}

/** For each keyword that a vendor has words for, a whole document that breaks it; what only an option asks is left out. */
export function brokenBy(constraints: readonly Constraint[], whole: unknown): readonly Broken[] {
  return constraints
    .filter(({ when, keyword, value }) => when === undefined && !OTHERS.test(`${keyword} ${String(value)}`))
    .map((constraint) => {
      const { field, keyword } = constraint;
      return {
        what: `${keyword} of ${field === "" ? "the whole" : field}`,
        document: changedAt(whole, stepsOf(field), (value) => breakerOf(constraint, value)),
        isWrong: keyword !== "required",
      };
    });
}

/** Keywords of our own, one that XSD 1.0 cannot say, and one that nothing breaks. */
const OTHERS = /^(?:x-|dependentSchemas |minLength 0$)/;

/** `a[].b` is the member `b` of the first item of the member `a`. */
function stepsOf(field: string): readonly string[] {
  return field.split(/\.|(?=\[\])/).filter((step) => step !== "");
}

function changedAt(value: unknown, [step, ...rest]: readonly string[], change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (step === "[]") {
    if (!Array.isArray(value)) throw new Error("The whole document has no list there.");
    // An item cannot be left out, only be null.
    return [changedAt(value[0], rest, change) ?? null, ...(value.slice(1) as unknown[])];
  }
  const { [step]: member, ...others } = value as Readonly<Record<string, unknown>>;
  const changed = changedAt(member, rest, change);
  return changed === undefined ? others : { ...others, [step]: changed };
}

/** What breaks the keyword and, where that can be, no other; undefined leaves the member out. */
function breakerOf({ field, keyword, value }: Constraint, given: unknown): unknown {
  const breakers: Readonly<Record<string, () => unknown>> = {
    required: () => undefined,
    not: () => null,
    // What is no kind of it in XML either, where a number is a text like any other.
    type: () => (isOfContents(value) ? "text" : { odd: "x" }),
    enum: () => ([value].flat().includes(3) ? 7 : "NO_SUCH_WORD"),
    pattern: () => CANDIDATES.find((text) => !new RegExp(String(value), "u").test(text)),
    format: () => "2023-02-30T00:00:00Z",
    minLength: () => "x".repeat(Number(value) - 1),
    maxLength: () => "x".repeat(Number(value) + 1),
    minimum: () => Number(value) - 1,
    maximum: () => Number(value) + 1,
    minItems: () => [],
    maxItems: () => Array.from({ length: Number(value) + 1 }, () => (Array.isArray(given) ? given[0] : null)),
    additionalProperties: () => ({ ...(given as object), strange: "x" }),
  };
  const make = Object.hasOwn(breakers, keyword) ? breakers[keyword] : undefined;
  if (make === undefined) throw new Error(`Nothing here breaks ${keyword} of ${field}.`);
  return make();
}

function isOfContents(types: unknown): boolean {
  return [types].flat().some((type) => type === "object" || type === "array");
}

const CANDIDATES = ["", " ", "~", "lower case", "2023-01-01"];
