import fc from "fast-check";

import { escapeText, isCarriable } from "../../emulators/core/xml-text.ts";

/** A document that is neither JSON nor XML yet: flags and numbers are texts, as in XML. */
export type Tree = null | string | readonly Tree[] | { readonly [name: string]: Tree };

/** What a tree should be. Names are as XML has them; JSON leaves the prefix out. Members stand in XML's order. */
export type Shape =
  | "text"
  | "boolean"
  | "integer"
  | { readonly item: string; readonly of: Shape }
  | { readonly members: Readonly<Record<string, Shape>>; readonly required: readonly string[] }
  /** Members of any name, each a list of texts, which XML joins. */
  | "state";

/** The tree as JSON: texts become flags and numbers where the shape wants them and XML would take them for such. */
export function toJson(tree: Tree, shape: Shape | undefined): unknown {
  if (tree === null) return null;
  if (typeof tree === "string") return toScalar(tree, shape);
  if (isList(tree)) return tree.map((item) => toJson(item, isListShape(shape) ? shape.of : undefined));
  return Object.fromEntries(
    Object.entries(tree).map(([name, child]) => [name.replace(/^.*:/, ""), toJson(child, memberShape(shape, name))]),
  );
}

/** The tree as XML below an element's name, with its attributes. */
export function toXml(tree: Tree, name: string, shape: Shape | undefined, attributes = ""): string {
  if (tree === null) return `<${name}${attributes} i:nil="true"/>`;
  return `<${name}${attributes}>${contentOf(tree, shape)}</${name}>`;
}

function contentOf(
  tree: string | readonly Tree[] | { readonly [name: string]: Tree },
  shape: Shape | undefined,
): string {
  if (typeof tree === "string") return escapeText(tree);
  if (isList(tree)) {
    const [item, of] = isListShape(shape) ? [shape.item, shape.of] : ["item", undefined];
    return tree.map((child) => toXml(child, item, of)).join("");
  }
  if (shape === "state") {
    return Object.entries(tree)
      .map(([key, texts]) => toXml(isList(texts) ? texts.map(String).join(" ") : texts, key, "text"))
      .join("");
  }
  return inOrder(tree, shape)
    .map(([name, child]) => toXml(child, name, memberShape(shape, name)))
    .join("");
}

/** Members that the shape knows, in its order; then the others. */
function inOrder(tree: { readonly [name: string]: Tree }, shape: Shape | undefined): readonly [string, Tree][] {
  const order = isMembersShape(shape) ? Object.keys(shape.members) : [];
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(tree).sort(([one], [other]) => place(one) - place(other));
}

function toScalar(text: string, shape: Shape | undefined): unknown {
  const word = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (shape === "boolean") return FLAGS[word] ?? text;
  if (shape === "integer" && /^[+-]?\d+$/.test(word)) return Number(word);
  return text;
}

const FLAGS: Readonly<Record<string, boolean>> = Object.assign(Object.create(null), {
  true: true,
  "1": true,
  false: false,
  "0": false,
});

/** Trees of a shape; of `spoiled` ones about every second breaks it somewhere. */
export function treeOf(shape: Shape, spoiled: boolean): fc.Arbitrary<Tree> {
  const right = rightTreeOf(shape, spoiled);
  if (!spoiled) return right;
  return fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: oddOne });
}

function rightTreeOf(shape: Shape, spoiled: boolean): fc.Arbitrary<Tree> {
  if (shape === "state") return fc.dictionary(fc.constantFrom("customer", "customer.id", "id"), fc.array(text));
  if (shape === "text") return fc.oneof(text, fc.constant(null));
  if (shape === "boolean") return fc.constantFrom("true", "false", "1", " 0\n");
  if (shape === "integer") return fc.oneof(fc.integer().map(String), fc.nat(9).map(String), edges);
  if ("item" in shape) return fc.array(treeOf(shape.of, spoiled), { maxLength: 3 });
  const members = Object.fromEntries(
    Object.entries(shape.members).map(([name, member]) => [name, treeOf(member, spoiled)]),
  );
  const whole = fc.record(members, { requiredKeys: [...shape.required] });
  if (!spoiled) return whole;
  return fc
    .tuple(whole, fc.nat(40), fc.constantFrom(...Object.keys(shape.members)))
    .map(([tree, chance, name]) => spoil(tree, chance, name));
}

/** One in twenty has a member too many, one in twenty lacks one. */
function spoil(tree: Readonly<Record<string, Tree>>, chance: number, name: string): Tree {
  if (chance < 2) return { ...tree, [chance === 0 ? "unknown" : inCapitals(name)]: "x" };
  return chance > 38 ? Object.fromEntries(Object.entries(tree).filter(([member]) => member !== name)) : tree;
}

/** A name in another case, its prefix as it is. */
function inCapitals(name: string): string {
  return name.replace(/[^:]+$/, (local) => (local === local.toUpperCase() ? local.toLowerCase() : local.toUpperCase()));
}

const text = fc.oneof(
  fc.string({ unit: "binary" }).filter(isCarriable),
  fc.constantFrom("", " ", "\t\r\n", "\u0085", "\u00A0", "\u2003\u3000", "\uFEFF", "\u200B", "\u00A0x", "<&>]]>"),
);

const edges = fc.constantFrom(
  "2147483647",
  "2147483648",
  "-2147483648",
  "-2147483649",
  "+1",
  " 007 ",
  "-0",
  "9".repeat(30),
);

/** What fits no shape but a text's: nothing in it is empty, since XML cannot tell an empty text from an empty list. */
const oddOne: fc.Arbitrary<Tree> = fc.constantFrom<Tree>(null, "perhaps", "1.5", "TRUE", ["x"], [null], { odd: "x" });

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

type ListShape = Extract<Shape, { item: string }>;
type MembersShape = Extract<Shape, { members: object }>;

function isListShape(shape: Shape | undefined): shape is ListShape {
  return typeof shape === "object" && "item" in shape;
}

function isMembersShape(shape: Shape | undefined): shape is MembersShape {
  return typeof shape === "object" && "members" in shape;
}

function memberShape(shape: Shape | undefined, name: string): Shape | undefined {
  return isMembersShape(shape) && Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
}
