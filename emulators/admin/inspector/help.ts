import { h } from "./dom.ts";

const KEYS: readonly (readonly [keys: string, words: string])[] = [
  ["1 … 9", "the sections, in their order"],
  ["/", "to the filter"],
  ["j  k  ↓  ↑", "down and up in the journal"],
  ["PageDown  PageUp  Home  End", "further, and to the ends"],
  ["Enter", "open the exchange"],
  ["Esc", "close it; leave the filter"],
  ["p", "pause, and go on"],
  ["?", "this"],
];

/** Shows what keys do. */
export function showHelp(): void {
  const dialog = h(
    "dialog",
    { class: "help", "aria-labelledby": "help-title" },
    h("h2", { id: "help-title" }, "Keys"),
    h(
      "dl",
      {},
      KEYS.map(([keys, words]) => [
        h(
          "dt",
          {},
          keys.split(/\s+/).map((key) => (key === "…" ? " … " : h("kbd", {}, key))),
        ),
        h("dd", {}, words),
      ]),
    ),
    h(
      "p",
      { class: "quiet" },
      "The journal's filter takes words and conditions: status:4xx method:POST path:/api/* operation:create* user:… slowerThan:100 requestBody:… violation:* refusal:… fault:* and a minus for all others.",
    ),
    h("button", { class: "primary", onclick: () => dialog.close(), autofocus: true }, "Close"),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
