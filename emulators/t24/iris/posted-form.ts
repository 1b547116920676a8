import type { FormFields } from "../../core/form.ts";
import { scalarByOdata } from "../domain/dictionary.ts";
import type { CustomerRecord } from "../domain/record.ts";

/**
 * The record in a posted form: the engine takes each field, its first value, for the entity's property of that name (5.7).
 * Such a property is a text, so that a group cannot be said in it; what is unknown is passed over.
 */
export function recordOfForm(fields: FormFields): CustomerRecord {
  const scalars: Record<string, string> = {};
  for (const [name, value] of fields) {
    const scalar = scalarByOdata.get(name);
    if (scalar !== undefined) scalars[scalar.name] ??= value;
  }
  return { id: scalars["CUSTOMER.CODE"] ?? "", scalars, groups: {} };
}
