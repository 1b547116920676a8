import { html, type Html } from "../../../core/html.ts";
import { captionIn, type CaptionLanguage } from "../captions.ts";
import type { FieldError, Question, RecordPage } from "../record-page.ts";
import { imageAt } from "./document.ts";

/** Errors, warnings and overrides (7); it is there without any, too, and hidden. */
export function errorBox({ context, open, profile }: RecordPage): Html {
  const { errors = [], questions = [] } = open ?? {};
  if (errors.length === 0 && questions.length === 0) return html`<div id="error_box" class="hidden"></div>`;
  const warnings = questions.filter(({ kind }) => kind === "warning");
  const overrides = questions.filter(({ kind }) => kind === "override");
  const tables = [
    errors.length > 0 &&
      html`<table id="errors">
        <tbody>
          ${errors.map((error) => errorRow(error, profile.captionLanguage, context))}
        </tbody>
      </table>`,
    warnings.length > 0 &&
      html`<table>
        <tbody>
          ${warnings.map((warning) => warningRow(warning, context))}
        </tbody>
      </table>`,
    overrides.length > 0 && overrideTable(overrides, context),
  ].filter((table) => table !== false);
  if (errors.length > 0) return html`<div id="error_box">${tables}</div>`;
  // 7.3: the first table stands in the third row, what follows in the next ones.
  return html`<div id="error_box">
    <table>
      <tbody>
        <tr>
          <td></td>
        </tr>
        <tr>
          <td></td>
        </tr>
        ${tables.map(
          (table) =>
            html`<tr>
              <td>${table}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** 7.1: the caption leads to the field. */
function errorRow({ place, caption: english, text }: FieldError, language: CaptionLanguage, context: string): Html {
  const caption = captionIn(language, english);
  const call = `gotoError('${place ?? ""}')`;
  const link =
    place === undefined
      ? html`<span> ${caption}</span>`
      : html`<a href="javascript:${call}" onclick="${call}"><span> ${caption}</span></a>`;
  return html`<tr>
    <td>${image("error", context)}</td>
    <td class="errors">${link}</td>
    <td class="errorText"><span>${text}</span></td>
  </tr>`;
}

/** 7.2 */
function warningRow({ text }: Question, context: string): Html {
  const name = `warningChooser:${text}`;
  return html`<tr>
    <td>${image("warning", context)}</td>
    <td id="warningCaption:${text}">${text}</td>
    <td>
      <select class="warningbox" id="${name}" name="${name}">
        <option value=""></option>
        <option value="RECEIVED">RECEIVED</option>
        <option value="NO">NO</option>
      </select>
    </td>
  </tr>`;
}

/** 7.3: the link that accepts all of them, and a row for each. */
function overrideTable(overrides: readonly Question[], context: string): Html {
  return html`<table>
      <tbody>
        <tr>
          <td class="textbtn">
            <a id="errorImg" href="javascript:commitOverrides()" onclick="commitOverrides()">Accept Overrides</a>
          </td>
        </tr>
      </tbody>
    </table>
    <table>
      <tbody>
        ${overrides.map(
          ({ text }) =>
            html`<tr>
              <td>${image("override", context)}</td>
              <td class="overrideOn">${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** 7.1: nothing else in a record's window has this id. */
function image(kind: "error" | "warning" | "override", context: string): Html {
  return html`<img id="errorImg" src="${imageAt(context, `error/${kind}`)}" alt="${kind}" />`;
}
