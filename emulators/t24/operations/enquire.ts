import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation } from "../../core/emulator.ts";
import { assertCompany, assertMay, type User } from "../domain/authorisation.ts";
import { enquiries } from "../domain/enquiries.ts";
import { keyIn, type Enquiry } from "../domain/enquiry.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { refusal } from "../domain/refusal.ts";
import { enquiryTypeOf } from "../iris/enquiry-type.ts";
import { itemPath, RELATED, RELS, setOf, toKey } from "../iris/names.ts";
import { parseQuery } from "../iris/query.ts";
import type { EnquiryLink } from "../iris/rim-enquiries.ts";
import type { Options } from "../options.ts";
import type { EnquiryRow, Place, Resource } from "../representations/resource.ts";
import { ENQUIRY_FILES, readRows } from "./enquiry-rows.ts";
import { withDefaults } from "./list-defaults.ts";
import { placeOf } from "./pages.ts";
import { selectRecords } from "./select.ts";

type Ask<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** The rows of an enquiry that are asked for. */
function rowsOf(enquiry: Enquiry): Ask<"enqCustomerLists"> {
  return async (request, context) => {
    assertCompany(request.user, request.params.companyid);
    assertMay(request.user, "list");
    const query = withDefaults(parseQuery(request.query, enquiryTypeOf(enquiry)), context.options);
    const place = { ...placeOf(request, context), entity: enquiry.entity };
    const records = await selectRecords(context.store, ENQUIRY_FILES[enquiry.file], query);
    const rows = await toRows(records, { enquiry, place, context, select: query.select });
    const title = setOf(enquiry.entity);
    return { status: 200, resource: { kind: "enquiry", ...place, title, path: `${title}()`, rows } };
  };
}

/** One row of an enquiry, by its key. */
function rowOf(enquiry: Enquiry): Ask<"enqCustomerList"> {
  return async (request, context) => {
    assertCompany(request.user, request.params.companyid);
    assertMay(request.user, "see");
    const { select } = parseQuery(request.query, enquiryTypeOf(enquiry));
    const id = toKey(request.params.id);
    const record = await context.store.get<CustomerRecord>(ENQUIRY_FILES[enquiry.file], id);
    if (record === undefined) throw refusal("RECORD MISSING", `${enquiry.entity} has no row ${id}.`, { id });
    const place = { ...placeOf(request, context), entity: enquiry.entity };
    const [resource] = await toRows([record.value], { enquiry, place, context, select });
    return { status: 200, ...(resource && { resource }) };
  };
}

export const enqCustomerLists = rowsOf(enquiries.customerList);
export const enqCustomerList = rowOf(enquiries.customerList);
export const enqCustomerDetailss = rowsOf(enquiries.customerDetails);
export const enqCustomerDetails = rowOf(enquiries.customerDetails);
export const enqCustomerInfos = rowsOf(enquiries.customerInfo);
export const enqCustomerInfo = rowOf(enquiries.customerInfo);
export const enqlistCustomers = rowsOf(enquiries.listLive);
export const enqlistCustomer = rowOf(enquiries.listLive);
export const enqlistCustomerUnauths = rowsOf(enquiries.listUnauthorised);
export const enqlistCustomerUnauth = rowOf(enquiries.listUnauthorised);
export const enqlistCustomerHists = rowsOf(enquiries.listHistory);
export const enqlistCustomerHist = rowOf(enquiries.listHistory);

interface Shown {
  readonly enquiry: Enquiry;
  readonly place: Place;
  readonly context: Context<Options>;
  readonly select: ReadonlySet<string> | undefined;
}

async function toRows(
  records: readonly CustomerRecord[],
  { enquiry, place, context, select }: Shown,
): Promise<readonly EnquiryRow[]> {
  const rows = await readRows(context.store, enquiry, records);
  return rows.map(({ record, cells }) => ({
    kind: "row",
    ...place,
    path: itemPath(enquiry.entity, keyIn(enquiry.file, record)),
    links: drillDowns(record, enquiry),
    cells: cells.filter(({ name }) => select?.has(name) ?? true),
  }));
}

function drillDowns(record: CustomerRecord, { drillDown }: Enquiry): readonly EnquiryLink[] {
  if (drillDown === undefined) return [];
  const { title, intent, entityFor } = drillDown;
  const entity = entityFor(record);
  const href = `${itemPath(entity, record.id)}/see${intent === undefined ? "" : `?t24Intent=${intent}`}`;
  return [{ relations: [RELATED + entity, `${RELS}see`], title, href, target: `${entity}.${entity}_see` }];
}
