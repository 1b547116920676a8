/** A keyword of a JSON Schema that a value can break, with what the vendor answers then. */
export interface Constraint {
  /** The member that breaks it, such as `name` or `contacts[].name`; nothing for the value as a whole. */
  readonly field: string;
  readonly keyword: string;
  /** The keyword's own value; of `required`, `dependentRequired` and `dependentSchemas` what stands for that member. */
  readonly value: unknown;
  /** The vendor's code or text: `x-error` beside the keyword. */
  readonly error: string;
  /** The option that decides otherwise, `x-option` beside the keyword: a number in the value's place, or true to lift it. */
  readonly option?: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Every keyword of a schema that has an `x-error`, in the schema's own order. `x-error` is one text for all keywords
 * beside it, or an object by keyword; where the keyword speaks of members (`required`), an object by member again.
 * `resolve` gives the schema that a reference to another file names. Throws Error for an `x-error` without its keyword.
 */
export function constraintsOf(schema: object, resolve: (ref: string) => object): readonly Constraint[] {
  return constraintsAt("", asJson(schema), resolve);
}

function constraintsAt(field: string, schema: Json, resolve: (ref: string) => object): readonly Constraint[] {
  const { $ref: ref, items, properties } = schema;
  const below = (at: string, child: unknown): readonly Constraint[] => constraintsAt(at, asJson(child), resolve);
  return [
    ...ownConstraints(field, schema),
    ...(typeof ref === "string" ? below(field, resolve(ref)) : []),
    ...ALTERNATIVES.flatMap((keyword) => listOf(schema[keyword]).flatMap((child) => below(field, child))),
    ...Object.entries(asJson(properties)).flatMap(([name, child]) => below(join(field, name), child)),
    ...(items === undefined ? [] : below(`${field}[]`, items)),
  ];
}

function ownConstraints(field: string, schema: Json): readonly Constraint[] {
  const { "x-error": errors, "x-option": options } = schema;
  if (typeof errors === "string") {
    return ASSERTIONS.filter((keyword) => Object.hasOwn(schema, keyword)).map((keyword) => {
      return { field, keyword, value: schema[keyword], error: errors, ...optionOf(options, keyword) };
    });
  }
  return Object.entries(asJson(errors)).flatMap(([keyword, error]) => {
    const value = schema[keyword];
    if (value === undefined)
      throw new Error(`${field || "The schema"} has an x-error for ${keyword}, but no ${keyword}.`);
    return typeof error === "string"
      ? { field, keyword, value, error, ...optionOf(options, keyword) }
      : Object.entries(asJson(error)).map(([member, text]) => ({
          field: join(field, member),
          keyword,
          value: valueFor(member, value, `${field || "The schema"} has an x-error for ${keyword} of ${member}`),
          error: String(text),
        }));
  });
}

/** `required` lists members, other keywords have them as members of their own. */
function valueFor(member: string, value: unknown, what: string): unknown {
  if (Array.isArray(value) ? value.includes(member) : Object.hasOwn(asJson(value), member)) {
    return Array.isArray(value) ? true : asJson(value)[member];
  }
  throw new Error(`${what}, which is not there.`);
}

function optionOf(options: unknown, keyword: string): Pick<Constraint, "option"> {
  const option = asJson(options)[keyword];
  return typeof option === "string" ? { option } : {};
}

const ALTERNATIVES = ["allOf", "anyOf", "oneOf"] as const;

/** The keywords that one text can stand beside. */
const ASSERTIONS = [
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "additionalProperties", "not"],
];

function join(field: string, member: string): string {
  return field === "" ? member : `${field}.${member}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asJson(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}
