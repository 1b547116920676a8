import { errorsOf } from "../../core/contract/annotations.ts";
import { notReadable, report, type Read } from "./rule.ts";
import type { Schema } from "./schema.ts";

/**
 * Reads a whole number. One that the contract lists as a number and as digits is bound from either (5.3: the vendor's
 * type is int32, its samples have texts), so what is no whole number of 32 bits fails in the binder, what is not listed
 * does not.
 */
export function integerReader(schema: Schema): Read {
  const { enum: listed } = schema;
  const takesDigits = listed?.some((value) => typeof value === "string") ?? false;
  const mistake = errorsOf(schema)["enum"] ?? "must be one of the values";
  return (value, path, reading) => {
    const mayBeText = takesDigits || reading.options.scalarCoercion;
    const number = mayBeText && typeof value === "string" && DIGITS.test(value) ? Number(value) : value;
    if (typeof number !== "number" || (number | 0) !== number)
      throw notReadable(path, "a whole number of 32 bits", value);
    if (listed !== undefined && !listed.includes(number)) report(reading, path, mistake);
    return number;
  };
}

const DIGITS = /^-?\d{1,10}$/;

/** Reads true or false. */
export const booleanReader: Read = (value, path, { options }) => {
  if (typeof value === "boolean") return value;
  if (options.scalarCoercion && (value === "true" || value === "false")) return value === "true";
  throw notReadable(path, "true or false", value);
};
