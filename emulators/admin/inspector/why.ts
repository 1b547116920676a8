import type { JournalEntry } from "../../core/observe/journal.ts";
import { call, type Answer } from "./api.ts";
import { contractOf } from "./contract-model.ts";
import { fill, h, type Child } from "./dom.ts";
import { raw } from "./raw.ts";
import { Refused } from "./refused.ts";
import { linkTo } from "./section.ts";

type Explanation = Answer<"explainRequest">;

/** Why an exchange went as it went: what the emulator explains, and on what evidence the operation rests. */
export function drawWhy(entry: JournalEntry): HTMLElement {
  const body = h("div", {}, h("p", { class: entry.refusal === null ? "" : "refused" }, raw(entry.refusal ?? "")));
  const basis = h("p", { class: "quiet" });
  void explain(entry.id, body);
  if (entry.operation !== null) void drawEvidence(entry.operation, basis);
  return h(
    "section",
    { class: "why", "aria-labelledby": "why-title" },
    h("h3", { id: "why-title" }, "Why"),
    body,
    basis,
  );
}

async function explain(id: string, place: HTMLElement): Promise<void> {
  try {
    fill(place, drawExplanation(await call<"explainRequest">(`requests/${encodeURIComponent(id)}/explain`)));
  } catch (error) {
    // The journal may have made room since; the refusal, which the page has, stays then.
    if (!(error instanceof Refused)) throw error;
  }
}

function drawExplanation({ because, evidence, rules, nearest, ...decided }: Explanation): Child {
  const steps = [decided.route, decided.credential, decided.precondition, decided.fault];
  return [
    h("p", { class: nearest === null ? "because" : "because refused" }, raw(because)),
    evidence === null ? null : h("p", { class: "quiet" }, "So it is by: ", drawGrade(evidence)),
    rules.length === 0 ? null : h("ul", { class: "violations" }, rules.map(drawRule)),
    nearest !== null && nearest.changes.length > 0 && drawNearest(nearest),
    h(
      "ol",
      { class: "steps quiet", "aria-label": "What was decided, in its order" },
      steps.map((step) => step !== null && h("li", {}, raw(step))),
    ),
  ];
}

function drawRule({ in: side, at, line, rule, message }: Explanation["rules"][number]): HTMLElement {
  const place = line === null ? at : `${at} (line ${String(line)})`;
  return h(
    "li",
    {},
    h("span", { class: "mark violation" }, `${side}: ${rule}`),
    " ",
    h("code", {}, raw(place)),
    " ",
    raw(message),
  );
}

function drawNearest({ method, path, changes }: NonNullable<Explanation["nearest"]>): HTMLElement {
  return h(
    "div",
    { class: "nearest" },
    h("p", {}, "The nearest that would have succeeded: ", h("code", {}, raw(`${method} ${path}`))),
    h(
      "ul",
      {},
      changes.map((change) => h("li", {}, raw(change))),
    ),
  );
}

async function drawEvidence(operation: string, place: HTMLElement): Promise<void> {
  const { evidence } = await contractOf();
  const found = evidence[operation];
  fill(place, h("a", { href: linkTo("contract", operation) }, operation), found && [" · ", drawGrade(found)]);
}

function drawGrade({ grade, source }: NonNullable<Explanation["evidence"]>): readonly (HTMLElement | string)[] {
  return [h("span", { class: `grade ${grade}` }, grade), " ", source];
}
