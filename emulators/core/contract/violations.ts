import type { SchemaValidator, Violation } from "./contract.ts";

/** How many violations of one message are reported; a body with 100,000 mistakes is not worth more. */
export const MAX_VIOLATIONS = 100;

/** What a compiled JSON Schema finds wrong with a value. */
export function schemaViolations(
  validate: SchemaValidator,
  value: unknown,
  side: Violation["in"],
): readonly Violation[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, MAX_VIOLATIONS).map(({ instancePath, keyword, message = "is invalid" }) => ({
    in: side,
    at: instancePath,
    rule: keyword,
    message,
  }));
}
