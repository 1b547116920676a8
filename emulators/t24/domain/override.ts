import type { CustomerRecord } from "./record.ts";
import { valuesOf } from "./record.ts";
import { refusal } from "./refusal.ts";
import type { T24Error } from "./refusal.ts";

/** What becomes of an override that is raised: not asked, to be accepted, or to be accepted and then approved. */
export type OverrideMode = "off" | "accept" | "approve";

/** Which overrides are raised, by the names of the options that say so (Q42). */
export interface OverrideModes {
  readonly residenceOverride: OverrideMode;
  readonly documentsOverride: OverrideMode;
  readonly minorWarning: Exclude<OverrideMode, "approve">;
  readonly introductoryDocuments: Exclude<OverrideMode, "approve">;
}

/** Something that T24 wants its user to confirm before it takes an input (3.7). */
export interface Override {
  readonly code: string;
  readonly type: "OVERRIDE" | "WARNING";
  readonly text: string;
  /** The field, by OData name, that raises it. */
  readonly field: string;
  /** Whether a user of the override's class must approve it, once it is accepted. */
  readonly needsApproval: boolean;
}

/** What the rules look at. */
export interface OverrideFacts {
  readonly record: CustomerRecord;
  readonly live: CustomerRecord | undefined;
  /** YYYYMMDD. */
  readonly today: string;
}

/** The overrides that the record raises, in the order of the rules. */
export function overridesOf(facts: OverrideFacts, modes: OverrideModes): readonly Override[] {
  return rules.flatMap(({ mode, code, type, field, textsOf }) => {
    if (modes[mode] === "off") return [];
    return textsOf(facts).map((text) => ({ code, type, text, field, needsApproval: modes[mode] === "approve" }));
  });
}

/**
 * Refuses a record whose overrides are not all accepted, with one error each. They are accepted by posting the record
 * again with an OVERRIDE: the code, or `WARNING_<code>_<text>_RECEIVED` (3.7); what the same change has had accepted
 * before need not be accepted again.
 */
export function assertAccepted(raised: readonly Override[], accepted: Accepted): void {
  const open = raised.filter((override) => !isAccepted(override, accepted));
  if (open.length === 0) return;
  const { id, entity } = accepted;
  const errors = open.map((override) => toT24Error(override, entity));
  const summary = errors.map(({ type, code, text }) => `${type} ${code}: ${text}`).join("; ");
  throw refusal("overrides", `Customer ${id} is taken once these are accepted by OVERRIDE: ${summary}.`, { errors });
}

/** What has been accepted: by the posted record, and before by the stored one. */
export interface Accepted {
  readonly id: string;
  readonly entity: string;
  readonly posted: CustomerRecord;
  readonly unauthorised: CustomerRecord | undefined;
}

/** An override as an element of Errors, or of Messages once it is accepted (3.6, 3.7). */
export function toT24Error({ code, type, text, field }: Override, entity: string): T24Error {
  return { code, type, text, info: `${entity}.${field}:1:1` };
}

/** Whether an accepted record is INAO: it waits for a user of the class before it is authorised as any other. */
export function needsApproval(overrides: readonly Override[]): boolean {
  return overrides.some((override) => override.needsApproval);
}

function isAccepted({ code, type, text }: Override, { posted, unauthorised }: Accepted): boolean {
  const answer = type === "OVERRIDE" ? code : `WARNING_${code}_${text}_RECEIVED`;
  const earlier = unauthorised === undefined ? [] : valuesOf(unauthorised, "OVERRIDE");
  return valuesOf(posted, "OVERRIDE").includes(answer) || earlier.includes(text);
}

interface Rule {
  readonly mode: keyof OverrideModes;
  readonly code: string;
  readonly type: Override["type"];
  readonly field: string;
  /** One text for each override; none: it is not raised. */
  readonly textsOf: (facts: OverrideFacts) => readonly string[];
}

/** The wording of the documents' is a stored sample's (3.4); the codes and the other texts are ours (Q42). */
const rules: readonly Rule[] = [
  {
    mode: "residenceOverride",
    code: "CUS.RESIDENCE.CHANGED",
    type: "OVERRIDE",
    field: "Residence",
    textsOf: ({ record, live }) => residenceTexts(live?.scalars["RESIDENCE"] ?? "", record.scalars["RESIDENCE"] ?? ""),
  },
  {
    mode: "documentsOverride",
    code: "CUS.DOCUMENT.NOT.RECEIVED",
    type: "OVERRIDE",
    field: "Sector",
    textsOf: ({ record }) =>
      isCorporate(record) && !hasIncorporation(record)
        ? ["INCORP", "MEMORANDUM"].map((document) => `${document}/CUS*200 FROM ${record.id} NOT RECEIVED`)
        : [],
  },
  {
    mode: "minorWarning",
    code: "CUS.MINOR",
    type: "WARNING",
    field: "DateOfBirth",
    textsOf: ({ record, today }) => (isMinor(record, today) ? ["CUSTOMER IS A MINOR"] : []),
  },
  {
    mode: "introductoryDocuments",
    code: "CUS.INTRO.DOCUMENT",
    type: "WARNING",
    field: "Sector",
    // Browser 7.2: the wording is a suite's; the code is ours.
    textsOf: ({ record }) =>
      (DOCUMENTS[record.scalars["SECTOR"] ?? ""] ?? []).map(
        (document) => `Have you received ${document}/CUS*502 from ${record.id}`,
      ),
  },
];

/** The documents that a customer brings, by the sectors that suites are asked in (browser 7.2). */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  1000: ["Copy of Social Security Card"],
  1001: ["Copy of Social Security Card"],
  1009: ["Copy of Social Security Card"],
};

function residenceTexts(before: string, after: string): readonly string[] {
  return before !== "" && after !== "" && before !== after ? [`RESIDENCE CHANGED FROM ${before} TO ${after}`] : [];
}

/** The sample's customer is of sector 2001. */
function isCorporate({ scalars }: CustomerRecord): boolean {
  return scalars["SECTOR"]?.startsWith("2") === true;
}

function hasIncorporation(record: CustomerRecord): boolean {
  return valuesOf(record, "LEGAL.ID", "LEGAL.DOC.NAME").includes("INCORP.CERT");
}

const MAJORITY = 18;

function isMinor({ scalars }: CustomerRecord, today: string): boolean {
  const birth = scalars["DATE.OF.BIRTH"];
  // Both are YYYYMMDD, so that years are the ten-thousands.
  return birth !== undefined && Number(today) - Number(birth) < MAJORITY * 10_000;
}
