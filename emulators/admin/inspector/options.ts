import { call, type Answer } from "./api.ts";
import { fill, h } from "./dom.ts";
import { attempt } from "./messages.ts";
import { raw } from "./raw.ts";
import { createFilter, drawSearchBar } from "./search-bar.ts";
import type { Section } from "./section.ts";

type Options = Answer<"getOptions">;
type Option = Options[string];
type Value = Option["value"];

/** The open questions about the vendor, each a switch. */
export const options: Section = {
  name: "options",
  title: "Options",
  async show(place) {
    const body = h("div", { class: "cards" });
    const filter = createFilter({ label: "Filter the options", placeholder: "name or words", onInput: () => draw() });
    let all = await call<"getOptions">("options");

    function draw(): void {
      const word = filter.value.toLowerCase();
      const found = Object.entries(all).filter(([name, option]) =>
        [name, option.description, option.reason, option.source].some((text) => text.toLowerCase().includes(word)),
      );
      fill(
        body,
        found.map(([name, option]) => drawOption(name, option, set)),
      );
    }

    async function set(name: string, value: Value): Promise<void> {
      const done = `${name} is now ${JSON.stringify(value)}.`;
      await attempt(
        async () => (all = await call<"setOptions">("options", { method: "PUT", body: { [name]: value } })),
        done,
      );
      const option = all[name];
      if (option !== undefined) redraw(name, drawOption(name, option, set));
    }

    const intro = h(
      "p",
      { class: "intro" },
      "What the vendor's documents leave open. Each is a switch of this sandbox; a reset takes all back to their defaults.",
    );
    fill(place, drawSearchBar(filter), h("div", { class: "scroll" }, intro, body));
    draw();
    return {};
  },
};

/** The others stay, with what somebody may be typing into them; the focus stays with the option. */
function redraw(name: string, card: HTMLElement): void {
  const before = document.getElementById(`card-${name}`);
  const hadFocus = before?.contains(document.activeElement) === true;
  before?.replaceWith(card);
  if (hadFocus) document.getElementById(`option-${name}`)?.focus();
}

function drawOption(name: string, option: Option, set: (name: string, value: Value) => Promise<void>): HTMLElement {
  const { value, default: standard, description, reason, source, grade } = option;
  const isChanged = value !== standard;
  const id = `option-${name}`;
  return h(
    "article",
    { class: isChanged ? "card changed" : "card", id: `card-${name}` },
    h("h3", {}, h("label", { for: id }, raw(name)), " ", h("span", { class: `grade ${grade}` }, grade)),
    h(
      "p",
      { class: "control" },
      drawControl(id, option, (next) => void set(name, next)),
      h("span", { class: "quiet" }, "default ", h("code", {}, JSON.stringify(standard))),
      isChanged
        ? h("button", { class: "small", onclick: () => void set(name, standard) }, "Back to the default")
        : null,
    ),
    h("p", {}, description),
    h("p", { class: "quiet" }, reason, " ", h("cite", {}, source)),
  );
}

function drawControl(
  id: string,
  { value, default: standard, values, minimum: min, maximum: max }: Option,
  set: (value: Value) => void,
): HTMLElement {
  if (values !== undefined && typeof standard !== "boolean") {
    const select = h(
      "select",
      { id },
      values.map((one) => h("option", { value: JSON.stringify(one), selected: one === value }, String(one))),
    );
    select.addEventListener("change", () => set(JSON.parse(select.value) as Value));
    return select;
  }
  if (typeof standard === "boolean") {
    const box = h("input", { id, type: "checkbox", checked: value === true });
    box.addEventListener("change", () => set(box.checked));
    return h("span", { class: "switch" }, box, h("span", { "aria-hidden": "true" }, value === true ? "on" : "off"));
  }
  const isNumber = typeof standard === "number";
  const input = h("input", { id, type: isNumber ? "number" : "text", value: String(value), min, max });
  input.addEventListener("change", () => set(isNumber ? Number(input.value) : input.value));
  return input;
}
