import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { assertCompany, type User } from "../domain/authorisation.ts";
import { enquiries } from "../domain/enquiries.ts";
import type { Enquiry } from "../domain/enquiry.ts";
import { versions } from "../domain/version.ts";
import { collectionOf, CONTEXT_ENQUIRY, RELATED } from "../iris/names.ts";
import type { Options } from "../options.ts";
import type { Resource, RowLink } from "../representations/resource.ts";
import { placeOf } from "./pages.ts";

type Ask<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** What a version's context offers: the lists of its three files, to look through and to search (2.1, row 30). */
export const listContextEnquiries: Ask<"listContextEnquiries"> = (request, context) => {
  assertCompany(request.user, request.params.companyid);
  const place = placeOf(request, context);
  const { entity } = place;
  const other: RowLink = {
    relations: [CONTEXT_ENQUIRY],
    title: "Other context Enquiries",
    href: `ContextEnquiryList/${entity}`,
    target: "Entity.ContextEnquiryList",
  };
  const resource = {
    kind: "row",
    ...place,
    path: `${entity}/ContextEnquiries`,
    cells: [],
    links: [...FILES, other],
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
  const place = { ...placeOf(request, context), entity };
  const resource = { kind: "row", ...place, path: `ContextEnquiryList/${entity}`, cells: [], links: BOUND } as const;
  return Promise.resolve({ status: 200, resource });
};

/** Titles as in the RIM; to list is to ask with no more than that. */
const FILES: readonly RowLink[] = [
  toLink(enquiries.listLive, "List Live File", "?param=list"),
  toLink(enquiries.listUnauthorised, "List Unauth File", "?param=list"),
  toLink(enquiries.listHistory, "List History File", "?param=list"),
  toLink(enquiries.listLive, "Search Live File"),
  toLink(enquiries.listUnauthorised, "Search Unauth File"),
  toLink(enquiries.listHistory, "Search History File"),
];

const BOUND: readonly RowLink[] = [
  toLink(enquiries.customerList, "Customer Details"),
  toLink(enquiries.customerDetails, "Find Customer"),
  toLink(enquiries.customerInfo, "Customer Information"),
];

function toLink({ entity }: Enquiry, title: string, query = ""): RowLink {
  return { relations: [RELATED + entity], title, href: collectionOf(entity) + query, target: `${entity}.${entity}s` };
}
