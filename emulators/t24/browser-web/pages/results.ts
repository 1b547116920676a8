import { html, type Html } from "../../../core/html.ts";
import { captionIn } from "../captions.ts";
import type { ResultsPage, ShownRow } from "../enquiry-page.ts";
import { document, imageAt, servletAt } from "./document.ts";
import { enquiryFields, hidden } from "./enquiry-form.ts";

/** The rows of an enquiry, in a window of its own. */
export function resultsPage(page: ResultsPage): Html {
  const { context, shown } = page;
  return document({ context, title: shown.description, look: "window", body: resultsBody(page) });
}

/** 9.2: how many, the icons beside that, the heading, and the table. */
export function resultsBody(page: ResultsPage): Html {
  const { context, shown, criteria } = page;
  const selected = criteria.map(({ field, operand, value }, index) => {
    const numbers = `${index + 1}:1:1`;
    return html`${hidden(`fieldName:${numbers}`, field)}${hidden(`operand:${numbers}`, operand)}${hidden(
      `value:${numbers}`,
      value,
    )}`;
  });
  return html`<div id="enquiry_response">
    <form id="enquiry" name="enquiry" method="post" action="${servletAt(context)}">
      ${enquiryFields(page)}${selected}${toolHeader(page)}
      <table id="enqheader">
        <tbody>
          <tr>
            <td>${shown.heading ?? shown.description}</td>
          </tr>
        </tbody>
      </table>
      <div id="enquiryDataScroller">${page.rows.length === 0 ? nothing() : dataTable(page)}</div>
    </form>
  </div>`;
}

/** 9.2, empty; the exact words are not known. */
function nothing(): Html {
  return html`<p class="nothing">No data to display</p>`;
}

/** How many rows to a page. */
export const PAGE_SIZE = 50;

function toolHeader({ context, rows, before, total }: ResultsPage): Html {
  const count =
    rows.length === 0 ? "Results 0 - 0 of 0" : `Results ${before + 1} - ${before + rows.length} of ${total}`;
  const number = before / PAGE_SIZE + 1;
  const icon = (title: string, image: string, call: string): Html =>
    html`<td>
      <a href="javascript:${call}" title="${title}"
        ><img src="${imageAt(context, `tools/${image}`)}" title="${title}" alt="${title}"
      /></a>
    </td>`;
  return html`<table id="enq_toolHeader" class="enquiry-bar">
    <tbody>
      <tr>
        <td>${count}</td>
        <td>
          <div>
            <table>
              <tbody>
                <tr>
                  ${icon("Refresh", "refresh", `doEnquiry('RUN','${number}')`)}
                  ${icon("Selection Screen", "selection", "doEnquiry('SELECTION')")}
                  ${before > 0 && icon("Previous Page", "previous", `doEnquiry('RUN','${number - 1}')`)}
                  ${before + rows.length < total && icon("Next Page", "next", `doEnquiry('RUN','${number + 1}')`)}
                </tr>
              </tbody>
            </table>
          </div>
        </td>
      </tr>
    </tbody>
  </table>`;
}

/** Rows are called r1 and so on, headings columnHeaderText1 (9.2). */
function dataTable(page: ResultsPage): Html {
  const { shown, rows, profile } = page;
  const plain = shown.name.replaceAll(".", "");
  const headings = shown.columns.map(
    ({ caption }, index) =>
      html`<th id="columnHeaderText${index + 1}">${captionIn(profile.captionLanguage, caption)}</th>`,
  );
  return html`<table id="datadisplay" class="enquirydata enquirydata_${plain}">
    <thead>
      <tr>
        ${headings}${shown.drills.map(() => html`<th></th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row, index) => dataRow(row, index, page))}
    </tbody>
  </table>`;
}

function dataRow({ texts, commands }: ShownRow, index: number, page: ResultsPage): Html {
  const { context, shown, target, profile } = page;
  const links = shown.drills.map(({ title: english, image }, position) => {
    const title = captionIn(profile.captionLanguage, english);
    const call = `drilldown('${commands[position] ?? ""}','${target}')`;
    return html`<td>
      <a href="javascript:${call}" title="${title}"
        ><img src="${imageAt(context, image)}" title="${title}" alt="${title}"
      /></a>
    </td>`;
  });
  return html`<tr id="r${index + 1}" class="${index % 2 === 0 ? "odd" : "even"}">
    ${texts.map((text) => html`<td>${text}</td>`)}${links}
  </tr>`;
}
