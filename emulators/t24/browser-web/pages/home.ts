import { html, type Html } from "../../../core/html.ts";
import { toDateTime } from "../dates.ts";
import type { BannerPage, HomePage } from "../page.ts";
import { document, imageAt, servletAt } from "./document.ts";
import { helpers } from "./menu.ts";

/** 2.1: the first frame is the banner, the second the menu, the only one that scrolls. */
export function homePage({ context, companyName, screenNumber }: HomePage): Html {
  const frame = (routine: string, argument: string): string =>
    `${servletAt(context)}?command=globusCommand&requestType=UTILITY.ROUTINE&routineName=${routine}&routineArgs=${argument}`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="UTF-8" />
        <title>T24 - ${companyName}</title>
      </head>
      <frameset rows="72,*" frameborder="0" border="0">
        <frame
          id="banner${screenNumber}"
          name="banner${screenNumber}"
          scrolling="no"
          src="${frame("OS.NEW.USER", "BANNER")}"
        />
        <frame
          id="menu${screenNumber}"
          name="menu${screenNumber}"
          scrolling="auto"
          src="${frame("OS.GET.MENU.XML", "USER.MENU")}"
        />
      </frameset>
    </html>`;
}

/** 2.2 */
export function bannerPage(page: BannerPage): Html {
  const { context, user, lastSignedOn, attempts, today, profile, hasCommandLine } = page;
  const { day, time } = toDateTime(lastSignedOn);
  return document({
    context,
    title: "Banner",
    look: "banner",
    body: html`<div></div>
      <div>${helpers(page)}<input type="hidden" id="today" name="today" value="${today}" />${greeting(page)}</div>
      <div id="pane_">
        <div>
          <span class="bannertxt">${user} Last signed on ${day} at ${time} with ${attempts} attempt(s)</span>
          ${profile.bannerCell === "nested" ? html`<div class="tools">${tools(page)}</div>` : tools(page)}
        </div>
        <div>${hasCommandLine && commandLine(context)}</div>
      </div>`,
  });
}

function commandLine(context: string): Html {
  return html`<div class="command-line">
    <form id="commandLine" name="commandLine" method="post" action="${servletAt(context)}">
      <input type="text" id="commandValue" name="commandValue" autocomplete="off" />
      <a href="javascript:docommand(commandValue)"
        ><img id="cmdline_img" src="${imageAt(context, "tools/go")}" title="Go" alt="Go"
      /></a>
    </form>
  </div>`;
}

/** 1.2, 10: what a script greets with, and asks before signing off; the words are free. */
function greeting({ profile, companyName }: BannerPage): Html {
  const text = `Welcome to ${companyName}`;
  return html`${profile.alertAfterSignOn && html`<input type="hidden" id="alertText" value="${text}" />`}${
    profile.confirmSignOff && html`<input type="hidden" id="signOffText" value="Do you want to sign off?" />`
  }`;
}

/** 2.2: who has no command line gets Help and Sign Off only. */
function tools({ hasCommandLine }: BannerPage): Html {
  return html`<table>
    <tbody>
      <tr>
        <td><a href="javascript:docommand('HELP')" onclick="docommand('HELP')" title="Help">Help</a></td>
        ${
          hasCommandLine &&
          html`<td><a href="javascript:docommand('TOOLS')" onclick="docommand('TOOLS')" title="Tools">Tools</a></td>`
        }
        <td>
          <a href="javascript:docommand('SIGN.OFF')" onclick="docommand('SIGN.OFF')" title="Sign off" alt="Sign off"
            >Sign Off</a
          >
        </td>
      </tr>
    </tbody>
  </table>`;
}
