import type { Constraint } from "../../core/contract/constraints.ts";
import { membersNamed } from "./contract.ts";
import { isObject, type Members } from "./proposal.ts";

/** The options in force, by name. */
export type Switches = Readonly<Record<string, string | number | boolean>>;

/** Whether a value breaks a constraint; `owner` is the object that it is a member of. */
export type Breach = (value: unknown, options: Switches, owner: Members) => boolean;

/** A constraint of the schema as a function, and as words for its documentation. */
export interface Keyword {
  readonly breach: Breach;
  readonly demand: string;
}

/** Makes a constraint's function; throws Error for a keyword that no customer has yet. */
export function toKeyword(constraint: Constraint): Keyword {
  const make = Object.hasOwn(KEYWORDS, constraint.keyword) ? KEYWORDS[constraint.keyword] : undefined;
  if (make === undefined) throw new Error(`There is no check for the keyword ${constraint.keyword}.`);
  const { breach, demand } = make(constraint);
  return { breach, demand: constraint.option === undefined ? demand : `${demand} (\`${constraint.option}\`)` };
}

/** Nothing, or null, which counts as nothing. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

const KEYWORDS: Readonly<Record<string, (constraint: Constraint) => Keyword>> = {
  required: () => ({ breach: isAbsent, demand: "given" }),

  type({ field, value }) {
    const types = [value].flat().filter((type) => type !== "null");
    const isOfType = types.map((type) => TYPES[String(type)] ?? (() => false));
    // Null is left out, but not as the body or in a list.
    const passes = field === "" || field.endsWith("[]") ? () => false : isAbsent;
    return {
      breach: (given) => !passes(given) && !isOfType.some((is) => is(given)),
      demand: types.map((type) => WORDS[String(type)] ?? String(type)).join(" or "),
    };
  },

  minLength: ({ field, value, option }) => ({
    // Section 5.7: an empty text counts as absent; where that matters, it is a text too short.
    breach: (given, options) =>
      typeof given === "string" &&
      (given !== "" || REQUIRED.has(field)) &&
      isShorter(given, limitOf(value, options, option)),
    demand: value === 1 ? "not empty" : `at least ${String(value)} characters`,
  }),

  maxLength: ({ value, option }) => ({
    breach: (given, options) => typeof given === "string" && isLonger(given, limitOf(value, options, option), options),
    demand: `at most ${String(value)} characters`,
  }),

  pattern({ value, option }) {
    const pattern = new RegExp(String(value), "u");
    return {
      breach: (given, options) => typeof given === "string" && !pattern.test(given) && !isLifted(options, option),
      demand: "not of blanks only",
    };
  },

  maxItems: ({ value, option }) => ({
    breach: (given, options) => Array.isArray(given) && given.length > limitOf(value, options, option),
    demand: `at most ${String(value)}`,
  }),

  additionalProperties({ field, option }) {
    const known = membersNamed(field);
    return {
      breach: (given, options) => isObject(given) && !hasOnly(given, known) && !isLifted(options, option),
      demand: "no member but the documented",
    };
  },

  dependentSchemas({ value }) {
    const partner = partnerOf(value);
    return {
      breach: (given, _options, owner) => isText(given) && !isText(owner[partner]),
      demand: `with \`${partner}\``,
    };
  },
};

/** A member without which there is no customer. */
const REQUIRED: ReadonlySet<string> = new Set(["name", "accountName"]);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isObject,
};

const WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function limitOf(value: unknown, options: Switches, option: string | undefined): number {
  return Number(option === undefined ? value : options[option]);
}

function isLifted(options: Switches, option: string | undefined): boolean {
  return option !== undefined && options[option] === true;
}

function isShorter(text: string, min: number): boolean {
  return text.length < min;
}

/** JSON Schema counts characters; most texts are short enough in UTF-16 units, of which there are no fewer. */
function isLonger(text: string, max: number, { lengthUnit }: Switches): boolean {
  return text.length > max && (lengthUnit === "UTF-16 units" || codePoints(text) > max);
}

function codePoints(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

function hasOnly(members: Members, known: ReadonlySet<string>): boolean {
  for (const member in members) if (!known.has(member)) return false;
  return true;
}

/** Section 5.7: an empty text counts as absent. */
function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** The member that the schema of a pair wants: `{"then": {"required": [member]}}`. */
function partnerOf(schema: unknown): string {
  const then = isObject(schema) && isObject(schema["then"]) ? schema["then"] : {};
  const partner: unknown = Array.isArray(then["required"]) ? then["required"][0] : undefined;
  if (typeof partner !== "string") throw new Error("A pair's schema names no other member.");
  return partner;
}
