import { call } from "./api.ts";
import { fill, h } from "./dom.ts";
import { field, form, input } from "./form.ts";
import { attempt } from "./messages.ts";

/** The pause in a sandbox's writing: whether there is one, its beginning and its end. */
export interface HoldControl {
  readonly element: HTMLElement;
  load(): Promise<void>;
}

export function createHoldControl(): HoldControl {
  const state = h("p", {});
  const release = h("button", { onclick: () => act(end, "What waited is written.") }, "Release");
  const begin = form(
    "Hold",
    ({ atMost = "PT10S" }) =>
      act(
        () => call<"hold">(`hold?atMost=${encodeURIComponent(atMost)}`, { method: "PUT" }),
        "Nothing is written from now on.",
      ),
    field("At most", input("atMost", { placeholder: "PT10S" }), "an ISO 8601 duration up to PT60S"),
    h("button", {}, "Hold"),
  );

  async function load(): Promise<void> {
    const { held, leftMs = 0 } = await call<"getHold">("hold");
    fill(state, held ? `It is held, for ${String(Math.ceil(leftMs / 1_000))} s more.` : "It is not held.");
    release.disabled = !held;
  }

  function act(run: () => Promise<unknown>, done: string): void {
    void attempt(run, done).then(load);
  }

  const element = h(
    "div",
    {},
    h("p", { class: "quiet" }, "Requests that write wait; those that read are answered."),
    state,
    begin,
    release,
  );
  return { element, load };
}

function end(): Promise<unknown> {
  return call<"release">("hold", { method: "DELETE" });
}
