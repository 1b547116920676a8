import type { Context } from "../../core/emulator.ts";
import type { AuditFacts } from "../domain/audit.ts";
import { apply, type Outcome } from "../domain/lifecycle.ts";
import type { Override } from "../domain/override.ts";
import type { CustomerRecord } from "../domain/record.ts";
import type { LifecycleFunction } from "../domain/transitions.ts";
import { versionIn } from "../iris/names.ts";
import { stateOf } from "../iris/rim.ts";
import type { Options } from "../options.ts";
import type { Entry } from "../representations/resource.ts";
import type { ItemRequest } from "./admit.ts";
import { commitOutcome, type OpenFiles } from "./files.ts";
import { placeOf, toStatePage, withChanges } from "./pages.ts";

/** A request for a customer whose files have been read. */
export interface Asked {
  readonly request: ItemRequest;
  readonly context: Context<Options>;
  readonly files: OpenFiles;
}

/** What an input or a hold brings: the checked record, and the overrides that were accepted for it. */
export interface Brought {
  readonly record?: CustomerRecord;
  readonly overrides?: readonly Override[];
}

/** Applies a function to the files, stores what comes of it, and shows the state that it led to. */
export async function move(name: LifecycleFunction, asked: Asked & Brought): Promise<Entry> {
  const outcome = await settle(name, asked);
  const { unauthorised, live, history } = outcome;
  const result = unauthorised ?? live ?? history.at(-1)?.record;
  const state = stateOf[outcome.status];
  if (result === undefined || state === undefined) throw new Error(`${name} left no record to show`);
  return withChanges(toStatePage(result, state, placeOf(asked.request, asked.context)), live);
}

/** Applies a function to the files and stores what comes of it. */
export async function settle(
  name: LifecycleFunction,
  { request, context, files, record, overrides }: Asked & Brought,
): Promise<Outcome> {
  const version = versionIn(request.path);
  const brought = { record, ...(overrides && { overrides }) };
  const act = { function: name, version, policy: context.options, facts: factsOf(request, context), ...brought };
  const outcome = apply(act, files);
  await commitOutcome(context.store, files, outcome);
  return outcome;
}

/** What the audit fields of this request's act are made of; the process is one of T24's, by chance. */
export function factsOf({ user, params }: ItemRequest, { now, random, options }: Context<Options>): AuditFacts {
  return {
    now,
    processNumber: 10_000 + random.below(90_000),
    user: user.id,
    source: options.ofsSource,
    company: params.companyid,
    department: user.department,
  };
}
