import { h } from "./dom.ts";
import { piecesOf } from "./pieces.ts";

/** A recorded text, which may be hostile, in a line: what cannot be seen is escaped, and its direction stays its own. */
export function raw(text: string): HTMLElement {
  return h("span", { class: "raw" }, nodes(text, false));
}

/** The same over several lines, in a box that can be scrolled with keys. */
export function rawBlock(text: string, label: string): HTMLElement {
  return h("pre", { class: "raw block", tabindex: 0, role: "region", "aria-label": label }, nodes(text, true));
}

function nodes(text: string, isBlock: boolean): readonly (HTMLElement | string)[] {
  return piecesOf(text, { isBlock }).map(({ text: piece, isEscape }) =>
    isEscape ? h("span", { class: "escape", title: "This character cannot be seen." }, piece) : piece,
  );
}

/** JSON with its members on lines of their own; anything else as it is. */
export function laidOut(text: string): string {
  const first = text.trimStart().slice(0, 1);
  if (first !== "{" && first !== "[") return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
