import { attributes, html, type Html } from "../../../core/html.ts";
import { toShownDay } from "../dates.ts";
import type { Instance } from "../instances.ts";
import { toWords, type Control, type Screen } from "../screens.ts";
import { classesOf } from "./classes.ts";

/** Where a control stands. */
export interface Spot {
  readonly context: string;
  readonly screen: Screen;
  /** `mainTab`, or `tab1` and so on. */
  readonly tab: string;
  /** The ids of the controls whose change posts the form (6.3). */
  readonly hot: ReadonlySet<string>;
}

/** The control of a field by its kind (6.1). */
export function control(instance: Instance, spot: Spot): Html {
  return CONTROLS[instance.on.control](instance, spot);
}

const CONTROLS: Readonly<Record<Control, (instance: Instance, spot: Spot) => Html>> = {
  text: textBox,
  lookup: textBox,
  date: textBox,
  frequency: textBox,
  select: selectBox,
  radio: radioButtons,
  checkbox: checkBox,
  display,
};

/** The attributes that every input of a field has. */
function base(instance: Instance, { screen, tab, hot }: Spot): Readonly<Record<string, string | undefined>> {
  const name = `fieldName:${instance.place}`;
  return {
    id: name,
    name,
    class: classesOf("dealbox", screen),
    tabname: tab,
    hot: hot.has(name) ? "Y" : undefined,
    // 6.1: captions are for a field without its numbers, and a grid has none.
    "aria-label": instance.caption,
  };
}

function textBox(instance: Instance, spot: Spot): Html {
  const { length, type } = instance.on.field;
  const value = type === "D" ? toShownDay(instance.value) : instance.value;
  return html`<input
    type="text"
    ${attributes({ ...base(instance, spot), value, maxlength: length, size: Math.min(length, 35), autocomplete: "off" })}
  />`;
}

/** What is stored but no longer in the list is kept as one more choice. */
function selectBox(instance: Instance, spot: Spot): Html {
  const { value } = instance;
  const values = choices(instance);
  const all = value === "" || values.includes(value) ? values : [...values, value];
  const options = all.map(
    (choice) => html`<option${attributes({ value: choice, selected: choice === value })}>${toWords(choice)}</option>`,
  );
  return html`<select${attributes(base(instance, spot))}><option value=""></option>${options}</select>`;
}

/** A button for each value, and one for none unless a value is demanded; the hidden field has what is chosen. */
function radioButtons(instance: Instance, spot: Spot): Html {
  const { on, value } = instance;
  const name = `radio:${spot.tab}:${instance.place}`;
  const isDemanded = on.field.mandatory || spot.screen.rules.mandatory.has(on.field.name);
  const all = isDemanded ? choices(instance) : ["", ...choices(instance)];
  const buttons = all.map((choice) => {
    const input = attributes({
      type: "radio",
      id: name,
      name,
      value: choice,
      class: classesOf("radioCheckStyle", spot.screen),
      checked: choice === value,
      "aria-label": `${instance.caption}: ${wordsOf(choice)}`,
    });
    return html`<td><input${input} /><span>${wordsOf(choice)}</span></td>`;
  });
  const { class: _class, "aria-label": _label, ...hidden } = base(instance, spot);
  return html`<input type="hidden" ${attributes({ ...hidden, value })} />
    <table>
      <tbody>
        <tr>
          ${buttons}
        </tr>
      </tbody>
    </table>`;
}

function wordsOf(choice: string): string {
  return choice === "" ? "[None]" : toWords(choice);
}

function checkBox(instance: Instance, spot: Spot): Html {
  const name = `CheckBox:fieldName:${instance.place}`;
  const input = attributes({
    type: "checkbox",
    id: name,
    name,
    class: classesOf("radioCheckStyle", spot.screen),
    checked: instance.value === "YES",
    "aria-label": instance.caption,
  });
  const { class: _class, "aria-label": _label, ...hidden } = base(instance, spot);
  return html`<input type="hidden" ${attributes({ ...hidden, value: instance.value })} /><input${input} />`;
}

/** 6.1: what is only shown, by a control's words. */
export function display({ on, value, place }: Instance, { screen }: Pick<Spot, "screen">): Html {
  const { type, values } = on.field;
  const text = type === "D" ? toShownDay(value) : values?.includes(value) === true ? toWords(value) : value;
  return html`<span id="disabled_${place}" class="${classesOf("disabled_dealbox", screen)}" style="">${text}</span>`;
}

/** The values in the order of the alphabet, as code lists have them. */
function choices({ on }: Instance): readonly string[] {
  return on.field.values?.toSorted() ?? [];
}
