import { attributes, html, type Html } from "../../../core/html.ts";
import type { SelectionPage } from "../enquiry-page.ts";
import { captionIn } from "../captions.ts";
import { labelOf } from "../screens.ts";
import { OPERANDS, type Criterion } from "../selection.ts";
import { document, servletAt } from "./document.ts";
import { enquiryFields, hidden } from "./enquiry-form.ts";

/** The selection of an enquiry, in a window of its own. */
export function selectionPage(page: SelectionPage): Html {
  const { context, shown } = page;
  return document({ context, title: shown.description, look: "window", body: selectionBody(page) });
}

/** 9.1: favourites to the left; title, links and Find above the fields. */
export function selectionBody(page: SelectionPage): Html {
  const { context, shown, message } = page;
  return html`<form id="enqsel" name="enqsel" method="post" action="${servletAt(context)}">
    ${enquiryFields(page)}
    <table class="selection">
      <tbody>
        <tr>
          <td class="favourites">
            <div>
              <h2>Favourites</h2>
              <p>No favourites</p>
            </div>
          </td>
          <td>
            <table>
              <tbody>
                <tr>
                  <td>
                    <table>
                      <tbody>
                        <tr>
                          <td class="enquiry-title">${shown.description}</td>
                          <td class="selection-links">${links()}</td>
                          <td>
                            <div>
                              <table>
                                <tbody>
                                  <tr>
                                    <td>${find()}</td>
                                    <td><input type="submit" id="defaultButton" class="small" value="Go" /></td>
                                  </tr>
                                </tbody>
                              </table>
                            </div>
                          </td>
                        </tr>
                      </tbody>
                    </table>
                  </td>
                </tr>
                <tr>
                  <td>${fields(page)}</td>
                </tr>
                ${
                  message !== undefined &&
                  html`<tr>
                    <td class="message">${message}</td>
                  </tr>`
                }
              </tbody>
            </table>
          </td>
        </tr>
      </tbody>
    </table>
  </form>`;
}

/** Its address leads nowhere, so that it is the first such link (9.1). */
function find(): Html {
  return html`<a
    class="textbtn"
    href="javascript:void(0)"
    onclick="doEnquiry('RUN')"
    title="Run Selection"
    alt="Run Selection"
    >Find</a
  >`;
}

function links(): Html {
  return html`<a href="javascript:doMoreOptions()">More Options</a
    ><a href="javascript:doClearSelection()">Clear Selection</a>`;
}

/** The first field's row is the third of its table (9.1). */
function fields({ shown, criteria, profile }: SelectionPage): Html {
  return html`<table id="selectiondisplay" class="selectiondisplay">
    <tbody>
      <tr>
        <td></td>
      </tr>
      <tr>
        <td></td>
      </tr>
      ${shown.enquiry.selection.map((field, index) => {
        const label = captionIn(profile.captionLanguage, labelOf(field));
        return fieldRow({ field, label }, `${index + 1}:1:1`, criteria);
      })}
    </tbody>
  </table>`;
}

function fieldRow(
  { field, label }: { readonly field: string; readonly label: string },
  numbers: string,
  criteria: readonly Criterion[],
): Html {
  const given = criteria.find((criterion) => criterion.field === field);
  const operand = `operand:${numbers}`;
  const options = Object.entries(OPERANDS).map(
    ([code, { text }]) =>
      html`<option${attributes({ value: code, selected: code === given?.operand && "selected" })}>${text}</option>`,
  );
  const value = attributes({ id: `value:${numbers}`, name: `value:${numbers}`, value: given?.value ?? "" });
  return html`<tr>
    <td><label for="value:${numbers}">${label}</label>${hidden(`fieldName:${numbers}`, field)}</td>
    <td>
      <select id="${operand}" name="${operand}" aria-label="Operand of ${label}">
        ${options}
      </select>
    </td>
    <td><input type="text" size="35" autocomplete="off" ${value} /></td>
  </tr>`;
}
