import { h, type Child } from "./dom.ts";

/** A part of a section: its heading and what is under it. */
export type Part = readonly [title: string, ...children: readonly Child[]];

/** Parts under one another, or side by side where `kind` and the width of the page say so; each is a region of its own. */
export function drawParts(kind: string, ...parts: readonly Part[]): HTMLElement {
  return h(
    "div",
    { class: `scroll ${kind}` },
    parts.map(([title, ...children]) => {
      const id = title.toLowerCase().replace(/\W+/g, "-");
      return h("section", { "aria-labelledby": id }, h("h2", { id }, title), children);
    }),
  );
}
