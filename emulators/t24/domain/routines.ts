import { scalarByName } from "./dictionary.ts";
import type { Finding } from "./findings.ts";
import type { CustomerRecord } from "./record.ts";
import { texts } from "./texts.ts";
import type { Routine, Version } from "./version.ts";

/** What the routines that a version attaches to its fields have against the record. */
export function routineFindings(record: CustomerRecord, { routines }: Version): readonly Finding[] {
  return [...routines].flatMap((name) => checks[name](record));
}

const checks: Readonly<Record<Routine, (record: CustomerRecord) => readonly Finding[]>> = {
  "V.MB.CUST.TITLE.VALIDATE": titleAndGender,
};

const GENDERS: ReadonlyMap<string, string> = new Map([
  ["MR", "MALE"],
  ["MRS", "FEMALE"],
  ["MS", "FEMALE"],
  ["MISS", "FEMALE"],
]);

function titleAndGender({ scalars: values }: CustomerRecord): readonly Finding[] {
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
