import { hash } from "node:crypto";

import type { Context } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import type { Change, Page, Store, Versioned } from "../core/store/store.ts";
import { claimedName, created, duplicateError, refused, type CreateResult } from "./domain/creation.ts";
import type { Customer, CustomerCreate } from "./domain/customer.ts";
import type { Options } from "./options.ts";

/** The collection of the customers, and the sequence of their ids. */
export const CUSTOMERS = "customers";
const NAMES = "company-names";

/** How many customers have a company name; counted whether or not names are unique, so that the option holds at once. */
interface NameUse {
  readonly count: number;
}

/**
 * Gives a customer the next id and keeps it, in one commit with the count of its company name; if names are unique
 * and this one is taken, the result says so. What it costs does not depend on how many customers there are.
 */
export async function addCustomer(customer: CustomerCreate, context: Context<Options>): Promise<CreateResult> {
  const { store } = context;
  let id: number | undefined;
  // Two requests may see the same name free; the one that commits second starts over and finds it taken.
  for (;;) {
    const use = await findUse(customer.company_name, store);
    if (isTaken(use, context)) return refused([duplicateError(customer.company_name ?? "")]);
    id ??= await store.next(CUSTOMERS);
    const record: Change = { collection: CUSTOMERS, id: String(id), expected: 0, value: { ...customer, id } };
    if (await commits([record, ...counted(use, 1)], store)) return created(id);
    // An id that a world put in from outside has given already is passed over; one that is free is kept.
    if ((await findCustomer(id, store)) !== undefined) id = undefined;
  }
}

/** Puts other members in a customer's place; undefined if there is no such customer. */
export async function replaceCustomer(
  id: number,
  customer: CustomerCreate,
  context: Context<Options>,
): Promise<CreateResult | undefined> {
  const { store } = context;
  for (;;) {
    const stored = await store.get<Customer>(CUSTOMERS, String(id));
    if (stored === undefined) return undefined;
    const renaming = await rename(stored.value.company_name, customer.company_name, context);
    if (renaming === undefined) return refused([duplicateError(customer.company_name ?? "")]);
    const record: Change = { ...changeOf(stored), value: { ...customer, id } };
    if (await commits([record, ...renaming], store)) return created(id);
  }
}

/** Removes a customer; tells whether there was one. */
export async function removeCustomer(id: number, store: Store): Promise<boolean> {
  for (;;) {
    const stored = await store.get<Customer>(CUSTOMERS, String(id));
    if (stored === undefined) return false;
    const use = await findUse(stored.value.company_name, store);
    if (await commits([changeOf(stored), ...counted(use, -1)], store)) return true;
  }
}

/** The customer of that id, if there is one. */
export async function findCustomer(id: number, store: Store): Promise<Customer | undefined> {
  return (await store.get<Customer>(CUSTOMERS, String(id)))?.value;
}

/** Customers by their ids. */
export async function listCustomers(page: Page, store: Store): Promise<readonly Customer[]> {
  return (await store.list<Customer>(CUSTOMERS, page)).map(({ value }) => value);
}

/** A company name's record, by a digest, since names may be long; undefined for a customer without a name. */
interface Use {
  readonly id: string;
  readonly version: number;
  readonly count: number;
}

async function findUse(companyName: string | null, store: Store): Promise<Use | undefined> {
  const name = claimedName(companyName);
  if (name === undefined) return undefined;
  const id = hash("sha256", name);
  const { version = 0, value } = (await store.get<NameUse>(NAMES, id)) ?? {};
  return { id, version, count: value?.count ?? 0 };
}

function isTaken(use: Use | undefined, { options }: Context<Options>): boolean {
  return options.companyNameUnique && use !== undefined && use.count > 0;
}

/** What giving a customer another name changes in the counts; undefined if that name is taken. */
async function rename(
  from: string | null,
  to: string | null,
  context: Context<Options>,
): Promise<readonly Change[] | undefined> {
  if (claimedName(from) === claimedName(to)) return [];
  const [before, after] = [await findUse(from, context.store), await findUse(to, context.store)];
  return isTaken(after, context) ? undefined : [...counted(before, -1), ...counted(after, 1)];
}

function counted(use: Use | undefined, step: 1 | -1): readonly Change[] {
  if (use === undefined) return [];
  const { id, version: expected } = use;
  const count = use.count + step;
  // A world that was put in from outside may have customers that nobody has counted.
  if (count < 0) return [];
  return [{ collection: NAMES, id, expected, value: count === 0 ? null : { count } }];
}

/** The removal of a record as it was read. */
function changeOf({ id, version }: Versioned<Customer>): Change {
  return { collection: CUSTOMERS, id, expected: version, value: null };
}

/** Whether the changes went in; false if somebody else was first. */
async function commits(changes: readonly Change[], store: Store): Promise<boolean> {
  try {
    await store.commit(changes);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "version-conflict") return false;
    throw error;
  }
}
