import type { Lookups } from "./application.ts";
import { scalars } from "./dictionary.ts";
import type { CustomerRecord } from "./record.ts";
import type { Version } from "./version.ts";

/** What fills a record's empty fields, by T24 name: the dictionary's, the version's, the company, the sector's (4.11). */
export function defaultsOf(
  record: CustomerRecord,
  version: Version,
  lookups: Pick<Lookups, "company" | "defaultsOfSector">,
): Readonly<Record<string, string>> {
  return {
    ...DEFAULTS,
    ...version.defaults,
    // 3.4: filled with the signed-on company when blank
    "COMPANY.BOOK": lookups.company,
    ...lookups.defaultsOfSector(record.scalars["SECTOR"] ?? ""),
  };
}

/** 4.10: a check that was sent for awaits its result, whatever the client says. */
export function withForced(record: CustomerRecord): CustomerRecord {
  if (record.scalars["AML.CHECK"] !== "SENT") return record;
  return { ...record, scalars: { ...record.scalars, "AML.RESULT": "RESULT.AWAITED" } };
}

const DEFAULTS: Readonly<Record<string, string>> = Object.fromEntries(
  scalars.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])),
);
