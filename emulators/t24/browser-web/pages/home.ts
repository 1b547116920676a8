import { html, type Html } from "../../../core/html.ts";
import { toDateTime } from "../dates.ts";
import type { BannerPage, HomePage, MenuEntry, MenuPage } from "../page.ts";
import { document, imageAt, servletAt } from "./document.ts";

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
  const { context, user, lastSignedOn, attempts, today, profile } = page;
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
          ${profile.bannerCell === "nested" ? html`<div class="tools">${tools()}</div>` : tools()}
        </div>
        <div>
          <div class="command-line">
            <form id="commandLine" name="commandLine" method="post" action="${servletAt(context)}">
              <input type="text" id="commandValue" name="commandValue" autocomplete="off" />
              <a href="javascript:docommand(commandValue)"
                ><img id="cmdline_img" src="${imageAt(context, "tools/go")}" title="Go" alt="Go"
              /></a>
            </form>
          </div>
        </div>
      </div>`,
  });
}

/** 1.2: what a script greets with; its words are free. */
function greeting({ profile, companyName }: BannerPage): Html | false {
  const text = `Welcome to ${companyName}`;
  return profile.alertAfterSignOn && html`<input type="hidden" id="alertText" value="${text}" />`;
}

function tools(): Html {
  return html`<table>
    <tbody>
      <tr>
        <td><a href="javascript:docommand('HELP')" onclick="docommand('HELP')" title="Help">Help</a></td>
        <td><a href="javascript:docommand('TOOLS')" onclick="docommand('TOOLS')" title="Tools">Tools</a></td>
        <td>
          <a href="javascript:docommand('SIGN.OFF')" onclick="docommand('SIGN.OFF')" title="Sign off" alt="Sign off"
            >Sign Off</a
          >
        </td>
      </tr>
    </tbody>
  </table>`;
}

/** 2.3: a folder is a list of its own, whose entries are hidden while it is closed. */
export function menuPage(page: MenuPage): Html {
  return document({
    context: page.context,
    title: "Menu",
    look: "menu",
    body: html`<div></div>
      <div>${helpers(page)}</div>
      <div id="pane_">
        ${page.folders.map(
          (entry) =>
            html`<ul>
              ${menuEntry(entry, page.context)}
            </ul>`,
        )}
      </div>`,
  });
}

function menuEntry(entry: MenuEntry, context: string): Html {
  const { caption } = entry;
  if ("command" in entry) {
    const icon = entry.command.endsWith(" I F3") ? "menu/new" : "menu/document";
    const call = `docommand('${entry.command}')`;
    // 2.3: a leaf's text ends with a blank.
    const text = `${caption} `;
    return html`<li>
      <a href="javascript:${call};" onclick="${call};/* ${caption} */" title="${caption}"
        ><img src="${imageAt(context, icon)}" alt="" />${text}</a
      >
    </li>`;
  }
  return html`<li class="clsHasKids">
    <span onclick="ProcessMouseClick(event)" tabindex="0"
      ><img id="imgError" src="${imageAt(context, "menu/menu_down")}" alt="${caption}" />${caption}</span
    >
    <ul class="closed">
      ${entry.entries.map((kid) => menuEntry(kid, context))}
    </ul>
  </li>`;
}

/** What the script sends with each command. */
function helpers({ user, company, companyName, screenNumber, formToken }: BannerPage | MenuPage): Html {
  return html`<form id="generalForm" name="generalForm">
    <input type="hidden" name="user" value="${user}" />
    <input type="hidden" name="companyId" value="${company}" />
    <input type="hidden" name="company" value="${companyName}" />
    <input type="hidden" name="compScreen" value="COMPOSITE.SCREEN_${user}_${screenNumber}" />
    <input type="hidden" name="formToken" value="${formToken}" />
  </form>`;
}
