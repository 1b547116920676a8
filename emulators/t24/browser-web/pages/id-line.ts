import { attributes, html, type Html } from "../../../core/html.ts";
import type { RecordPage } from "../record-page.ts";
import { classesOf } from "./classes.ts";
import { imageAt } from "./document.ts";

/** The line with the screen's title and the record's id, or the box for one (5). */
export function idLine({ context, screen, open, companyName }: RecordPage): Html {
  const title = html`<td><a href="javascript:doHelp()" class="screen-title">${screen.title}</a></td>`;
  const company = html`<td>(${companyName})</td>`;
  if (open !== undefined) {
    return line(
      html`${title}
        <td>
          <span class="${classesOf("iddisplay", screen)}">${open.record.id}</span
          ><input type="hidden" id="transactionId" name="transactionId" value="${open.record.id}" />
        </td>
        ${company}`,
    );
  }
  const box = attributes({
    type: "text",
    id: "transactionId",
    name: "transactionId",
    class: classesOf("idbox", screen),
    autocomplete: "off",
    autofocus: true,
  });
  const icon = (name: string, text: string, call: string): Html =>
    html`<td>
      <a href="javascript:${call}" onclick="${call}" title="${text}"
        ><img src="${imageAt(context, `tools/${name}`)}" title="${text}" alt="${text}"
      /></a>
    </td>`;
  return line(
    html`${title}
      <td><input${box} /></td>
      ${icon("dropdown", "Recent", "doRecent()")}${icon("select", "Selection", "doSelection()")}
      <td></td>
      ${icon("new", "New Deal", "doNewDeal()")}${company}`,
  );
}

function line(cells: Html): Html {
  return html`<table>
    <tbody>
      <tr>
        <td></td>
        <td>
          <table>
            <tbody>
              <tr>
                ${cells}
              </tr>
            </tbody>
          </table>
        </td>
      </tr>
    </tbody>
  </table>`;
}
