import type { Context } from "../../core/emulator.ts";
import { dayOf, stampReview, type AuditFacts } from "../domain/audit.ts";
import { assertMayApprove, type User } from "../domain/authorisation.ts";
import { apply, type Outcome } from "../domain/lifecycle.ts";
import { assertAccepted, overridesOf, type Override } from "../domain/override.ts";
import { statusOf, type CustomerRecord } from "../domain/record.ts";
import { refusal } from "../domain/refusal.ts";
import type { LifecycleFunction } from "../domain/transitions.ts";
import { numberToSkip } from "../domain/ids.ts";
import type { Version } from "../domain/version.ts";
import type { Options } from "../options.ts";
import { checkPosted } from "./check-posted.ts";
import { commitOutcome, isMnemonicConflict, type OpenFiles } from "./files.ts";

/** Who asks, by whichever door: the user, where the user works, through which version, from which OFS source. */
export interface Caller {
  readonly user: User;
  readonly company: string;
  readonly version: Version;
  readonly source: string;
}

/** A function on a customer whose files have been read. */
export interface Transaction {
  readonly caller: Caller;
  readonly context: Context<Options>;
  readonly files: OpenFiles;
}

/** What an input or a hold brings: the checked record, and the overrides that were accepted for it. */
export interface Brought {
  readonly record?: CustomerRecord;
  readonly overrides?: readonly Override[];
}

const NO_OVERRIDES: readonly Override[] = [];

/** Applies a function to the files and stores what comes of it. */
export async function settle(
  name: LifecycleFunction,
  { caller, context, files }: Transaction,
  { record, overrides = NO_OVERRIDES }: Brought = {},
): Promise<Outcome> {
  const { version } = caller;
  const facts = factsOf(caller, context);
  const act = { function: name, version, policy: context.options, facts, record, overrides };
  const outcome = apply(act, files);
  await commitOutcome(context.store, files, outcome);
  return outcome;
}

/** Input and hold: checks the posted record, has its overrides accepted, stores it; an id of the client's is used up. */
export async function takeIn(
  name: "input" | "hold",
  posted: CustomerRecord,
  transaction: Transaction,
): Promise<Outcome & { readonly overrides: readonly Override[] }> {
  const { caller, context, files } = transaction;
  const thoroughness = name === "hold" ? "hold" : "full";
  const checked = await checkPosted(posted, thoroughness, transaction);
  const { entity } = caller.version;
  assertAccepted(checked.overrides, { id: posted.id, entity, posted, unauthorised: files.unauthorised });
  try {
    const { status, live, unauthorised, history } = await settle(name, transaction, checked);
    const number = numberToSkip(posted.id);
    if (number !== undefined) await context.store.skipPast("CUSTOMER", number);
    return { status, live, unauthorised, history, overrides: checked.overrides };
  } catch (error) {
    // Of two inputs at the same time one gets the mnemonic; the other is told so, as if it had come later (Q19).
    if (isMnemonicConflict(error)) await checkPosted(posted, thoroughness, transaction);
    throw error;
  }
}

/** The functions that work on the stored record alone. */
export type Decision = Exclude<LifecycleFunction, "input" | "hold">;

/** Authorises, reverses, deletes or restores. */
export async function decide(name: Decision, transaction: Transaction): Promise<Outcome> {
  const { caller, files } = transaction;
  if (name === "authorise" && files.unauthorised !== undefined) assertMayApprove(caller.user, files.unauthorised);
  // Its mnemonic may be another customer's by now.
  if (name === "restore" && files.history !== undefined) await checkPosted(files.history, "hold", transaction);
  return settle(name, transaction, name === "reverse" ? { overrides: reversalOverrides(transaction) } : undefined);
}

/** What an input of the live record as it is would raise; a reversal brings no record that could accept it (3.7). */
function reversalOverrides({ context: { now, options }, files: { live } }: Transaction): readonly Override[] {
  return live === undefined ? [] : overridesOf({ record: live, live, today: dayOf(now) }, options);
}

/** Stamps the audit fields of the newest record; nothing else changes (Q32). */
export async function review({ caller, context, files }: Transaction): Promise<Outcome> {
  const { id, live, unauthorised } = files;
  const record = unauthorised ?? live;
  if (record === undefined) throw refusal("RECORD MISSING", `There is no record of customer ${id}.`, { id });
  const reviewed = stampReview(record, factsOf(caller, context));
  const after = unauthorised === undefined ? { live: reviewed, unauthorised } : { live, unauthorised: reviewed };
  const outcome = { status: statusOf(files), history: [], ...after };
  await commitOutcome(context.store, files, outcome);
  return outcome;
}

/** What the audit fields of this act are made of; the process is one of T24's, by chance. */
function factsOf({ user, company, source }: Caller, { now, random }: Context<Options>): AuditFacts {
  const processNumber = 10_000 + random.below(90_000);
  return { now, processNumber, user: user.id, source, company, department: user.department };
}
