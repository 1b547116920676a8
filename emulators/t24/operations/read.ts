import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation } from "../../core/emulator.ts";
import { assertCompany, type User } from "../domain/authorisation.ts";
import { changedFields, newestOf, statusOf, type CustomerRecord } from "../domain/record.ts";
import { refusal } from "../domain/refusal.ts";
import { etagOf } from "../iris/etag.ts";
import { customerTypeOf } from "../iris/customer-type.ts";
import { itemPath, type StateResource } from "../iris/names.ts";
import { parseQuery } from "../iris/query.ts";
import { stateOf } from "../iris/rim.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { admit, type ItemRequest } from "./admit.ts";
import { openFiles, type OpenFiles } from "./files.ts";
import { placeOf, toCommandPage, toItemPage, toStatePage, withChanges } from "./pages.ts";
import { toEntryReply } from "./replies.ts";

type Read<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** The entity sets of the service. */
export const getServiceDocument: Read<"getServiceDocument"> = (request, context) => {
  assertCompany(request.user, request.params.companyid);
  return Promise.resolve({ status: 200, resource: { kind: "service", ...placeOf(request, context) } });
};

/** The record in its newest state: the unauthorised one before the live one (Q30). */
export const getCustomer: Read<"getCustomer"> = async (request, context) => {
  // 1.6: of the query options an item takes $select only.
  const place = placeOf(request, context);
  const { select } = parseQuery(request.query, customerTypeOf(place.entity));
  const { files, record } = await readNewest(request, context);
  const page = withChanges(toItemPage(record, files, place, select), files.live);
  const state = stateOf[statusOf(files)];
  // Q38: the engine follows the automatic transition to the state here, too.
  const isLocated = context.options.itemLocation && state !== undefined;
  return toEntryReply(
    200,
    page,
    context,
    isLocated ? { location: page.base + itemPath(page.entity, files.id, state) } : {},
  );
};

/** The newest version with the links of a read-only view. */
export const seeCustomer: Read<"seeCustomer"> = async (request, context) => {
  const { record } = await readNewest(request, context);
  return toEntryReply(
    200,
    { ...toCommandPage(record, "see", placeOf(request, context)), etag: etagOf(record) },
    context,
  );
};

/** The fields in which the unauthorised record differs from the live one; the others are empty. */
export const getChangedValues: Read<"getChangedValues"> = async (request, context) => {
  const { live, unauthorised, id } = await readFiles(request, context);
  if (unauthorised === undefined) throw missing(id);
  return toEntryReply(
    200,
    toCommandPage(changedFields(unauthorised, live), "changedValues", placeOf(request, context)),
    context,
  );
};

/** The place that an error page names as its own: the record as it is stored, without what was wrong. */
export const getErrorHandler: Read<"getErrorHandler"> = async (request, context) => {
  const { record } = await readNewest(request, context);
  return toEntryReply(200, toCommandPage(record, "errorHandler", placeOf(request, context)), context);
};

/** The record, if it is in that state (Q45). */
function getState(state: StateResource): Read<"getLiveCustomer"> {
  return async (request, context) => {
    const files = await readFiles(request, context);
    const record = state === "Live" ? files.live : stateOf[statusOf(files)] === state ? newestOf(files) : undefined;
    if (record === undefined) throw missing(files.id);
    return toEntryReply(200, withChanges(toStatePage(record, state, placeOf(request, context)), files.live), context);
  };
}

export const getLiveCustomer = getState("Live");
export const getIAuthCustomer = getState("IAuth");
export const getHAuthCustomer = getState("HAuth");
export const getRAuthCustomer = getState("RAuth");
export const getHeldCustomer = getState("Held");
export const getReversedCustomer = getState("Reversed");

/** What the version says of each field. */
export const listFieldMetadata: Read<"listFieldMetadata"> = (request, context) => {
  assertCompany(request.user, request.params.companyid);
  return Promise.resolve({ status: 200, resource: { kind: "metadata", ...placeOf(request, context) } });
};

async function readFiles(request: ItemRequest, { store, options }: Context<Options>): Promise<OpenFiles> {
  return openFiles(store, admit("see", request, options));
}

async function readNewest(
  request: ItemRequest,
  context: Context<Options>,
): Promise<{ files: OpenFiles; record: CustomerRecord }> {
  const files = await readFiles(request, context);
  const record = newestOf(files);
  if (record === undefined) throw missing(files.id);
  return { files, record };
}

function missing(id: string): Error {
  return refusal("RECORD MISSING", `There is no such record of customer ${id}.`, { id });
}
