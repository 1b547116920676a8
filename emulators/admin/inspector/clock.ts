import { call, type Answer } from "./api.ts";
import { fill, h } from "./dom.ts";
import { field, form, input } from "./form.ts";
import { attempt } from "./messages.ts";
import { keepFresh } from "./refresh.ts";
import type { Section } from "./section.ts";

type Clock = Answer<"getClock">;
/** Sets the clock and says what it does from now on. */
type SetClock = (command: Readonly<Record<string, unknown>>, done: string) => void;

const WORDS: Readonly<Record<Clock["mode"], string>> = {
  real: "goes with the machine's",
  shifted: "goes, shifted against the machine's by",
  frozen: "stands still",
  stepping: "takes a step with every request, of",
};

const ADVANCES = ["PT1M", "PT1H", "P1D", "P7D"];
const REFRESH = 1_000;

/** What is filled in to set the clock, by the name that the control API has for it. */
const COMMANDS: readonly {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly button: string;
  readonly done: (value: string) => string;
}[] = [
  {
    name: "freeze",
    label: "Freeze at",
    placeholder: "2026-01-01T00:00:00Z",
    button: "Freeze",
    done: () => "Time stands still.",
  },
  {
    name: "advance",
    label: "Advance by",
    placeholder: "PT61M",
    button: "Advance",
    done: (value) => `${value} further.`,
  },
  {
    name: "step",
    label: "Step with every request",
    placeholder: "PT1S",
    button: "Step",
    done: () => "A step with every request.",
  },
  {
    name: "shift",
    label: "Shift against the machine's",
    placeholder: "-P1D",
    button: "Shift",
    done: () => "Shifted.",
  },
];

/** The time of the sandbox. */
export const clock: Section = {
  name: "clock",
  title: "Clock",
  show(place) {
    const now = h("time", { class: "now" });
    const mode = h("p", { class: "quiet" });

    function draw({ now: instant, mode: word, shift, step }: Clock): void {
      now.dateTime = instant;
      fill(now, instant.replace("T", " ").replace(/\.\d+Z$/, " UTC"));
      fill(mode, `Its time ${WORDS[word]} ${shift ?? step ?? ""}`.trim(), ".");
    }

    const set: SetClock = (body, done) =>
      void attempt(async () => draw(await call<"setClock">("clock", { method: "PUT", body })), done);

    fill(
      place,
      h(
        "div",
        { class: "scroll narrow" },
        h("h2", {}, "It is now"),
        h("p", {}, now),
        mode,
        drawButtons(set, () => now.dateTime),
        h("h2", {}, "Or"),
        h("p", { class: "quiet" }, "Durations are those of ISO 8601, such as PT61M or P1D."),
        drawForms(set),
      ),
    );
    return keepFresh(async () => draw(await call<"getClock">("clock")), REFRESH);
  },
};

function drawButtons(set: SetClock, now: () => string): HTMLElement {
  return h(
    "div",
    { class: "bar", role: "group", "aria-label": "Set the clock" },
    h("button", { onclick: () => set({ freeze: now() }, "Time stands still.") }, "Freeze now"),
    ADVANCES.map((advance) => h("button", { onclick: () => set({ advance }, `${advance} further.`) }, `+ ${advance}`)),
    h("button", { onclick: () => set({ real: true }, "Time goes with the machine's again.") }, "Let it go"),
  );
}

function drawForms(set: SetClock): readonly HTMLFormElement[] {
  return COMMANDS.map(({ name, label, placeholder, button, done }) =>
    form(
      label,
      ({ [name]: value = "" }) => set({ [name]: value }, done(value)),
      field(label, input(name, { placeholder, required: true })),
      h("button", {}, button),
    ),
  );
}
