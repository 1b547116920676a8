import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { assertCompany, assertMay, type User } from "../domain/authorisation.ts";
import { blankRecord } from "../domain/record.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { admit, toPosted } from "./admit.ts";
import { keepCopy, readCopy } from "./copies.ts";
import { placeOf, toCommandPage } from "./pages.ts";
import { generatedData, toEntryReply } from "./replies.ts";

type Clipboard<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** Keeps what was posted on the user's own clipboard, system fields aside. */
export const copyCustomer: Clipboard<"copyCustomer"> = async (request, context) => {
  const { user, params, body } = request;
  assertCompany(user, params.companyid);
  assertMay(user, "copy");
  const { record } = toPosted(body);
  const value = await keepCopy(context.store, user, record);
  if (context.options.copyStatus === 204) return { status: 204 };
  return toEntryReply(200, toCommandPage(value, "copy", placeOf(request, context)), context);
};

/** A new record under the address's number, filled from the user's clipboard; stores nothing (2.5). */
export const pasteCustomer: Clipboard<"pasteCustomer"> = async (request, context) => {
  const id = admit("paste", request, context.options);
  const copied = await readCopy(context.store, request.user);
  const record = { ...(copied ?? blankRecord(id)), id };
  return toEntryReply(
    201,
    toCommandPage(record, "paste", placeOf(request, context)),
    context,
    generatedData(context.options),
  );
};
