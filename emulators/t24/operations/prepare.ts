import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { assertCompany, assertMay, type User } from "../domain/authorisation.ts";
import { assertCustomerId } from "../domain/ids.ts";
import { blankRecord } from "../domain/record.ts";
import { refusal } from "../domain/refusal.ts";
import { versionIn } from "../iris/names.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { admitRecord } from "./admit.ts";
import { checkPosted } from "./check-posted.ts";
import { echoing } from "./echo.ts";
import { nextCustomerId, openFiles } from "./files.ts";
import { openAsked } from "./move.ts";
import { placeOf, toCommandPage, withMessages } from "./pages.ts";
import { generatedData, toEntryReply } from "./replies.ts";

type Prepare<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** Hands out the next number, or takes the caller's; stores nothing (Q10). */
export const newCustomer: Prepare<"newCustomer"> = async (request, context) => {
  assertCompany(request.user, request.params.companyid);
  assertMay(request.user, "input");
  const id = request.query.CustomerCode ?? (await nextCustomerId(context));
  assertCustomerId(id, versionIn(request.path).entity);
  const page = toCommandPage(blankRecord(id), "new", placeOf(request, context));
  return toEntryReply(201, page, context, generatedData(context.options));
};

/** A stored record as an editable form; without a number exactly as new (2.5). */
export const populateCustomer: Prepare<"populateCustomer"> = async (request, context) => {
  const { CustomerCode: id } = request.query;
  if (id === undefined) return newCustomer(request, context);
  assertCompany(request.user, request.params.companyid);
  assertMay(request.user, "input");
  assertCustomerId(id, versionIn(request.path).entity);
  const { unauthorised, live } = await openFiles(context.store, id);
  const record = unauthorised ?? live;
  if (record === undefined) throw refusal("RECORD MISSING", `There is no record of customer ${id}.`, { id });
  return toEntryReply(201, toCommandPage(record, "populate", placeOf(request, context)), context);
};

/** Checks a record and fills its defaults; stores nothing. */
export const validateCustomer: Prepare<"validateCustomer"> = async (request, context) => {
  const posted = admitRecord("validate", request, context.options);
  const asked = await openAsked(posted.id, request, context);
  const { record, overrides } = await echoing(posted, () => checkPosted(posted, "full", asked));
  // 3.7: what the input will ask to be accepted is told, not demanded, for nothing is stored.
  const page = withMessages(toCommandPage(record, "validate", placeOf(request, context)), overrides);
  return toEntryReply(200, page, context, generatedData(context.options));
};
