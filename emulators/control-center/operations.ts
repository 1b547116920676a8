import type { operations as Contract } from "../../contracts/control-center/openapi.d.ts";
import type { Context, Operations, Reply } from "../core/emulator.ts";
import type { Change, Versioned } from "../core/store/store.ts";
import type { User } from "./domain/account.ts";
import { check } from "./domain/checks.ts";
import { selectFields, toCustomer, withoutAbsent, type Customer } from "./domain/customer.ts";
import { refusal } from "./domain/refusal.ts";
import { moveName, takeName } from "./names.ts";
import type { Options } from "./options.ts";
import { propose } from "./propose.ts";
import { untilUndisturbed } from "./races.ts";
import type { Resource } from "./representations/json.ts";
import { seesCustomer } from "./visibility.ts";

type Here = Context<Options>;

/** The customer functions and Echo. */
export const operations: Operations<Contract, Resource, User, Options> = {
  createCustomer: ({ body, user }, context) =>
    untilUndisturbed(async () => {
      const { proposal, name } = await propose(body, user, context);
      check(proposal, context.options);
      const customerId = await context.store.next("customerId");
      const customer = toCustomer(proposal.members, customerId);
      await context.store.commit([
        { collection: "customers", id: String(customerId), expected: 0, value: customer },
        takeName(customer, name),
      ]);
      return receipt(customerId, context);
    }),

  async getCustomerDetails({ params, query, user }, context) {
    const { value } = await findCustomer(params.customerId, user, context);
    const { absentMembers, partialResponse, successCharset: charset } = context.options;
    const shown = absentMembers === "null" ? value : withoutAbsent(value);
    const body = partialResponse ? selectFields(shown, query.fields) : shown;
    return { status: 200, resource: { kind: "customer", charset, body } };
  },

  editCustomerDetails: ({ params, body, user }, context) =>
    untilUndisturbed(async () => {
      const { id, version, value } = await findCustomer(params.customerId, user, context);
      const { proposal, name } = await propose(body, user, context, value);
      check(proposal, context.options);
      const customer = toCustomer(proposal.members, value.customerId);
      const stored: Change = { collection: "customers", id, expected: version, value: customer };
      await context.store.commit([stored, ...(await moveName(value, customer, name, context.store))]);
      return context.options.editAnswer === "empty" ? { status: 200 } : receipt(value.customerId, context);
    }),

  echo({ params: { param } }, { options: { successCharset: charset } }) {
    if (param.trim() === "") throw refusal("10000011", "The path ends in blanks; a text to echo was expected there.");
    return Promise.resolve({ status: 200, resource: { kind: "echo", charset, body: { context: param } } });
  },
};

/** A customer that the caller sees; any other does not exist for the caller (section 1.3). */
async function findCustomer(id: string, user: User, { store, options }: Here): Promise<Versioned<Customer>> {
  const customer = await store.get<Customer>("customers", id);
  if (customer !== undefined && (await seesCustomer(user, customer.value, store))) return customer;
  throw refusal(options.unknownCustomerCode, `${user.name} sees no customer ${JSON.stringify(id)}.`);
}

function receipt(customerId: number, { now, options: { successCharset: charset } }: Here): Reply<Resource> {
  const timestamp = Math.floor(now.getTime() / 1000); // D1: UNIX epoch, in seconds.
  return { status: 200, resource: { kind: "receipt", charset, body: { customerId, timestamp } } };
}
