import type { Context } from "../core/emulator.ts";
import type { Change, Store, Versioned } from "../core/store/store.ts";
import type { Account } from "./domain/account.ts";
import type { CustomerRecord } from "./domain/customer.ts";
import { portfolioIdsOf, type PortfolioRecord, type WholeCustomer } from "./domain/profile.ts";
import { holdersOf, type Draft, type Known, type Wanted } from "./domain/records.ts";
import { visibleAt, withNext, type Instants, type Kept, type Pending } from "./domain/visibility.ts";
import type { Options } from "./options.ts";
import { untilUndisturbed } from "./races.ts";
import { collections } from "./seed.ts";

type World = Context<Options>;

/** Changes customers and accounts, all or nothing: `change` gets what is known and answers what is to be put. */
export async function changeRecords(wanted: Wanted, world: World, change: (known: Known) => Draft): Promise<void> {
  await untilUndisturbed(async () => {
    const found = await findRecords(wanted, world);
    const draft = change(found.known);
    const instants = { now: world.now.getTime(), from: world.now.getTime() + world.options.applyDelayMs };
    await world.store.commit([
      ...changesOf({ collection: collections.customers, put: draft.customers, found: found.customers }, instants),
      ...changesOf({ collection: collections.accounts, put: draft.accounts, found: found.accounts }, instants),
    ]);
  });
}

/** The customers and accounts of those ids that can be seen now. */
export async function findKnown(wanted: Wanted, world: Pick<World, "store" | "now">): Promise<Known> {
  return (await findRecords(wanted, world)).known;
}

/** The customer of that id as can be seen now, with all accounts. */
export async function findCustomer(
  world: Pick<World, "store" | "now">,
  sourceCustomerId: string,
): Promise<WholeCustomer | undefined> {
  const { customers } = await findKnown({ customers: [sourceCustomerId], accounts: [] }, world);
  const customer = customers.get(sourceCustomerId);
  if (customer === undefined) return undefined;
  const { accounts } = await findKnown({ customers: [], accounts: customer.accountIds }, world);
  return { customer, accounts: customer.accountIds.flatMap((id) => accounts.get(id) ?? []) };
}

/** What is known of the portfolios that accounts are in, by id. */
export async function findPortfolios(
  { store }: Pick<World, "store">,
  accounts: readonly Account[],
): Promise<ReadonlyMap<string, PortfolioRecord>> {
  const ids = portfolioIdsOf(accounts);
  const records = await Promise.all(ids.map((id) => store.get<PortfolioRecord>(collections.portfolios, id)));
  return new Map(records.flatMap((record) => (record === undefined ? [] : [[record.id, record.value]])));
}

/** A record as read: what can be seen, and what is on its way, each with its version. */
interface Found<T> {
  readonly current: Versioned<T> | undefined;
  readonly pending: Versioned<Pending<T>> | undefined;
}

interface FoundRecords {
  readonly customers: ReadonlyMap<string, Found<CustomerRecord>>;
  readonly accounts: ReadonlyMap<string, Found<Account>>;
  readonly known: Known;
}

async function findRecords(wanted: Wanted, { store, now }: Pick<World, "store" | "now">): Promise<FoundRecords> {
  const hasPending = (await store.count(collections.pending)) > 0;
  const shelf = { store, hasPending };
  const accounts = await findAll<Account>(collections.accounts, wanted.accounts, shelf);
  const knownAccounts = visible(accounts, now.getTime());
  // An account that changes hands concerns those who held it, too.
  const concerned =
    knownAccounts.size === 0 ? wanted.customers : [...wanted.customers, ...holdersOf([...knownAccounts.values()])];
  const customers = await findAll<CustomerRecord>(collections.customers, concerned, shelf);
  return { customers, accounts, known: { customers: visible(customers, now.getTime()), accounts: knownAccounts } };
}

async function findAll<T extends object>(
  collection: string,
  wanted: readonly string[],
  { store, hasPending }: { readonly store: Store; readonly hasPending: boolean },
): Promise<ReadonlyMap<string, Found<T>>> {
  const found = new Map<string, Found<T>>();
  for (const id of wanted) {
    if (found.has(id)) continue;
    const current = await store.get<T>(collection, id);
    // What is on its way is asked for only where anything is.
    const pending = hasPending
      ? await store.get<Pending<T>>(collections.pending, pendingId(collection, id))
      : undefined;
    found.set(id, { current, pending });
  }
  return found;
}

function visible<T>(found: ReadonlyMap<string, Found<T>>, now: number): ReadonlyMap<string, T> {
  const seen = new Map<string, T>();
  for (const [id, record] of found) {
    const value = visibleAt(keptOf(record), now);
    if (value !== null) seen.set(id, value);
  }
  return seen;
}

function keptOf<T>({ current, pending }: Found<T>): Kept<T> {
  return { current: current?.value ?? null, pending: pending?.value ?? null };
}

interface Put<T> {
  readonly collection: string;
  readonly put: ReadonlyMap<string, T>;
  readonly found: ReadonlyMap<string, Found<T>>;
}

function changesOf<T extends object>({ collection, put, found }: Put<T>, instants: Instants): readonly Change[] {
  const changes: Change[] = [];
  const change = (
    { collection: of, id }: Pick<Change, "collection" | "id">,
    before: Versioned<object> | undefined,
    value: object | null,
  ): void => {
    if (value !== (before?.value ?? null)) changes.push({ collection: of, id, expected: before?.version ?? 0, value });
  };
  for (const [id, value] of put) {
    const before = found.get(id) ?? { current: undefined, pending: undefined };
    const after = withNext(keptOf(before), value, instants);
    change({ collection, id }, before.current, after.current);
    change({ collection: collections.pending, id: pendingId(collection, id) }, before.pending, after.pending);
  }
  return changes;
}

function pendingId(collection: string, id: string): string {
  return `${collection}/${id}`;
}
