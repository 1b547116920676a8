import { call, type Answer } from "./api.ts";
import { contractOf } from "./contract-model.ts";
import { fill, h } from "./dom.ts";
import { field, form, input, select } from "./form.ts";
import { attempt } from "./messages.ts";
import { raw } from "./raw.ts";
import type { Section } from "./section.ts";

type Fault = Answer<"listFaults">["faults"][number];

const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];
const KINDS = ["error", "too-many-requests", "unavailable", "reset", "close", "empty", "garbage", "slow"];
const REFRESH = 2_000;

/** What goes wrong on purpose. */
export const faults: Section = {
  name: "faults",
  title: "Faults",
  async show(place) {
    const list = h("div", { class: "cards", "aria-live": "polite" });

    async function load(): Promise<void> {
      const { faults: all } = await call<"listFaults">("faults");
      clear.disabled = all.length === 0;
      fill(
        list,
        all.length === 0
          ? h("p", { class: "empty" }, "All goes right: there is no fault.")
          : all.map((fault) => drawFault(fault, remove)),
      );
    }

    async function remove(id: string): Promise<void> {
      await attempt(
        () => call<"deleteFault">(`faults/${encodeURIComponent(id)}`, { method: "DELETE" }),
        "The fault is gone.",
      );
      await load();
    }

    async function add(values: Readonly<Record<string, string>>): Promise<void> {
      await attempt(
        () => call<"addFault">("faults", { method: "POST", body: toFault(values) }),
        "From now on, that goes wrong.",
      );
      await load();
    }

    const clear = h(
      "button",
      {
        onclick: () =>
          void attempt(() => call<"clearFaults">("faults", { method: "DELETE" }), "There is no fault any more.").then(
            load,
          ),
      },
      "Take all away",
    );
    const { evidence } = await contractOf();
    fill(
      place,
      h(
        "div",
        { class: "scroll two" },
        h(
          "section",
          { "aria-labelledby": "add-fault" },
          h("h2", { id: "add-fault" }, "Let something go wrong"),
          drawForm(Object.keys(evidence), add),
        ),
        h(
          "section",
          { "aria-labelledby": "the-faults" },
          h("h2", { id: "the-faults" }, "Faults, in the order in which they are asked"),
          list,
          h("p", {}, clear),
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

function drawForm(
  operations: readonly string[],
  add: (values: Readonly<Record<string, string>>) => Promise<void>,
): HTMLFormElement {
  return form(
    "A fault",
    add,
    field("What happens", select("kind", KINDS, "nothing but the delay")),
    field("Operation", select("operationId", operations, "any")),
    field("Method", select("method", METHODS, "any")),
    field("Path", input("path", { placeholder: "/api/*" }), "* is any text"),
    field("Code", input("code"), "of an error: one of the vendor's"),
    field("Times", input("times", { type: "number", min: 1 }), "left empty: always"),
    field("Every", input("every", { type: "number", min: 1 }), "2: every second one"),
    field("Delay, ms", input("delay", { type: "number", min: 0, max: 60000 })),
    field("When", select("when", ["before", "after"], "before"), "after: done, and the answer lost"),
    h("button", { class: "primary" }, "Add"),
  );
}

/** The parts of a fault, by the names of the fields that fill them in. */
const PARTS = { match: ["operationId", "method", "path"], respond: ["kind", "code", "when"] };
const NUMBERS = ["times", "every", "delay"];

/** What was filled in, as the control API takes it. */
function toFault(values: Readonly<Record<string, string>>): object {
  const pick = (names: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
  const numbers = Object.entries(pick(NUMBERS)).map(([name, text]) => [name, Number(text)] as const);
  const match = pick(PARTS.match);
  return {
    ...(Object.keys(match).length > 0 && { match }),
    ...Object.fromEntries(numbers),
    ...(values["kind"] !== undefined && { respond: pick(PARTS.respond) }),
  };
}

function drawFault(
  { id = "", match = {}, respond, times, every, delay, seen, acted }: Fault,
  remove: (id: string) => Promise<void>,
): HTMLElement {
  const { method = "any method", path, operationId } = match;
  const what = [
    respond === undefined ? undefined : Object.values(respond).join(" "),
    delay === undefined ? undefined : `delay ${JSON.stringify(delay)} ms`,
  ];
  const how = [
    times === undefined ? "always" : `${String(times)} times`,
    every === undefined ? undefined : `every ${String(every)}`,
  ];
  return h(
    "article",
    { class: "card" },
    h("h3", {}, raw(what.filter((text) => text !== undefined).join(", "))),
    h(
      "p",
      {},
      raw([method, operationId, path].filter((text) => text !== undefined).join(" ")),
      " · ",
      how.filter((text) => text !== undefined).join(", "),
    ),
    h("p", { class: "quiet" }, `seen ${String(seen ?? 0)}, acted ${String(acted ?? 0)} · `, h("code", {}, raw(id))),
    h("button", { class: "small", onclick: () => void remove(id), "aria-label": `Take fault ${id} away` }, "Take away"),
  );
}
