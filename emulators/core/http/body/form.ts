import { DomainError } from "../../errors.ts";
import { parseForm, type FormFields } from "../../form.ts";
import { isCarriable } from "../../xml-text.ts";

/** Parses a posted form; throws `malformed` where a field has a text that XML cannot carry, as JSON's reader does. */
export function readFields(text: string): FormFields {
  const fields = parseForm(text);
  for (const [name, value] of fields) {
    if (isCarriable(name) && isCarriable(value)) continue;
    const message = `The field ${JSON.stringify(name)} has a character that no XML document can carry: ${JSON.stringify(value)}`;
    throw new DomainError("malformed", message, { syntax: "form" });
  }
  return fields;
}
