import { html, type Html } from "../../../core/html.ts";
import type { DropDownPage, FailurePage } from "../page.ts";
import { document } from "./document.ts";

/** 8, error page variant. */
export function failurePage({ context, title, message }: FailurePage): Html {
  return document({
    context,
    title,
    look: "window",
    body: html`<div></div>
      <div></div>
      <div id="pane_">
        <input type="hidden" id="errorMessageFromT24" name="errorMessageFromT24" value="${message}" />
        <table>
          <tbody>
            <tr>
              <td class="caption">Error Message</td>
            </tr>
            <tr>
              <td class="message">${message}</td>
            </tr>
          </tbody>
        </table>
      </div>`,
  });
}

/** 6.2: a row for each value, to be clicked. */
export function dropDown({ control, rows }: DropDownPage): Html {
  return html`<div id="${control}:div" class="drop-down">
    <table id="dropDownTable:${control}">
      <tbody>
        ${rows.map(
          ({ id, description }, index) =>
            html`<tr id="dropDownRow${index + 1}" tabindex="-1">
              <td>${id}</td>
              <td>${description}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
