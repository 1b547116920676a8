import type { JournalEntry } from "../../core/observe/journal.ts";
import { copy } from "./copy.ts";
import { toCurl } from "./curl.ts";
import { h, type Child } from "./dom.ts";
import { laidOut, raw, rawBlock } from "./raw.ts";
import { drawWhy } from "./why.ts";

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
