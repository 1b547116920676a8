import { call, type Answer } from "./api.ts";
import { fill, h } from "./dom.ts";
import { field, form, input } from "./form.ts";
import { attempt } from "./messages.ts";
import type { Section } from "./section.ts";

type Clock = Answer<"getClock">;

const WORDS: Readonly<Record<Clock["mode"], string>> = {
  real: "goes with the machine's",
  shifted: "goes, shifted against the machine's by",
  frozen: "stands still",
  stepping: "takes a step with every request, of",
};

const ADVANCES = ["PT1M", "PT1H", "P1D", "P7D"];
const REFRESH = 1_000;

/** The time of the sandbox. */
export const clock: Section = {
  name: "clock",
  title: "Clock",
  async show(place) {
    const now = h("time", { class: "now" });
    const mode = h("p", { class: "quiet" });

    function draw({ now: instant, mode: word, shift, step }: Clock): void {
      now.dateTime = instant;
      fill(now, instant.replace("T", " ").replace(/\.\d+Z$/, " UTC"));
      fill(mode, `Its time ${WORDS[word]} ${shift ?? step ?? ""}`.trim(), ".");
    }

    async function load(): Promise<void> {
      draw(await call<"getClock">("clock"));
    }

    const set = (command: object, done: string) => (): Promise<boolean> =>
      attempt(async () => {
        draw(await call<"setClock">("clock", { method: "PUT", body: command }));
      }, done);

    fill(
      place,
      h(
        "div",
        { class: "scroll narrow" },
        h("h2", {}, "It is now"),
        h("p", {}, now),
        mode,
        h(
          "div",
          { class: "bar", role: "group", "aria-label": "Set the clock" },
          h("button", { onclick: () => void set({ freeze: now.dateTime }, "Time stands still.")() }, "Freeze now"),
          ADVANCES.map((advance) =>
            h("button", { onclick: () => void set({ advance }, `${advance} further.`)() }, `+ ${advance}`),
          ),
          h(
            "button",
            { onclick: () => void set({ real: true }, "Time goes with the machine's again.")() },
            "Let it go",
          ),
        ),
        h("h2", {}, "Or"),
        h("p", { class: "quiet" }, "Durations are those of ISO 8601, such as PT61M or P1D."),
        form(
          "Freeze at an instant",
          ({ freeze = "" }) => void set({ freeze }, "Time stands still.")(),
          field("Freeze at", input("freeze", { placeholder: "2026-01-01T00:00:00Z", required: true })),
          h("button", {}, "Freeze"),
        ),
        form(
          "Advance",
          ({ advance = "" }) => void set({ advance }, `${advance} further.`)(),
          field("Advance by", input("advance", { placeholder: "PT61M", required: true })),
          h("button", {}, "Advance"),
        ),
        form(
          "Step",
          ({ step = "" }) => void set({ step }, "A step with every request.")(),
          field("Step with every request", input("step", { placeholder: "PT1S", required: true })),
          h("button", {}, "Step"),
        ),
        form(
          "Shift",
          ({ shift = "" }) => void set({ shift }, "Shifted.")(),
          field("Shift against the machine's", input("shift", { placeholder: "-P1D", required: true })),
          h("button", {}, "Shift"),
        ),
      ),
    );
    await load();
    const timer = setInterval(() => {
      if (!document.hidden) void load();
    }, REFRESH);
    return () => clearInterval(timer);
  },
};
