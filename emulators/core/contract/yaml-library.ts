import type { Document, Node, Pair } from "yaml";

import { MAX_DEPTH, tooDeepAt } from "./yaml-depth.ts";

/** Where a text stands: lines and columns start at 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A YAML or JSON document that was read, or what keeps it from being one. */
export type OpenYaml =
  | { readonly value: unknown; readonly mistakes?: never; spotOf(pointer: string): Spot }
  | { readonly mistakes: readonly (Spot & { readonly message: string })[] };

/** YAML as it is imported: from the package, or from the module that the build puts beside the bundles. */
export type ImportYaml = () => Promise<Library>;

type Library = Pick<typeof import("yaml"), "LineCounter" | "parseDocument">;

/** How many aliases a document may resolve; more are an attack, not a seed. */
const MAX_ALIASES = 100;

/** Reads a text as YAML 1.2, of which JSON is a part; knows the place of every value in it. */
export async function openYaml(text: string, importYaml: ImportYaml): Promise<OpenYaml> {
  const { LineCounter, parseDocument } = await importYaml();
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== undefined) {
    return { mistakes: [{ ...spotIn(text, tooDeep), message: `nests deeper than ${MAX_DEPTH} levels` }] };
  }
  const lines = new LineCounter();
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0) {
      return { mistakes: document.errors.map(({ pos, message }) => ({ ...spotAt(pos[0]), message })) };
    }
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, spotOf: (pointer) => spotAt(offsetOf(document, pointer)) };
  } catch (error) {
    // What nests too deep for the parser's stack, and what its aliases blow up.
    return { mistakes: [{ line: 1, column: 1, message: error instanceof Error ? error.message : String(error) }] };
  }
}

function spotIn(text: string, offset: number): Spot {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** Where the value at a JSON Pointer begins, or its member's name; if it is missing, what it is missing from. */
function offsetOf({ contents }: Document, pointer: string): number {
  let node: unknown = contents;
  let offset = 0;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const found = childOf(node, key);
    if (found === undefined) return offset;
    offset = startOf(found.name) ?? startOf(found.value) ?? offset;
    node = found.value;
  }
  return offset;
}

function childOf(node: unknown, key: string): { readonly name?: unknown; readonly value: unknown } | undefined {
  if (typeof node !== "object" || node === null || !("items" in node)) return undefined;
  const items = node.items as readonly (Node | Pair)[];
  const pair = items.find((item): item is Pair => "key" in item && nameOf(item.key) === key);
  if (pair !== undefined) return { name: pair.key, value: pair.value };
  const item = items[Number(key)];
  return item === undefined || "key" in item ? undefined : { value: item };
}

function nameOf(key: unknown): string {
  return String(typeof key === "object" && key !== null && "value" in key ? key.value : key);
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return (node as Node).range?.[0];
}
