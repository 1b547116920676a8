import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation } from "../../core/emulator.ts";
import { assertMay, may, type FunctionName, type User } from "../domain/authorisation.ts";
import { blankRecord, newestOf, type CustomerRecord } from "../domain/record.ts";
import type { Options } from "../options.ts";
import type { Resource } from "../representations/resource.ts";
import { admitAddress, type ItemRequest } from "./admit.ts";
import { assertUnmodified } from "./conditional.ts";
import { echoing } from "./echo.ts";
import { move, openAsked, toOutcomePage, type Asked } from "./move.ts";
import { placeOf, toCommandPage } from "./pages.ts";
import { locationOf, toEntryReply } from "./replies.ts";
import { decide, review } from "./transaction.ts";

type Decide<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** Makes the unauthorised record live, by another user than its inputters; the body plays no role (Q47). */
export const authoriseCustomer: Decide<"authoriseCustomer"> = async (request, context) => {
  const asked = await openFor("authorise", request, context);
  const entry = await echoing(asked.files.unauthorised, () => {
    assertUnauthorisedUnmodified(asked);
    return move("authorise", asked);
  });
  // Q38
  return toEntryReply(200, entry, context, locationOf(entry, request, context.options));
};

/** CUSTOMER has no function R at run time, whatever the record, unless an option gives it one (Q34). */
export const reverseCustomer: Decide<"reverseCustomer"> = async (request, context) => {
  const asked = await openFor("reverse", request, context);
  const { unauthorised, live } = asked.files;
  const record = unauthorised ?? live;
  const entry = await echoing(record, () => {
    // Where the application has no such function, whatever the tag says, T24 says so.
    if (context.options.customerReversal === "allow" && record !== undefined) assertCurrent(record, asked);
    return move("reverse", asked);
  });
  return toEntryReply(200, entry, context, locationOf(entry, request, context.options));
};

/** Brings a reversed record back from history, to be authorised anew (3.2). */
export const restoreCustomer: Decide<"restoreCustomer"> = async (request, context) => {
  const asked = await openFor("restore", request, context);
  const { history } = asked.files;
  const entry = await echoing(history, () => {
    if (history !== undefined) assertCurrent(history, asked);
    return move("restore", asked);
  });
  return toEntryReply(200, entry, context, locationOf(entry, request, context.options));
};

/** Removes the unauthorised record, awaiting authorisation or held alike (Q8). */
export const deleteCustomer: Decide<"deleteCustomer"> = async (request, context) => {
  const asked = await openFor("delete", request, context);
  const { id, unauthorised = blankRecord(id) } = asked.files;
  await echoing(asked.files.unauthorised, () => {
    assertUnauthorisedUnmodified(asked);
    return decide("delete", asked);
  });
  // Q8: the real sandbox was seen to fail after the deed.
  const status = context.options.deleteBug ? 500 : 200;
  return toEntryReply(status, toCommandPage(unauthorised, "delete", placeOf(request, context)), context);
};

/** Stamps the audit fields of the newest record; nothing else changes (Q32). */
export const reviewCustomer: Decide<"reviewCustomer"> = async (request, context) => {
  const asked = await openFor("review", request, context);
  const { unauthorised, live } = asked.files;
  const record = unauthorised ?? live;
  const outcome = await echoing(record, () => {
    if (record !== undefined) assertCurrent(record, asked);
    return review(asked);
  });
  const entry = toOutcomePage(outcome, asked);
  return toEntryReply(200, entry, context, locationOf(entry, request, context.options));
};

/** 3.6: who lacks the function is told so on the record's page, as the sandbox's test of a review finds it (P). */
async function openFor(name: FunctionName, request: ItemRequest, context: Context<Options>): Promise<Asked> {
  const { user } = request;
  const id = admitAddress(request, context.options);
  const asked = await openAsked(id, request, context);
  echoing(may(user, "see") ? newestOf(asked.files) : undefined, () => {
    assertMay(user, name, id);
  });
  return asked;
}

/** Q2: where nothing is unauthorised there is nothing to compare; the lifecycle says so in T24's words. */
function assertUnauthorisedUnmodified(asked: Asked): void {
  const { unauthorised } = asked.files;
  if (unauthorised !== undefined) assertCurrent(unauthorised, asked);
}

function assertCurrent(record: CustomerRecord, { request, context }: Asked): void {
  assertUnmodified(request, record, context.options);
}
