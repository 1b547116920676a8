import { html, type Html } from "../../../core/html.ts";
import type { HelpPage } from "../page.ts";
import { document } from "./document.ts";

/** A table of what is known; T24's own help pages are not. */
export function helpPage({ context, title, headings, rows }: HelpPage): Html {
  return document({
    context,
    title,
    look: "window",
    body: html`<table id="enqheader">
        <tbody>
          <tr>
            <td>${title}</td>
          </tr>
        </tbody>
      </table>
      <table class="enquirydata help">
        <thead>
          <tr>
            ${headings.map((heading) => html`<th>${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((text) => html`<td>${text}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`,
  });
}
