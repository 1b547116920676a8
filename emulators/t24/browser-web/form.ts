import type { FormFields } from "../../core/form.ts";

/** A posted form; of a name that came twice the first value counts, and one that did not come is empty. */
export interface Form {
  readonly fields: FormFields;
  get(name: string): string;
  /** What a radio button or a check box says of a field, by the field with its numbers. */
  pressed(place: string): string;
}

/** Opens a form for reading. */
export function toForm(fields: FormFields): Form {
  const first = new Map<string, string>();
  const pressed = new Map<string, string>();
  for (const [name, value] of fields) {
    if (!first.has(name)) first.set(name, value);
    const [, place] = /^radio:[^:]*:(.*)$/.exec(name) ?? [];
    if (place !== undefined) pressed.set(place, value);
    if (name.startsWith(CHECK_BOX)) pressed.set(name.slice(CHECK_BOX.length), "YES");
  }
  return { fields, get: (name) => first.get(name) ?? "", pressed: (place) => pressed.get(place) ?? "" };
}

const CHECK_BOX = "CheckBox:fieldName:";
