import { errorFor, errorsOf } from "../../core/contract/annotations.ts";
import { across, type Across } from "./across.ts";
import { notReadable, report, type Bound, type Read, type Reading } from "./rule.ts";
import { integerReader, booleanReader } from "./scalar-reader.ts";
import { resolve, type Schema } from "./schema.ts";
import { textReader } from "./text-reader.ts";

/** Makes the reader of a schema: the binder and the validator of the vendor's stack in one pass, from the contract. */
export function readerOf(schema: Schema): Read {
  const resolved = resolve(schema);
  if (resolved["x-binds"] === "int32") return integerReader(resolved);
  const [type] = [resolved.type].flat();
  if (type === "object") return recordReader(resolved);
  if (type === "array") return listReader(resolved);
  if (type === "boolean") return booleanReader;
  if (type === "integer") return integerReader(resolved);
  return textReader(resolved);
}

/** Members that the schema does not name are passed over. Section 4. */
function recordReader({ properties = {}, required = [] }: Schema): Read {
  const members = Object.entries(properties).map(([field, schema]) =>
    toMember(field, schema, required.includes(field)),
  );
  return (value, path, reading) => {
    if (!isObject(value)) throw notReadable(path, "an object", value);
    const record: Record<string, unknown> = {};
    const where = { record, path, reading };
    for (const member of members) readMember(member, value, where);
    return record;
  };
}

interface Member {
  readonly field: string;
  readonly suffix: string;
  readonly read: Read;
  /** What is said when the member must be there and is not. */
  readonly missing: string | undefined;
  /** What an absent member is taken for; undefined: it stays absent. */
  readonly fallback: unknown;
  readonly across: readonly Across[];
}

function toMember(field: string, schema: Schema, isRequired: boolean): Member {
  const resolved = resolve(schema);
  return {
    field,
    suffix: `.${field}`,
    read: readerOf(resolved),
    missing: isRequired ? errorFor(resolved, "required") : undefined,
    fallback: resolved.default,
    across: Object.entries(resolved["x-rules"] ?? {}).flatMap(([rule, text]) => across(rule, text)),
  };
}

interface Where {
  readonly record: Record<string, unknown>;
  readonly path: string;
  readonly reading: Reading;
}

function readMember(member: Member, value: Bound, { record, path, reading }: Where): void {
  const { field, read } = member;
  const at = path === "" ? field : path + member.suffix;
  const before = reading.mistakes.length;
  const came = value[field];
  const bound = came === undefined || came === null ? absent(member, came, at, reading) : read(came, at, reading);
  if (bound !== undefined) record[field] = bound;
  if (reading.mistakes.length > before) return;
  for (const rule of member.across) {
    const mistake = rule(record[field] ?? null, record, reading.options);
    if (mistake !== undefined) report(reading, at, mistake);
  }
}

/** What is taken for a member that did not come, or came as null. */
function absent({ missing, fallback }: Member, came: null | undefined, at: string, reading: Reading): unknown {
  if (missing !== undefined) report(reading, at, missing);
  return fallback === undefined ? came : fallback;
}

function listReader(schema: Schema): Read {
  const { items = {}, minItems = 0, maxItems = Infinity, "x-limit": limit } = schema;
  const errors = errorsOf(schema);
  const distinct = schema["x-distinct"] ?? [];
  const read = readerOf(items);
  const missing = errorFor(resolve(items), "required");
  return (value, path, reading) => {
    if (!Array.isArray(value)) throw notReadable(path, "an array", value);
    if (value.length < minItems) report(reading, path, errors["minItems"] ?? "must not be empty");
    const isTooLong = value.length > maxItems || reportLimit(value.length, limit, { errors, path, reading });
    if (value.length > maxItems) report(reading, path, errors["maxItems"] ?? "is too long");
    // Of a list that is too long the items are only bound: it is refused whole, and the answer stays small.
    const within = isTooLong ? { ...reading, mistakes: [] } : reading;
    const seen = distinct.length === 0 || value.length < 2 ? undefined : new Set<unknown>();
    return value.map((item: unknown, index) => {
      const at = `${path}[${index}]`;
      if (item === null || item === undefined) {
        report(within, at, missing);
        return null;
      }
      const first = within.mistakes.length;
      const bound = read(item, at, within);
      if (seen !== undefined && isRepeat(bound, distinct, seen)) {
        within.mistakes.splice(first, 0, `${at}.${distinct.at(-1) ?? ""}: ${errors["x-distinct"] ?? "must be unique"}`);
      }
      return bound;
    });
  };
}

interface Limited {
  readonly errors: Readonly<Record<string, string>>;
  readonly path: string;
  readonly reading: Reading;
}

/** Reports a list that is longer than an option allows. */
function reportLimit(length: number, option: string | undefined, { errors, path, reading }: Limited): boolean {
  const limit = option === undefined ? 0 : Number(Reflect.get(reading.options, option));
  if (limit === 0 || length <= limit) return false;
  report(reading, path, (errors["x-limit"] ?? "is too long").replace("{limit}", String(limit)));
  return true;
}

/** Whether an item agrees with an earlier one in all of the members; a blank or missing one agrees with none. */
function isRepeat(item: unknown, members: readonly string[], seen: Set<unknown>): boolean {
  if (!isObject(item)) return false;
  const values = members.map((member) => item[member]);
  if (values.some((value) => value === undefined || value === null || value === "")) return false;
  const key = values.length === 1 ? values[0] : JSON.stringify(values);
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

function isObject(value: unknown): value is Bound {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
