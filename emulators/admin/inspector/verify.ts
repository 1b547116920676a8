import { call, callForText, type Answer } from "./api.ts";
import { contractOf } from "./contract-model.ts";
import { copy } from "./copy.ts";
import { fill, h, type Child } from "./dom.ts";
import { drawFigures } from "./figure-table.ts";
import { parseFigures } from "./figures.ts";
import { attempt } from "./messages.ts";
import { createNearMisses } from "./near-misses.ts";
import { drawParts } from "./parts.ts";
import { raw } from "./raw.ts";
import { keepFresh, whenChanged } from "./refresh.ts";
import type { Section } from "./section.ts";
import { drawTable } from "./table.ts";

type Unserved = Answer<"listUnserved">;

const REFRESH = 2_000;

/** What is held against what came: what a test expected, what the emulator has not, and how it went in figures. */
export const verify: Section = {
  name: "verify",
  title: "Verify",
  async show(place) {
    const { evidence } = await contractOf();
    const missing = h("div", {});
    const figures = h("div", {});
    const drawMissing = whenChanged((unserved: Unserved) => fill(missing, drawUnserved(unserved)));
    fill(
      place,
      drawParts(
        "stack",
        ["What was expected, against what came", ...createNearMisses(Object.keys(evidence))],
        ["Asked for, and not emulated", missing],
        ["The process in figures", figures, h("p", {}, drawCopy())],
      ),
    );
    return keepFresh(async () => {
      const [unserved, text] = await Promise.all([call<"listUnserved">("unserved"), callForText("metrics")]);
      drawMissing(unserved);
      fill(figures, drawFigures(parseFigures(text)));
    }, REFRESH);
  },
};

function drawUnserved({ unserved, others }: Unserved): Child {
  if (unserved.length === 0) return h("p", { class: "empty" }, "All that was asked for is emulated.");
  const rows = unserved.map(({ what, asked, count }) => [what, raw(asked), count]);
  return [
    drawTable("unserved", ["What", "Asked for", "Times"], rows).table,
    others === 0 ? null : h("p", { class: "quiet" }, `${String(others)} more, too different to be told apart.`),
  ];
}

function drawCopy(): HTMLElement {
  const onclick = (): void => void attempt(async () => copy(await callForText("metrics")));
  return h("button", { onclick }, "Copy as Prometheus reads them");
}
