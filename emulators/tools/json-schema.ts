/** A JSON object as it was read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One schema, with what XML says apart taken apart: its one type, whether null is allowed, the values listed. */
export interface Schema {
  readonly schema: JsonObject;
  readonly type: string;
  readonly nullable: boolean;
  readonly values: readonly unknown[];
}

/** The value as an object; throws Error if it is none. */
export function asObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new Error(`A schema must be an object; ${JSON.stringify(value)} came.`);
  return value;
}

/** Takes `null` out of a schema's types, alternatives and values; throws Error for alternatives other than null. */
export function readSchema(schema: JsonObject): Schema {
  const alternatives = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(alternatives)) return { ...readSchema(onlyAlternative(schema, alternatives)), nullable: true };
  if ("allOf" in schema) throw new Error("XSD has no counterpart for allOf; put its members into one schema.");
  const listed = "const" in schema ? [schema["const"]] : schema["enum"];
  const values: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const types = [schema["type"]].flat();
  return {
    schema,
    type: typeOf(types) ?? guess(schema, values),
    nullable: types.includes("null") || values.includes(null),
    values: values.filter((value) => value !== null),
  };
}

/** What there is besides null, with the description of the whole. */
function onlyAlternative(schema: JsonObject, alternatives: readonly unknown[]): JsonObject {
  const [only, ...others] = alternatives.map(asObject).filter(({ type }) => type !== "null");
  if (only === undefined || others.length > 0) {
    throw new Error("XSD has no counterpart for alternatives other than null.");
  }
  return "description" in schema ? { ...only, description: schema["description"] } : only;
}

function typeOf(types: readonly unknown[]): string | undefined {
  const [type, ...others] = types.filter((name) => name !== "null");
  if (others.length > 0)
    throw new Error(`XSD has no counterpart for the types ${[type, ...others].join(", ")} in one.`);
  return typeof type === "string" ? type : undefined;
}

/** The members that an object's schema names. */
export function childSchemas({ properties }: JsonObject): readonly (readonly [string, unknown])[] {
  return isObject(properties) ? Object.entries(properties) : [];
}

/** What a `$ref` in a document points at, and the document that this lies in; throws Error if there is nothing. */
export function dereference(
  ref: string,
  from: JsonObject,
  resolve: (file: string) => object,
): { readonly schema: JsonObject; readonly document: JsonObject } {
  const [file = "", pointer = ""] = ref.split("#");
  const document = file === "" ? from : asObject(resolve(file));
  const steps = pointer.split("/").slice(1);
  const found = steps.reduce<unknown>((value, step) => (isObject(value) ? value[unescape(step)] : undefined), document);
  if (!isObject(found)) throw new Error(`${ref} points at nothing.`);
  if (typeof found["$ref"] === "string") return dereference(found["$ref"], document, resolve);
  return { schema: found, document };
}

function unescape(step: string): string {
  return step.replace(/~1/g, "/").replace(/~0/g, "~");
}

function guess(schema: JsonObject, [value]: readonly unknown[]): string {
  if ("properties" in schema) return "object";
  if ("items" in schema) return "array";
  return typeof value === "number" || typeof value === "boolean" ? typeof value : "string";
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
