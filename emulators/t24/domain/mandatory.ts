import type { Lookups } from "./application.ts";
import { groups, scalars } from "./dictionary.ts";
import type { Field, Group } from "./dictionary.ts";
import type { Finding, Place } from "./findings.ts";
import type { CustomerRecord } from "./record.ts";
import { texts } from "./texts.ts";
import type { Version } from "./version.ts";

/** What the demands of a record rest on. */
export interface Demands {
  readonly version: Version;
  /** What will be filled in where nothing was set, by T24 name: it is not missing. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly lookups: Pick<Lookups, "has" | "defaultsOfSector">;
}

/** INPUT MISSING of each field that the dictionary, the version or the sector's defaults demand (4.10). */
export function missingIn(record: CustomerRecord, demands: Demands): readonly Finding[] {
  return [...missingScalars(record, demands), ...missingInGroups(record, demands)];
}

function missingScalars(record: CustomerRecord, { version, defaults }: Demands): readonly Finding[] {
  const findings: Finding[] = [];
  for (const field of demandedBy(version).scalars) {
    const value = record.scalars[field.name] || defaults[field.name];
    if (!value) findings.push({ field, place: undefined, text: texts.inputMissing });
  }
  return findings;
}

function missingInGroups(record: CustomerRecord, demands: Demands): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { group, field } of demandedBy(demands.version).inGroups) {
    if (!isDemandedIn(field, record, demands)) continue;
    const elements = record.groups[group.name] ?? [];
    if (elements.some(({ values }) => values[field.name])) continue;
    const place: Place = { group, element: elements[0], value: 1 };
    findings.push({ field, place, text: texts.inputMissing });
  }
  return findings;
}

/** The fields, few of all, that may be missing in a version. */
interface Demanded {
  readonly scalars: readonly Field[];
  readonly inGroups: readonly { readonly group: Group; readonly field: Field }[];
}

const demanded = new WeakMap<Version, Demanded>();

function demandedBy(version: Version): Demanded {
  const known = demanded.get(version);
  if (known !== undefined) return known;
  const isDemanded = ({ mandatory, name }: Field): boolean => mandatory || version.mandatory.has(name);
  const fields = {
    scalars: scalars.filter((field) => isDemanded(field) && field.position > 0),
    inGroups: groups.flatMap((group) =>
      group.fields.flatMap((field) =>
        isDemanded(field) || field.mandatoryUnless !== undefined ? [{ group, field }] : [],
      ),
    ),
  };
  demanded.set(version, fields);
  return fields;
}

function isDemandedIn(field: Field, record: CustomerRecord, { version, lookups }: Demands): boolean {
  const { name, mandatory, mandatoryUnless } = field;
  if (mandatory || version.mandatory.has(name)) return true;
  if (mandatoryUnless === undefined) return false;
  const sector = record.scalars["SECTOR"] ?? "";
  // One that is missing or unknown has its own error, and says nothing of the rest.
  if (sector === "") return false;
  return lookups.has("SECTOR", sector) && lookups.defaultsOfSector(sector)?.[mandatoryUnless] !== "YES";
}
