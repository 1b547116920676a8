import { h, type Child } from "./dom.ts";
import { timingsOf, type Sample, type Timing } from "./figures.ts";
import { raw } from "./raw.ts";
import { drawTable } from "./table.ts";

const COLUMNS = ["Operation", "Answers", "Requests", "Mean", "95 % within"];

/** What stands alone among the figures: its words, and how it is written. */
const FACTS: Readonly<Record<string, readonly [words: string, write: (value: number) => string]>> = {
  emulator_contract_violations_total: ["Own answers that deviate from the contract", grouped],
  emulator_faults_total: ["Faults that acted", grouped],
  emulator_unserved_total: ["Asked for, and not emulated", grouped],
  process_uptime_seconds: ["Up for", (value) => `${grouped(Math.round(value))} s`],
  process_cpu_seconds_total: ["Processor used for", (value) => `${value.toFixed(1)} s`],
  process_resident_memory_bytes: ["Memory", toMebibytes],
  nodejs_heap_size_used_bytes: ["Heap in use", toMebibytes],
};

/** The figures of the process, to be read by people. */
export function drawFigures(samples: readonly Sample[]): Child {
  const timings = timingsOf(samples);
  return [
    timings.length === 0
      ? h("p", { class: "empty" }, "No request has come yet.")
      : drawTable("figures", COLUMNS, timings.map(toCells)).table,
    h(
      "dl",
      { class: "figures" },
      samples.map((sample) => drawFact(sample)),
    ),
  ];
}

function toCells({ labels, count, mean, most }: Timing): readonly Child[] {
  const { operation = "", sandbox, status = "" } = labels;
  return [
    raw(sandbox === undefined ? operation : `${operation} in ${sandbox}`),
    h("span", { class: `status s${status.slice(0, 1)}` }, status),
    grouped(count),
    `${mean.toFixed(2)} ms`,
    Number.isFinite(most) ? `${String(most)} ms` : "more",
  ];
}

function drawFact({ name, labels, value }: Sample): HTMLElement | null {
  const fact = FACTS[name];
  if (fact === undefined) return null;
  const [words, write] = fact;
  const of = Object.entries(labels).flatMap(([label, word]) => (label === "emulator" ? [] : [word]));
  return h("div", {}, h("dt", {}, raw([words, ...of].join(": "))), h("dd", {}, write(value)));
}

function grouped(number: number): string {
  return number.toLocaleString("en");
}

function toMebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
