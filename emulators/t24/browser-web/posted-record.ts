import { fieldByName, type Field, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import { toStoredDay } from "./dates.ts";
import type { Form } from "./form.ts";
import { LANGUAGES } from "./instances.ts";
import { groupsOf } from "./places.ts";

/**
 * The record that a form brings, by the names of its fields: `fieldName:GENDER`, `fieldName:STREET:1`,
 * `fieldName:ADDRESS:1:1` (6.1). What the form leaves out of a multi-value group is as the record before has it; a name
 * that is no field's is passed over.
 */
export function postedRecord(id: string, form: Form, before: CustomerRecord | undefined): CustomerRecord {
  const scalars: Record<string, string> = {};
  const values = new Map<Group, MultiValues>();
  for (const [control, posted] of form.fields) {
    const [prefix, name = "", number, subNumber] = control.split(":");
    const field = prefix === "fieldName" ? fieldByName.get(name) : undefined;
    if (field === undefined || field.system) continue;
    // 6.1: a script copies what is pressed to the field itself; clients without one do not.
    const sent = posted === "" ? form.pressed(control.slice("fieldName:".length)) : posted;
    const value = field.type === "D" ? toStoredDay(sent) : sent;
    const { group, subGroup } = groupsOf(name);
    if (group === undefined) {
      scalars[name] = value;
      continue;
    }
    const inGroup = values.get(group) ?? new Map<number, Values>();
    values.set(group, inGroup);
    setValue(inGroup, { field, subGroup, number: toNumber(number), subNumber: toNumber(subNumber) }, value);
  }
  const posted = [...values].map(([group, inGroup]) => [
    group.name,
    toElements(group, inGroup, before?.groups[group.name] ?? []),
  ]);
  return { id, scalars, groups: Object.fromEntries(posted) as CustomerRecord["groups"] };
}

/** Values by field name, and those of sub-groups by the number of the sub-value. */
interface Values {
  readonly own: Map<string, string>;
  readonly sub: Map<Group, Map<number, Map<string, string>>>;
}
type MultiValues = Map<number, Values>;

/** One value of a multi-value field. */
interface At {
  readonly field: Field;
  readonly subGroup: Group | undefined;
  readonly number: number;
  readonly subNumber: number;
}

function setValue(values: MultiValues, { field, subGroup, number, subNumber }: At, value: string): void {
  const found: Values = values.get(number) ?? { own: new Map(), sub: new Map() };
  values.set(number, found);
  if (subGroup === undefined) {
    found.own.set(field.name, value);
    return;
  }
  const subValues = found.sub.get(subGroup) ?? new Map<number, Map<string, string>>();
  found.sub.set(subGroup, subValues);
  subValues.set(subNumber, (subValues.get(subNumber) ?? new Map<string, string>()).set(field.name, value));
}

/** The values of a group laid over those that it had, in the order of their numbers. */
function toElements(group: Group, values: MultiValues, before: readonly GroupElement[]): readonly GroupElement[] {
  const numbers = new Set([...before.keys()].map((index) => index + 1).concat([...values.keys()]));
  return [...numbers]
    .sort((one, other) => one - other)
    .map((number) => {
      const old = before[number - 1];
      const posted = values.get(number);
      const code = old?.values[LANGUAGE_CODE] ?? LANGUAGES[number - 1];
      return {
        values: {
          ...old?.values,
          ...Object.fromEntries(posted?.own ?? []),
          ...(group.language && code !== undefined && { [LANGUAGE_CODE]: code }),
        },
        subGroups: { ...old?.subGroups, ...toSubGroups(posted, old, LANGUAGES[number - 1]) },
      };
    });
}

function toSubGroups(
  posted: Values | undefined,
  old: GroupElement | undefined,
  language: string | undefined,
): GroupElement["subGroups"] {
  return Object.fromEntries(
    [...(posted?.sub ?? [])].map(([{ name, language: isByLanguage }, values]) => {
      const before = old?.subGroups[name] ?? [];
      const numbers = new Set([...before.keys()].map((index) => index + 1).concat([...values.keys()]));
      const elements = [...numbers]
        .sort((one, other) => one - other)
        .map((number) => ({
          values: {
            ...(isByLanguage && number === 1 && language !== undefined && { [LANGUAGE_CODE]: language }),
            ...before[number - 1]?.values,
            ...Object.fromEntries(values.get(number) ?? []),
          },
          subGroups: {},
        }));
      return [name, elements];
    }),
  );
}

function toNumber(text: string | undefined): number {
  const number = Number(text ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}
