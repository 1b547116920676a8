import type { operations as Contract } from "../../../contracts/cardlytics/openapi.d.ts";
import type { Operations, Reply, RequestFacts } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { createCustomers as create, customersBody, wantedToCreate } from "../domain/create-customers.ts";
import { emptyDraft, putAccount, type Known } from "../domain/records.ts";
import { transactionsBody } from "../domain/transaction.ts";
import {
  accountsUpdateBody,
  assertHeldBy,
  updateAccounts as update,
  wantedAccounts,
} from "../domain/update-accounts.ts";
import { assertOfPath, cardsUpdateBody, updateCards as change } from "../domain/update-cards.ts";
import { customersUpdateBody, updateCustomers as merge, wantedToUpdate } from "../domain/update-customers.ts";
import type { Options } from "../options.ts";
import { changeRecords } from "../records.ts";
import type { RequestId, Resource } from "../representations/resource.ts";
import { requestIdOf } from "../request-id.ts";
import { sessionOf, type User } from "../sessions.ts";
import { storeTransactions } from "../transactions.ts";

type All = Operations<Contract, Resource, User, Options>;

/** `POST /v2/data/customers`: stores up to 50 customers, all or none. K1. */
export const createCustomers: All["createCustomers"] = async (request, context) => {
  const { customers } = customersBody.read(request.body, context.options);
  const by = { institutionId: sessionOf(request.user).institutionId, options: context.options };
  await changeRecords(wantedToCreate(customers), context, (known) => create(customers, known, by));
  return done(request);
};

/** `PUT /v2/data/customers`: changes up to 50 customers, all or none. K2. */
export const updateCustomers: All["updateCustomers"] = async (request, context) => {
  const { customers } = customersUpdateBody.read(request.body, context.options);
  const by = { institutionId: sessionOf(request.user).institutionId, options: context.options };
  await changeRecords(wantedToUpdate(customers), context, (known) => merge(customers, known, by));
  return done(request);
};

/** `PUT /v2/data/accounts`: changes accounts, all or none. K3, its heading. */
export const updateAccounts: All["updateAccounts"] = async (request, context) => {
  const { accounts } = accountsUpdateBody.read(request.body, context.options);
  await changeRecords(wantedAccounts(accounts), context, (known) => update(accounts, known, context.options));
  return done(request);
};

/** `PUT /v2/data/customers/{sourceCustomerId}/accounts`: changes accounts of one customer. K3, its example. */
export const updateCustomerAccounts: All["updateCustomerAccounts"] = async (request, context) => {
  const { sourceCustomerId } = request.params;
  const { accounts } = accountsUpdateBody.read(request.body, context.options);
  assertHeldBy(sourceCustomerId, accounts);
  await changeRecords(wantedAccounts(accounts, sourceCustomerId), context, (known) => {
    // An account may name customers who do not exist (5.12), so with upsert the path may, too.
    if (context.options.unknownOnPut === "refuse") assertCustomer(sourceCustomerId, known);
    return update(accounts, known, context.options);
  });
  return done(request);
};

/** `PUT /v2/data/customers/{sourceCustomerId}/accounts/{sourceAccountId}/cards`: creates or changes cards. K4. */
export const updateCards: All["updateCards"] = async (request, context) => {
  const { sourceCustomerId, sourceAccountId } = request.params;
  const { cards } = cardsUpdateBody.read(request.body, context.options);
  assertOfPath({ sourceCustomerId, sourceAccountId }, cards);
  const wanted = { customers: [sourceCustomerId], accounts: [sourceAccountId] };
  await changeRecords(wanted, context, (known) => {
    const customer = assertCustomer(sourceCustomerId, known);
    const account = customer.accountIds.includes(sourceAccountId) ? known.accounts.get(sourceAccountId) : undefined;
    if (account === undefined) {
      throw new DomainError("not-found", `The customer ${sourceCustomerId} has no account ${sourceAccountId}.`);
    }
    const draft = emptyDraft();
    putAccount(change(account, cards, context.options), known, draft);
    return draft;
  });
  return done(request);
};

/** `POST /v2/data/transactions`: stores up to 50 notifications, all or none. K5. */
export const createTransactions: All["createTransactions"] = async (request, context) => {
  const { transactions } = transactionsBody.read(request.body, context.options);
  await storeTransactions(transactions, context);
  return done(request);
};

function assertCustomer(sourceCustomerId: string, { customers }: Known) {
  const customer = customers.get(sourceCustomerId);
  if (customer !== undefined) return customer;
  throw new DomainError("not-found", `No customer ${sourceCustomerId} has been created.`);
}

/** K1 to K5: the request's id, and nothing else. */
function done(request: RequestFacts): Reply<RequestId> {
  return { status: 200, resource: { requestId: requestIdOf(request) } };
}
