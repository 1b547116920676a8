import { storedGroups, storedScalars } from "./dictionary.ts";
import type { Group } from "./dictionary.ts";
import { LANGUAGE_CODE } from "./record.ts";
import type { CustomerRecord, GroupElement } from "./record.ts";

/** The language that a first value without a code is in: LANGUAGE 1. */
export const DEFAULT_LANGUAGE = "en";

/**
 * What a client may set of a record, in the dictionary's order, with defaults by T24 name where nothing was set: no
 * system fields, no unknown ones, nothing empty, and the first value of each language field in a language.
 */
export function toCanonical(record: CustomerRecord, defaults: Readonly<Record<string, string>> = {}): CustomerRecord {
  const ownScalars: Record<string, string> = {};
  for (const { name } of OWN_SCALARS) {
    const value = record.scalars[name] || defaults[name];
    if (value) ownScalars[name] = value;
  }
  const ownGroups: Record<string, readonly GroupElement[]> = {};
  for (const group of OWN_GROUPS) {
    const elements = ownElements(group, record.groups[group.name]);
    if (elements.length > 0) ownGroups[group.name] = elements;
  }
  return { id: record.id, scalars: ownScalars, groups: ownGroups };
}

const OWN_SCALARS = storedScalars.filter((field) => !field.system && field.position > 0);
const OWN_GROUPS = storedGroups.filter((group) => !group.system);

function ownElements(group: Group, elements: readonly GroupElement[] | undefined): readonly GroupElement[] {
  const kept: GroupElement[] = [];
  for (const element of elements ?? []) {
    const values = ownValues(group, element);
    const subGroups = ownSubGroups(group, element);
    if (isEmpty(values) && isEmpty(subGroups)) continue;
    const language = element.values[LANGUAGE_CODE] || (kept.length === 0 ? DEFAULT_LANGUAGE : "");
    if (group.language && language !== "") values[LANGUAGE_CODE] = language;
    kept.push({ values, subGroups });
  }
  return kept;
}

function ownValues(group: Group, element: GroupElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name } of group.fields) {
    const value = element.values[name];
    if (value) values[name] = value;
  }
  return values;
}

function ownSubGroups(group: Group, element: GroupElement): GroupElement["subGroups"] {
  const subGroups: Record<string, readonly GroupElement[]> = {};
  for (const subGroup of group.subGroups) {
    const elements = ownElements(subGroup, element.subGroups[subGroup.name]);
    if (elements.length > 0) subGroups[subGroup.name] = elements;
  }
  return subGroups;
}

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}
