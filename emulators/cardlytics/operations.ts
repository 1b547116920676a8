import type { operations as Contract } from "../../contracts/cardlytics/openapi.d.ts";
import type { Operations } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { findCustomer, findPortfolios, storeCustomers } from "./customer-records.ts";
import { readBatch } from "./domain/batch.ts";
import { profileOf } from "./domain/profile.ts";
import { assertMayOpen, readSessionRequest, type Session } from "./domain/session.ts";
import type { Options } from "./options.ts";
import type { Resource } from "./representations/resource.ts";
import { requestIdOf } from "./request-id.ts";
import { openSession, type User } from "./sessions.ts";

type All = Operations<Contract, Resource, User, Options>;

/** `POST /v2/session/startSession`: a token for the scopes asked for. K11. */
const startSession: All["startSession"] = async ({ body, headers }, context) => {
  const asked = readSessionRequest(body, context.options);
  if (asked.scopes.includes("api:customer") && asked.sourceCustomerId !== null) {
    const customer = await findCustomer(context, asked.sourceCustomerId);
    // A1: in the vendor's sandbox any source customer id opens a session.
    if (customer !== undefined) assertMayOpen(customer);
  }
  const institutionId = headers["x-cdlx-institution-id"];
  const sessionToken = await openSession(asked, institutionId === "" ? undefined : institutionId, context);
  return { status: 200, resource: { sessionToken } };
};

/** `POST /v2/data/customers`: stores up to 50 customers, all or none. K1. */
const createCustomers: All["createCustomers"] = async (request, context) => {
  const batch = readBatch(request.body, context.options);
  await storeCustomers(batch, sessionOf(request.user).institutionId, context);
  return { status: 200, resource: { requestId: requestIdOf(request) } };
};

/** `GET /v2/customerProfile/getCustomerProfile`: the customer of the session. A1. */
const getCustomerProfile: All["getCustomerProfile"] = async (request, context) => {
  const { sourceCustomerId } = sessionOf(request.user);
  const customer = sourceCustomerId === null ? undefined : await findCustomer(context, sourceCustomerId);
  if (customer === undefined) {
    throw new DomainError("not-found", `No customer ${sourceCustomerId ?? ""} has been created.`);
  }
  const profile = profileOf(customer, await findPortfolios(context, customer));
  return { status: 200, resource: { requestId: requestIdOf(request), ...profile } };
};

/** `GET /healthcheck`: up, as long as it answers. A1. */
const healthcheck: All["healthcheck"] = () => Promise.resolve({ status: 200, resource: { status: "UP" } });

/** What Cardlytics can be asked, one function an operationId. */
export const operations: All = { startSession, createCustomers, getCustomerProfile, healthcheck };

function sessionOf(user: User): Session {
  if (user !== undefined) return user;
  throw new DomainError("unauthenticated", "The operation needs a session.");
}
