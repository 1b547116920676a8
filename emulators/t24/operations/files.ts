import type { Context } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import type { Change, Store } from "../../core/store/store.ts";
import { referencesOf, type Lookups, type Reference } from "../domain/application.ts";
import { dayOf } from "../domain/audit.ts";
import { toCustomerId } from "../domain/ids.ts";
import type { Outcome } from "../domain/lifecycle.ts";
import type { CustomerRecord, ThreeFiles } from "../domain/record.ts";
import type { Options } from "../options.ts";
import type { MnemonicClaim } from "../seed.ts";

export const LIVE = "CUSTOMER";
export const UNAUTHORISED = "CUSTOMER$NAU";
export const HISTORY = "CUSTOMER$HIS";
const CLAIMS = "CUSTOMER-MNEMONIC";

/** One id's records as read, with the versions that a commit expects. */
export interface OpenFiles extends ThreeFiles {
  readonly id: string;
  readonly versions: { readonly live: number; readonly unauthorised: number };
}

/** Takes the next customer number (browser 5). */
export async function nextCustomerId({ store, options }: Pick<Context<Options>, "store" | "options">): Promise<string> {
  return toCustomerId(await store.next("CUSTOMER"), options.idWidth);
}

/** Reads the live and the unauthorised record of an id; where there is neither, the newest of its history. */
export async function openFiles(store: Store, id: string): Promise<OpenFiles> {
  const live = await store.get<CustomerRecord>(LIVE, id);
  const unauthorised = await store.get<CustomerRecord>(UNAUTHORISED, id);
  return {
    id,
    live: live?.value,
    unauthorised: unauthorised?.value,
    history: live === undefined && unauthorised === undefined ? await newestOfHistory(store, id) : undefined,
    versions: { live: live?.version ?? 0, unauthorised: unauthorised?.version ?? 0 },
  };
}

/** History has `id;1`, `id;2` and so on without a gap, since CURR.NO counts the versions that were live (3.1). */
async function newestOfHistory(store: Store, id: string): Promise<CustomerRecord | undefined> {
  let newest: CustomerRecord | undefined;
  for (let number = 1; ; number += 1) {
    const found = await store.get<CustomerRecord>(HISTORY, `${id};${number}`);
    if (found === undefined) return newest;
    newest = found.value;
  }
}

/** The number of the customer whose live or unauthorised record has a mnemonic. */
export async function readClaim(store: Store, mnemonic: string): Promise<string | undefined> {
  return (await store.get<MnemonicClaim>(CLAIMS, mnemonic))?.value.customer;
}

/** Moves one id's records in one commit: live, unauthorised, history and the mnemonics that they claim. */
export async function commitOutcome(
  store: Store,
  files: OpenFiles,
  { live, unauthorised, history }: Outcome,
): Promise<void> {
  const { id, versions } = files;
  const changes: Change[] = [];
  if (live !== files.live) changes.push({ collection: LIVE, id, expected: versions.live, value: live ?? null });
  if (unauthorised !== files.unauthorised) {
    changes.push({ collection: UNAUTHORISED, id, expected: versions.unauthorised, value: unauthorised ?? null });
  }
  for (const { id: historyId, record } of history) {
    changes.push({ collection: HISTORY, id: historyId, expected: 0, value: record });
  }
  await addClaims(changes, store, {
    before: mnemonicsOf(files),
    after: mnemonicsOf({ live, unauthorised }),
    customer: id,
  });
  await store.commit(changes);
}

/** Whether a commit failed because another customer has claimed the mnemonic meanwhile. */
export function isMnemonicConflict(error: unknown): boolean {
  return error instanceof DomainError && error.code === "version-conflict" && error.details["collection"] === CLAIMS;
}

interface Claims {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly customer: string;
}

/** A mnemonic belongs to a customer while its live or its unauthorised record has it. */
async function addClaims(changes: Change[], store: Store, { before, after, customer }: Claims): Promise<void> {
  for (const id of after) {
    if (!before.includes(id)) changes.push({ collection: CLAIMS, id, expected: 0, value: { customer } });
  }
  for (const id of before) {
    if (after.includes(id)) continue;
    const claim = await store.get(CLAIMS, id);
    changes.push({ collection: CLAIMS, id, expected: claim?.version ?? 0, value: null });
  }
}

/** Each once, though both records have it. */
function mnemonicsOf({ live, unauthorised }: ThreeFiles): readonly string[] {
  const [one, other] = [live?.scalars["MNEMONIC"], unauthorised?.scalars["MNEMONIC"]];
  return [...(one === undefined ? [] : [one]), ...(other === undefined || other === one ? [] : [other])];
}

/** Reads all that the checks of a record need to know from other files. */
export async function readLookups(
  record: CustomerRecord,
  live: CustomerRecord | undefined,
  { company, context: { store, now } }: { readonly company: string; readonly context: Context<object> },
): Promise<Lookups> {
  const { MNEMONIC: mnemonic, SECTOR: sector } = record.scalars;
  const missing = await missingOf(referencesOf(record), store);
  const defaults = sector === undefined ? undefined : await store.get<Values>("CUSTOMER.DEFAULT", sector);
  const claim = mnemonic === undefined ? undefined : await store.get<MnemonicClaim>(CLAIMS, mnemonic);
  return {
    has: (file, id) => missing === undefined || !missing.has(keyOf(file, id)),
    defaultsOfSector: () => defaults?.value,
    mnemonicTaken: (_mnemonic, ownId) => claim !== undefined && claim.value.customer !== ownId,
    live,
    company,
    today: dayOf(now),
  };
}

type Values = Readonly<Record<string, string>>;

/** The references that lead nowhere; most records have none. */
async function missingOf(references: readonly Reference[], store: Store): Promise<ReadonlySet<string> | undefined> {
  let missing: Set<string> | undefined;
  for (const { file, id } of references) {
    if ((await store.get(file, id)) === undefined) (missing ??= new Set()).add(keyOf(file, id));
  }
  return missing;
}

function keyOf(file: string, id: string): string {
  return `${file} ${id}`;
}
