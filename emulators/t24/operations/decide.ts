import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation } from "../../core/emulator.ts";
import { stampReview } from "../domain/audit.ts";
import { assertMayApprove, type FunctionName, type User } from "../domain/authorisation.ts";
import { blankRecord, statusOf } from "../domain/record.ts";
import { refusal } from "../domain/refusal.ts";
import { stateOf } from "../iris/rim.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { admit, type ItemRequest } from "./admit.ts";
import { checkPosted } from "./check-posted.ts";
import { assertUnmodified } from "./conditional.ts";
import { echoing } from "./echo.ts";
import { commitOutcome, openFiles } from "./files.ts";
import { factsOf, move, settle, type Asked } from "./move.ts";
import { placeOf, toCommandPage, toStatePage } from "./pages.ts";
import { locationOf, toEntryReply } from "./replies.ts";

type Decide<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** Makes the unauthorised record live, by another user than its inputters; the body plays no role (Q47). */
export const authoriseCustomer: Decide<"authoriseCustomer"> = async (request, context) => {
  const asked = await openFor("authorise", request, context);
  const entry = await echoing(asked.files.unauthorised, () => {
    assertUnauthorisedUnmodified(asked);
    if (asked.files.unauthorised !== undefined) assertMayApprove(request.user, asked.files.unauthorised);
    return move("authorise", asked);
  });
  // Q38
  return toEntryReply(200, entry, locationOf(entry, request, context.options));
};

/** CUSTOMER has no function R at run time, whatever the record, unless an option gives it one (Q34). */
export const reverseCustomer: Decide<"reverseCustomer"> = async (request, context) => {
  const asked = await openFor("reverse", request, context);
  const { unauthorised, live } = asked.files;
  return toEntryReply(200, await echoing(unauthorised ?? live, () => move("reverse", asked)));
};

/** Brings a reversed record back from history, to be authorised anew (3.2). */
export const restoreCustomer: Decide<"restoreCustomer"> = async (request, context) => {
  const asked = await openFor("restore", request, context);
  const { history } = asked.files;
  const entry = await echoing(history, async () => {
    // Its mnemonic may be another customer's by now.
    if (history !== undefined) await checkPosted(history, "hold", asked);
    return move("restore", asked);
  });
  return toEntryReply(200, entry, locationOf(entry, request, context.options));
};

/** Removes the unauthorised record, awaiting authorisation or held alike (Q8). */
export const deleteCustomer: Decide<"deleteCustomer"> = async (request, context) => {
  const asked = await openFor("delete", request, context);
  const { id, unauthorised = blankRecord(id) } = asked.files;
  await echoing(asked.files.unauthorised, () => {
    assertUnauthorisedUnmodified(asked);
    return settle("delete", asked);
  });
  // Q8: the real sandbox was seen to fail after the deed.
  const status = context.options.deleteBug ? 500 : 200;
  return toEntryReply(status, toCommandPage(unauthorised, "delete", placeOf(request, context)));
};

/** Stamps the audit fields of the newest record; nothing else changes (Q32). */
export const reviewCustomer: Decide<"reviewCustomer"> = async (request, context) => {
  const { files } = await openFor("review", request, context);
  const { id, live, unauthorised } = files;
  const record = unauthorised ?? live;
  if (record === undefined) throw refusal("RECORD MISSING", `There is no record of customer ${id}.`, { id });
  const reviewed = stampReview(record, factsOf(request, context));
  const status = statusOf(files);
  const after = unauthorised === undefined ? { live: reviewed, unauthorised } : { live, unauthorised: reviewed };
  await echoing(record, async () => {
    assertUnmodified(request, record, context.options);
    await commitOutcome(context.store, files, { status, history: [], ...after });
  });
  return toEntryReply(200, toStatePage(reviewed, stateOf[status] ?? "Live", placeOf(request, context)));
};

async function openFor(name: FunctionName, request: ItemRequest, context: Context<Options>): Promise<Asked> {
  const id = admit(name, request, context.options);
  return { request, context, files: await openFiles(context.store, id) };
}

/** Q2: where nothing is unauthorised there is nothing to compare; the lifecycle says so in T24's words. */
function assertUnauthorisedUnmodified({ request, context, files: { unauthorised } }: Asked): void {
  if (unauthorised !== undefined) assertUnmodified(request, unauthorised, context.options);
}
