import { createHash } from "node:crypto";

import type { Context } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import type { Change, Store } from "../core/store/store.ts";
import { claimedName, created, duplicateError, refused, type CreateResult } from "./domain/creation.ts";
import type { Customer, CustomerCreate } from "./domain/customer.ts";
import type { Options } from "./options.ts";

const CUSTOMERS = "customers";
const NAMES = "company-names";

/** Which customer took a company name first. */
interface Claim {
  readonly customer: number;
}

/**
 * Gives a customer the next id and keeps it, in one commit with the claim on its company name; if names are unique
 * and this one is taken, the result says so. Names are claimed in either case, so that the option holds at once.
 */
export async function addCustomer(customer: CustomerCreate, context: Context<Options>): Promise<CreateResult> {
  const { store, options } = context;
  const name = claimedName(customer.company_name);
  const claimId = name === undefined ? undefined : createHash("sha256").update(name).digest("hex");
  const isTaken = claimId !== undefined && (await store.get<Claim>(NAMES, claimId)) !== undefined;
  if (isTaken && options.companyNameUnique) return refused([duplicateError(customer.company_name ?? "")]);

  const id = await store.next(CUSTOMERS);
  const record: Change = { collection: CUSTOMERS, id: String(id), expected: 0, value: { ...customer, id } };
  const claims = claimId === undefined || isTaken ? [] : [claim(claimId, id)];
  // Two requests may see the same name free; the one that commits second starts over and finds it taken.
  return (await commits([record, ...claims], store)) ? created(id) : addCustomer(customer, context);
}

/** The customer of that id, if there is one. */
export async function findCustomer(id: number, store: Store): Promise<Customer | undefined> {
  return (await store.get<Customer>(CUSTOMERS, String(id)))?.value;
}

function claim(id: string, customer: number): Change {
  return { collection: NAMES, id, expected: 0, value: { customer } };
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
