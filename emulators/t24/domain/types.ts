import type { FieldType } from "./dictionary.ts";
import { texts } from "./texts.ts";

/** Letters, digits, blank and the signs of SWIFT's X set. */
const SWIFT = "A-Za-z0-9/?:().,'+ ";

/**
 * What a value of the type looks like, as a regular expression of the whole value that JavaScript and XSD read alike;
 * no entry: anything (4.10, notes on type codes). Lengths, days and look-ups are checked elsewhere.
 */
export const patterns: Readonly<Partial<Record<FieldType, string>>> = {
  AMT: "[0-9]+(\\.[0-9]{1,2})?",
  CCY: "[A-Z]{3}",
  CUS: "[0-9]+",
  D: "[0-9]{8}",
  // 20240601M0101: the next date, then the period (a record dump shows it)
  FQU: "[0-9]{8}[A-Z][A-Z0-9]*",
  MNE: "[A-Z][A-Z0-9.]{2,}",
  N: "[0-9]+",
  RELTIME: "[0-9]{10}",
  S: `[${SWIFT}\\-]*`,
  SSS: "[A-Z]+",
  SWI: `([${SWIFT}][${SWIFT}\\-]*)?`,
};

/** Why a value is not of the type, as T24's text; undefined if it is. */
export function whyNotOfType(type: FieldType, value: string): string | undefined {
  const isOfType = expressions[type]?.test(value) !== false && (!DATED.has(type) || isDay(value.slice(0, 8)));
  return isOfType ? undefined : (reasons[type]?.(value) ?? texts.notNumeric);
}

const expressions: Readonly<Partial<Record<FieldType, RegExp>>> = Object.fromEntries(
  Object.entries(patterns).map(([type, pattern]) => [type, new RegExp(`^(?:${pattern})$`, "u")]),
);

/** The types whose first eight digits are a day. */
const DATED: ReadonlySet<FieldType> = new Set(["D", "FQU"]);

/** The texts of the types that are not simply NOT NUMERIC. */
const reasons: Readonly<Partial<Record<FieldType, (value: string) => string>>> = {
  CCY: () => texts.invalidCharacter,
  D: () => texts.invalidDate,
  FQU: () => texts.invalidFrequency,
  MNE(value) {
    if (value.length < 3) return texts.tooFewCharacters;
    return /^[A-Z]/.test(value) ? texts.invalidCharacter : texts.firstNotAlpha;
  },
  S: () => texts.invalidCharacter,
  SSS: () => texts.invalidCharacter,
  SWI: (value) => (value.startsWith("-") ? texts.leadingMinus : texts.invalidCharacter),
};

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(value: string): boolean {
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(4, 6));
  const day = Number(value.slice(6));
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return year > 0 && day >= 1 && day <= days;
}
