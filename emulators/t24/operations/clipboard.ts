import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../core/emulator.ts";
import { assertCompany, assertMay, type User } from "../domain/authorisation.ts";
import { toCanonical } from "../domain/canonical.ts";
import { blankRecord, type CustomerRecord } from "../domain/record.ts";
import type { Options } from "../options.ts";
import type { PostedRecord } from "../representations/posted.ts";
import type { Resource } from "../representations/resource.ts";
import { admit } from "./admit.ts";
import { placeOf, toCommandPage } from "./pages.ts";
import { generatedData, toEntryReply } from "./replies.ts";

type Clipboard<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** One record a user, by the USER record's id: what was copied last. */
const CLIPBOARDS = "CLIPBOARD";

/** Keeps what was posted on the user's own clipboard, system fields aside. */
export const copyCustomer: Clipboard<"copyCustomer"> = async (request, context) => {
  const { user, params, body } = request;
  assertCompany(user, params.companyid);
  assertMay(user, "copy");
  // The representations give a PostedRecord; no body is an empty record.
  const { record } = (body as PostedRecord | undefined) ?? { record: blankRecord("") };
  const value = toCanonical(record);
  const before = await context.store.get(CLIPBOARDS, user.id);
  await context.store.commit([{ collection: CLIPBOARDS, id: user.id, expected: before?.version ?? 0, value }]);
  if (context.options.copyStatus === 204) return { status: 204 };
  return toEntryReply(200, toCommandPage(value, "copy", placeOf(request, context)));
};

/** A new record under the address's number, filled from the user's clipboard; stores nothing (2.5). */
export const pasteCustomer: Clipboard<"pasteCustomer"> = async (request, context) => {
  const id = admit("paste", request, context.options);
  const copied = await context.store.get<CustomerRecord>(CLIPBOARDS, request.user.id);
  const record = { ...(copied?.value ?? blankRecord(id)), id };
  return toEntryReply(
    201,
    toCommandPage(record, "paste", placeOf(request, context)),
    generatedData("new", context.options),
  );
};
