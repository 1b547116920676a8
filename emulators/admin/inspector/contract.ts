import { contractOf, type Contract, type OpenApiOperation } from "./contract-model.ts";
import { fill, h } from "./dom.ts";
import { drawOperation } from "./operation.ts";
import { raw, rawBlock } from "./raw.ts";
import { linkTo, type Section } from "./section.ts";
import { createSplit } from "./split.ts";

/** An operation with its place. */
export interface Placed {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
  /** Parameters that the path gives to all its operations. */
  readonly common: readonly unknown[];
}

const METHODS = ["get", "put", "post", "delete", "patch", "head", "options"];

/** The emulator's contract, to be read by people. */
export const contract: Section = {
  name: "contract",
  title: "Contract",
  async show(place, [chosen]) {
    const read = await contractOf();
    const { api, documents, evidence } = read;
    const operations = operationsOf(read);
    const split = createSplit("Operation or document");
    const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? ""))];
    const words = new Map((api.tags ?? []).map(({ name, description }) => [name, description]));
    const filter = h("input", {
      type: "search",
      id: "filter",
      class: "filter",
      placeholder: "operation, path or words",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => draw(),
    });
    const list = h("div", {});

    function draw(): void {
      const word = filter.value.toLowerCase();
      const found = operations.filter(({ id, path, operation: { summary = "" } }) =>
        [id, path, summary].some((text) => text.toLowerCase().includes(word)),
      );
      fill(
        list,
        tags.map((tag) => {
          const own = found.filter(({ operation }) => (operation.tags?.[0] ?? "") === tag);
          if (own.length === 0) return null;
          return h(
            "section",
            {},
            h("h3", {}, tag),
            h("p", { class: "quiet" }, words.get(tag) ?? ""),
            h(
              "ul",
              { class: "operations" },
              own.map((placed) => drawLink(placed, evidence[placed.id]?.grade)),
            ),
          );
        }),
      );
    }

    fill(place, split.element);
    fill(
      split.master,
      h(
        "div",
        { class: "bar", role: "search" },
        h("label", { for: "filter", class: "hidden" }, "Filter the operations"),
        filter,
      ),
      h(
        "div",
        { class: "scroll narrow" },
        h("h2", {}, api.info.title),
        h("p", {}, api.info.description ?? ""),
        list,
        h("h3", {}, "Documents"),
        h(
          "ul",
          { class: "documents" },
          Object.keys(documents).map((name) => h("li", {}, h("a", { href: linkTo("contract", name) }, raw(name)))),
        ),
      ),
    );
    draw();
    const placed = operations.find(({ id }) => id === chosen);
    const text = chosen === undefined ? undefined : documents[chosen];
    if (placed !== undefined) split.open(drawOperation(placed, read));
    else if (chosen !== undefined && text !== undefined)
      split.open(h("h2", { class: "title" }, raw(chosen)), rawBlock(text, chosen));
    return undefined;
  },
};

function operationsOf({ api }: Contract): readonly Placed[] {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation: OpenApiOperation | undefined = item[method];
      const common: unknown = (item as Readonly<Record<string, unknown>>)["parameters"];
      if (operation?.operationId === undefined) return [];
      return [
        {
          id: operation.operationId,
          method: method.toUpperCase(),
          path,
          operation,
          common: Array.isArray(common) ? (common as unknown[]) : [],
        },
      ];
    }),
  );
}

function drawLink({ id, method, path, operation }: Placed, grade = ""): HTMLElement {
  return h(
    "li",
    {},
    h(
      "a",
      { href: linkTo("contract", id) },
      h("span", { class: `method ${method.toLowerCase()}` }, method),
      " ",
      h("span", { class: "path" }, raw(path)),
    ),
    h(
      "p",
      { class: "quiet" },
      operation.summary ?? "",
      " ",
      grade === "" ? null : h("span", { class: `grade ${grade}` }, grade),
    ),
  );
}
