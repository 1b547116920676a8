import { call } from "./api.ts";
import { drawDiff } from "./diff.ts";
import { fill, h } from "./dom.ts";
import { field, form, input } from "./form.ts";
import { attempt, say } from "./messages.ts";
import { raw } from "./raw.ts";
import type { Section } from "./section.ts";
import { createSplit } from "./split.ts";

/** The state of the sandbox, kept, brought back, compared. */
export const snapshots: Section = {
  name: "snapshots",
  title: "Snapshots",
  async show(place) {
    const split = createSplit("Differences");
    const list = h("ul", { class: "snapshots" });
    const at = (name: string): string => `snapshots/${encodeURIComponent(name)}`;

    async function load(): Promise<void> {
      const { snapshots: names } = await call<"listSnapshots">("snapshots");
      fill(list, names.length === 0 ? h("li", { class: "empty" }, "None is kept yet.") : names.map(drawSnapshot));
    }

    const act = (run: () => Promise<unknown>, done: string) => (): void => {
      void attempt(run, done).then(load);
    };

    async function compare(from: string): Promise<void> {
      await attempt(async () =>
        split.open(drawDiff(await call<"diffStates">(`diff?from=${encodeURIComponent(from)}`))),
      );
    }

    async function download(path: string, name: string): Promise<void> {
      const file = await call<"exportState">(path);
      const url = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" }));
      h("a", { href: url, download: `${name}.json` }).click();
      URL.revokeObjectURL(url);
    }

    function drawSnapshot(name: string): HTMLElement {
      return h(
        "li",
        {},
        h("strong", {}, raw(name)),
        h(
          "button",
          {
            onclick: act(
              () => call<"restoreSnapshot">(`${at(name)}/restore`, { method: "POST" }),
              `The sandbox is as ${name} has it.`,
            ),
          },
          "Restore",
        ),
        h("button", { onclick: () => void compare(`snapshot:${name}`) }, "Compare with now"),
        h("button", { onclick: () => void attempt(() => download(at(name), name)) }, "Download"),
        h(
          "button",
          {
            class: "danger",
            onclick: act(() => call<"deleteSnapshot">(at(name), { method: "DELETE" }), `${name} is given up.`),
          },
          "Delete",
        ),
      );
    }

    async function upload(file: File | undefined): Promise<void> {
      if (file === undefined) return;
      const body = parsed(await file.text());
      if (body === undefined) say(`${file.name} is not JSON.`, true);
      else
        await attempt(() => call<"importState">("snapshot", { method: "PUT", body }), "The sandbox is in that state.");
    }

    const file = h("input", { type: "file", accept: "application/json,.json" });
    file.addEventListener("change", () => void upload(file.files?.[0]).then(() => (file.value = "")));
    fill(place, split.element);
    fill(
      split.master,
      h(
        "div",
        { class: "scroll narrow" },
        h("h2", {}, "Kept states"),
        form(
          "Keep the state",
          ({ name = "" }) => act(() => call<"takeSnapshot">(at(name), { method: "PUT" }), `Kept as ${name}.`)(),
          field("Keep the sandbox as it stands, as", input("name", { required: true, placeholder: "before-the-run" })),
          h("button", { class: "primary" }, "Keep"),
        ),
        list,
        h("h2", {}, "The sandbox now"),
        h(
          "div",
          { class: "bar" },
          h("button", { onclick: () => void compare("seed") }, "Compare with the seed"),
          h("button", { onclick: () => void attempt(() => download("snapshot", "sandbox")) }, "Download"),
          h(
            "button",
            {
              class: "danger",
              onclick: act(() => call<"reset">("reset", { method: "POST" }), "The sandbox is as new."),
            },
            "Reset to the seed",
          ),
        ),
        h("div", { class: "form" }, field("Put a state in its place, from a file", file)),
        form(
          "Fork the sandbox",
          ({ into = "" }) =>
            act(
              () => call<"forkSandbox">("fork", { method: "POST", body: { into } }),
              `Sandbox ${into} goes on from here.`,
            )(),
          field("Let another sandbox go on from here", input("into", { required: true, placeholder: "test-17" })),
          h("button", {}, "Fork"),
        ),
      ),
    );
    await load();
    return undefined;
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
