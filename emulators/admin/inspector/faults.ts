import { call, type Answer } from "./api.ts";
import { contractOf } from "./contract-model.ts";
import { fill, h, refill } from "./dom.ts";
import { field, form, input, pick, pickNumbers, select, type Filled } from "./form.ts";
import { attempt } from "./messages.ts";
import { drawParts } from "./parts.ts";
import { raw } from "./raw.ts";
import { keepFresh, whenChanged } from "./refresh.ts";
import { drawCards, drawMatch, matchFields, toMatch } from "./request-match.ts";
import type { Section } from "./section.ts";

type Fault = Answer<"listFaults">["faults"][number];

const KINDS = ["error", "too-many-requests", "unavailable", "reset", "close", "empty", "garbage", "slow"];
const REFRESH = 2_000;

/** What goes wrong on purpose. */
export const faults: Section = {
  name: "faults",
  title: "Faults",
  async show(place) {
    const list = h("div", { class: "cards" });

    const draw = whenChanged((all: readonly Fault[]) => {
      clear.disabled = all.length === 0;
      refill(
        list,
        drawCards(all, (fault) => drawFault(fault, remove), "All goes right: there is no fault."),
      );
    });

    async function load(): Promise<void> {
      draw((await call<"listFaults">("faults")).faults);
    }

    const act = (run: () => Promise<unknown>, done: string): void => void attempt(run, done).then(load);

    function remove(id: string): void {
      act(() => call<"deleteFault">(`faults/${encodeURIComponent(id)}`, { method: "DELETE" }), "The fault is gone.");
    }

    const clear = h(
      "button",
      { onclick: () => act(() => call<"clearFaults">("faults", { method: "DELETE" }), "There is no fault any more.") },
      "Take all away",
    );
    const add = (filled: Filled): void =>
      act(() => call<"addFault">("faults", { method: "POST", body: toFault(filled) }), "From now on, that goes wrong.");
    const { evidence } = await contractOf();
    fill(
      place,
      drawParts(
        "two",
        ["Let something go wrong", drawForm(Object.keys(evidence), add)],
        ["Faults, in the order in which they are asked", list, h("p", {}, clear)],
      ),
    );
    return keepFresh(load, REFRESH);
  },
};

function drawForm(operations: readonly string[], add: (filled: Filled) => void): HTMLFormElement {
  return form(
    "A fault",
    add,
    field("What happens", select("kind", KINDS, "nothing but the delay")),
    matchFields(operations),
    field("Code", input("code"), "of an error: one of the vendor's"),
    field("Times", input("times", { type: "number", min: 1 }), "left empty: always"),
    field("Every", input("every", { type: "number", min: 1 }), "2: every second one"),
    field("Delay, ms", input("delay", { type: "number", min: 0, max: 60000 })),
    field("When", select("when", ["before", "after"], "before"), "after: done, and the answer lost"),
    h("button", { class: "primary" }, "Add"),
  );
}

/** What was filled in, as the control API takes it. */
function toFault(filled: Filled): object {
  return {
    ...toMatch(filled),
    ...pickNumbers(filled, ["times", "every", "delay"]),
    ...(filled["kind"] !== undefined && { respond: pick(filled, ["kind", "code", "when"]) }),
  };
}

function drawFault(fault: Fault, remove: (id: string) => void): HTMLElement {
  const { id = "", match = {}, respond, times, every, delay, seen = 0, acted = 0 } = fault;
  const what = [
    ...(respond === undefined ? [] : [Object.values(respond).join(" ")]),
    ...(delay === undefined ? [] : [`delay ${typeof delay === "number" ? delay : `${delay.min} to ${delay.max}`} ms`]),
  ];
  const how = [
    times === undefined ? "always" : `${String(times)} times`,
    ...(every === undefined ? [] : [`every ${String(every)}`]),
  ];
  return h(
    "article",
    { class: "card" },
    h("h3", {}, raw(what.join(", "))),
    h("p", {}, drawMatch(match), " · ", how.join(", ")),
    h("p", { class: "quiet" }, `seen ${String(seen)}, acted ${String(acted)} · `, h("code", {}, raw(id))),
    h("button", { class: "small", onclick: () => remove(id), "aria-label": `Take fault ${id} away` }, "Take away"),
  );
}
