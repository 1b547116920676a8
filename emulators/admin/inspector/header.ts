import { call, type Answer } from "./api.ts";
import { byId, fill, h } from "./dom.ts";

type Health = Answer<"getHealth">;

/** The name of the sandbox whose page this is: by the path `/~name/__admin/`, else the default one. */
export function sandboxOf(path: string): string {
  return /^\/~([^/]+)\//.exec(path)?.[1] ?? "default";
}

/** Which emulator and sandbox this is, and the ways to the others; gives the emulator's title. */
export async function drawHeader(onHelp: () => void): Promise<string> {
  const health = await call<"getHealth">("health");
  fill(
    byId("top"),
    h("h1", {}, health.title, h("span", { class: "live", "aria-hidden": "true" })),
    h("label", { class: "sandbox" }, h("span", {}, "Sandbox"), chooser),
    h("span", { class: "gap" }),
    drawSiblings(health),
    h("button", { class: "help", onclick: onHelp, "aria-label": "Keys and help", title: "?" }, "?"),
  );
  await drawSandboxes();
  return health.title;
}

/** The value of the choice that asks for a name; no sandbox can be called so. */
const OTHER = "/";

const chooser = h("select", { onchange: choose });

/** The sandboxes that there are now, to be chosen from. */
export async function drawSandboxes(): Promise<void> {
  const { sandboxes } = await call<"listSandboxes">("sandboxes");
  const current = sandboxOf(location.pathname);
  fill(
    chooser,
    [...new Set([...sandboxes, current])]
      .sort()
      .map((name) => h("option", { value: name, selected: name === current }, name)),
    h("option", { value: OTHER }, "Another…"),
  );
}

function choose(): void {
  const name =
    chooser.value === OTHER ? prompt("The name of the sandbox; it comes into being when it is named.") : chooser.value;
  if (name === null || name === "") chooser.value = sandboxOf(location.pathname);
  else location.assign(`/~${encodeURIComponent(name)}/__admin/${location.hash}`);
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
