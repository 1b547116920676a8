import { h, type Child } from "./dom.ts";

/** What was filled in, by the names of the fields; what was left empty is not among it. */
export type Filled = Readonly<Record<string, string>>;

let fields = 0;

/** A field of a form: its words, what it is filled in with, and a hint. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  if (hint === undefined) return h("div", { class: "field" }, h("label", {}, h("span", {}, label), control));
  const id = `hint-${String((fields += 1))}`;
  control.setAttribute("aria-describedby", id);
  return h("div", { class: "field" }, h("label", {}, h("span", {}, label), control), h("small", { id }, hint));
}

/** A form that is never sent by the browser. */
export function form(
  label: string,
  onSubmit: (filled: Filled) => void | Promise<void>,
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

/** Of what was filled in, that of these fields. */
export function pick(filled: Filled, names: readonly string[]): Filled {
  return Object.fromEntries(Object.entries(filled).filter(([name]) => names.includes(name)));
}

/** The same, as numbers. */
export function pickNumbers(filled: Filled, names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(pick(filled, names)).map(([name, text]) => [name, Number(text)]));
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

/** A field of several lines. */
export function textarea(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
): HTMLTextAreaElement {
  return h("textarea", { name, rows: 2, autocomplete: "off", spellcheck: "false", ...attributes });
}
