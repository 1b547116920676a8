import { enquiries } from "../domain/enquiries.ts";
import type { Enquiry } from "../domain/enquiry.ts";
import { collectionOf, CONTEXT_ENQUIRY, RELATED } from "./names.ts";

/** A link to an enquiry: its relations whole, its address relative to the base, and the RIM resource it leads to. */
export interface EnquiryLink {
  readonly relations: readonly string[];
  readonly title: string;
  readonly href: string;
  readonly target: string;
}

/** A version's context: the lists of its three files, to look through and to search, and the others (2.1, row 30). */
export function contextEnquiriesOf(entity: string): readonly EnquiryLink[] {
  return [
    ...files,
    {
      relations: [CONTEXT_ENQUIRY],
      title: "Other context Enquiries",
      href: `ContextEnquiryList/${entity}`,
      target: "Entity.ContextEnquiryList",
    },
  ];
}

/** Titles as in the RIM; to list is to ask with no more than that. */
const files: readonly EnquiryLink[] = [
  toLink(enquiries.listLive, "List Live File", "?param=list"),
  toLink(enquiries.listUnauthorised, "List Unauth File", "?param=list"),
  toLink(enquiries.listHistory, "List History File", "?param=list"),
  toLink(enquiries.listLive, "Search Live File"),
  toLink(enquiries.listUnauthorised, "Search Unauth File"),
  toLink(enquiries.listHistory, "Search History File"),
];

/** The enquiries that are bound to a version (1.3). */
export const boundEnquiries: readonly EnquiryLink[] = [
  toLink(enquiries.customerList, "Customer Details"),
  toLink(enquiries.customerDetails, "Find Customer"),
  toLink(enquiries.customerInfo, "Customer Information"),
];

function toLink({ entity }: Enquiry, title: string, query = ""): EnquiryLink {
  return { relations: [RELATED + entity], title, href: collectionOf(entity) + query, target: `${entity}.${entity}s` };
}
