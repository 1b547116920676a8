import type { Reply } from "../../../core/emulator.ts";
import type { Command } from "../../browser-web/command-line.ts";
import { composites, type Composite } from "../../browser-web/enquiries.ts";
import { partsOf } from "../../browser-web/pages/composite.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { Asked } from "./asked.ts";
import { enquiryPage } from "./enquiries.ts";
import { failureReply, orFailure } from "./failure.ts";
import { signedOn } from "./home.ts";
import { toPageReply } from "./reply.ts";

/** COS: an enquiry above, and below it what its rows lead to (9.3). */
export async function openComposite(
  { name }: Extract<Command, { kind: "composite" }>,
  asked: Asked,
): Promise<Reply<WebPage>> {
  const composite = composites.get(name);
  if (composite === undefined) return failureReply(asked, `MISSING COMPOSITE.SCREEN - ${name}`);
  const { session, request, context } = asked;
  const page = await signedOn(session, request, context);
  return orFailure(asked, async () => {
    const above = await partAbove(composite, page.screenNumber, asked);
    return toPageReply({ kind: "composite", ...page, composite, layout: context.options.compositeLayout, above });
  });
}

/** A part of a composite screen in frames: the enquiry, or nothing yet. */
export async function openFragment(asked: Asked): Promise<Reply<WebPage>> {
  const { session, request, context, form } = asked;
  const composite = composites.get(form.get("routineArgs"));
  const page = await signedOn(session, request, context);
  if (composite === undefined) return toPageReply({ kind: "blank", ...page });
  return orFailure(asked, async () => toPageReply(await partAbove(composite, page.screenNumber, asked)));
}

function partAbove({ enquiry, runs }: Composite, screenNumber: string, asked: Asked): ReturnType<typeof enquiryPage> {
  return enquiryPage(enquiry, { criteria: [], runs, page: 1, target: partsOf(screenNumber).below }, asked);
}
