import { errorsOf, memberErrorsOf, type Annotated } from "./annotations.ts";

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
  /** The option that must be on for it to be asked at all: the schema stands in `x-when`. */
  readonly when?: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Every keyword of a schema that has an `x-error`, in the schema's own order. `resolve` gives the schema that a
 * reference to another file names. Throws Error for an `x-error` without its keyword.
 */
export function constraintsOf(schema: object, resolve: (ref: string) => object): readonly Constraint[] {
  return constraintsAt("", asJson(schema), resolve);
}

function constraintsAt(field: string, schema: Json, resolve: (ref: string) => object): readonly Constraint[] {
  const { $ref: ref, items, properties, "x-when": when } = schema;
  const below = (at: string, child: unknown): readonly Constraint[] => constraintsAt(at, asJson(child), resolve);
  return [
    ...ownConstraints(field, schema),
    ...(typeof ref === "string" ? below(field, resolve(ref)) : []),
    ...ALTERNATIVES.flatMap((keyword) => listOf(schema[keyword]).flatMap((child) => below(field, child))),
    ...(when === undefined ? [] : underOption(String(asJson(when)["option"]), below(field, when))),
    ...Object.entries(asJson(properties)).flatMap(([name, child]) => below(join(field, name), child)),
    ...(items === undefined ? [] : below(`${field}[]`, items)),
  ];
}

function underOption(when: string, constraints: readonly Constraint[]): readonly Constraint[] {
  return constraints.map((constraint) => ({ ...constraint, when }));
}

function ownConstraints(field: string, schema: Annotated & Json): readonly Constraint[] {
  const what = (keyword: string): string => `${field || "The schema"} has an x-error for ${keyword}`;
  const ofItself = Object.entries(errorsOf(schema)).map(([keyword, error]) => {
    // Said of the value itself, which is required by the schema that has it as a member or an item.
    const value = keyword === "required" ? true : schema[keyword];
    if (value === undefined) throw new Error(`${what(keyword)}, but no ${keyword}.`);
    return { field, keyword, value, error, ...optionOf(schema["x-option"], keyword) };
  });
  const ofMembers = Object.entries(memberErrorsOf(schema)).flatMap(([keyword, errors]) =>
    Object.entries(errors).map(([member, error]) => ({
      field: join(field, member),
      keyword,
      value: valueFor(member, schema[keyword], `${what(keyword)} of ${member}`),
      error,
    })),
  );
  return [...ofItself, ...ofMembers];
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

function join(field: string, member: string): string {
  return field === "" ? member : `${field}.${member}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asJson(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}
