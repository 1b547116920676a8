import type { operations } from "../../../contracts/t24/openapi.d.ts";
import type { Context, Operation, Reply } from "../../core/emulator.ts";
import type { User } from "../domain/authorisation.ts";
import { numberToSkip } from "../domain/ids.ts";
import { assertAccepted } from "../domain/override.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { versionIn } from "../iris/names.ts";
import type { Options } from "../options.ts";
import type { Entry, Resource } from "../representations/resource.ts";
import { admitRecord, type ItemRequest } from "./admit.ts";
import { checkPosted } from "./check-posted.ts";
import { assertUnmodified } from "./conditional.ts";
import { echoing } from "./echo.ts";
import { isMnemonicConflict, openFiles } from "./files.ts";
import { move, type Asked } from "./move.ts";
import { toMadePage, withMessages } from "./pages.ts";
import { generatedData, locationOf, toEntryReply } from "./replies.ts";

type Input<Id extends keyof operations> = Operation<operations[Id], Resource, User, Options>;

/** Inputs a new record or an amendment, which then awaits another user. */
export const inputCustomer: Input<"inputCustomer"> = async (request, context) => {
  return toInputReply(201, await takeIn("input", request, context), request, context.options);
};

/** The same as POST (Q9). */
export const putCustomer: Input<"putCustomer"> = async (request, context) => {
  const { options } = context;
  return toInputReply(options.putInputStatus, await takeIn("input", request, context), request, options);
};

/** Keeps a record as it is; what is missing is not asked for (Q48). */
export const holdCustomer: Input<"holdCustomer"> = async (request, context) => {
  const entry = await takeIn("hold", request, context);
  return toEntryReply(201, entry, locationOf(entry, request, context.options));
};

/** The way of input and hold: admit, compare, check, move. */
function takeIn(name: "input" | "hold", request: ItemRequest, context: Context<Options>): Promise<Entry> {
  const posted = admitRecord(name, request, context.options);
  return echoing(posted, async () => {
    const files = await openFiles(context.store, posted.id);
    assertUnmodified(request, files.unauthorised ?? files.live, context.options);
    const entry = await store(name, posted, { request, context, files });
    const number = numberToSkip(posted.id);
    if (number !== undefined) await context.store.skipPast("CUSTOMER", number);
    return toMadePage(entry);
  });
}

async function store(name: "input" | "hold", posted: CustomerRecord, asked: Asked): Promise<Entry> {
  const thoroughness = name === "hold" ? "hold" : "full";
  const checked = await checkPosted(posted, thoroughness, asked);
  const { entity } = versionIn(asked.request.path);
  assertAccepted(checked.overrides, { id: posted.id, entity, posted, unauthorised: asked.files.unauthorised });
  try {
    const entry = await move(name, { ...asked, ...checked });
    return withMessages(entry, checked.overrides);
  } catch (error) {
    // Of two inputs at the same time one gets the mnemonic; the other is told so, as if it had come later (Q19).
    if (isMnemonicConflict(error)) await checkPosted(posted, thoroughness, asked);
    throw error;
  }
}

/** 5.5, 5.8: an input carries Location, and the data that T24 generated. */
function toInputReply(status: number, entry: Entry, request: ItemRequest, options: Options): Reply<Resource> {
  return toEntryReply(status, entry, { ...locationOf(entry, request, options), ...generatedData("input", options) });
}
