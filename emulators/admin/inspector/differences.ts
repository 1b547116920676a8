import type { Difference } from "../../core/state/diff.ts";
import { h } from "./dom.ts";
import { raw } from "./raw.ts";

/** What differs, a line each: where, what was, what is. */
export function drawDifferences(differences: readonly Difference[]): HTMLElement {
  return h(
    "ul",
    { class: "differences" },
    differences.map(({ at, ...sides }) =>
      h(
        "li",
        {},
        h("code", {}, raw(at === "" ? "all of it" : at)),
        " ",
        "from" in sides ? h("del", {}, value(sides.from)) : null,
        "from" in sides && "to" in sides ? " → " : null,
        "to" in sides ? h("ins", {}, value(sides.to)) : null,
      ),
    ),
  );
}

function value(json: unknown): HTMLElement {
  return raw(JSON.stringify(json));
}
