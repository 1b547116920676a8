import { html, type Html } from "../../../core/html.ts";
import type { BannerPage, MenuEntry, MenuPage } from "../page.ts";
import { document, imageAt } from "./document.ts";

/** 2.3: a folder is a list of its own, whose entries are hidden while it is closed. */
export function menuPage(page: MenuPage): Html {
  return document({
    context: page.context,
    title: page.title,
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
export function helpers({ user, company, companyName, screenNumber, formToken }: BannerPage | MenuPage): Html {
  return html`<form id="generalForm" name="generalForm">
    <input type="hidden" name="user" value="${user}" />
    <input type="hidden" name="companyId" value="${company}" />
    <input type="hidden" name="company" value="${companyName}" />
    <input type="hidden" name="compScreen" value="COMPOSITE.SCREEN_${user}_${screenNumber}" />
    <input type="hidden" name="formToken" value="${formToken}" />
  </form>`;
}
