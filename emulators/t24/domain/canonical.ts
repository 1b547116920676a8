import { storedGroups, storedScalars } from "./dictionary.ts";
import type { Group } from "./dictionary.ts";
import { LANGUAGE_CODE, NO_SUB_GROUPS } from "./record.ts";
import type { CustomerRecord, GroupElement } from "./record.ts";

/** The language that a first value without a code is in: LANGUAGE 1. */
export const DEFAULT_LANGUAGE = "en";

/**
 * What a client may set of a record, in the dictionary's order, with defaults by T24 name where nothing was set: no
 * system fields, no unknown ones, nothing empty, and the first value of each language field in a language.
 */
export function toCanonical(record: CustomerRecord, defaults: Readonly<Record<string, string>> = {}): CustomerRecord {
  return { id: record.id, scalars: ownScalars(record.scalars, defaults), groups: ownGroups(record.groups) };
}

type Values = Readonly<Record<string, string>>;

/** By way of those that are set, which are few of all. */
function ownScalars(values: Values, defaults: Values): Values {
  for (const name in values) if (values[name]) mark(name);
  for (const name in defaults) if (defaults[name]) mark(name);
  const own: Record<string, string> = {};
  for (let place = 0; place < marks.length; place += 1) {
    if (marks[place] === 0) continue;
    marks[place] = 0;
    const name = OWN_SCALARS[place] ?? "";
    own[name] = values[name] || (defaults[name] ?? "");
  }
  return own;
}

function mark(name: string): void {
  const place = SCALAR_PLACES.get(name);
  if (place !== undefined) marks[place] = 1;
}

function ownGroups(groups: CustomerRecord["groups"]): CustomerRecord["groups"] {
  const places: number[] = [];
  for (const name in groups) addPlace(GROUP_PLACES.get(name), places);
  const own: Record<string, readonly GroupElement[]> = {};
  for (const place of places.sort(byNumber)) {
    const group = OWN_GROUPS[place] as Group;
    const elements = ownElements(group, groups[group.name]);
    if (elements.length > 0) own[group.name] = elements;
  }
  return own;
}

const OWN_SCALARS = storedScalars.flatMap(({ system, position, name }) => (!system && position > 0 ? name : []));
/** Which scalars are set of the record that is looked at; all zero before and after. */
const marks = new Uint8Array(OWN_SCALARS.length);
const OWN_GROUPS = storedGroups.filter((group) => !group.system);
const SCALAR_PLACES: ReadonlyMap<string, number> = new Map(OWN_SCALARS.map((name, place) => [name, place]));
const GROUP_PLACES: ReadonlyMap<string, number> = new Map(OWN_GROUPS.map(({ name }, place) => [name, place]));

function addPlace(place: number | undefined, places: number[]): void {
  if (place !== undefined) places.push(place);
}

function byNumber(one: number, other: number): number {
  return one - other;
}

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
  // A copy has no room for more, which a stored record would keep.
  return kept.slice();
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
  let subGroups: Record<string, readonly GroupElement[]> | undefined;
  for (const subGroup of group.subGroups) {
    const elements = ownElements(subGroup, element.subGroups[subGroup.name]);
    if (elements.length > 0) (subGroups ??= {})[subGroup.name] = elements;
  }
  return subGroups ?? NO_SUB_GROUPS;
}

function isEmpty(values: object): boolean {
  for (const _name in values) return false;
  return true;
}
