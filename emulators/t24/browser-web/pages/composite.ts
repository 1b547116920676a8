import { html, type Html } from "../../../core/html.ts";
import type { BlankPage, CompositePage } from "../enquiry-page.ts";
import { document, servletAt } from "./document.ts";
import { resultsBody } from "./results.ts";
import { selectionBody } from "./selection.ts";

/** What the parts of a composite screen are called: the enquiry above, and the record below (9.3). */
export function partsOf(screenNumber: string): { readonly above: string; readonly below: string } {
  return { above: `ENQUIRY${screenNumber}`, below: `BLANK${screenNumber}` };
}

/** A composite screen in either layout. */
export function compositePage(page: CompositePage): Html {
  return page.layout === "frames" ? frames(page) : table(page);
}

/** 9.3: the script puts what the lower part's forms are answered with in its place, so that the window stays. */
function table({ context, composite, companyName, screenNumber, above }: CompositePage): Html {
  const { above: upper, below } = partsOf(screenNumber);
  return document({
    context,
    title: titleOf(composite.description, companyName),
    look: "window",
    body: html`<table class="composite">
      <tbody>
        <tr>
          <td id="${upper}" class="part">${above.kind === "results" ? resultsBody(above) : selectionBody(above)}</td>
        </tr>
        <tr>
          <td id="${below}" class="part"></td>
        </tr>
      </tbody>
    </table>`,
  });
}

/** 9.3: frame 0 is the enquiry, frame 1 the record. */
function frames({ context, composite, companyName, screenNumber }: CompositePage): Html {
  const { above, below } = partsOf(screenNumber);
  const source = (part: string): string =>
    `${servletAt(context)}?command=globusCommand&requestType=UTILITY.ROUTINE&routineName=OS.GET.FRAGMENT&routineArgs=${part}`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="UTF-8" />
        <title>${titleOf(composite.description, companyName)}</title>
      </head>
      <frameset rows="40%,60%">
        <frame id="${above}" name="${above}" src="${source(composite.name)}" />
        <frame id="${below}" name="${below}" src="${source("")}" />
      </frameset>
    </html>`;
}

/** The lower part, before a row is clicked. */
export function blankPage({ context }: BlankPage): Html {
  return document({ context, title: "T24", look: "window", body: html`<div></div>` });
}

/** 3.2: a composite's title names the company. */
function titleOf(description: string, companyName: string): string {
  return `${description} - ${companyName}`;
}
