import type { Reply } from "../../../core/emulator.ts";
import type { Command } from "../../browser-web/command-line.ts";
import { screens, type Screen } from "../../browser-web/screens.ts";
import type { WebPage } from "../../representations/answer.ts";
import type { Asked } from "./asked.ts";
import { failureReply } from "./failure.ts";
import { openComposite } from "./composites.ts";
import { openEnquiry, openList } from "./enquiries.ts";
import { openHelp, openMenu, openTools } from "./menus.ts";
import { openNew, openRecord } from "./open.ts";
import { screenReply } from "./show.ts";
import { openTabs } from "./tabs.ts";

type Run<Kind extends Command["kind"]> = (
  command: Extract<Command, { kind: Kind }>,
  asked: Asked,
) => Promise<Reply<WebPage>>;

/** What each kind of command opens (3.1). */
const commands: { readonly [Kind in Command["kind"]]: Run<Kind> } = {
  application: onScreen((screen, asked) => screenReply(screen, asked)),
  new: onScreen((screen, asked) => openNew(screen, asked)),
  record: onScreen((screen, asked, { letter, id }) => openRecord(screen, { letter, id }, asked)),
  list: onScreen((screen, asked, { letter, asksSelection }) => openList(screen, { letter, asksSelection }, asked)),
  enquiry: openEnquiry,
  composite: openComposite,
  tabs: openTabs,
  menu: openMenu,
  tools: openTools,
  help: openHelp,
  "sign-off": (_command, asked) => failureReply(asked, "SIGNED OFF"),
  nothing: (_command, asked) => failureReply(asked, "COMMAND MISSING"),
};

/** Opens what a command asks for. */
export function runCommand(command: Command, asked: Asked): Promise<Reply<WebPage>> {
  const run: (command: never, asked: Asked) => Promise<Reply<WebPage>> = commands[command.kind];
  return run(command as never, asked);
}

/** Runs on the command's screen, if there is such an application and version. */
function onScreen<C extends { readonly screen: string }>(
  run: (screen: Screen, asked: Asked, command: C) => Promise<Reply<WebPage>>,
): (command: C, asked: Asked) => Promise<Reply<WebPage>> {
  return (command, asked) => {
    const screen = screens.get(command.screen);
    return screen === undefined
      ? failureReply(asked, `MISSING ${command.screen} - RECORD`)
      : run(screen, asked, command);
  };
}
