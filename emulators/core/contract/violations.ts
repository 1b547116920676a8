import type { SchemaError, SchemaValidator, Violation } from "./contract.ts";

/** How many violations of one message are reported; a body with 100,000 mistakes is not worth more. */
export const MAX_VIOLATIONS = 100;

/** What a compiled JSON Schema finds wrong with a value. */
export function schemaViolations(
  validate: SchemaValidator,
  value: unknown,
  side: Violation["in"],
): readonly Violation[] {
  const errors = errorsOf(validate, value);
  if (errors.length === 0) return NONE;
  return errors
    .slice(0, MAX_VIOLATIONS)
    .map((error) => ({ in: side, at: placeOf(error), rule: error.keyword, message: wordsOf(error) }));
}

const NONE: readonly Violation[] = [];

/** What a compiled JSON Schema has against a value; of very many mistakes those that it found before it gave up. */
export function errorsOf(validate: SchemaValidator, value: unknown): readonly SchemaError[] {
  try {
    return validate(value) ? [] : (validate.errors ?? []);
  } catch (error) {
    // A compiled schema gives up at very many mistakes, since what comes after them helps nobody.
    if (error instanceof Error && "mistakes" in error) return error.mistakes as readonly SchemaError[];
    throw error;
  }
}

/** JSON Pointer to what an error of a schema is about; a member too many is at its own place. */
export function placeOf({ instancePath, params }: SchemaError): string {
  const extra = params?.["additionalProperty"];
  return typeof extra === "string"
    ? `${instancePath}/${extra.replaceAll("~", "~0").replaceAll("/", "~1")}`
    : instancePath;
}

/** What a schema demands there, with the values that it allows. */
export function wordsOf({ keyword, message = "is invalid", params }: SchemaError): string {
  if (keyword === "additionalProperties") return "is no member that the schema knows";
  const allowed = params?.["allowedValues"] ?? params?.["allowedValue"];
  return allowed === undefined ? message : `${message}: ${JSON.stringify(allowed)}`;
}
