import type { Reply } from "../../../core/emulator.ts";
import type { Store } from "../../../core/store/store.ts";
import { isLetter, readIdBox, type Letter } from "../../browser-web/command-line.ts";
import { functions, type ScreenFunction } from "../../browser-web/functions.ts";
import { toMessage } from "../../browser-web/messages.ts";
import type { Screen } from "../../browser-web/screens.ts";
import { assertMay } from "../../domain/authorisation.ts";
import { assertCustomerId } from "../../domain/ids.ts";
import { toCanonical } from "../../domain/canonical.ts";
import { blankRecord, recordStatusOf, type CustomerRecord, type RecordStatus } from "../../domain/record.ts";
import { refusal } from "../../domain/refusal.ts";
import type { WebPage } from "../../representations/answer.ts";
import { HISTORY, nextCustomerId, openFiles, type OpenFiles } from "../files.ts";
import type { Asked } from "./asked.ts";
import { runCommand } from "./commands.ts";
import { keepRecent } from "./recent.ts";
import { onPostedScreen, recordReply, refusing } from "./show.ts";

/** A new record under the next number; it is stored by commit only. */
export function openNew(screen: Screen, asked: Asked): Promise<Reply<WebPage>> {
  return refusing(screen, asked, async () => {
    assertMay(asked.user, "input");
    const id = await nextCustomerId(asked.context);
    // 12: what the version fills in is there from the start.
    const record = { ...blankRecord(id), scalars: screen.rules.defaults };
    return recordReply(screen, asked, { record, letter: "I" });
  });
}

/** A record in a function; in function C its values under the next number. */
export function openRecord(
  screen: Screen,
  { letter, id }: { readonly letter: Letter; readonly id: string },
  asked: Asked,
): Promise<Reply<WebPage>> {
  return refusing(screen, asked, async () => {
    const { name, reads, opensHistory } = functions[letter];
    const [customer = "", number] = opensHistory === true ? id.split(";") : [id];
    assertMay(asked.user, name, customer);
    assertCustomerId(customer, screen.rules.entity);
    const { store } = asked.context;
    const record =
      number === undefined ? RECORDS[reads](await openFiles(store, id)) : await readHistory(store, customer, number);
    if (letter === "C") {
      const copy = { ...toCanonical(record), id: await nextCustomerId(asked.context) };
      return recordReply(screen, asked, { record: copy, letter: "I" });
    }
    await keepRecent(customer, asked);
    const isHeld = HELD[recordStatusOf(record) ?? "INAU"] === letter;
    return recordReply(screen, asked, { record, letter, message: isHeld ? toMessage("IHLD") : undefined });
  });
}

/** What is on hold waits for the function that began it (3.1). */
const HELD: Readonly<Partial<Record<RecordStatus, Letter>>> = { IHLD: "I", RHLD: "R" };

/** 5: what the id box and the buttons beside it ask for; a function that is typed before the id comes before theirs. */
export function openByIdBox(asked: Asked): Promise<Reply<WebPage>> {
  return onPostedScreen(asked, async ({ name }) => {
    const { form, context } = asked;
    const text = form.get("transactionId").trim();
    const [first = ""] = text.split(" ");
    if (text === "" || isLetter(first)) return runCommand(readIdBox(name, text), asked);
    const letter = form.get("ofsFunction") || (await functionFor(text, context.store));
    return runCommand(readIdBox(name, `${letter} ${text}`), asked);
  });
}

/** 4.3: the function that an unauthorised record waits for; any other record is for input. */
async function functionFor(id: string, store: Asked["context"]["store"]): Promise<Letter> {
  const { unauthorised } = await openFiles(store, id);
  if (unauthorised === undefined) return "I";
  return HELD[recordStatusOf(unauthorised) ?? "INAU"] ?? "A";
}

/** The record that a function works on. */
const RECORDS: Readonly<Record<ScreenFunction["reads"], (files: OpenFiles) => CustomerRecord>> = {
  any: ({ id, unauthorised, live }) => unauthorised ?? live ?? blankRecord(id),
  newest: ({ id, unauthorised, live }) => unauthorised ?? live ?? missing(id),
  reversible: ({ id, unauthorised, live }) =>
    unauthorised !== undefined && recordStatusOf(unauthorised) === "RHLD" ? unauthorised : (live ?? missing(id)),
  history: ({ id, history }) => history ?? missing(id),
  unauthorised: ({ id, unauthorised }) => unauthorised ?? unauthorisedMissing(id),
};

/** The history has `id;1`, `id;2` and so on; the screen shows the whole key. */
async function readHistory(store: Store, customer: string, number: string): Promise<CustomerRecord> {
  const id = `${customer};${number}`;
  const found = await store.get<CustomerRecord>(HISTORY, id);
  return found === undefined ? missing(id) : { ...found.value, id };
}

function missing(id: string): never {
  throw refusal("RECORD MISSING", `There is no such record of customer ${id}.`, { id });
}

function unauthorisedMissing(id: string): never {
  throw refusal("UNAUTH. RECORD MISSING", `Customer ${id} has no unauthorised record.`, { id });
}
