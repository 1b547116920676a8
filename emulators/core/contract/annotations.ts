/** What the vendor says of each keyword that a value breaks, by the keyword. */
export type Errors = Readonly<Record<string, string>>;

/**
 * A schema with the vendor's words beside it. `x-error` is one text for all keywords beside it, or an object by keyword.
 * Of `required`, a text is what is said where the value itself is missing, an object what is said by member.
 */
export interface Annotated {
  readonly $ref?: string | undefined;
  readonly anyOf?: readonly Annotated[] | undefined;
  readonly "x-error"?: string | Readonly<Record<string, string | Errors>> | undefined;
}

/** What is said of the value itself, by keyword. */
export function errorsOf(schema: Annotated): Errors {
  const errors = schema["x-error"] ?? {};
  const keywords = ASSERTIONS.filter((keyword) => Object.hasOwn(schema, keyword));
  if (typeof errors === "string") return Object.fromEntries(keywords.map((keyword) => [keyword, errors]));
  return Object.fromEntries(
    Object.entries(errors).flatMap(([keyword, error]) => (typeof error === "string" ? [[keyword, error]] : [])),
  );
}

/** What is said of members, by keyword and member. */
export function memberErrorsOf({ "x-error": errors = {} }: Annotated): Readonly<Record<string, Errors>> {
  return Object.fromEntries(
    Object.entries(typeof errors === "string" ? {} : errors).flatMap(([keyword, error]) =>
      typeof error === "string" ? [] : [[keyword, error]],
    ),
  );
}

/** What is said of a keyword; throws Error if nothing is. */
export function errorFor(schema: Annotated, keyword: string): string {
  const error = errorsOf(schema)[keyword];
  if (error === undefined) throw new Error(`A schema has no x-error for ${keyword}.`);
  return error;
}

/** A schema with its reference followed, also one beside null; what stands beside the reference is added to it. */
export function follow<Schema extends Annotated>(schema: Schema, resolve: (ref: string) => Schema): Schema {
  const ref = schema.$ref ?? schema.anyOf?.find(({ $ref }) => $ref !== undefined)?.$ref;
  if (ref === undefined) return schema;
  const target = follow(resolve(ref), resolve);
  return { ...target, ...schema, "x-error": { ...errorsOf(target), ...errorsOf(schema) } };
}

/** The keywords that one text can stand beside. */
const ASSERTIONS = [
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "additionalProperties", "not"],
];
