import type { Reply } from "../../../core/emulator.ts";
import { DomainError } from "../../../core/errors.ts";
import { isLetter, type Letter } from "../../browser-web/command-line.ts";
import { toFieldError, toQuestion } from "../../browser-web/findings.ts";
import { functions } from "../../browser-web/functions.ts";
import { txnComplete } from "../../browser-web/messages.ts";
import { withAnswers } from "../../browser-web/override-answers.ts";
import { postedRecord } from "../../browser-web/posted-record.ts";
import type { Screen } from "../../browser-web/screens.ts";
import { assertMay } from "../../domain/authorisation.ts";
import { defaultsOf } from "../../domain/defaults.ts";
import { scalarByName } from "../../domain/dictionary.ts";
import { assertCustomerId } from "../../domain/ids.ts";
import { merge, withSystemFields, type CustomerRecord } from "../../domain/record.ts";
import { refusal, type T24Error } from "../../domain/refusal.ts";
import type { WebPage } from "../../representations/answer.ts";
import { checkPosted } from "../check-posted.ts";
import { keepCopy, readCopy } from "../copies.ts";
import { openFiles, readLookups } from "../files.ts";
import { decide, review, takeIn, type Transaction } from "../transaction.ts";
import type { Asked } from "./asked.ts";
import { keepRecent } from "./recent.ts";
import { onPostedScreen, recordReply, refusing, screenReply, type Shown } from "./show.ts";

/** A record's form that was posted: the screen, what is asked, and the record with its files. */
interface Deal extends Transaction {
  readonly asked: Asked;
  readonly screen: Screen;
  readonly letter: Letter;
  readonly posted: CustomerRecord;
  /** What the posted record is laid over. */
  readonly stored: CustomerRecord | undefined;
}

/** Commits, validates, holds, authorises, deletes, reverses, copies and pastes (4.2). */
export function actOnRecord(asked: Asked): Promise<Reply<WebPage>> {
  return onPostedScreen(asked, (screen) =>
    refusing(screen, asked, async () => {
      const deal = await openDeal(screen, asked);
      const act = ACTS.get(asked.form.get("ofsOperation")) ?? carryOut;
      return act(deal);
    }),
  );
}

/** What a form may ask besides PROCESS, by ofsOperation; the last two are ours. */
const ACTS: ReadonlyMap<string, (deal: Deal) => Promise<Reply<WebPage>>> = new Map([
  ["VALIDATE", validate],
  ["HOLD", (deal: Deal) => (functions[deal.letter].isInput ? commit("hold", deal) : decideOn(deal))],
  ["COPY", copy],
  ["PASTE", paste],
]);

function carryOut(deal: Deal): Promise<Reply<WebPage>> {
  return functions[deal.letter].isInput ? commit("input", deal) : decideOn(deal);
}

/** More Actions' copy: the record as it stands on the screen goes on the user's clipboard. */
async function copy(deal: Deal): Promise<Reply<WebPage>> {
  const { asked, caller, context } = deal;
  assertMay(asked.user, "copy");
  await keepCopy(context.store, caller.user, onScreen(deal));
  return show(deal, { message: "RECORD COPIED" });
}

/** More Actions' paste: what was copied last fills the screen, under the id that stands there; nothing is stored. */
async function paste(deal: Deal): Promise<Reply<WebPage>> {
  const { asked, letter, posted, stored, caller, context } = deal;
  const copied = functions[letter].isInput ? await readCopy(context.store, caller.user) : undefined;
  if (copied === undefined) return show(deal, { message: "NOTHING TO PASTE" });
  assertMay(asked.user, "paste");
  const record = { ...copied, id: posted.id };
  return show(deal, { record: stored === undefined ? record : withSystemFields(record, stored) });
}

async function openDeal(screen: Screen, asked: Asked): Promise<Deal> {
  const { form, user, session, context } = asked;
  const letter = form.get("ofsFunction");
  if (!isLetter(letter)) throw refusal("NO FUNCTION FOR THIS APPLICATION", `There is no function ${letter}.`);
  const id = form.get("transactionId");
  assertMay(user, functions[letter].name, id);
  assertCustomerId(id, screen.rules.entity);
  const files = await openFiles(context.store, id);
  const stored = files.unauthorised ?? files.live;
  const posted = postedRecord(id, form, stored);
  const caller = { user, company: session.company, version: screen.rules, source: "BROWSERTC" };
  return { asked, screen, letter, posted, stored, caller, context, files };
}

/** 7.1: the same page, with values enriched, or with the errors; a hot field fills in what follows from it (6.3). */
async function validate(deal: Deal): Promise<Reply<WebPage>> {
  const { asked, screen, stored } = deal;
  const isHot = screen.hot.has(asked.form.get("focus"));
  const posted = isHot ? await withDefaults(deal) : deal.posted;
  return correcting({ ...deal, posted }, async () => {
    const { record } = await checkPosted(posted, "full", deal);
    return show(deal, { record: stored === undefined ? record : withSystemFields(record, stored) });
  });
}

async function withDefaults({ posted, files, caller, context }: Deal): Promise<CustomerRecord> {
  const { company, version } = caller;
  const lookups = await readLookups(posted, files.live, { company, context });
  const defaults = Object.entries(defaultsOf(posted, version, lookups));
  const filled = defaults.filter(([name]) => scalarByName.has(name) && !posted.scalars[name]);
  return { ...posted, scalars: { ...posted.scalars, ...Object.fromEntries(filled) } };
}

/** Input and hold; what is to be confirmed is asked for once, unless the form confirms it already (7.2, 7.3). */
function commit(name: "input" | "hold", deal: Deal): Promise<Reply<WebPage>> {
  const { posted, asked } = deal;
  return correcting(deal, async () => {
    try {
      await takeIn(name, posted, deal);
    } catch (error) {
      const confirmed = withAnswers(posted, errorsIn(error, "overrides"), asked.form);
      if (confirmed === posted) throw error;
      await takeIn(name, confirmed, deal);
    }
    return done(deal);
  });
}

/** The functions on the stored record. */
async function decideOn(deal: Deal): Promise<Reply<WebPage>> {
  const { decision } = functions[deal.letter];
  if (decision === undefined) {
    throw refusal("NO FUNCTION FOR THIS APPLICATION", `Function ${deal.letter} changes nothing.`);
  }
  await (decision === "review" ? review(deal) : decide(decision, deal));
  return done(deal);
}

/** 8 */
async function done({ asked, screen, letter, posted, context }: Deal): Promise<Reply<WebPage>> {
  await keepRecent(posted.id, asked);
  return screenReply(screen, asked, txnComplete(posted.id, context.now, screen.name, letter));
}

/** What is wrong with a record, or is to be confirmed, is shown on it. */
async function correcting(deal: Deal, run: () => Promise<Reply<WebPage>>): Promise<Reply<WebPage>> {
  try {
    return await run();
  } catch (error) {
    const errors = errorsIn(error, "validation").map((wrong) => toFieldError(wrong, deal.posted));
    const questions = errorsIn(error, "overrides").map(toQuestion);
    if (errors.length === 0 && questions.length === 0) throw error;
    return show(deal, { errors, questions });
  }
}

/** The record on its screen: as it was posted, unless another one is given. */
function show(deal: Deal, shown: Partial<Shown>): Promise<Reply<WebPage>> {
  const { asked, screen, letter } = deal;
  return recordReply(screen, asked, { record: onScreen(deal), letter, ...shown });
}

function onScreen({ posted, stored }: Deal): CustomerRecord {
  return stored === undefined ? posted : merge(stored, posted);
}

/** The errors of a refusal by its code; none of any other failure. */
function errorsIn(error: unknown, code: "validation" | "overrides"): readonly T24Error[] {
  if (!(error instanceof DomainError) || error.code !== code) return [];
  return error.details["errors"] as readonly T24Error[];
}
