import { errorsOf, type Errors } from "../../core/contract/annotations.ts";
import { isDayOfCalendar } from "./date-time.ts";
import { notReadable, report, type Read, type RuleOptions } from "./rule.ts";
import { UNREADABLE, type Schema } from "./schema.ts";

/** Answers what is wrong with a text. */
type Check = (text: string, options: RuleOptions) => string | undefined;

/** Reads a text: a closed list's word is the binder's business; else the first check that fails is the mistake. */
export function textReader(schema: Schema): Read {
  const errors = errorsOf(schema);
  if (schema.enum !== undefined && errors["enum"] === UNREADABLE) return wordReader(schema.enum);
  const checks = [...blankCheck(errors), ...checksOf(schema, errors), ...checksWhen(schema)];
  return (value, path, reading) => {
    const text = typeof value === "string" ? value : coerce(value, path, reading.options);
    for (const check of checks) {
      const mistake = check(text, reading.options);
      if (mistake === undefined) continue;
      report(reading, path, mistake);
      break;
    }
    return text;
  };
}

function wordReader(values: readonly unknown[]): Read {
  const words = new Set(values);
  return (value, path) => {
    if (typeof value === "string" && words.has(value)) return value;
    throw notReadable(path, `one of ${values.join(", ")}`, value);
  };
}

/** What is required must not be blank either, as Jakarta's NotBlank has it. */
function blankCheck({ required }: Errors): readonly Check[] {
  return required === undefined ? [] : [(text) => (NOT_BLANK.test(text) ? undefined : required)];
}

const NOT_BLANK = /[^ \t\n\r]/;

function checksOf({ pattern, maxLength = Infinity, format, enum: words }: Schema, errors: Errors): readonly Check[] {
  const checks: Check[] = [];
  const breaks = (keyword: string, isRight: (text: string) => boolean): void => {
    const mistake = errors[keyword] ?? `must satisfy ${keyword}`;
    checks.push((text) => (isRight(text) ? undefined : mistake));
  };
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, "u");
    breaks("pattern", (text) => expression.test(text));
  }
  if (maxLength < Infinity) breaks("maxLength", (text) => lengthOf(text, maxLength) <= maxLength);
  if (format === "date-time") breaks("format", isDayOfCalendar);
  if (words !== undefined) breaks("enum", (text) => words.includes(text));
  return checks;
}

/** What is asked only where an option is on. */
function checksWhen({ "x-when": when }: Schema): readonly Check[] {
  if (when === undefined) return [];
  const checks = checksOf(when, errorsOf(when));
  const isOn = (options: RuleOptions): boolean => Reflect.get(options, when.option) === true;
  return checks.map((check) => (text, options) => (isOn(options) ? check(text, options) : undefined));
}

/** In characters, as JSON Schema and XSD count them; only a text that could be too long is counted. */
function lengthOf(text: string, limit: number): number {
  return text.length <= limit ? text.length : Array.from(text).length;
}

function coerce(value: unknown, path: string, { scalarCoercion }: RuleOptions): string {
  if (scalarCoercion && (typeof value === "number" || typeof value === "boolean")) return String(value);
  throw notReadable(path, "a text", value);
}
