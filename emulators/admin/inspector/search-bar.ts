import { h, type Child } from "./dom.ts";

/** What a search bar is for. */
export interface SearchSettings {
  readonly label: string;
  readonly placeholder: string;
  readonly title?: string;
  readonly onInput: () => void;
}

/** The input that the key `/` leads to; a page has one at a time. */
export function createFilter({ label, placeholder, title, onInput }: SearchSettings): HTMLInputElement {
  return h("input", {
    type: "search",
    id: "filter",
    class: "filter",
    placeholder,
    title,
    "aria-label": label,
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    spellcheck: "false",
    oninput: onInput,
  });
}

/** The bar above a list, with the filter of it and what else is done there. */
export function drawSearchBar(filter: HTMLInputElement, ...rest: readonly Child[]): HTMLElement {
  return h("div", { class: "bar", role: "search" }, filter, rest);
}
