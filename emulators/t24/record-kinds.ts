import type { RecordKind, RecordKinds } from "../core/emulator.ts";
import { recordStatusOf, type CustomerRecord } from "./domain/record.ts";
import { HISTORY, LIVE, UNAUTHORISED } from "./operations/files.ts";

/** RECORD.STATUS says where a customer stands; a live one has none (3.1). History ids are `id;n`. */
const customer = (otherwise: string): RecordKind => ({
  stateOf: (value) => recordStatusOf(value as CustomerRecord) ?? otherwise,
  history: HISTORY,
});

/** The three files of the application CUSTOMER. */
export const recordKinds: RecordKinds = {
  [LIVE]: customer("live"),
  [UNAUTHORISED]: customer("INAU"),
  [HISTORY]: { stateOf: (value) => recordStatusOf(value as CustomerRecord) ?? "history" },
};
