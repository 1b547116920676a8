import { isoText } from "../../core/clock.ts";
import type { CustomerRecord, RecordStatus } from "./record.ts";
import { toElements, valuesOf } from "./record.ts";

/** What the audit fields of one act are made of. */
export interface AuditFacts {
  readonly now: Date;
  /** The T24 process that served the request: up to five digits. */
  readonly processNumber: number;
  /** The USER record's id. */
  readonly user: string;
  /** The OFS source that IRIS is signed on with, such as `SEAT` (Q35). */
  readonly source: string;
  readonly company: string;
  readonly department: string;
}

/** `20609_INPUTT__OFS_SEAT`: two underscores before the source (3.4). */
export function inputterStamp({ processNumber, user, source }: AuditFacts): string {
  return `${processNumber}_${user}__OFS_${source}`;
}

/** `20609_AUTHOR_OFS_SEAT`: one underscore before the source (3.4). */
export function authoriserStamp({ processNumber, user, source }: AuditFacts): string {
  return `${processNumber}_${user}_OFS_${source}`;
}

/** Whose stamp it is, in either form; empty for no stamp. */
export function userOf(stamp: string): string {
  return /^[0-9]+_(.*?)_+OFS_/.exec(stamp)?.[1] ?? "";
}

/** DATE.TIME as it is stored: YYMMDDHHMM, in UTC. */
export function dateTimeOf(now: Date): string {
  const iso = isoText(now);
  return iso.slice(2, 4) + iso.slice(5, 7) + iso.slice(8, 10) + iso.slice(11, 13) + iso.slice(14, 16);
}

/** The day as D fields hold it: YYYYMMDD, in UTC. */
export function dayOf(now: Date): string {
  const iso = isoText(now);
  return iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 10);
}

/** What an unauthorised record's audit fields follow on from. */
export interface Before {
  readonly live: CustomerRecord | undefined;
  readonly unauthorised: CustomerRecord | undefined;
  /** The texts of those that were accepted for the change. */
  readonly overrides?: readonly string[];
}

/**
 * The record as its inputter leaves it: status, the CURR.NO that it will have once live (3.4, Q36), all inputters of
 * the current change (Q49), no authoriser; of overrides, those that were accepted for it.
 */
export function stampInput(
  record: CustomerRecord,
  status: RecordStatus | undefined,
  facts: AuditFacts,
  before: Before,
): CustomerRecord {
  const earlier = before.unauthorised === undefined ? [] : valuesOf(before.unauthorised, "INPUTTER");
  const others = earlier.filter((stamp) => userOf(stamp) !== facts.user);
  const { overrides = [] } = before;
  const scalars = without(record.scalars, AUDIT_SCALARS);
  if (status !== undefined) scalars["RECORD.STATUS"] = status;
  scalars["CURR.NO"] = String(currNoOf(before.live) + 1);
  scalars["CO.CODE"] = facts.company;
  scalars["DEPT.CODE"] = facts.department;
  const groups = without(record.groups, AUDIT_GROUPS);
  groups["INPUTTER"] = toElements("INPUTTER", [...others, inputterStamp(facts)]);
  groups["DATE.TIME"] = toElements("DATE.TIME", [dateTimeOf(facts.now)]);
  if (overrides.length > 0) groups["OVERRIDE"] = toElements("OVERRIDE", overrides);
  return { id: record.id, scalars, groups };
}

/** The record as its authoriser leaves it: live unless a status is given, CURR.NO as stored (2.5, authorise). */
export function stampAuthorise(
  record: CustomerRecord,
  status: RecordStatus | undefined,
  facts: AuditFacts,
): CustomerRecord {
  const { "RECORD.STATUS": _status, ...scalars } = record.scalars;
  return {
    id: record.id,
    scalars: {
      ...scalars,
      ...(status === undefined ? {} : { "RECORD.STATUS": status }),
      AUTHORISER: authoriserStamp(facts),
    },
    groups: { ...record.groups, "DATE.TIME": toElements("DATE.TIME", [dateTimeOf(facts.now)]) },
  };
}

/** The record as its auditor (function Q) leaves it: nothing changes but AUDITOR.CODE and AUDIT.DATE.TIME (Q32). */
export function stampReview(record: CustomerRecord, facts: AuditFacts): CustomerRecord {
  return {
    ...record,
    scalars: { ...record.scalars, "AUDITOR.CODE": facts.user, "AUDIT.DATE.TIME": dateTimeOf(facts.now) },
  };
}

/** CURR.NO as a number; 0 of a record that is not there. */
export function currNoOf(record: CustomerRecord | undefined): number {
  return Number(record?.scalars["CURR.NO"] ?? 0);
}

const AUDIT_SCALARS: ReadonlySet<string> = new Set([
  "RECORD.STATUS",
  "CURR.NO",
  "AUTHORISER",
  "CO.CODE",
  "DEPT.CODE",
  "AUDITOR.CODE",
  "AUDIT.DATE.TIME",
]);

const AUDIT_GROUPS: ReadonlySet<string> = new Set(["OVERRIDE"]);

/** A copy of the members, but for some. */
function without<T>(all: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  const members: Record<string, T> = {};
  for (const name in all) if (!names.has(name)) members[name] = all[name] as T;
  return members;
}
