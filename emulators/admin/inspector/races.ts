import { call, type Answer } from "./api.ts";
import { contractOf } from "./contract-model.ts";
import { fill, h, refill } from "./dom.ts";
import { field, form, input, pickNumbers, type Filled } from "./form.ts";
import { createHoldControl } from "./hold.ts";
import { attempt } from "./messages.ts";
import { drawParts } from "./parts.ts";
import { raw } from "./raw.ts";
import { keepFresh, whenChanged } from "./refresh.ts";
import { drawCards, drawMatch, matchFields, toMatch } from "./request-match.ts";
import { linkTo, type Section } from "./section.ts";

type Race = Answer<"listRaces">["races"][number];

const REFRESH = 1_000;

/** What happens at once: requests that meet at their commit point, and a pause in all writing. */
export const races: Section = {
  name: "races",
  title: "Races",
  async show(place) {
    const list = h("div", { class: "cards" });
    const hold = createHoldControl();

    const draw = whenChanged((all: readonly Race[]) => {
      clear.disabled = all.length === 0;
      refill(list, drawCards(all, drawRace, "No race is set up."));
    });

    async function load(): Promise<void> {
      draw((await call<"listRaces">("races")).races);
    }

    const act = (run: () => Promise<unknown>, done: string): void => void attempt(run, done).then(load);
    const clear = h(
      "button",
      { onclick: () => act(() => call<"clearRaces">("races", { method: "DELETE" }), "All races are called off.") },
      "Call all off",
    );
    const add = (filled: Filled): void =>
      act(() => call<"addRace">("races", { method: "POST", body: toRace(filled) }), "From now on, such requests meet.");
    const { evidence } = await contractOf();
    fill(
      place,
      drawParts(
        "two",
        ["Let requests meet", h("p", { class: "quiet" }, EXPLAINED), drawForm(Object.keys(evidence), add)],
        ["Races, and who has come", list, h("p", {}, clear)],
        ["Hold the sandbox", hold.element],
      ),
    );
    return keepFresh(async () => {
      await Promise.all([load(), hold.load()]);
    }, REFRESH);
  },
};

const EXPLAINED =
  "They are held when they are about to write, until so many have come; then they go on one by one in the order of your choice.";

function drawForm(operations: readonly string[], add: (filled: Filled) => void): HTMLFormElement {
  return form(
    "A race",
    add,
    matchFields(operations),
    field("How many", input("until", { type: "number", min: 1, max: 100, value: 2, required: true })),
    field(
      "Order",
      input("order", { placeholder: "2 1" }),
      "of release: places of arrival, or reverse; else as they came",
    ),
    field("Wait at most, ms", input("timeoutMs", { type: "number", min: 1, max: 60000 }), "left empty: 5000"),
    h("button", { class: "primary" }, "Set up"),
  );
}

/** What was filled in, as the control API takes it. */
function toRace(filled: Filled): object {
  const { order } = filled;
  return {
    ...toMatch(filled),
    ...pickNumbers(filled, ["until", "timeoutMs"]),
    ...(order !== undefined && { order: /\d/.test(order) ? order.split(/\D+/).filter(Boolean).map(Number) : order }),
  };
}

function drawRace({
  id = "",
  match = {},
  until,
  order = "arrival",
  state = "waiting",
  arrived = [],
}: Race): HTMLElement {
  const words = typeof order === "string" ? ORDERS[order] : `released in the order ${order.join(", ")}`;
  return h(
    "article",
    { class: "card" },
    h(
      "h3",
      {},
      h("span", { class: `mark ${state}` }, state),
      ` ${String(arrived.length)} of ${String(until)}, ${words}`,
    ),
    h("p", {}, drawMatch(match)),
    arrived.length === 0
      ? null
      : h(
          "ol",
          { class: "steps", "aria-label": "In the order of their arrival" },
          arrived.map((request) => h("li", {}, h("a", { href: linkTo("journal", request) }, raw(request)))),
        ),
    h("p", { class: "quiet" }, h("code", {}, raw(id))),
  );
}

const ORDERS = { arrival: "released as they came", reverse: "the last first" } as const;
