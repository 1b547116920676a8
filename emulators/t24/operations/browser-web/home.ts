import type { Context, Reply, RequestFacts } from "../../../core/emulator.ts";
import type { SignedOn } from "../../browser-web/page.ts";
import { dayOf } from "../../domain/audit.ts";
import type { User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { LookupRecord } from "../../seed/files.ts";
import type { Asked } from "./asked.ts";
import { contextOf, toPageReply } from "./reply.ts";
import type { Session } from "./sessions.ts";

/** 2.1: the frameset. */
export async function homeReply(
  session: Session,
  request: RequestFacts,
  context: Context<Options>,
): Promise<Reply<WebPage>> {
  return toPageReply({ kind: "home", ...(await signedOn(session, request, context)) });
}

/** 2.2 */
export async function bannerReply({ session, user, request, context }: Asked): Promise<Reply<WebPage>> {
  const { attempts, lastSignedOn } = session;
  const page = await signedOn(session, request, context);
  const hasCommandLine = user.hasCommandLine !== false;
  return toPageReply({ kind: "banner", ...page, attempts, lastSignedOn: new Date(lastSignedOn), hasCommandLine });
}

/** What every page of the session shows of it. */
export async function signedOn(
  session: Session,
  request: RequestFacts,
  { store, now, options }: Context<Options>,
): Promise<SignedOn> {
  const { company, screenNumber, formToken, signOnName } = session;
  const [user, companyRecord] = await Promise.all([
    store.get<User>("USER", signOnName),
    store.get<LookupRecord>("COMPANY", company),
  ]);
  return {
    context: contextOf(request),
    user: user?.value.id ?? signOnName,
    company,
    companyName: options.companyName || (companyRecord?.value.description ?? company),
    screenNumber,
    formToken,
    today: dayOf(now),
    profile: options,
  };
}
