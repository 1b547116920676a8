import type { operations as Contract } from "../../contracts/cayzu/openapi.d.ts";
import type { Context, Operations, Reply } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { addCustomer, findCustomer, listCustomers as list, removeCustomer, replaceCustomer } from "./customers.ts";
import { acceptBinding, emptyBinding, isBinding } from "./domain/binding.ts";
import { creationErrors, refused, withoutFields, type CreateResult } from "./domain/creation.ts";
import { parseInt32, toBase, type Customer, type CustomerCreate, type CustomerRead } from "./domain/customer.ts";
import type { Options } from "./options.ts";
import type { User } from "./protocol.ts";
import type { CustomerContract, Resource } from "./representations/resource.ts";

/** The contract's operations: one action to create by two routes, and one to read by two (fact sheet, 5.1). */
export const operations: Operations<Contract, Resource, User, Options> = {
  createCustomer,
  createCustomerByAction: createCustomer,
  getCustomer,
  getCustomerById: getCustomer,
  listCustomers,
  updateCustomer,
  deleteCustomer,
};

type Asked = { readonly params: { readonly id: string } };

/** 200 whether or not the customer was created: the result says which (1.4). */
async function createCustomer(
  { body }: { readonly body: unknown },
  context: Context<Options>,
): Promise<Reply<Resource>> {
  const { options } = context;
  const customer = customerIn(body, options);
  const errors = creationErrors(customer, options);
  return resultOf(errors.length > 0 ? refused(errors) : await addCustomer(customer, context), options);
}

async function getCustomer({ params }: Asked, { store, options }: Context<Options>): Promise<Reply<Resource>> {
  const id = idIn(params);
  const customer = await findCustomer(id, store);
  if (customer === undefined) throw unknown(id);
  return { status: 200, resource: { kind: "customer", ...readAs(options), value: asRead(customer, options) } };
}

async function listCustomers(
  { query }: { readonly query: { readonly skip?: string; readonly take?: string } },
  { store, options }: Context<Options>,
): Promise<Reply<Resource>> {
  const page = { skip: countIn("skip", query.skip ?? "0"), limit: countIn("take", query.take ?? "100", MAX_TAKE) };
  const value = (await list(page, store)).map((customer) => asRead(customer, options));
  return { status: 200, resource: { kind: "customers", ...readAs(options), value } };
}

/** How many customers one list holds at most. */
const MAX_TAKE = 1_000;

/** An id in the body plays no role here: the path says which customer is meant. */
async function updateCustomer(
  { params, body }: Asked & { readonly body: unknown },
  context: Context<Options>,
): Promise<Reply<Resource>> {
  const { options } = context;
  const id = idIn(params);
  const customer = customerIn(body, options);
  const errors = creationErrors(customer, { ...options, clientId: "ignored" });
  const result = errors.length > 0 ? refused(errors) : await replaceCustomer(id, customer, context);
  if (result === undefined) throw unknown(id);
  return resultOf(result, options);
}

async function deleteCustomer({ params }: Asked, { store }: Context<Options>): Promise<Reply<Resource>> {
  const id = idIn(params);
  if (!(await removeCustomer(id, store))) throw unknown(id);
  return { status: 204 };
}

function customerIn(body: unknown, { nullBody }: Options): CustomerCreate {
  return acceptBinding(isBinding(body) ? body : emptyBinding, nullBody === "guarded");
}

function resultOf(result: CreateResult, { errorItems }: Options): Reply<Resource> {
  const value = errorItems === "message" ? withoutFields(result) : result;
  return { status: 200, resource: { kind: "create_result", value } };
}

function readAs({ customerMembers }: Options): { readonly contract: CustomerContract } {
  return { contract: customerMembers === "base" ? "customer" : "customer_create" };
}

function asRead(customer: Customer, { customerMembers }: Options): CustomerRead {
  return customerMembers === "base" ? toBase(customer) : customer;
}

function idIn({ id: text }: { readonly id: string }): number {
  const id = parseInt32(text);
  if (id !== undefined) return id;
  throw new DomainError("invalid-parameter", `${text} is no customer id: ids are 32-bit integers.`);
}

function countIn(name: string, text: string, limit = Infinity): number {
  const count = parseInt32(text);
  if (count !== undefined && count >= 0 && count <= limit) return count;
  throw new DomainError("invalid-parameter", `${name}=${text} is no count from 0 to ${limit}.`);
}

function unknown(id: number): DomainError {
  return new DomainError("unknown-customer", `There is no customer ${id}.`, { id });
}
