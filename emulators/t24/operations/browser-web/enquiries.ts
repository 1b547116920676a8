import type { Reply } from "../../../core/emulator.ts";
import type { Store } from "../../../core/store/store.ts";
import type { Command, ListLetter } from "../../browser-web/command-line.ts";
import { postedCriteria, typedCriteria } from "../../browser-web/criteria.ts";
import { isList, listOf, shownEnquiries, type ShownEnquiry } from "../../browser-web/enquiries.ts";
import type { ResultsPage, SelectionPage, ShownRow } from "../../browser-web/enquiry-page.ts";
import { PAGE_SIZE } from "../../browser-web/pages/results.ts";
import type { Screen } from "../../browser-web/screens.ts";
import { toCondition, type Criterion } from "../../browser-web/selection.ts";
import { assertMay } from "../../domain/authorisation.ts";
import type { Cell } from "../../domain/enquiry.ts";
import { comparison } from "../../iris/enquiry-type.ts";
import type { Condition } from "../../iris/query-types.ts";
import type { WebPage } from "../../representations/answer.ts";
import { ENQUIRY_FILES, readRows, type Row } from "../enquiry-rows.ts";
import { selectRecords } from "../select.ts";
import type { Asked } from "./asked.ts";
import { failureReply, orFailure } from "./failure.ts";
import { signedOn } from "./home.ts";
import { toPageReply } from "./reply.ts";
import { changeSession } from "./sessions.ts";

/** ENQ asks for the selection first, with what the line says filled in; QUERY runs (3.1). */
export function openEnquiry(command: Extract<Command, { kind: "enquiry" }>, asked: Asked): Promise<Reply<WebPage>> {
  const { name, runs, rest } = command;
  return withEnquiry(shownEnquiries.get(name), name, asked, (shown) => {
    const criteria = typedCriteria(shown, rest);
    return show(shown, { criteria, runs, page: 1, target: "" }, asked);
  });
}

/** 9.4: the default enquiry of the application runs with its last selection; with the letter twice it shows that first. */
export function openList(
  { application }: Screen,
  { letter, asksSelection }: { readonly letter: ListLetter; readonly asksSelection: boolean },
  asked: Asked,
): Promise<Reply<WebPage>> {
  return withEnquiry(listOf(application, letter), application, asked, (shown) => {
    const criteria = asked.session.selections[shown.name] ?? [];
    return show(shown, { criteria, runs: !asksSelection, page: 1, target: "" }, asked);
  });
}

/** 11.2: what the form of an enquiry asks: to run, or to show its selection. */
export function runEnquiry(asked: Asked): Promise<Reply<WebPage>> {
  const { form } = asked;
  const name = form.get("enqname");
  return withEnquiry(shownEnquiries.get(name), name, asked, async (shown) => {
    const runs = form.get("enqaction") !== "SELECTION";
    const page = Math.max(1, Math.trunc(Number(form.get("page"))) || 1);
    const target = PART.test(form.get("toolbarTarget")) ? form.get("toolbarTarget") : "";
    const criteria = postedCriteria(shown, form);
    if (runs && isList(shown)) await keepSelection(shown, criteria, asked);
    return show(shown, { criteria, runs, page, target }, asked);
  });
}

/** 3.1: what a list was run with is what it runs with the next time; paging through it changes nothing. */
async function keepSelection({ name }: ShownEnquiry, criteria: readonly Criterion[], asked: Asked): Promise<void> {
  const { session, context } = asked;
  if (JSON.stringify(session.selections[name] ?? []) === JSON.stringify(criteria)) return;
  await changeSession(session.id, context.store, (before) => ({
    ...before,
    selections: { ...before.selections, [name]: criteria },
  }));
}

/** What parts of composite screens are called (9.3). */
const PART = /^BLANK\d+$/;

/** How an enquiry is to be shown. */
export interface Wanted {
  readonly criteria: readonly Criterion[];
  /** Rows, rather than the selection. */
  readonly runs: boolean;
  /** From 1. */
  readonly page: number;
  readonly target: string;
}

/** An enquiry's selection, or a page of its rows. */
export async function enquiryPage(
  shown: ShownEnquiry,
  { criteria, runs, page, target }: Wanted,
  { session, request, context, user }: Asked,
): Promise<SelectionPage | ResultsPage> {
  assertMay(user, "list");
  const base = { ...(await signedOn(session, request, context)), shown, criteria, target };
  if (!runs) return { kind: "selection", ...base };
  const condition = toCondition(criteria, (field) => comparison(shown.enquiry, field));
  const before = (page - 1) * PAGE_SIZE;
  const { records, total } = await readPage(context.store, shown, { condition, before });
  const rows = (await readRows(context.store, shown.enquiry, records)).map((row) => toShownRow(row, shown));
  return { kind: "results", ...base, rows, before, total };
}

async function show(shown: ShownEnquiry, wanted: Wanted, asked: Asked): Promise<Reply<WebPage>> {
  return toPageReply(await enquiryPage(shown, wanted, asked));
}

/** Without a condition only the page is read; with one, all that meets it, since their number is shown. */
async function readPage(
  store: Store,
  { enquiry }: ShownEnquiry,
  { condition, before }: { readonly condition: Condition | undefined; readonly before: number },
): Promise<{ readonly records: readonly Row["record"][]; readonly total: number }> {
  const file = ENQUIRY_FILES[enquiry.file];
  const choice = { condition, order: [], skip: before, top: PAGE_SIZE };
  if (condition === undefined) {
    return { records: await selectRecords(store, file, choice), total: await store.count(file) };
  }
  const all = await selectRecords(store, file, { ...choice, skip: 0, top: Infinity });
  return { records: all.slice(before, before + PAGE_SIZE), total: all.length };
}

function toShownRow({ record, cells }: Row, { columns, drills }: ShownEnquiry): ShownRow {
  const texts = new Map(cells.map((cell) => [cell.name, textOf(cell)]));
  return {
    texts: columns.map(({ cells: names }) => names.flatMap((name) => texts.get(name) || []).join(" - ")),
    commands: drills.map(({ commandFor }) => commandFor(record)),
  };
}

/** Of texts by language the first, which is the user's. */
function textOf(cell: Cell): string {
  return "text" in cell ? cell.text : (cell.texts[0] ?? "");
}

/** Where there is no such enquiry, or T24 refuses, a page says so. */
function withEnquiry(
  shown: ShownEnquiry | undefined,
  name: string,
  asked: Asked,
  run: (shown: ShownEnquiry) => Promise<Reply<WebPage>>,
): Promise<Reply<WebPage>> {
  return shown === undefined ? failureReply(asked, `MISSING ENQUIRY - ${name}`) : orFailure(asked, () => run(shown));
}
