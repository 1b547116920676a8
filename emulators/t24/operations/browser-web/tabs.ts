import type { Reply } from "../../../core/emulator.ts";
import { tabScreens } from "../../browser-web/tab-screens.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { Asked } from "./asked.ts";
import { enquiryPage } from "./enquiries.ts";
import { failureReply, orFailure } from "./failure.ts";
import { signedOn } from "./home.ts";
import { toPageReply } from "./reply.ts";

/** TAB: a tabbed screen (3.1). */
export async function openTabs({ name }: { readonly name: string }, asked: Asked): Promise<Reply<WebPage>> {
  const screen = tabScreens.get(name);
  if (screen === undefined) return failureReply(asked, `MISSING EB.TABBED.SCREEN - ${name}`);
  const { session, request, context } = asked;
  return toPageReply({ kind: "tabs", ...(await signedOn(session, request, context)), screen });
}

/** 11.2: such a screen by its name, or what one of its tabs shows. */
export function tabFrames(asked: Asked): Promise<Reply<WebPage>> {
  const name = asked.form.get("routineArgs");
  const [, number] = /^tab(\d+)$/.exec(asked.form.get("reqTabid")) ?? [];
  const tab = number === undefined ? undefined : tabScreens.get(name)?.tabs[Number(number) - 1];
  if (tab === undefined) return openTabs({ name }, asked);
  const wanted = { criteria: [], runs: true, page: 1, target: "" };
  return orFailure(asked, async () => toPageReply(await enquiryPage(tab.enquiry, wanted, asked)));
}
