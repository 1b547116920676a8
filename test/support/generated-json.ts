import fc from "fast-check";

type Json = Readonly<Record<string, unknown>>;

/** Where the schemas of other files are, and what now and then stands where something else belongs. */
export interface Making {
  readonly resolve: (ref: string) => object;
  readonly strangers: readonly unknown[];
}

/** Values of every kind, and those of them that are told apart in XML, where a number is a text. */
export const STRANGERS: readonly unknown[] = [null, true, 7, "", "text", [], [{}], {}, { strange: 1 }];
export const STRANGERS_IN_XML: readonly unknown[] = [null, "text", [{}], { strange: 1 }];

/**
 * Values that a JSON Schema is about, right ones and nearly right ones: each text, list and object goes up to its limits
 * and now and then beyond, members are left out, null, strange or of another kind.
 */
export function nearlyValid(schema: object, making: Making): fc.Arbitrary<unknown> {
  const { $ref: ref, anyOf, type, ...rest } = schema as Json;
  if (typeof ref === "string") return nearlyValid(making.resolve(ref), making);
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((one: object) => nearlyValid(one, making)));
  const kinds = [type].flat().map((kind) => ofKind(String(kind), rest, making));
  const strangers = fc.constantFrom(...making.strangers);
  return fc.oneof({ weight: 60, arbitrary: fc.oneof(...kinds) }, { weight: 1, arbitrary: strangers });
}

function ofKind(kind: string, schema: Json, making: Making): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], items, maxItems = 3 } = schema;
  if (kind === "string") return texts(schema);
  if (kind === "boolean") return fc.boolean();
  if (kind === "null") return fc.constant(null);
  if (kind === "array") return fc.array(nearlyValid(items as object, making), { maxLength: Number(maxItems) + 1 });
  if (kind !== "object") throw new Error(`No values of the type ${kind} are made.`);
  const members = Object.entries(properties as Json).map(([name, member]) => {
    const value = nearlyValid(member as object, making);
    const isRequired = (required as readonly string[]).includes(name);
    return fc.option(value, { nil: undefined, freq: isRequired ? 40 : 3 }).map((made) => [name, made] as const);
  });
  const strange = fc.constant(["strange", 1] as const);
  const rarely = fc.oneof({ weight: 40, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: strange });
  return fc
    .tuple(fc.tuple(...members), rarely)
    .map(([named, other]) => [...named, ...(other === undefined ? [] : [other])])
    .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
}

/** Texts around the limits, of characters that XML has to escape and of some beyond the basic plane. */
function texts({ maxLength = 10 }: Json): fc.Arbitrary<string> {
  const max = Number(maxLength);
  const character = fc.constantFrom("a", "Z", "0", " ", "\t", "\n", "<", "&", '"', "é", "\u00a0", "😀");
  const lengths = fc.constantFrom(0, 1, 2, max - 1, max, max, max + 1);
  return lengths
    .chain((length) => fc.array(character, { minLength: length, maxLength: length }))
    .map((made) => made.join(""));
}
