import type { operations } from "../../../../contracts/t24/openapi.d.ts";
import type { Operation } from "../../../core/emulator.ts";
import type { FormFields } from "../../../core/form.ts";
import { toForm } from "../../browser-web/form.ts";
import type { User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import type { WebPage } from "../../representations/answer.ts";
import { homeReply } from "./home.ts";
import { contextOf, toPageReply } from "./reply.ts";
import { cookieOf, findSession } from "./sessions.ts";
import { changePassword, signOn, signOnAgain, signOnReply } from "./sign-on.ts";

type Door<Id extends keyof operations> = Operation<operations[Id], WebPage, User, Options>;

/** 1.1: the sign-on page, also while the session is still signed on. */
export const getBrowserWeb: Door<"getBrowserWeb"> = (request, context) =>
  Promise.resolve(signOnReply(request, context));
export const getBrowserLogin: Door<"getBrowserLogin"> = getBrowserWeb;

/** 11.1: takes name and password, a new password, or goes on home. */
export const postBrowserLogin: Door<"postBrowserLogin"> = async (request, context) => {
  const form = toForm((request.body ?? []) as FormFields);
  if (form.get("blankRequestType") === "SESSION.CHECK") {
    const session = await findSession(request.headers, context);
    return session === undefined ? signOnAgain(request, context) : homeReply(session, request, context);
  }
  const enter = form.get("command") === "password" ? changePassword : signOn;
  const outcome = await enter(form, request, context);
  if ("refused" in outcome) return outcome.refused;
  const home = contextOf(request);
  return {
    status: 302,
    headers: {
      location: `${request.origin}/${home.split("/").at(-1) ?? ""}/jsps/blankPage.jsp`,
      ...cookieOf(outcome.session.id, home),
    },
  };
};

/** 11.1: the page between. */
export const getBlankPage: Door<"getBlankPage"> = (request) =>
  Promise.resolve(toPageReply({ kind: "session-check", context: contextOf(request) }));
