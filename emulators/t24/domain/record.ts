import { groupByName, scalarByName } from "./dictionary.ts";

/** The key of an element's language code (`en`) among its values, in a group that is kept by language. */
export const LANGUAGE_CODE = "LANGUAGE";

/** One multi-value (or sub-value): its fields by T24 name, and the sub-groups in it by group name. */
export interface GroupElement {
  readonly values: Readonly<Record<string, string>>;
  readonly subGroups: Readonly<Record<string, readonly GroupElement[]>>;
}

/** A CUSTOMER record by T24 names. In a stored one, what is empty is absent. */
export interface CustomerRecord {
  readonly id: string;
  readonly scalars: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly GroupElement[]>>;
}

const STATUSES = ["INAU", "INAO", "INA2", "IHLD", "RNAU", "RNAO", "RNA2", "RHLD", "REVE"] as const;

/** What RECORD.STATUS can say of an unauthorised or reversed record; a live one has none (3.1). */
export type RecordStatus = (typeof STATUSES)[number];

/** Where a record stands: in no file, live only, or as RECORD.STATUS says. */
export type Status = "none" | "live" | RecordStatus;

/** One id in the application's files; of history, the newest record. */
export interface ThreeFiles {
  readonly live: CustomerRecord | undefined;
  readonly unauthorised: CustomerRecord | undefined;
  readonly history?: CustomerRecord | undefined;
}

/** The status that decides which functions may be used: the unauthorised record's before the live one's (Q30). */
export function statusOf({ live, unauthorised, history }: ThreeFiles): Status {
  if (unauthorised !== undefined) return recordStatusOf(unauthorised) ?? "INAU";
  if (live !== undefined) return "live";
  return history !== undefined && recordStatusOf(history) === "REVE" ? "REVE" : "none";
}

/** The record that stands for an id: the unauthorised one, else the live one, else the reversed one (Q30). */
export function newestOf({ live, unauthorised, history }: ThreeFiles): CustomerRecord | undefined {
  return unauthorised ?? live ?? history;
}

/** What a record's own RECORD.STATUS says; undefined of a live one. */
export function recordStatusOf(record: CustomerRecord): RecordStatus | undefined {
  const text = record.scalars["RECORD.STATUS"];
  return STATUSES.find((status) => status === text);
}

/** A record with nothing but its id. */
export function blankRecord(id: string): CustomerRecord {
  return { id, scalars: {}, groups: {} };
}

/** All values of a group's own field, in order. */
export function valuesOf(record: CustomerRecord, group: string, field: string = group): readonly string[] {
  return (record.groups[group] ?? []).flatMap((element) => element.values[field] ?? []);
}

/** A group of one field, from its values. */
export function toElements(field: string, values: readonly string[]): readonly GroupElement[] {
  return values.map((value) => ({ values: { [field]: value }, subGroups: NO_SUB_GROUPS }));
}

/** Of elements without sub-groups, which most are; one for all of them. */
export const NO_SUB_GROUPS: GroupElement["subGroups"] = Object.freeze({});

/**
 * The posted record laid over the stored one: a property that was sent replaces, sent empty it clears, and what was not
 * sent stays (as OFS messages work; this is how a held record's changes are kept, 3.2). System fields stay as they are.
 */
export function merge(stored: CustomerRecord, posted: CustomerRecord): CustomerRecord {
  const scalars = { ...stored.scalars };
  for (const [name, value] of Object.entries(posted.scalars)) {
    if (scalarByName.get(name)?.system !== true) scalars[name] = value;
  }
  const groups = { ...stored.groups };
  for (const [name, elements] of Object.entries(posted.groups)) {
    if (groupByName.get(name)?.system !== true) groups[name] = elements;
  }
  return compact({ id: posted.id, scalars, groups });
}

/** The fields of a record in which it differs from the live one; all of them where nothing is live. */
export function changedFields(record: CustomerRecord, live: CustomerRecord | undefined): CustomerRecord {
  const scalars = Object.entries(record.scalars).filter(([name, value]) => !isSame(value, live?.scalars[name]));
  const groups = Object.entries(record.groups).filter(([name, value]) => !isSame(value, live?.groups[name]));
  return { id: record.id, scalars: Object.fromEntries(scalars), groups: Object.fromEntries(groups) };
}

/** The record without empty values, elements that hold none, and groups that hold no element. */
export function compact(record: CustomerRecord): CustomerRecord {
  const groups: Record<string, readonly GroupElement[]> = {};
  for (const [name, elements] of Object.entries(record.groups)) {
    const kept = elements.flatMap(compactElement);
    if (kept.length > 0) groups[name] = kept;
  }
  return { id: record.id, scalars: withoutEmpty(record.scalars), groups };
}

/** The record with the system fields that the stored one has. */
export function withSystemFields(record: CustomerRecord, stored: CustomerRecord): CustomerRecord {
  const scalars = Object.entries(stored.scalars).filter(([name]) => scalarByName.get(name)?.system === true);
  const groups = Object.entries(stored.groups).filter(([name]) => groupByName.get(name)?.system === true);
  return {
    id: record.id,
    scalars: { ...record.scalars, ...Object.fromEntries(scalars) },
    groups: { ...record.groups, ...Object.fromEntries(groups) },
  };
}

/** Whether two records say the same, their system fields aside (Q22: LIVE RECORD NOT CHANGED). */
export function saysTheSame(one: CustomerRecord, other: CustomerRecord): boolean {
  return isSame(ownPart(one), ownPart(other));
}

function compactElement(element: GroupElement): readonly GroupElement[] {
  const subGroups: Record<string, readonly GroupElement[]> = {};
  for (const [name, elements] of Object.entries(element.subGroups)) {
    const kept = elements.flatMap(compactElement);
    if (kept.length > 0) subGroups[name] = kept;
  }
  const values = withoutEmpty(element.values);
  const hasValue = Object.keys(values).some((name) => name !== LANGUAGE_CODE) || Object.keys(subGroups).length > 0;
  return hasValue ? [{ values, subGroups }] : [];
}

function withoutEmpty(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

function ownPart({ scalars, groups }: CustomerRecord): Omit<CustomerRecord, "id"> {
  return {
    scalars: Object.fromEntries(Object.entries(scalars).filter(([name]) => scalarByName.get(name)?.system !== true)),
    groups: Object.fromEntries(Object.entries(groups).filter(([name]) => groupByName.get(name)?.system !== true)),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const entries = Object.entries(one);
  const others = new Map(Object.entries(other));
  return entries.length === others.size && entries.every(([key, value]) => isSame(value, others.get(key)));
}
