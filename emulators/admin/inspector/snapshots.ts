import { call } from "./api.ts";
import { drawDiff } from "./diff.ts";
import { fill, h, refill } from "./dom.ts";
import { field, form, input } from "./form.ts";
import { drawSandboxes } from "./header.ts";
import { attempt } from "./messages.ts";
import { drawParts } from "./parts.ts";
import { raw } from "./raw.ts";
import type { Section } from "./section.ts";
import { createSplit } from "./split.ts";
import { createStateFile, download } from "./state-file.ts";

/** The state of the sandbox, kept, brought back, compared. */
export const snapshots: Section = {
  name: "snapshots",
  title: "Snapshots",
  async show(place) {
    const split = createSplit("Differences");
    const list = h("ul", { class: "snapshots" });

    async function load(): Promise<void> {
      const { snapshots: names } = await call<"listSnapshots">("snapshots");
      refill(
        list,
        names.length === 0
          ? h("li", { class: "empty" }, "None is kept yet.")
          : names.map((name) => drawSnapshot(name, acts)),
      );
    }

    const acts: Acts = {
      act: (run, done) => void attempt(run, done).then(load),
      compare: (from) =>
        void attempt(async () =>
          split.open(drawDiff(await call<"diffStates">(`diff?from=${encodeURIComponent(from)}`))),
        ),
    };
    fill(place, split.element);
    fill(split.master, drawParts("narrow", ["Kept states", drawKeep(acts), list], ["The sandbox now", drawNow(acts)]));
    await load();
    return {};
  },
};

/** What buttons do, here and with the list of what is kept. */
interface Acts {
  /** Does it, says how it went, and shows the list as it is then. */
  readonly act: (run: () => Promise<unknown>, done: string) => void;
  /** Shows what leads from a state to the present one. */
  readonly compare: (from: string) => void;
}

function at(name: string): string {
  return `snapshots/${encodeURIComponent(name)}`;
}

function drawKeep({ act }: Acts): HTMLFormElement {
  return form(
    "Keep the state",
    ({ name = "" }) => act(() => call<"takeSnapshot">(at(name), { method: "PUT" }), `Kept as ${name}.`),
    field("Keep the sandbox as it stands, as", input("name", { required: true, placeholder: "before-the-run" })),
    h("button", { class: "primary" }, "Keep"),
  );
}

function drawSnapshot(name: string, { act, compare }: Acts): HTMLElement {
  const restore = (): void =>
    act(() => call<"restoreSnapshot">(`${at(name)}/restore`, { method: "POST" }), `The sandbox is as ${name} has it.`);
  const remove = (): void => act(() => call<"deleteSnapshot">(at(name), { method: "DELETE" }), `${name} is given up.`);
  const button = (words: string, onclick: () => void, kind = ""): HTMLElement =>
    h("button", { class: kind, onclick, "aria-label": `${words}: ${name}` }, words);
  return h(
    "li",
    {},
    h("strong", {}, raw(name)),
    button("Restore", restore),
    button("Compare with now", () => compare(`snapshot:${name}`)),
    button("Download", () => void attempt(() => download(at(name), name))),
    button("Delete", remove, "danger"),
  );
}

function drawNow({ act, compare }: Acts): readonly HTMLElement[] {
  const reset = (): void => act(() => call<"reset">("reset", { method: "POST" }), "The sandbox is as new.");
  const fork = (into: string): void =>
    act(async () => {
      await call<"forkSandbox">("fork", { method: "POST", body: { into } });
      await drawSandboxes();
    }, `Sandbox ${into} goes on from here.`);
  return [
    h(
      "div",
      { class: "bar" },
      h("button", { onclick: () => compare("seed") }, "Compare with the seed"),
      h("button", { onclick: () => void attempt(() => download("snapshot", "sandbox")) }, "Download"),
      h("button", { class: "danger", onclick: reset }, "Reset to the seed"),
    ),
    h("div", { class: "form" }, field("Put a state in its place, from a file", createStateFile())),
    form(
      "Fork the sandbox",
      ({ into = "" }) => fork(into),
      field("Let another sandbox go on from here", input("into", { required: true, placeholder: "test-17" })),
      h("button", {}, "Fork"),
    ),
  ];
}
