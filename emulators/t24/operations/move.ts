import type { Context } from "../../core/emulator.ts";
import type { Outcome } from "../domain/lifecycle.ts";
import { versionIn } from "../iris/names.ts";
import { stateOf } from "../iris/rim.ts";
import type { Options } from "../options.ts";
import type { Entry } from "../representations/resource.ts";
import type { ItemRequest } from "./admit.ts";
import { openFiles } from "./files.ts";
import { placeOf, toStatePage, withChanges, type StateProfile } from "./pages.ts";
import { decide, type Decision, type Transaction } from "./transaction.ts";

/** A request for a customer whose files have been read. */
export interface Asked extends Transaction {
  readonly request: ItemRequest;
}

/** Reads the files of a customer that a request is for. */
export async function openAsked(id: string, request: ItemRequest, context: Context<Options>): Promise<Asked> {
  const { user, params, path } = request;
  const version = versionIn(path);
  const caller = { user, company: params.companyid, version, source: context.options.ofsSource };
  return { request, caller, context, files: await openFiles(context.store, id) };
}

/** Decides on the stored record, and shows the state that this led to. */
export async function move(name: Decision, asked: Asked): Promise<Entry> {
  return toOutcomePage(await decide(name, asked), asked);
}

/** The record as an act has left it, under the address of its state; what an input has made says so (4.4). */
export function toOutcomePage(
  { status, unauthorised, live, history }: Outcome,
  { request, context }: Asked,
  profile?: StateProfile,
): Entry {
  const record = unauthorised ?? live ?? history.at(-1)?.record;
  const state = stateOf[status];
  if (record === undefined || state === undefined) throw new Error(`an act left no record to show, but ${status}`);
  return withChanges(toStatePage(record, state, placeOf(request, context), profile), live);
}
