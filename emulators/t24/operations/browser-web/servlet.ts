import type { operations } from "../../../../contracts/t24/openapi.d.ts";
import type { Operation, Reply } from "../../../core/emulator.ts";
import { parseForm, type FormFields } from "../../../core/form.ts";
import { readCommand } from "../../browser-web/command-line.ts";
import { toForm } from "../../browser-web/form.ts";
import type { User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import type { WebPage } from "../../representations/answer.ts";
import { actOnRecord } from "./act.ts";
import type { Asked } from "./asked.ts";
import { runCommand } from "./commands.ts";
import { openFragment } from "./composites.ts";
import { dropDownReply } from "./drop-down.ts";
import { runEnquiry } from "./enquiries.ts";
import { failureReply } from "./failure.ts";
import { bannerReply } from "./home.ts";
import { menuReply } from "./menus.ts";
import { openByIdBox } from "./open.ts";
import { closeSession, findSession, touchSession } from "./sessions.ts";
import { signOnAgain, signOnDirectly, signOnReply } from "./sign-on.ts";
import { tabFrames } from "./tabs.ts";

type Servlet<Id extends keyof operations> = Operation<operations[Id], WebPage, User, Options>;

/** 1.1: the sign-on page; for a signed-on window also what changes nothing: banner, menu, lists of values. */
export const getBrowserServlet: Servlet<"getBrowserServlet"> = async (request, context) => {
  const form = toForm(parseForm(request.search.slice(1)));
  const { headers, user } = request;
  const routine = LOOKING.get(form.get("routineName"));
  if (routine === undefined) return signOnReply(request, context);
  const session = await findSession(headers, context);
  if (session === undefined) return signOnAgain(request, context);
  await touchSession(session, context);
  return routine({ form, session, user, request, context });
};

/** 11.2: all that windows post. */
export const postBrowserServlet: Servlet<"postBrowserServlet"> = async (request, context) => {
  const form = toForm((request.body ?? []) as FormFields);
  const requestType = form.get("requestType");
  if (form.get("command") === "login" || requestType === "CREATE.SESSION")
    return signOnDirectly(form, request, context);
  const session = await findSession(request.headers, context);
  if (session === undefined) return signOnAgain(request, context);
  await touchSession(session, context);
  if (context.options.formToken && form.get("formToken") !== session.formToken) {
    return failureReply({ request }, "SECURITY VIOLATION");
  }
  const asked = { form, session, user: request.user, request, context };
  if (form.get("application") === "SIGN.OFF" || requestType === "DESTROY.SESSION") return signOff(asked);
  const answer = REQUEST_TYPES.get(requestType);
  return answer === undefined ? failureReply(asked, `UNKNOWN REQUEST ${requestType}`) : answer(asked);
};

type Answerer = (asked: Asked) => Promise<Reply<WebPage>>;

/** The routines that only look. */
const LOOKING: ReadonlyMap<string, Answerer> = new Map<string, Answerer>([
  ["OS.NEW.USER", bannerReply],
  ["OS.GET.MENU.XML", menuReply],
  ["OS.GET.TAB.FRAMES", tabFrames],
  // Ours: the list of a field's values (6.2).
  ["OS.GET.DROP.DOWN", dropDownReply],
  // Ours: a part of a composite screen (9.3).
  ["OS.GET.FRAGMENT", openFragment],
]);

/** Routines by name; the command line, the menu and clients without a browser all open their windows by OS.NEW.DEAL. */
const ROUTINES: ReadonlyMap<string, Answerer> = new Map([
  ...LOOKING,
  ["OS.NEW.DEAL", command("")],
  ["OS.GET.COMPOSITE.SCREEN.XML", command("COS ")],
]);

const REQUEST_TYPES: ReadonlyMap<string, Answerer> = new Map<string, Answerer>([
  ["UTILITY.ROUTINE", runRoutine],
  [
    "OFS.APPLICATION",
    (asked) => (asked.form.get("ofsOperation") === "BUILD" ? openByIdBox(asked) : actOnRecord(asked)),
  ],
  ["OFS.ENQUIRY", runEnquiry],
]);

function runRoutine(asked: Asked): Promise<Reply<WebPage>> {
  const name = asked.form.get("routineName");
  const routine = ROUTINES.get(name);
  return routine === undefined ? failureReply(asked, `UNKNOWN ROUTINE ${name}`) : routine(asked);
}

/** Runs what a field of the form says as a command line. */
function command(word: string): Answerer {
  return (asked) => {
    const line = readCommand(word + asked.form.get("routineArgs"));
    return line.kind === "sign-off" ? signOff(asked) : runCommand(line, asked);
  };
}

/** 10: the same window shows the sign-on page. */
async function signOff({ request, context }: Asked): Promise<Reply<WebPage>> {
  await closeSession(context.store, request.headers);
  return signOnReply(request, context);
}
