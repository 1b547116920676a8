import { h, type Child } from "./dom.ts";

/** A field of a form: its name, its words, and what it is filled in with. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  return h(
    "label",
    { class: "field" },
    h("span", {}, label),
    control,
    hint === undefined ? null : h("small", {}, hint),
  );
}

/** A form that is never sent by the browser: `onSubmit` gets what was filled in, without what was left empty. */
export function form(
  label: string,
  onSubmit: (values: Readonly<Record<string, string>>) => void | Promise<void>,
  ...children: readonly Child[]
): HTMLFormElement {
  const element = h("form", { class: "form", "aria-label": label }, children);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const entries = [...new FormData(element)].filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
    );
    void onSubmit(Object.fromEntries(entries));
  });
  return element;
}

export function input(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean>> = {},
): HTMLInputElement {
  return h("input", { name, autocomplete: "off", spellcheck: "false", ...attributes });
}

export function select(name: string, choices: readonly string[], none?: string): HTMLSelectElement {
  return h(
    "select",
    { name },
    none === undefined ? null : h("option", { value: "" }, none),
    choices.map((choice) => h("option", { value: choice }, choice)),
  );
}
