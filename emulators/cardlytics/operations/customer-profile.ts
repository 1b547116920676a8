import type { operations as Contract } from "../../../contracts/cardlytics/openapi.d.ts";
import type { Operations } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { profileOf } from "../domain/profile.ts";
import type { Options } from "../options.ts";
import { findCustomer, findPortfolios } from "../records.ts";
import type { Resource } from "../representations/resource.ts";
import { requestIdOf } from "../request-id.ts";
import { sessionOf, type User } from "../sessions.ts";

type All = Operations<Contract, Resource, User, Options>;

/** `GET /v2/customerProfile/getCustomerProfile`: the customer of the session. A1. */
export const getCustomerProfile: All["getCustomerProfile"] = async (request, context) => {
  const { sourceCustomerId } = sessionOf(request.user);
  const found = sourceCustomerId === null ? undefined : await findCustomer(context, sourceCustomerId);
  if (found === undefined) {
    throw new DomainError("not-found", `No customer ${sourceCustomerId ?? ""} has been created.`);
  }
  const profile = profileOf(found, await findPortfolios(context, found.accounts));
  return { status: 200, resource: { requestId: requestIdOf(request), ...profile } };
};

/** `GET /healthcheck`: up, as long as it answers. A1. */
export const healthcheck: All["healthcheck"] = () => Promise.resolve({ status: 200, resource: { status: "UP" } });
