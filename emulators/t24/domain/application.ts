import { toCanonical } from "./canonical.ts";
import { groups, scalarByName, scalars } from "./dictionary.ts";
import type { Field } from "./dictionary.ts";
import { throwIfAny } from "./findings.ts";
import type { Finding, Place } from "./findings.ts";
import type { CustomerRecord } from "./record.ts";
import { missingRecord, texts } from "./texts.ts";
import { whyNotOfType } from "./types.ts";
import { eachValue } from "./values.ts";

/** What the checks need to know from other files; the caller has read it all before. */
export interface Lookups {
  /** Whether a file, by T24 name (`DEPT.ACCT.OFFICER`), holds a record of this id. */
  has(file: string, id: string): boolean;
  /** The fields that CUSTOMER.DEFAULT fills for the sector, by T24 name. */
  defaultsOfSector(sector: string): Readonly<Record<string, string>> | undefined;
  /** Whether another customer has the mnemonic. */
  mnemonicTaken(mnemonic: string, ownId: string): boolean;
  /** The company that the user has signed on to. */
  readonly company: string;
  /** YYYYMMDD. */
  readonly today: string;
}

/** `hold` skips what is missing and fills no defaults (2.5, Q48); `full` is validate and input. */
export type Thoroughness = "full" | "hold";

/**
 * The record as T24 takes it: defaults filled; system fields, unknown and empty ones left out. Throws `validation` with
 * details `{ errors: T24Error[] }`, those of the first of two passes that finds any (Q15).
 */
export function check(record: CustomerRecord, lookups: Lookups, thoroughness: Thoroughness = "full"): CustomerRecord {
  const findings: Finding[] = [];
  eachValue(record, (field, value, place) => {
    const text = whyNotValue(field, value, lookups, record.id);
    if (text !== undefined) findings.push({ field, place, text });
  });
  if (thoroughness === "full") findings.push(...missingIn(record), ...contradictionsIn(record));
  throwIfAny(findings, record.id);
  return thoroughness === "full" ? withForced(toCanonical(record, defaultsOf(record, lookups))) : toCanonical(record);
}

/** Every file and id that the record points at, for the caller to read before it calls `check`. */
export function referencesOf(record: CustomerRecord): readonly { readonly file: string; readonly id: string }[] {
  const references: { file: string; id: string }[] = [];
  eachValue(record, ({ file }, id) => {
    if (file !== undefined) references.push({ file, id });
  });
  return references;
}

const MANDATORY_SCALARS = scalars.filter(
  (field) => field.mandatory !== undefined && field.default === undefined && field.position > 0,
);
const MANDATORY_GROUP_FIELDS = groups.flatMap((group) =>
  group.fields.filter((field) => field.mandatory !== undefined).map((field) => ({ group, field })),
);
const DEFAULTS: Readonly<Record<string, string>> = Object.fromEntries(
  scalars.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])),
);
const GENDERS: ReadonlyMap<string, string> = new Map([
  ["MR", "MALE"],
  ["MRS", "FEMALE"],
  ["MS", "FEMALE"],
  ["MISS", "FEMALE"],
]);

function whyNotValue(field: Field, value: string, lookups: Lookups, ownId: string): string | undefined {
  if (field.values !== undefined) return field.values.includes(value) ? undefined : texts.noSpecifiedValue;
  if (isTooLong(value, field.length)) return texts.tooManyCharacters;
  return whyNotOfType(field.type, value) ?? whyNotInFiles(field, value, lookups, ownId);
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

function missingIn(record: CustomerRecord): readonly Finding[] {
  const findings: Finding[] = [];
  for (const field of MANDATORY_SCALARS) {
    if (!record.scalars[field.name]) findings.push({ field, place: undefined, text: texts.inputMissing });
  }
  for (const { group, field } of MANDATORY_GROUP_FIELDS) {
    const elements = record.groups[group.name] ?? [];
    if (elements.some(({ values }) => values[field.name])) continue;
    const place: Place = { group, element: elements[0], value: 1 };
    findings.push({ field, place, text: texts.inputMissing });
  }
  return findings;
}

function contradictionsIn({ scalars: values }: CustomerRecord): readonly Finding[] {
  const title = values["TITLE"] ?? "";
  const gender = values["GENDER"] ?? "";
  // Q16, Q17: a title is wanted of whoever has a person's names
  if (title === "" && (values["GIVEN.NAMES"] || values["FAMILY.NAME"])) {
    return findingIn("TITLE", texts.noSpecifiedValue);
  }
  const expected = GENDERS.get(title);
  // Q18; a gender outside the list has its error already
  const contradicts = expected !== undefined && gender !== expected && (gender === "MALE" || gender === "FEMALE");
  return contradicts ? findingIn("GENDER", texts.genderTitle) : [];
}

function findingIn(name: string, text: string): readonly Finding[] {
  const field = scalarByName.get(name);
  return field === undefined ? [] : [{ field, place: undefined, text }];
}

/** 4.11: by version, by company, by sector. */
function defaultsOf(record: CustomerRecord, lookups: Lookups): Readonly<Record<string, string>> {
  return {
    ...DEFAULTS,
    "COMPANY.BOOK": lookups.company,
    ...lookups.defaultsOfSector(record.scalars["SECTOR"] ?? ""),
  };
}

/** 4.10: a check that was sent for awaits its result, whatever the client says. */
function withForced(record: CustomerRecord): CustomerRecord {
  if (record.scalars["AML.CHECK"] !== "SENT") return record;
  return { ...record, scalars: { ...record.scalars, "AML.RESULT": "RESULT.AWAITED" } };
}
