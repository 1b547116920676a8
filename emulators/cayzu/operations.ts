import type { operations as Contract } from "../../contracts/cayzu/openapi.d.ts";
import type { Context, Operations, Reply } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { addCustomer, findCustomer } from "./customers.ts";
import { acceptBinding, emptyBinding, isBinding } from "./domain/binding.ts";
import { creationErrors, refused } from "./domain/creation.ts";
import { parseInt32 } from "./domain/customer.ts";
import type { Options } from "./options.ts";
import type { User } from "./protocol.ts";
import type { Resource } from "./representations/resource.ts";

/** The contract's operations: one action to create by two routes, and one to read by two (fact sheet, 5.1). */
export const operations: Operations<Contract, Resource, User, Options> = {
  createCustomer,
  createCustomerByAction: createCustomer,
  getCustomer,
  getCustomerById: getCustomer,
};

/** 200 whether or not the customer was created: the result says which (1.4). */
async function createCustomer(
  { body }: { readonly body: unknown },
  context: Context<Options>,
): Promise<Reply<Resource>> {
  const { options } = context;
  const customer = acceptBinding(isBinding(body) ? body : emptyBinding, options.nullBody === "guarded");
  const errors = creationErrors(customer, options);
  const value = errors.length > 0 ? refused(errors) : await addCustomer(customer, context);
  return { status: 200, resource: { kind: "create_result", value } };
}

async function getCustomer(
  { params }: { readonly params: { readonly id: string } },
  { store }: Context<Options>,
): Promise<Reply<Resource>> {
  const id = parseInt32(params.id);
  if (id === undefined) throw new DomainError("invalid-id", `${params.id} is no customer id: ids are 32-bit integers.`);
  const value = await findCustomer(id, store);
  if (value === undefined) throw new DomainError("unknown-customer", `There is no customer ${id}.`, { id });
  return { status: 200, resource: { kind: "customer", value } };
}
