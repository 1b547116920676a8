import type { ShownEnquiry } from "./enquiries.ts";
import type { Form } from "./form.ts";
import { isOperand, type Criterion } from "./selection.ts";

/** Criteria of a command line: field, operand, value, and so on; what does not fit is passed over (3.1). */
export function typedCriteria(
  shown: ShownEnquiry,
  [field, operand, value, ...rest]: readonly string[],
): readonly Criterion[] {
  if (field === undefined || operand === undefined || value === undefined) return [];
  return [...criterionOf(shown, field, operand, value), ...typedCriteria(shown, rest)];
}

/** The lines of a posted selection that have a value (9.1). */
export function postedCriteria(shown: ShownEnquiry, form: Form): readonly Criterion[] {
  return form.fields.flatMap(([name, field]) => {
    const [, numbers] = /^fieldName:(\d+:\d+:\d+)$/.exec(name) ?? [];
    if (numbers === undefined) return [];
    return criterionOf(shown, field, form.get(`operand:${numbers}`) || "EQ", form.get(`value:${numbers}`));
  });
}

function criterionOf({ enquiry }: ShownEnquiry, field: string, operand: string, value: string): readonly Criterion[] {
  const isKnown = field === "@ID" || enquiry.selection.includes(field);
  return isKnown && isOperand(operand) && value !== "" ? [{ field, operand, value }] : [];
}
