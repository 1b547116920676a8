import type { JournalEntry } from "../../core/observe/journal.ts";
import { contractOf } from "./contract-model.ts";
import { copy } from "./copy.ts";
import { toCurl } from "./curl.ts";
import { h, type Child } from "./dom.ts";
import { laidOut, raw, rawBlock } from "./raw.ts";
import { linkTo } from "./section.ts";

type Message = JournalEntry["request"];

/** One exchange in full: why it went as it went, and both sides. */
export function drawExchange(entry: JournalEntry): Child {
  const { method, path, status, time, durationMs, id, user } = entry;
  return [
    h(
      "h2",
      { class: `title s${String(status).slice(0, 1)}` },
      h("span", { class: "status" }, status === 0 ? "cut" : status),
      " ",
      raw(method),
      " ",
      raw(path),
    ),
    h(
      "p",
      { class: "quiet facts" },
      h("time", { datetime: time }, time),
      ` · ${durationMs.toFixed(1)} ms`,
      user === null ? null : [" · ", raw(user)],
      " · ",
      h("code", {}, id),
    ),
    h(
      "p",
      { class: "actions" },
      h("button", { onclick: () => void copy(toCurl(entry, baseOf())) }, "Copy as curl"),
      h("button", { onclick: () => void copy(JSON.stringify(entry, undefined, 2)) }, "Copy as JSON"),
    ),
    drawWhy(entry),
    drawMessage("Request", entry.request),
    drawMessage("Answer", entry.answer),
  ];
}

/** Origin and sandbox prefix of the emulator's own service. */
function baseOf(): string {
  return location.href.replace(/\/__admin\/.*$/s, "");
}

function drawWhy({ refusal, violations, fault, operation, status }: JournalEntry): HTMLElement {
  const why = h("section", { class: "why", "aria-labelledby": "why-title" }, h("h3", { id: "why-title" }, "Why"));
  if (fault !== null) why.append(h("p", { class: "fault" }, `The fault ${fault.id} (${fault.kind}) acted on it.`));
  if (refusal !== null) why.append(h("p", { class: "refused" }, raw(refusal)));
  if (refusal === null && fault === null) {
    why.append(h("p", {}, status < 400 ? "It was served as the contract says." : "The operation itself answered so."));
  }
  if (violations.length > 0) {
    why.append(
      h("p", {}, "Beside the contract, whether or not the vendor minds:"),
      h(
        "ul",
        { class: "violations" },
        violations.map((violation) =>
          h(
            "li",
            {},
            h("span", { class: "mark violation" }, `${violation.in}: ${violation.rule}`),
            " ",
            h("code", {}, raw(violation.at)),
            " ",
            raw(violation.message),
          ),
        ),
      ),
    );
  }
  const basis = h(
    "p",
    { class: "quiet" },
    operation === null ? "No operation of the contract has this path and method." : `Operation ${operation}`,
  );
  why.append(basis);
  if (operation !== null) void addEvidence(basis, operation);
  return why;
}

async function addEvidence(place: HTMLElement, operation: string): Promise<void> {
  const { evidence } = await contractOf();
  const grade = evidence[operation];
  place.replaceChildren(h("a", { href: linkTo("contract", operation) }, operation));
  if (grade !== undefined)
    place.append(" · ", h("span", { class: `grade ${grade.grade}` }, grade.grade), " ", grade.source);
}

function drawMessage(title: string, { headers, body }: Message): HTMLElement {
  const names = Object.keys(headers);
  const pretty = laidOut(body);
  return h(
    "section",
    { class: "message" },
    h("h3", {}, title),
    names.length === 0
      ? h("p", { class: "quiet" }, "No headers.")
      : h(
          "table",
          { class: "headers" },
          h(
            "tbody",
            {},
            names.map((name) =>
              h("tr", {}, h("th", { scope: "row" }, raw(name)), h("td", {}, raw(headers[name] ?? ""))),
            ),
          ),
        ),
    body === "" ? h("p", { class: "quiet" }, "No body.") : drawBody(title, body, pretty),
  );
}

function drawBody(title: string, body: string, pretty: string): readonly HTMLElement[] {
  const place = h("div", {}, rawBlock(pretty, `Body of the ${title.toLowerCase()}`));
  if (pretty === body) return [place];
  const button = h("button", { class: "small", "aria-pressed": "false" }, "As it came");
  button.addEventListener("click", () => {
    const isRaw = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isRaw));
    place.replaceChildren(rawBlock(isRaw ? body : pretty, `Body of the ${title.toLowerCase()}`));
  });
  return [place, button];
}
