import { currNoOf, stampAuthorise, stampInput } from "./audit.ts";
import type { AuditFacts } from "./audit.ts";
import { assertSecondUser } from "./authorisation.ts";
import { saysTheSame, statusOf } from "./record.ts";
import type { CustomerRecord, RecordStatus, Status, ThreeFiles } from "./record.ts";
import { refusal } from "./refusal.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Authorisers, Version } from "./version.ts";

/** The functions that move a record between files. */
export type LifecycleFunction = "input" | "hold" | "authorise" | "delete" | "reverse" | "restore";

/** From where the function may be used, and where it leads with one authoriser. */
export type Lifecycle = Readonly<Record<LifecycleFunction, Readonly<Partial<Record<Status, Status>>>>>;

/** Which function leads from which status to which (3.2; links of each state: 2.4). */
export const lifecycle = {
  input: { none: "INAU", live: "INAU", INAU: "INAU", IHLD: "INAU" },
  hold: { none: "IHLD", live: "IHLD", INAU: "IHLD", INAO: "IHLD", INA2: "IHLD", IHLD: "IHLD" },
  authorise: { INAU: "live", INAO: "live", INA2: "live", RNAU: "REVE" },
  delete: { INAU: "none", INAO: "none", INA2: "none", IHLD: "none", RNAU: "none" },
  reverse: { live: "RNAU" },
  restore: { REVE: "INAU" },
} as const satisfies Lifecycle;

/** What is asked: the function, the checked record that came with it (input and hold), by whom and when. */
export interface Act {
  readonly function: LifecycleFunction;
  readonly record?: CustomerRecord | undefined;
  readonly version: Pick<Version, "authorisers">;
  /** Whether the application can be reversed. */
  readonly isReversible: boolean;
  readonly facts: AuditFacts;
}

/** What the files hold afterwards; undefined: nothing under this id. `history` is the record to add, if any. */
export interface Outcome {
  readonly status: Status;
  readonly live: CustomerRecord | undefined;
  readonly unauthorised: CustomerRecord | undefined;
  readonly history: { readonly id: string; readonly record: CustomerRecord } | undefined;
}

/** The status that the function leads to, or undefined where it may not be used. */
export function nextStatus(name: LifecycleFunction, status: Status, authorisers: Authorisers = 1): Status | undefined {
  const table: Lifecycle = lifecycle;
  const next = table[name][status];
  if (name === "input" && next === "INAU" && authorisers === 0) return "live";
  if (name === "authorise" && status === "INAU" && authorisers === 2) return "INA2";
  return next;
}

/** Applies a function to one id's files, or refuses it with T24's code. */
export function apply(act: Act, files: ThreeFiles): Outcome {
  if (act.function === "reverse" && !act.isReversible) {
    // Q34: the dictionary allows function R, yet CUSTOMER refuses it at run time
    throw refusal("NO FUNCTION FOR THIS APPLICATION", "A CUSTOMER record cannot be reversed; amend it by input.");
  }
  const status = statusOf(files);
  const next = nextStatus(act.function, status, act.version.authorisers);
  if (next === undefined) throw refusalOf(act.function, status);
  return steps[act.function](act, files, next);
}

type Step = (act: Act, files: ThreeFiles, next: Status) => Outcome;

const steps: Readonly<Record<LifecycleFunction, Step>> = {
  input: takeIn,
  hold: takeIn,
  authorise,
  delete: remove,
  reverse: (act, files) => unauthorise(act, files, files.live, "RNAU"),
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
  if (next !== "live") return unauthorise(act, files, record, toRecordStatus(next));
  // 3.3: with no authoriser input itself goes live, and the inputter's name stands as authoriser too
  const live = stampAuthorise(stampInput(record, undefined, act.facts, files), undefined, act.facts);
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
  if (next === "REVE") return { status: next, live: undefined, unauthorised: undefined, history: toHistory(record) };
  return { status: next, live, unauthorised: record, history: undefined };
}

function remove(_act: Act, { live }: ThreeFiles): Outcome {
  // 3.2: the live version, if any, is untouched
  return { status: live === undefined ? "none" : "live", live, unauthorised: undefined, history: undefined };
}

function unauthorise(
  { facts }: Act,
  files: ThreeFiles,
  record: CustomerRecord | undefined,
  status: RecordStatus,
): Outcome {
  if (record === undefined) throw new Error(`no record to become ${status}`);
  return { status, live: files.live, unauthorised: stampInput(record, status, facts, files), history: undefined };
}

/** History ids are `id;n`, n the CURR.NO (3.1). */
function toHistory(record: CustomerRecord | undefined): Outcome["history"] {
  return record === undefined ? undefined : { id: `${record.id};${currNoOf(record)}`, record };
}

function toRecordStatus(status: Status): RecordStatus {
  if (status === "none" || status === "live") throw new Error(`${status} is no RECORD.STATUS`);
  return status;
}

/** T24's code for a function that the record's status does not allow. */
function refusalOf(name: LifecycleFunction, status: Status): Error {
  const code = codeOf(name, status);
  return refusal(code, `${name} leads on from ${statusesOf(name)}; the record's status is ${status}.`, {
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

function statusesOf(name: LifecycleFunction): string {
  return Object.keys(lifecycle[name]).join(", ");
}
