import { currNoOf, stampAuthorise, stampInput } from "./audit.ts";
import type { AuditFacts } from "./audit.ts";
import { assertSecondUser } from "./authorisation.ts";
import { needsApproval } from "./override.ts";
import type { Override } from "./override.ts";
import { saysTheSame, statusOf } from "./record.ts";
import type { CustomerRecord, RecordStatus, Status, ThreeFiles } from "./record.ts";
import { refusal } from "./refusal.ts";
import type { RefusalCode } from "./refusal.ts";
import { nextStatus, statusesOf } from "./transitions.ts";
import type { LifecycleFunction } from "./transitions.ts";
import type { Version } from "./version.ts";

/** What is asked: the function, the checked record that came with it (input and hold), by whom and when. */
export interface Act {
  readonly function: LifecycleFunction;
  readonly record?: CustomerRecord | undefined;
  /** The overrides that have been accepted for the record. */
  readonly overrides?: readonly Override[];
  readonly version: Pick<Version, "authorisers">;
  readonly policy: Policy;
  readonly facts: AuditFacts;
}

/** What the application, and NAU.PROCESSING of its versions, allow. */
export interface Policy {
  /** Q34 */
  readonly customerReversal: "refuse" | "allow";
  readonly nauProcessing: "refuse" | "merge";
}

/** A record of the history file: its id is `id;n`, n the CURR.NO (3.1). */
export interface HistoryRecord {
  readonly id: string;
  readonly record: CustomerRecord;
}

/** What the files hold afterwards; undefined: nothing under this id. `history` is what is added to history. */
export interface Outcome {
  readonly status: Status;
  readonly live: CustomerRecord | undefined;
  readonly unauthorised: CustomerRecord | undefined;
  readonly history: readonly HistoryRecord[];
}

/** Applies a function to one id's files, or refuses it with T24's code. */
export function apply(act: Act, files: ThreeFiles): Outcome {
  if (act.function === "reverse" && act.policy.customerReversal === "refuse") {
    // Q34: the dictionary allows function R, yet CUSTOMER refuses it at run time
    throw refusal("NO FUNCTION FOR THIS APPLICATION", "A CUSTOMER record cannot be reversed; amend it by input.");
  }
  const status = statusOf(files);
  assertNoneWaiting(act, status);
  const approval = needsApproval(act.overrides ?? []);
  const next = nextStatus(act.function, { status, authorisers: act.version.authorisers, approval });
  if (next === undefined) throw refusalOf(act.function, status);
  return steps[act.function](act, files, next);
}

/** 3.5: a version without authorisers does not take live what another one has waiting, unless NAU.PROCESSING says so. */
function assertNoneWaiting({ function: name, version, policy }: Act, status: Status): void {
  if (name !== "input" || version.authorisers !== 0 || policy.nauProcessing === "merge") return;
  if (!WAITING.has(status)) return;
  throw refusal(
    "NO CHANGE TO LIVE (NAU-REC. EXISTS)",
    `A version without authorisers would go live past the record that is ${status}; authorise or delete that first.`,
    { status },
  );
}

const WAITING: ReadonlySet<Status> = new Set(["INAU", "INAO", "INA2", "RNAU", "RNAO", "RNA2"]);

type Step = (act: Act, files: ThreeFiles, next: Status) => Outcome;

const steps: Readonly<Record<LifecycleFunction, Step>> = {
  input: takeIn,
  hold: takeIn,
  authorise,
  delete: remove,
  reverse: (act, files, next) => unauthorise(act, files, files.live, toRecordStatus(next)),
  restore: (act, { history }) => ({
    // CURR.NO goes on from the reversed record's, though no live record is left
    ...unauthorise(act, { live: history, unauthorised: undefined }, history, "INAU"),
    live: undefined,
  }),
};

function takeIn(act: Act, files: ThreeFiles, next: Status): Outcome {
  const { record } = act;
  if (record === undefined) throw new Error(`${act.function} takes a record`);
  if (act.function === "input" && files.live !== undefined && saysTheSame(files.live, record)) {
    throw refusal("LIVE RECORD NOT CHANGED", `The input says what live customer ${record.id} says already.`, {
      id: record.id,
    });
  }
  // A reversal that is held changes nothing in the record.
  if (next === "RHLD") return unauthorise(act, files, files.unauthorised, next);
  if (next !== "live") return unauthorise(act, files, record, toRecordStatus(next));
  // 3.3: with no authoriser input itself goes live, and the inputter's name stands as authoriser too
  const live = stampAuthorise(stamp(record, undefined, act, files), undefined, act.facts);
  return { status: "live", live, unauthorised: undefined, history: toHistory(files.live) };
}

function authorise({ facts }: Act, files: ThreeFiles, next: Status): Outcome {
  const { live, unauthorised } = files;
  if (unauthorised === undefined) throw new Error("no record to authorise");
  assertSecondUser(unauthorised, facts.user);
  if (next === "live") {
    const record = stampAuthorise(unauthorised, undefined, facts);
    return { status: next, live: record, unauthorised: undefined, history: toHistory(live) };
  }
  const record = stampAuthorise(unauthorised, toRecordStatus(next), facts);
  if (next !== "REVE") return { status: next, live, unauthorised: record, history: [] };
  return { status: next, live: undefined, unauthorised: undefined, history: toHistory(live, record) };
}

function remove(_act: Act, { live, history }: ThreeFiles): Outcome {
  // 3.2: the live version, if any, is untouched
  const status = statusOf({ live, unauthorised: undefined, history });
  return { status, live, unauthorised: undefined, history: [] };
}

function unauthorise(act: Act, files: ThreeFiles, record: CustomerRecord | undefined, status: RecordStatus): Outcome {
  if (record === undefined) throw new Error(`no record to become ${status}`);
  return { status, live: files.live, unauthorised: stamp(record, status, act, files), history: [] };
}

function stamp(
  record: CustomerRecord,
  status: RecordStatus | undefined,
  { facts, overrides = [] }: Act,
  { live, unauthorised }: ThreeFiles,
): CustomerRecord {
  return stampInput(record, status, facts, { live, unauthorised, overrides: overrides.map(({ text }) => text) });
}

function toHistory(...records: readonly (CustomerRecord | undefined)[]): readonly HistoryRecord[] {
  return records.flatMap((record) =>
    record === undefined ? [] : [{ id: `${record.id};${currNoOf(record)}`, record }],
  );
}

function toRecordStatus(status: Status): RecordStatus {
  if (status === "none" || status === "live") throw new Error(`${status} is no RECORD.STATUS`);
  return status;
}

/** T24's code for a function that the record's status does not allow. */
function refusalOf(name: LifecycleFunction, status: Status): Error {
  const statuses = statusesOf(name).join(", ");
  return refusal(codeOf(name, status), `${name} leads on from ${statuses}; the record's status is ${status}.`, {
    function: name,
    status,
  });
}

function codeOf(name: LifecycleFunction, status: Status): RefusalCode {
  // Q2, Q3, Q8: T24 looks in $NAU only; a held record does not wait for authorisation
  if (name === "authorise" || name === "delete") return "UNAUTH. RECORD MISSING";
  if (status === "none" || name === "restore") return "RECORD MISSING";
  return "INVALID FUNCTION FOR RECORD STATUS";
}
