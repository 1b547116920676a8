import { html, type Html } from "../../../core/html.ts";
import { fieldsOf, type Group } from "../../domain/dictionary.ts";
import type { Instance } from "../instances.ts";
import type { Control, Screen } from "../screens.ts";
import { imageAt } from "./document.ts";

interface Where {
  readonly context: string;
  readonly screen: Screen;
  readonly hot: ReadonlySet<string>;
  readonly open: { readonly isInput: boolean };
}

/** What stands between caption and control: whether a value is demanded, whether a change posts the form (6.2). */
export function icons({ on }: Instance, { context, screen, open, hot }: Where): Html {
  const { mandatory, name } = on.field;
  const isDemanded = mandatory || screen.rules.mandatory.has(name);
  const icon = (file: string, text: string): Html =>
    html`<img src="${imageAt(context, `deal/${file}`)}" alt="${text}" class="icon-${file}" />`;
  return html`${isDemanded && icon("mandatory", "Mandatory")}${open.isInput && hot.has(`fieldName:${name}`) && icon("hot", "Hot field")}${on.hasInformation && icon("information", "Information")}`;
}

/** What stands behind a control: lists of values, the calendar, one more value or one less (6.2). */
export function pickers(instance: Instance, { context }: Pick<Where, "context">): Html {
  const { on, value1, value2, count1, count2 } = instance;
  const { group, subGroup } = on;
  return html`${PICKERS[on.control]?.(instance, context)}${group !== undefined && isFirstOf(group, instance) && expander("mv", mvDetails(group, value1), count1, context)}${subGroup !== undefined && isFirstOf(subGroup, instance) && expander("sv", svDetails(subGroup, value1, value2), count2, context)}`;
}

const PICKERS: Readonly<Partial<Record<Control, (instance: Instance, context: string) => Html>>> = {
  lookup: ({ on, place }, context) => {
    const list = on.hasFavourites ? "dropdown_favourite" : "dropdown";
    return html`<a href="javascript:doDropDown('${place}')" title="Dropdown List"
        ><img
          src="${imageAt(context, `deal/${list}`)}"
          title="Dropdown List"
          alt="Dropdown List"
          dropfield="fieldName:${place}"
          dropfile="${on.field.file}" /></a
      ><a href="javascript:doDropDown('${place}')" title="Selection"
        ><img src="${imageAt(context, "deal/selection")}" title="Selection" alt="Selection" dropfile="${on.field.file}"
      /></a>`;
  },
  date: ({ place }, context) =>
    html`<a href="javascript:doCalendar('${place}')" title="Calendar"
      ><img
        src="${imageAt(context, "deal/calendar")}"
        title="Calendar"
        alt="Calendar"
        calendardropfieldname="fieldName:${place}"
    /></a>`,
  frequency: ({ place }, context) =>
    html`<a href="javascript:doFrequency('${place}')" title="Frequency"
      ><img
        src="${imageAt(context, "deal/calendar")}"
        title="Frequency"
        alt="Frequency"
        frequencydropfieldname="fieldName:${place}"
    /></a>`,
};

/** 6.2: minus once there are two; the script shows it then, too. */
function expander(kind: "mv" | "sv", details: string, count: number, context: string): Html {
  const text = kind === "mv" ? "Expand Multi Value" : "Expand Sub Value";
  const minus = html`<a
    href="javascript:${kind}DeleteClient('${details}')"
    title="Delete Value"
    ${count < 2 && html` class="hidden"`}
    ><img src="${imageAt(context, "deal/delete_value")}" title="Delete Value" alt="Delete Value"
  /></a>`;
  return html`<a href="javascript:${kind}ExpandClient('${details}')" title="${text}"
      ><img src="${imageAt(context, `deal/${kind}_expand`)}" title="${text}" alt="${text}" /></a
    >${minus}`;
}

/** 6.1: `M_220.2_224.2`, the first and the last field number of the group, and which of its values. */
export function mvDetails(group: Group, number: number): string {
  const { first, last } = rangeOf(group);
  return `M_${first}.${number}_${last}.${number}`;
}

/** The same of sub-values: which multi-value, and which in that. */
export function svDetails(group: Group, number: number, subNumber: number): string {
  const { first, last } = rangeOf(group);
  return `S_${first}.${number}.${subNumber}_${last}.${number}.${subNumber}`;
}

function rangeOf(group: Group): { readonly first: number; readonly last: number } {
  const positions = fieldsOf(group).map(({ position }) => position);
  return { first: Math.min(...positions), last: Math.max(...positions) };
}

function isFirstOf(group: Group, { on }: Instance): boolean {
  return fieldsOf(group)[0]?.name === on.field.name;
}
