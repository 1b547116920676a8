import type { operations as Contract } from "../../contracts/control-center/openapi.d.ts";
import type { Context, Operations, Reply } from "../core/emulator.ts";
import type { Change, Versioned } from "../core/store/store.ts";
import { sees, type Account, type User } from "./domain/account.ts";
import { check } from "./domain/checks.ts";
import { nameClaim, selectFields, toCustomer, type Customer } from "./domain/customer.ts";
import { membersOf, toProposal, type Proposal } from "./domain/proposal.ts";
import { refusal } from "./domain/refusal.ts";
import { untilUndisturbed } from "./races.ts";
import type { Options } from "./options.ts";
import type { Resource } from "./representations/json.ts";

type Here = Context<Options>;

/** The customer functions and Echo. */
export const operations: Operations<Contract, Resource, User, Options> = {
  createCustomer: ({ body, user }, context) =>
    untilUndisturbed(async () => {
      const { proposal, claim } = await propose(body, user, context);
      check(proposal, context.options);
      const customerId = await context.store.next("customerId");
      const customer = toCustomer(proposal, customerId);
      await context.store.commit([
        { collection: "customers", id: String(customerId), expected: 0, value: customer },
        { collection: "customer-names", id: claim, expected: 0, value: { customerId } },
      ]);
      return receipt(customerId, context);
    }),

  async getCustomerDetails({ params, query, user }, context) {
    const { value } = await findCustomer(params.customerId, user, context);
    return { status: 200, resource: { kind: "customer", body: selectFields(value, query.fields) } };
  },

  editCustomerDetails: ({ params, body, user }, context) =>
    untilUndisturbed(async () => {
      const { id, version, value } = await findCustomer(params.customerId, user, context);
      const { proposal, claim } = await propose(body, user, context, value.customerId);
      check(proposal, context.options);
      const customer = toCustomer(proposal, value.customerId);
      await context.store.commit([
        { collection: "customers", id, expected: version, value: customer },
        ...(await moveClaim(value, claim, context)),
      ]);
      return receipt(value.customerId, context);
    }),

  echo({ params: { param } }) {
    if (param.trim() === "") throw refusal("10000011", "The path ends in blanks; a text to echo was expected there.");
    return Promise.resolve({ status: 200, resource: { kind: "echo", body: { context: param } } });
  },
};

/** The body with what the store knows of its account and name; `customerId` is who may have the name already. */
async function propose(
  body: unknown,
  user: User,
  { store }: Here,
  customerId?: number,
): Promise<{ readonly proposal: Proposal; readonly claim: string }> {
  const { accountName, name } = membersOf(body);
  if (typeof accountName !== "string" || typeof name !== "string" || !sees(user, accountName)) {
    return { proposal: toProposal(body, { account: undefined, nameIsTaken: false }), claim: "" };
  }
  const claim = nameClaim(accountName, name);
  const account = await store.get<Account>("accounts", accountName);
  const holder = await store.get<Claim>("customer-names", claim);
  const nameIsTaken = holder !== undefined && holder.value.customerId !== customerId;
  return { proposal: toProposal(body, { account: account?.value, nameIsTaken }), claim };
}

/** A name taken in an account; the record's id says which. */
interface Claim {
  readonly customerId: number;
}

/** Gives up the old name and takes the new one; nothing if they are the same name. */
async function moveClaim(old: Customer, claim: string, { store }: Here): Promise<readonly Change[]> {
  const oldClaim = nameClaim(old.accountName, old.name);
  if (oldClaim === claim) return [];
  const held = await store.get<Claim>("customer-names", oldClaim);
  return [
    { collection: "customer-names", id: oldClaim, expected: held?.version ?? 0, value: null },
    { collection: "customer-names", id: claim, expected: 0, value: { customerId: old.customerId } },
  ];
}

/** A customer that the caller sees; one of another account does not exist for the caller (section 1.3). */
async function findCustomer(id: string, user: User, { store, options }: Here): Promise<Versioned<Customer>> {
  const customer = await store.get<Customer>("customers", id);
  if (customer !== undefined && sees(user, customer.value.accountName)) return customer;
  throw refusal(options.unknownCustomerCode, `${user.name} sees no customer ${JSON.stringify(id)}.`);
}

function receipt(customerId: number, { now }: Here): Reply<Resource> {
  const timestamp = Math.floor(now.getTime() / 1000); // D1: UNIX epoch, in seconds.
  return { status: 200, resource: { kind: "receipt", body: { customerId, timestamp } } };
}
