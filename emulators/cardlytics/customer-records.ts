import type { Context } from "../core/emulator.ts";
import type { Change, Store, Versioned } from "../core/store/store.ts";
import type { Customer } from "./domain/customer.ts";
import { portfolioIdsOf, type CustomerRecord, type PortfolioRecord } from "./domain/profile.ts";
import { invalid } from "./domain/rule.ts";
import { visibleAt, withNext, type PendingCustomer } from "./domain/visibility.ts";
import type { Options } from "./options.ts";
import { untilUndisturbed } from "./races.ts";
import { collections } from "./seed.ts";

/** Stores a batch, all or nothing; throws `invalid` where an existing customer may not be posted again. */
export async function storeCustomers(
  batch: readonly Customer[],
  institutionId: string,
  context: Context<Options>,
): Promise<void> {
  await untilUndisturbed(async () => context.store.commit(await changesOf(batch, institutionId, context)));
}

/** The customer of that id as can be seen now. */
export async function findCustomer(
  { store, now }: Pick<Context, "store" | "now">,
  sourceCustomerId: string,
): Promise<CustomerRecord | undefined> {
  const { customer, pending } = await read(store, sourceCustomerId);
  return visibleAt({ customer: customer?.value ?? null, pending: pending?.value ?? null }, now.getTime()) ?? undefined;
}

/** What is known of the portfolios that a customer's accounts are in, by id. */
export async function findPortfolios(
  { store }: Pick<Context, "store">,
  customer: CustomerRecord,
): Promise<ReadonlyMap<string, PortfolioRecord>> {
  const records = await Promise.all(
    portfolioIdsOf(customer).map((id) => store.get<PortfolioRecord>(collections.portfolios, id)),
  );
  return new Map(records.flatMap((record) => (record === undefined ? [] : [[record.id, record.value]])));
}

interface Records {
  readonly customer: Versioned<CustomerRecord> | undefined;
  readonly pending: Versioned<PendingCustomer> | undefined;
}

async function read(store: Store, id: string): Promise<Records> {
  const [customer, pending] = await Promise.all([
    store.get<CustomerRecord>(collections.customers, id),
    store.get<PendingCustomer>(collections.pendingCustomers, id),
  ]);
  return { customer, pending };
}

async function changesOf(
  batch: readonly Customer[],
  institutionId: string,
  { store, now, options }: Context<Options>,
): Promise<readonly Change[]> {
  const records = await Promise.all(batch.map(({ sourceCustomerId }) => read(store, sourceCustomerId)));
  if (options.duplicatePost === "reject") assertNew(records);
  const instants = { now: now.getTime(), from: now.getTime() + options.applyDelayMs };
  return batch.flatMap((customer, index) => {
    const { customer: stored, pending } = records[index] ?? { customer: undefined, pending: undefined };
    const before = { customer: stored?.value ?? null, pending: pending?.value ?? null };
    const after = withNext(before, { institutionId, ...customer }, instants);
    const id = customer.sourceCustomerId;
    return [
      ...changeOf(collections.customers, id, stored, after.customer),
      ...changeOf(collections.pendingCustomers, id, pending, after.pending),
    ];
  });
}

function changeOf(
  collection: string,
  id: string,
  before: Versioned<object> | undefined,
  value: object | null,
): readonly Change[] {
  if (value === (before?.value ?? null)) return [];
  return [{ collection, id, expected: before?.version ?? 0, value }];
}

function assertNew(records: readonly Records[]): void {
  const mistakes = records.flatMap(({ customer, pending }, index) =>
    customer === undefined && pending === undefined
      ? []
      : [`customers[${index}].sourceCustomerId: must not exist already`],
  );
  if (mistakes.length > 0) throw invalid(mistakes);
}
