import type { Reply } from "../../../core/emulator.ts";
import { DomainError } from "../../../core/errors.ts";
import { shownEnquiries } from "../../browser-web/enquiries.ts";
import { functions } from "../../browser-web/functions.ts";
import { toMessage } from "../../browser-web/messages.ts";
import type { OpenRecord, RecordPage } from "../../browser-web/record-page.ts";
import { screens, type Screen } from "../../browser-web/screens.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { Asked } from "./asked.ts";
import { enrichmentsOf } from "./enrichments.ts";
import { failureReply } from "./failure.ts";
import { signedOn } from "./home.ts";
import { toPageReply } from "./reply.ts";

/** What of an open record does not follow from its function. */
export type Shown = Pick<OpenRecord, "record" | "letter"> &
  Partial<Pick<OpenRecord, "errors" | "questions">> & { readonly message?: string | undefined };

/** The application screen: a box for an id; with a message after a transaction, or instead of one (5, 8). */
export async function screenReply(screen: Screen, asked: Asked, message?: string): Promise<Reply<WebPage>> {
  const { session, request, context } = asked;
  const page = await signedOn(session, request, context);
  return toPageReply({ kind: "record", ...page, screen, open: undefined, message, ...windowOf(asked) });
}

/** A record on its screen, with the buttons of its function. */
export async function recordReply(screen: Screen, asked: Asked, shown: Shown): Promise<Reply<WebPage>> {
  const { session, request, context } = asked;
  const { record, letter, errors = [], questions = [], message } = shown;
  const { isInput, buttons } = functions[letter];
  const enrichments = await enrichmentsOf(record, context.store);
  const open = { record, letter, isInput, enabled: new Set(buttons), errors, questions, enrichments };
  const page = await signedOn(session, request, context);
  return toPageReply({ kind: "record", ...page, screen, open, message, ...windowOf(asked) });
}

/** What a window says of itself with everything that it posts: its name, and the enquiry whose row has opened it (4.2). */
function windowOf({ form }: Asked): Pick<RecordPage, "windowName" | "cameFrom"> {
  return { windowName: form.get("windowName"), cameFrom: shownEnquiries.get(form.get("previousEnqs")) };
}

/** What T24 refuses is said on the application screen, in its own words (8). */
export async function refusing(
  screen: Screen,
  asked: Asked,
  run: () => Promise<Reply<WebPage>>,
): Promise<Reply<WebPage>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return screenReply(screen, asked, toMessage(error.code));
  }
}

/** Runs on the screen that a form names by its hidden fields, if there is such a one. */
export function onPostedScreen(
  asked: Asked,
  run: (screen: Screen) => Promise<Reply<WebPage>>,
): Promise<Reply<WebPage>> {
  const { form } = asked;
  const name = `${form.get("application")},${form.get("version").replace(/^,/, "")}`;
  const screen = screens.get(name);
  return screen === undefined ? failureReply(asked, `MISSING ${name} - RECORD`) : run(screen);
}
