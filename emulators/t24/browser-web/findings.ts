import { storedFields, type Field } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord } from "../domain/record.ts";
import type { T24Error } from "../domain/refusal.ts";
import { captionAt, LANGUAGES } from "./instances.ts";
import { groupsOf } from "./places.ts";
import type { FieldError, Question } from "./record-page.ts";

/**
 * An error of the domain by the field that it stands at on the screen: `verCustomer_Input.Mnemonic:1:1` is at
 * `MNEMONIC`, `….ShortName:en:1` at `SHORT.NAME:1` (t24-iris 3.6). One that names no field has no caption.
 */
export function toFieldError({ text, info }: T24Error, record: CustomerRecord): FieldError {
  const [path = "", first = "", second = ""] = info.split(":");
  const field = byOdata.get(path.slice(path.lastIndexOf(".") + 1));
  if (field === undefined) return { caption: "", text };
  const { group, subGroup } = groupsOf(field.name);
  if (group === undefined) return { place: field.name, caption: captionAt(field.name, record, 0, 0), text };
  const value1 = /^\d+$/.test(first) ? Number(first) : numberOf(first, field, record);
  const value2 = subGroup === undefined ? 0 : Number(second);
  const place = [field.name, value1, ...(value2 > 0 ? [value2] : [])].join(":");
  return { place, caption: captionAt(field.name, record, value1, value2), text };
}

const byOdata: ReadonlyMap<string, Field> = new Map(storedFields.map((field) => [field.odata, field]));

/** Which of a group's values is in a language. */
function numberOf(language: string, { name }: Field, record: CustomerRecord): number {
  const elements = record.groups[groupsOf(name).group?.name ?? ""] ?? [];
  const index = elements.findIndex(({ values }) => values[LANGUAGE_CODE] === language);
  return (index < 0 ? Math.max(0, LANGUAGES.indexOf(language)) : index) + 1;
}

/** An override or a warning, as it is asked. */
export function toQuestion({ type, text }: T24Error): Question {
  return { kind: type === "WARNING" ? "warning" : "override", text };
}
