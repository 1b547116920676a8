/** How well a behaviour is known: by the vendor's page, a real exchange, the vendor's framework, or our choice. */
export type Grade = "documented" | "observed" | "derived" | "assumed";

/** On what a behaviour rests; the source is a key of the fact sheet. */
export interface Evidence {
  readonly grade: Grade;
  readonly source: string;
}

/** An open question about the vendor, as a switch: every value is emulated, one is the default, with its reason. */
export interface OptionDeclaration {
  readonly default: string | number | boolean;
  /** The values allowed; left out: any of the default's type. */
  readonly values?: readonly (string | number | boolean)[];
  /** Of a number that is no choice: the least that it takes, the greatest, and whether it takes whole ones only. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly integer?: boolean;
  readonly description: string;
  readonly reason: string;
  /** The fact sheet's key. */
  readonly source: string;
  readonly grade: Grade;
}

export type OptionDeclarations = Readonly<Record<string, OptionDeclaration>>;

/** The values in force in one sandbox. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

type Widened<T> = T extends boolean ? boolean : T extends number ? number : T extends string ? string : never;
type ValueOf<D extends OptionDeclaration> = D extends { values: readonly (infer V)[] } ? V : Widened<D["default"]>;

/** The values that a set of declarations yields, by name. */
export type OptionsOf<D extends OptionDeclarations> = { readonly [Name in keyof D]: ValueOf<D[Name]> };

/** Declares options; the compiler checks that each has a default, a reason and a source. */
export function defineOptions<const D extends OptionDeclarations>(declarations: D): D {
  return declarations;
}

/** The defaults of a set of declarations. */
export function defaultsOf(declarations: OptionDeclarations): OptionValues {
  return Object.fromEntries(Object.entries(declarations).map(([name, { default: value }]) => [name, value]));
}

/** Why a value cannot be set, in a sentence; undefined if it can. */
export function whyNotOption(declarations: OptionDeclarations, name: string, value: unknown): string | undefined {
  const declaration = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
  if (declaration === undefined) {
    return `There is no option "${name}"; there are: ${Object.keys(declarations).join(", ")}.`;
  }
  const { values } = declaration;
  if (values !== undefined && !values.some((allowed) => allowed === value)) {
    return `Option "${name}" takes one of ${JSON.stringify(values)}; ${JSON.stringify(value)} came.`;
  }
  if (typeof value !== typeof declaration.default) {
    return `Option "${name}" takes a ${typeof declaration.default}; ${JSON.stringify(value)} came.`;
  }
  if (typeof value === "number" && values === undefined && !isInRange(value, declaration)) {
    return `Option "${name}" takes ${rangeOf(declaration)}; ${value} came.`;
  }
  return undefined;
}

/** What an option takes whose values are not listed, in words. */
export function rangeOf({ default: value, minimum, maximum, integer }: OptionDeclaration): string {
  if (typeof value !== "number") return "any text";
  return `${integer === true ? "a whole number" : "a number"} from ${minimum} to ${maximum}`;
}

function isInRange(value: number, { minimum = 0, maximum = 0, integer }: OptionDeclaration): boolean {
  return value >= minimum && value <= maximum && (integer !== true || Number.isInteger(value));
}
