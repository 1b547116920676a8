import { call, type Answer } from "./api.ts";
import { byId, fill, h } from "./dom.ts";

type Health = Answer<"getHealth">;

/** The name of the sandbox whose page this is: by the path `/~name/__admin/`, else the default one. */
export function sandboxOf(path: string): string {
  return /^\/~([^/]+)\//.exec(path)?.[1] ?? "default";
}

/** Which emulator and sandbox this is, and the ways to the others. */
export async function drawHeader(onHelp: () => void): Promise<void> {
  const [health, { sandboxes }] = await Promise.all([call<"getHealth">("health"), call<"listSandboxes">("sandboxes")]);
  document.title = `${health.title} · Inspector`;
  fill(
    byId("top"),
    h("h1", {}, health.title, h("span", { class: "live", "aria-hidden": "true" })),
    h("label", { class: "sandbox" }, h("span", {}, "Sandbox"), drawChooser(sandboxes)),
    h("span", { class: "gap" }),
    drawSiblings(health),
    h("button", { class: "help", onclick: onHelp, "aria-label": "Keys and help", title: "?" }, "?"),
  );
}

/** The value of the choice that asks for a name; no sandbox can be called so. */
const OTHER = "/";

function drawChooser(names: readonly string[]): HTMLSelectElement {
  const current = sandboxOf(location.pathname);
  const all = [...new Set([...names, current])].sort();
  const chooser = h(
    "select",
    {},
    all.map((name) => h("option", { value: name, selected: name === current }, name)),
    h("option", { value: OTHER }, "Another…"),
  );
  chooser.addEventListener("change", () => {
    const name =
      chooser.value === OTHER
        ? prompt("The name of the sandbox; it comes into being when it is named.")
        : chooser.value;
    if (name === null || name === "") chooser.value = current;
    else location.assign(`/~${encodeURIComponent(name)}/__admin/${location.hash}`);
  });
  return chooser;
}

function drawSiblings({ siblings }: Health): HTMLElement | null {
  if (siblings.length === 0) return null;
  return h(
    "nav",
    { class: "siblings", "aria-label": "Other emulators" },
    siblings.map(({ name, title, port }) => h("a", { href: addressOf(port), title }, name)),
  );
}

/** The same sandbox and section at a sibling. */
function addressOf(port: number): string {
  const url = new URL(location.href);
  url.port = String(port);
  url.hash = "";
  return url.href;
}
