import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { assertCompany, type User } from "../domain/authorisation.ts";
import { versions } from "../domain/version.ts";
import { boundEnquiries, contextEnquiriesOf } from "../iris/rim-enquiries.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { placeOf } from "./pages.ts";

type Ask<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** What a version's context offers: the lists of its three files, to look through and to search (2.1, row 30). */
export const listContextEnquiries: Ask<"listContextEnquiries"> = (request, context) => {
  assertCompany(request.user, request.params.companyid);
  const place = placeOf(request, context);
  const { entity } = place;
  const resource = {
    kind: "row",
    ...place,
    title: `${entity}_ContextEnquiries`,
    path: `${entity}/ContextEnquiries`,
    cells: [],
    links: contextEnquiriesOf(entity),
  } as const;
  return Promise.resolve({ status: 200, resource });
};

/** The enquiries that are bound to an entity (1.3). */
export const listBoundEnquiries: Ask<"listBoundEnquiries"> = (request, context) => {
  const { companyid, entity } = request.params;
  assertCompany(request.user, companyid);
  if (!versions.some((version) => version.entity === entity)) {
    throw new DomainError("not-found", `There is no entity ${entity}.`);
  }
  const resource = {
    kind: "row",
    ...placeOf(request, context),
    entity: "Entity",
    title: "ContextEnquiryList",
    path: `ContextEnquiryList/${entity}`,
    cells: [],
    links: boundEnquiries,
  } as const;
  return Promise.resolve({ status: 200, resource });
};
