import { DomainError } from "../core/errors.ts";
import type { Seeding, SeedItem, Sow } from "../core/state/seeding.ts";
import { check } from "./domain/application.ts";
import type { AuditFacts } from "./domain/audit.ts";
import type { User } from "./domain/authorisation.ts";
import { groupByOdata, scalarByOdata } from "./domain/dictionary.ts";
import { assertCustomerId, numberToSkip } from "./domain/ids.ts";
import { apply } from "./domain/lifecycle.ts";
import type { CustomerRecord } from "./domain/record.ts";
import type { LifecycleFunction } from "./domain/transitions.ts";
import { customerInput } from "./domain/version.ts";
import { commitOutcome, nextCustomerId, openFiles, readLookups, type OpenFiles } from "./operations/files.ts";
import type { Options } from "./options.ts";
import { readResource } from "./representations/hal-reader.ts";

const COMPANY = "GB0010001";

/** Seed files of users, and of customers in the property names of IRIS, as HAL has them. */
export const seeding: Seeding<Options> = {
  schema: "schemas/t24/seed.json",
  lists: {
    users: (item, context) => sowUser(item, context),
    customers: (item, context) => sowCustomer(item, context),
  },
};

const sowUser: Sow<Options> = async (item, { store }) => {
  const { name, password, functions, companies = [COMPANY], commandLine: hasCommandLine = true } = item;
  const id = String(name);
  const user = { id, signOnName: id, password, functions, companies, department: "1", hasCommandLine } as User;
  await store.commit([{ collection: "USER", id, expected: 0, value: user }]);
};

/** A customer that INPUTT has input and AUTHOR authorised, or, with `status: INAU`, that still waits for it. */
const sowCustomer: Sow<Options> = async ({ status = "live", ...item }, context) => {
  assertKnown(item);
  const { store, options } = context;
  const { record } = readResource(item);
  const id = record.id === "" ? await nextCustomerId(context) : record.id;
  assertCustomerId(id, customerInput.entity);
  const files = await openFiles(store, id);
  if (files.live !== undefined || files.unauthorised !== undefined) {
    throw new DomainError("refused", `there is a customer ${id} already`);
  }
  const lookups = await readLookups({ ...record, id }, undefined, { company: COMPANY, context });
  const checked = check({ ...record, id }, lookups, { version: customerInput, thoroughness: "full" });
  const facts = { now: context.now, source: options.ofsSource, company: COMPANY, department: "1" };
  const act = async (name: LifecycleFunction, user: string, on: OpenFiles, input?: CustomerRecord): Promise<void> => {
    const audit: AuditFacts = { ...facts, user, processNumber: 10_000 + context.random.below(90_000) };
    const outcome = apply({ function: name, version: customerInput, policy: options, facts: audit, record: input }, on);
    await commitOutcome(store, on, outcome);
  };
  await act("input", "INPUTTER", files, checked);
  if (status === "live") await act("authorise", "AUTHORISER", await openFiles(store, id));
  const number = numberToSkip(id);
  if (number !== undefined) await store.skipPast("CUSTOMER", number);
};

/** HAL's reader passes over what it does not know, as IRIS does; in a seed that would be a slip of the pen. */
function assertKnown(item: SeedItem): void {
  const unknown = Object.keys(item).filter((name) => !scalarByOdata.has(name) && !groupByOdata.has(name));
  if (unknown.length === 0) return;
  throw new DomainError("refused", `CUSTOMER has no property ${unknown.join(", ")}`);
}
