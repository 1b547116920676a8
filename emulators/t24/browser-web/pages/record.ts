import { html, type Html } from "../../../core/html.ts";
import type { OpenRecord, RecordPage } from "../record-page.ts";
import { captionIn } from "../captions.ts";
import { layoutOf } from "../screens.ts";
import { classesOf } from "./classes.ts";
import { document, servletAt } from "./document.ts";
import { errorBox } from "./error-box.ts";
import { fieldRows } from "./fields.ts";
import { hiddenFields } from "./hidden-fields.ts";
import { idLine } from "./id-line.ts";
import { messageTable } from "./message.ts";
import { tabCaption } from "./tabs.ts";
import { toolbar } from "./toolbar.ts";

/** The screen of an application (4.1): the form's second, third and fourth block are toolbar, errors and body. */
export function recordPage(page: RecordPage): Html {
  const { context, screen, open, message, profile } = page;
  const rows = html`<tr>
      <td>${toolbar(context, open)}</td>
    </tr>
    <tr>
      <td>${idLine(page)}</td>
    </tr>`;
  const body = html`${open !== undefined && fieldTables(page, open)}${
    message !== undefined &&
    html`<tr>
      <td>${messageTable(message)}</td>
    </tr>`
  }`;
  return document({
    context,
    title: screen.windowTitle,
    look: "window",
    body: html`<div id="processingPage"><p>Your request is being processed.</p></div>
      <div></div>
      <div id="pane_">
        <div class="breadcrumb">${breadcrumb(page)}</div>
        <div>
          <form id="appreq" name="appreq" method="post" action="${servletAt(context)}#1">
            ${hiddenFields(page)}
            <div></div>
            <div id="toolBar">
              <table>
                ${
                  profile.toolbarSection === "thead"
                    ? html`<thead>
                        ${rows}
                      </thead>`
                    : html`<tbody>
                        ${rows}
                      </tbody>`
                }
              </table>
            </div>
            ${errorBox(page)}
            <div class="${classesOf("display_box", screen)}">
              <table>
                <tbody>
                  ${body}
                </tbody>
              </table>
            </div>
          </form>
        </div>
      </div>`,
  });
}

/** 4.2: the way back to the enquiry whose row led here. */
function breadcrumb({ cameFrom }: RecordPage): Html | false {
  if (cameFrom === undefined) return false;
  return html`Back to: <a href="javascript:goBack('${cameFrom.name}')">${cameFrom.description}</a> &gt;`;
}

const NO_FIELDS: ReadonlySet<string> = new Set();

/** The table above the tabs, the tabs, and their panels, of which the first is in front (6.4). */
function fieldTables({ context, screen, profile }: RecordPage, open: OpenRecord): Html {
  const { main, tabs } = layoutOf(screen, profile.recordLayout);
  const { captionLanguage: language, hotFields } = profile;
  const hot = hotFields ? screen.hot : NO_FIELDS;
  const table = (tab: string) => ({ context, screen, open, tab, hot, language });
  const captions = tabs.map(({ caption }, index) =>
    tabCaption(`tab${index + 1}`, captionIn(language, caption), index === 0),
  );
  const panels = tabs.map(({ rows }, index) => {
    const tab = `tab${index + 1}`;
    return html`<table id="${tab}" ${index > 0 && html` class="hidden"`}>
      <tbody>
        ${fieldRows(rows, table(tab))}
      </tbody>
    </table>`;
  });
  return html`<tr>
      <td>
        <table id="mainTab">
          <tbody>
            ${fieldRows(main, table("mainTab"))}
          </tbody>
        </table>
      </td>
    </tr>
    ${
      tabs.length > 0 &&
      html`<tr>
          <td>
            <table id="headtab">
              <tbody>
                <tr>
                  ${captions}
                </tr>
              </tbody>
            </table>
          </td>
        </tr>
        <tr>
          <td>${panels}</td>
        </tr>`
    }`;
}
