import { html, type Html } from "../../../core/html.ts";
import { captionIn, type CaptionLanguage } from "../captions.ts";
import { shownRows, type Instance, type ShownRow } from "../instances.ts";
import type { OpenRecord } from "../record-page.ts";
import type { Row } from "../screens.ts";
import { control, display, type Spot } from "./controls.ts";
import { icons, mvDetails, pickers, svDetails } from "./field-icons.ts";

/** What a table of fields needs besides its rows. */
export interface Table extends Spot {
  readonly open: OpenRecord;
  readonly language: CaptionLanguage;
}

/** The rows of a table of fields; of each field: caption, icons, control with its pickers, the words behind a code. */
export function fieldRows(rows: readonly Row[], table: Table): readonly Html[] {
  return shownRows(rows, table.open.record).map((row) => LOOKS[row.look](row, table));
}

const LOOKS: Readonly<Record<ShownRow["look"], (row: ShownRow, table: Table) => Html>> = {
  columns: ({ instances }, table) =>
    html`<tr${rowMarks(instances, table)}>${instances.map(
      (instance) =>
        html`<td>${captionOf(instance, table)}</td>
          <td>${icons(instance, table)}</td>
          ${controlCell(instance, table)}${enrichmentCell(instance, table)}`,
    )}</tr>`,
  // 6.1: headings instead of labels.
  headings: ({ instances }, { open, language }) =>
    html`<tr class="headings">
      <td></td>
      <td></td>
      ${instances.map((instance) => html`<td${isWrong(instance, open) && html` class="wrong"`}>${captionIn(language, instance.on.label)}</td>`)}
    </tr>`,
  grid: ({ instances }, table) =>
    html`<tr class="grid" ${rowMarks(instances, table)}>
      <td></td>
      <td></td>
      ${instances.map((instance) => controlCell(instance, table))}
    </tr>`,
};

/** 6.1: which multi-values stand in the row, and on which tab. */
function rowMarks(instances: readonly Instance[], { tab }: Table): Html {
  const list = instances.flatMap(({ on }) => on.group?.name ?? [])[0];
  return list === undefined ? html` tabid="${tab}"` : html` mvlist="${list}" tabid="${tab}"`;
}

/** 6.1: label and link are called without numbers; the tabulator passes the link over, so that it leads to fields (6.3). */
function captionOf(instance: Instance, { open, language }: Table): Html {
  const { on, caption } = instance;
  const { name } = on.field;
  return html`<label for="fieldName:${name}" ${isWrong(instance, open) && html` class="wrong"`}
    ><a id="fieldCaption:${name}" href="javascript:doHelp('${name}')" tabindex="-1"
      >${captionIn(language, caption)}</a
    ></label
  >`;
}

/** 7.1: a mistake's caption is red. */
function isWrong({ place }: Instance, { errors }: OpenRecord): boolean {
  return errors.some((error) => error.place === place);
}

function controlCell(instance: Instance, table: Table): Html {
  if (!table.open.isInput || instance.on.control === "display") return html`<td>${display(instance, table)}</td>`;
  return html`<td${expansionMarks(instance)}>${control(instance, table)}${pickers(instance, table)}</td>`;
}

function enrichmentCell({ place }: Instance, { open }: Table): Html {
  return html`<td><span id="enri_${place}" class="enrichment">${open.enrichments.get(place)}</span></td>`;
}

/** 6.1: the range of field numbers that is expanded together, and which of its values this is. */
function expansionMarks({ on, value1, value2 }: Instance): Html | false {
  if (on.group === undefined) return false;
  const multi = html` mvdetails="${mvDetails(on.group, value1)}"`;
  return on.subGroup === undefined ? multi : html`${multi} svdetails="${svDetails(on.subGroup, value1, value2)}"`;
}
