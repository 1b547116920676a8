import type { Bound } from "./rule.ts";
import { resolve, schemaOf, type SchemaFile } from "./schema.ts";

/**
 * The members of an update that count: those that came. A null counts only where the whole record, as the schema file
 * has it, may hold null, and where the option has it cleared rather than kept.
 */
export function came(file: SchemaFile, update: object, { nullOnUpdate }: { readonly nullOnUpdate: string }): Bound {
  const clearable = nullOnUpdate === "clear" ? clearableMembers(file) : NONE;
  return Object.fromEntries(
    Object.entries(update).filter(([member, value]) => value !== null || clearable.includes(member)),
  );
}

const NONE: readonly string[] = [];

function clearableMembers(file: SchemaFile): readonly string[] {
  const members = Object.entries(schemaOf(file).properties ?? {});
  return members.filter(([, schema]) => resolve(schema).default === null).map(([member]) => member);
}
