import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation, Reply } from "../../core/emulator.ts";
import type { User } from "../domain/authorisation.ts";
import type { Options } from "../options.ts";
import type { Entry, Resource } from "../representations/resource.ts";
import { admitRecord, type ItemRequest } from "./admit.ts";
import { assertUnmodified } from "./conditional.ts";
import { echoing } from "./echo.ts";
import { openAsked, toOutcomePage } from "./move.ts";
import { withMessages } from "./pages.ts";
import { inputHeaders, locationOf, toEntryReply } from "./replies.ts";
import { takeIn } from "./transaction.ts";

type Input<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** Inputs a new record or an amendment, which then awaits another user. */
export const inputCustomer: Input<"inputCustomer"> = async (request, context) => {
  return toInputReply(201, await inputAs("input", request, context), request, context);
};

/** The same as POST (Q9). */
export const putCustomer: Input<"putCustomer"> = async (request, context) => {
  return toInputReply(context.options.putInputStatus, await inputAs("input", request, context), request, context);
};

/** Keeps a record as it is; what is missing is not asked for (Q48). */
export const holdCustomer: Input<"holdCustomer"> = async (request, context) => {
  const entry = await inputAs("hold", request, context);
  return toEntryReply(201, entry, context, locationOf(entry, request, context.options));
};

/** The way of input and hold: admit, compare, take in. */
function inputAs(name: "input" | "hold", request: ItemRequest, context: Context<Options>): Promise<Entry> {
  const posted = admitRecord(name, request, context.options);
  return echoing(posted, async () => {
    const asked = await openAsked(posted.id, request, context);
    assertUnmodified(request, asked.files.unauthorised ?? asked.files.live, context.options);
    const outcome = await takeIn(name, posted, asked);
    return withMessages(toOutcomePage(outcome, asked, "profiled"), outcome.overrides);
  });
}

function toInputReply(
  status: number,
  entry: Entry,
  request: ItemRequest,
  context: Context<Options>,
): Promise<Reply<Resource>> {
  return toEntryReply(status, entry, context, inputHeaders(entry, request, context.options));
}
