import type { Lookups } from "./application.ts";
import { scalars as fields } from "./dictionary.ts";
import type { CustomerRecord } from "./record.ts";
import type { Version } from "./version.ts";

/** What fills a record's empty fields, by T24 name: the dictionary's, the version's, the company, the sector's (4.11). */
export function defaultsOf(
  record: CustomerRecord,
  version: Version,
  lookups: Pick<Lookups, "company" | "defaultsOfSector">,
): Readonly<Record<string, string>> {
  const ofSector = lookups.defaultsOfSector(record.scalars["SECTOR"] ?? "") ?? NONE;
  const known = memory.get(ofSector);
  if (known?.version === version && known.company === lookups.company) return known.defaults;
  const defaults = {
    ...DEFAULTS,
    ...version.defaults,
    // 3.4: filled with the signed-on company when blank
    "COMPANY.BOOK": lookups.company,
    ...ofSector,
  };
  memory.set(ofSector, { version, company: lookups.company, defaults });
  return defaults;
}

type Defaults = Readonly<Record<string, string>>;

const NONE: Defaults = Object.freeze({});

/** What was last made of a sector's record, which is a frozen one of the store: mostly the same is asked for again. */
const memory = new WeakMap<
  Defaults,
  { readonly version: Version; readonly company: string; readonly defaults: Defaults }
>();

/** 4.10: a check that was sent for awaits its result, whatever the client says. */
export function withForced(record: CustomerRecord): CustomerRecord {
  if (record.scalars["AML.CHECK"] !== "SENT") return record;
  return { ...record, scalars: { ...record.scalars, "AML.RESULT": "RESULT.AWAITED" } };
}

/** 4.10: what a version replaces becomes nothing, the text NULL, or stays. */
export type Replacement = "clear" | "text" | "keep";

/** The record with what the version replaces in it replaced. */
export function withReplaced(record: CustomerRecord, { replaces }: Version, replacement: Replacement): CustomerRecord {
  if (replacement === "keep") return record;
  let { scalars } = record;
  for (const name in replaces) {
    if (scalars[name] === replaces[name]) scalars = replaced(scalars, name, replacement);
  }
  return scalars === record.scalars ? record : { ...record, scalars };
}

function replaced(
  values: CustomerRecord["scalars"],
  name: string,
  replacement: Replacement,
): CustomerRecord["scalars"] {
  if (replacement === "text") return { ...values, [name]: "NULL" };
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}

const DEFAULTS: Readonly<Record<string, string>> = Object.fromEntries(
  fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])),
);
