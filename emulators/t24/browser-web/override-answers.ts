import { toElements, type CustomerRecord } from "../domain/record.ts";
import type { T24Error } from "../domain/refusal.ts";
import type { Form } from "./form.ts";

/**
 * The record with the overrides and warnings that were raised as the form confirms them, in the words of IRIS' clients
 * (t24-iris 3.7); the record itself unless it confirms all of them, so that all are asked for together again.
 */
export function withAnswers(record: CustomerRecord, raised: readonly T24Error[], form: Form): CustomerRecord {
  const answers = raised.flatMap(({ code, type, text }) => {
    if (type === "WARNING") return isAnswered(text, form) ? [`WARNING_${code}_${text}_RECEIVED`] : [];
    return isAccepted(text, form) ? [code] : [];
  });
  if (answers.length === 0 || answers.length < raised.length) return record;
  return { ...record, groups: { ...record.groups, OVERRIDE: toElements("OVERRIDE", answers) } };
}

/** 7.2: any answer will do, also NO; by the list beside the warning, or as clients without a browser post it. */
function isAnswered(text: string, form: Form): boolean {
  return form.get(`warningChooser:${text}`) !== "" || form.get(`warningText:${text}:value`) !== "";
}

/** 7.3: all at once by the link, or one by one. */
function isAccepted(text: string, form: Form): boolean {
  return form.get("overridesAccepted") !== "" || form.get(`overrideText:${text}:value`) === "YES";
}
