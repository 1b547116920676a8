import type { Reply } from "../../../core/emulator.ts";
import type { Command } from "../../browser-web/command-line.ts";
import { helpOn } from "../../browser-web/help.ts";
import { menuNamed, tools, type Menu } from "../../browser-web/menus.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { Asked } from "./asked.ts";
import { failureReply } from "./failure.ts";
import { signedOn } from "./home.ts";
import { contextOf, toPageReply } from "./reply.ts";

/** 2.3, 11.2: a menu by what the form says; the user's own is the whole tree, which stands in the frame. */
export function menuReply(asked: Asked): Promise<Reply<WebPage>> {
  const name = asked.form.get("routineArgs");
  return openMenu({ name: name === "USER.MENU" ? "" : name }, asked);
}

/** 3.1: `?3` and `MENU 3`, a menu in a window of its own. */
export function openMenu({ name }: { readonly name: string }, asked: Asked): Promise<Reply<WebPage>> {
  const menu = menuNamed(asked.context.options.menuTree, name);
  return menu === undefined ? failureReply(asked, `MISSING HELPTEXT.MENU - ${name}`) : show(menu, asked);
}

/** 2.2: what the banner's link opens. */
export function openTools(_command: object, asked: Asked): Promise<Reply<WebPage>> {
  return show({ caption: "Tools", entries: tools }, asked);
}

/** 2.2: help on the command line, an application or a field. */
export function openHelp(
  { application, field }: Extract<Command, { kind: "help" }>,
  asked: Asked,
): Promise<Reply<WebPage>> {
  const help = helpOn(application, field);
  if (help === undefined) return failureReply(asked, `MISSING HELPTEXT - ${`${application} ${field}`.trim()}`);
  return Promise.resolve(toPageReply({ kind: "help", context: contextOf(asked.request), ...help }));
}

async function show({ caption, entries }: Menu, { session, request, context }: Asked): Promise<Reply<WebPage>> {
  const page = await signedOn(session, request, context);
  return toPageReply({ kind: "menu", ...page, title: caption, folders: entries });
}
