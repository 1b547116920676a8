/** A figure of the process: what is measured, of what, how much. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads Prometheus' text format; comments and what is no figure are left out. */
export function parseFigures(text: string): readonly Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = "", labels = "", value = ""]) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label = "", word = ""]) => [
        label,
        word.replace(/\\(.)/g, "$1"),
      ]),
    ),
    value: Number(value),
  }));
}

/** How often something was asked for, and how long that took. */
export interface Timing {
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
  /** In milliseconds. */
  readonly mean: number;
  /** Within how many milliseconds 95 of 100 were answered; Infinity beyond what is measured. */
  readonly most: number;
}

const DURATION = "emulator_request_duration_seconds";

/** The requests by operation and kind of answer, the most asked for first. */
export function timingsOf(samples: readonly Sample[]): readonly Timing[] {
  const counts = samples.filter(({ name }) => name === `${DURATION}_count`);
  return counts
    .map(({ labels, value: count }) => {
      const own = samples.filter((sample) => isOf(labels, sample));
      const seconds = own.find(({ name }) => name === `${DURATION}_sum`)?.value ?? 0;
      const bucket = own.find(({ name, value }) => name === `${DURATION}_bucket` && value >= count * 0.95);
      const most = Number(bucket?.labels["le"]?.replace("+Inf", "Infinity"));
      return { labels, count, mean: (seconds / count) * 1_000, most: most * 1_000 };
    })
    .sort((one, other) => other.count - one.count);
}

function isOf(labels: Sample["labels"], sample: Sample): boolean {
  return Object.entries(labels).every(([label, word]) => sample.labels[label] === word);
}
