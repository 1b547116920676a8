import { contractOf, type Contract, type OpenApiOperation } from "./contract-model.ts";
import { fill, h, type Child } from "./dom.ts";
import { drawOperation } from "./operation.ts";
import { raw, rawBlock } from "./raw.ts";
import { createFilter, drawSearchBar } from "./search-bar.ts";
import { linkTo, type Section } from "./section.ts";
import { createSplit, type Split } from "./split.ts";

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
    const operations = operationsOf(read);
    // What is closed is not what the address names any more, so that its link opens it again.
    const split = createSplit("Operation or document", () => history.replaceState(null, "", linkTo("contract")));
    const list = h("div", {});
    const filter = createFilter({
      label: "Filter the operations",
      placeholder: "operation, path or words",
      onInput: () => fill(list, drawTags(operations, read, filter.value)),
    });
    fill(list, drawTags(operations, read, ""));
    fill(place, split.element);
    const { title, description = "" } = read.api.info;
    const text = [h("h2", {}, title), h("p", {}, description), list, drawDocuments(read)];
    fill(split.master, drawSearchBar(filter), h("div", { class: "scroll narrow" }, text));
    open(chosen, operations, { read, split });
    return { turnTo: ([next]) => open(next, operations, { read, split }) };
  },
};

/** Shows an operation or a document beside the list, by its name. */
function open(
  name: string | undefined,
  operations: readonly Placed[],
  { read, split }: { readonly read: Contract; readonly split: Split },
): void {
  const placed = operations.find(({ id }) => id === name);
  const text = name === undefined ? undefined : read.documents[name];
  if (placed !== undefined) split.open(drawOperation(placed, read));
  else if (name !== undefined && text !== undefined)
    split.open(h("h2", { class: "title" }, raw(name)), rawBlock(text, name));
}

function drawDocuments({ documents }: Contract): Child {
  const links = Object.keys(documents).map((name) => h("a", { href: linkTo("contract", name) }, raw(name)));
  return [
    h("h3", {}, "Documents"),
    h(
      "ul",
      { class: "documents" },
      links.map((link) => h("li", {}, link)),
    ),
  ];
}

/** The operations that have a word in their name, path or summary, by tag. */
function drawTags(operations: readonly Placed[], { api, evidence }: Contract, text: string): Child {
  const word = text.toLowerCase();
  const found = operations.filter(({ id, path, operation: { summary = "" } }) =>
    [id, path, summary].some((place) => place.toLowerCase().includes(word)),
  );
  const tags = [...new Set(found.map(tagOf))];
  return tags.map((tag) => {
    const own = found.filter((placed) => tagOf(placed) === tag);
    return h(
      "section",
      {},
      h("h3", {}, tag),
      h("p", { class: "quiet" }, api.tags?.find(({ name }) => name === tag)?.description ?? ""),
      h(
        "ul",
        { class: "operations" },
        own.map((placed) => drawLink(placed, evidence[placed.id]?.grade)),
      ),
    );
  });
}

function tagOf({ operation }: Placed): string {
  return operation.tags?.[0] ?? "";
}

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
