import type { Reply } from "../../../core/emulator.ts";
import { DomainError } from "../../../core/errors.ts";
import { readIdBox, type Letter } from "../../browser-web/command-line.ts";
import { functions } from "../../browser-web/functions.ts";
import type { OpenRecord } from "../../browser-web/record-page.ts";
import { screens, type Screen } from "../../browser-web/screens.ts";
import { assertMay } from "../../domain/authorisation.ts";
import { assertCustomerId } from "../../domain/ids.ts";
import { blankRecord, recordStatusOf, type CustomerRecord } from "../../domain/record.ts";
import { refusal } from "../../domain/refusal.ts";
import type { WebPage } from "../../representations/answer.ts";
import { openFiles, type OpenFiles } from "../files.ts";
import type { Asked } from "./asked.ts";
import { runCommand } from "./commands.ts";
import { enrichmentsOf } from "./enrichments.ts";
import { failureReply } from "./failure.ts";
import { signedOn } from "./home.ts";
import { toPageReply } from "./reply.ts";

/** The application screen: a box for an id; with a message after a transaction, or instead of one (5, 8). */
export async function screenReply(
  screen: Screen,
  asked: Asked,
  shown: { readonly open?: OpenRecord; readonly message?: string } = {},
): Promise<Reply<WebPage>> {
  const { session, request, context } = asked;
  const page = await signedOn(session, request, context);
  return toPageReply({ kind: "record", ...page, screen, open: shown.open, message: shown.message });
}

/** A new record under the next number; it is stored by commit only. */
export async function openNew(screen: Screen, asked: Asked): Promise<Reply<WebPage>> {
  return refusing(screen, asked, async () => {
    assertMay(asked.user, "input");
    const id = String(await asked.context.store.next("CUSTOMER"));
    // 12: what the version fills in is there from the start.
    const record = { ...blankRecord(id), scalars: screen.rules.defaults };
    return showRecord(screen, { record, letter: "I" }, asked);
  });
}

/** A stored record in a function. */
export async function openRecord(
  screen: Screen,
  { letter, id }: { readonly letter: Letter; readonly id: string },
  asked: Asked,
): Promise<Reply<WebPage>> {
  return refusing(screen, asked, async () => {
    const { name, reads } = functions[letter];
    assertMay(asked.user, name, id);
    assertCustomerId(id, screen.rules.entity);
    const files = await openFiles(asked.context.store, id);
    const record = RECORDS[reads](files);
    const message = letter === "I" && recordStatusOf(record) === "IHLD" ? FROM_HOLD : undefined;
    return showRecord(screen, { record, letter }, asked, message);
  });
}

/** 8 */
const FROM_HOLD = "RECORD WAS READ FROM HOLD FILE";

/** The record that a function works on. */
const RECORDS: Readonly<Record<(typeof functions)[Letter]["reads"], (files: OpenFiles) => CustomerRecord>> = {
  any: ({ id, unauthorised, live }) => unauthorised ?? live ?? blankRecord(id),
  newest: ({ id, unauthorised, live }) => unauthorised ?? live ?? missing(id),
  live: ({ id, live }) => live ?? missing(id),
  unauthorised: ({ id, unauthorised }) => unauthorised ?? unauthorisedMissing(id),
};

function missing(id: string): never {
  throw refusal("RECORD MISSING", `There is no record of customer ${id}.`, { id });
}

function unauthorisedMissing(id: string): never {
  throw refusal("UNAUTH. RECORD MISSING", `Customer ${id} has no unauthorised record.`, { id });
}

/** 5: what the id box and the buttons beside it ask for. */
export function openByIdBox(asked: Asked): Promise<Reply<WebPage>> {
  const { form } = asked;
  const screen = screens.get(`${form.get("application")},${form.get("version").replace(/^,/, "")}`);
  if (screen === undefined) return failureReply(asked, `MISSING ${form.get("application")} - RECORD`);
  const id = form.get("transactionId").trim();
  return runCommand(readIdBox(screen.name, `${form.get("ofsFunction")} ${id}`), asked);
}

/** Commits, validates, holds, authorises, deletes, reverses (4.2). */
export function actOnRecord(asked: Asked): Promise<Reply<WebPage>> {
  return failureReply(asked, "NOT OFFERED HERE");
}

async function showRecord(
  screen: Screen,
  { record, letter }: Pick<OpenRecord, "record" | "letter">,
  asked: Asked,
  message?: string,
): Promise<Reply<WebPage>> {
  const { isInput, buttons } = functions[letter];
  const open: OpenRecord = {
    record,
    letter,
    isInput,
    enabled: new Set(buttons),
    errors: [],
    questions: [],
    enrichments: await enrichmentsOf(record, asked.context.store),
  };
  return screenReply(screen, asked, { open, ...(message !== undefined && { message }) });
}

/** What T24 refuses is said on the application screen, in its own words (8). */
async function refusing(screen: Screen, asked: Asked, run: () => Promise<Reply<WebPage>>): Promise<Reply<WebPage>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return screenReply(screen, asked, { message: error.code });
  }
}
