import { toCanonical } from "./canonical.ts";
import { defaultsOf, withForced } from "./defaults.ts";
import type { Field } from "./dictionary.ts";
import { throwIfAny } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { missingIn } from "./mandatory.ts";
import type { CustomerRecord } from "./record.ts";
import { routineFindings } from "./routines.ts";
import { missingRecord, texts } from "./texts.ts";
import { whyNotOfType } from "./types.ts";
import { eachValue } from "./values.ts";
import type { Version } from "./version.ts";

/** What the checks need to know from other files; the caller has read it all before. */
export interface Lookups {
  /** Whether a file, by T24 name (`DEPT.ACCT.OFFICER`), holds a record of this id; asked of what the record points at. */
  has(file: string, id: string): boolean;
  /** The sector's record of CUSTOMER.DEFAULT, by T24 name: what it fills, and what it says of STREET. */
  defaultsOfSector(sector: string): Readonly<Record<string, string>> | undefined;
  /** Whether another customer has the mnemonic. */
  mnemonicTaken(mnemonic: string, ownId: string): boolean;
  /** The live record, if there is one. */
  readonly live: CustomerRecord | undefined;
  /** The company that the user has signed on to. */
  readonly company: string;
  /** YYYYMMDD. */
  readonly today: string;
}

/** How a record is to be checked: by which version; `hold` skips what is missing and fills no defaults (2.5, Q48). */
export interface Manner {
  readonly version: Version;
  readonly thoroughness: "full" | "hold";
}

/**
 * The record as T24 takes it: defaults filled; system fields, unknown and empty ones left out. Throws `validation` with
 * details `{ errors: T24Error[] }`, those of the first of two passes that finds any (Q15).
 */
export function check(record: CustomerRecord, lookups: Lookups, { version, thoroughness }: Manner): CustomerRecord {
  const isFull = thoroughness === "full";
  const findings: Finding[] = [];
  eachValue(record, (field, value, place) => {
    const text = whyNotValue(field, value, lookups, record.id);
    if (text !== undefined) findings.push({ field, place, text });
  });
  const defaults = isFull ? defaultsOf(record, version, lookups) : {};
  if (isFull) findings.push(...missingIn(record, { version, defaults, lookups }), ...routineFindings(record, version));
  throwIfAny(findings, record.id, version.entity);
  return isFull ? withForced(toCanonical(record, defaults)) : toCanonical(record);
}

/** A record of another file, by T24 name, that a value points at. */
export interface Reference {
  readonly file: string;
  readonly id: string;
}

/** Every file and id that the record points at, for the caller to read before it calls `check`. */
export function referencesOf(record: CustomerRecord): readonly Reference[] {
  const references: Reference[] = [];
  eachValue(record, ({ file }, id) => {
    if (file !== undefined) references.push({ file, id });
  });
  return references;
}

function whyNotValue(field: Field, value: string, lookups: Lookups, ownId: string): string | undefined {
  const { values, length, type } = field;
  if (values?.includes(value) === false) return texts.noSpecifiedValue;
  // A listed value may be longer than the field, as NULL is in one of three characters.
  if (values === undefined && isTooLong(value, length)) return texts.tooManyCharacters;
  const ofType = values === undefined ? whyNotOfType(type, value) : undefined;
  return ofType ?? whyNotInFiles(field, value, lookups, ownId) ?? whyNotChange(field, value, lookups);
}

/** Characters are code points; the first comparison spares counting them. */
function isTooLong(value: string, length: number): boolean {
  return value.length > length && Array.from(value).length > length;
}

function whyNotInFiles(field: Field, value: string, lookups: Lookups, ownId: string): string | undefined {
  const { file } = field;
  // 4.10: CUSTOMER.LIABILITY may point at its own id, which is in no file yet
  const isOwn = file === "CUSTOMER" && value === ownId;
  if (file !== undefined && !isOwn && !lookups.has(file, value)) return missingRecord(file);
  if (field.notAfterToday && value > lookups.today) return texts.afterToday;
  if (field.type === "MNE" && lookups.mnemonicTaken(value, ownId)) return texts.duplicateMnemonic;
  return undefined;
}

/** 4.10: a no-change field keeps what the live record has; some values T24 sets and a user may only leave. */
function whyNotChange({ name, noChange, settable }: Field, value: string, { live }: Lookups): string | undefined {
  const old = live?.scalars[name];
  if (value === old) return undefined;
  if (noChange && old !== undefined) return texts.noChange;
  return settable?.includes(value) === false ? texts.noSpecifiedValue : undefined;
}
