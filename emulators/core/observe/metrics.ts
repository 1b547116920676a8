/** The figures of one process, for Prometheus. All labels come from closed sets, so that nobody can make it grow. */
export interface Metrics {
  /** Counts an exchange; status 0 is one that ended without an answer. */
  request(exchange: {
    readonly operation: string | undefined;
    readonly sandbox: string;
    readonly status: number;
    readonly milliseconds: number;
  }): void;
  /** Counts answers of our own that deviate from the contract. */
  violation(operation: string | undefined, count: number): void;
  fault(kind: string): void;
  /** Counts what clients ask for and the emulator has not. */
  unserved(what: string): void;
  /** How many answers of our own deviated. */
  violations(): number;
  /** Prometheus' text format, version 0.0.4. */
  text(): string;
}

/** What the figures are told of the process. */
export interface ProcessFigures {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
  readonly uptimeSeconds: number;
}

export interface MetricsSettings {
  readonly emulator: string;
  /** Whether requests are told apart by sandbox: the first so many names, then `other`. */
  readonly bySandbox: boolean;
  readonly figures: () => ProcessFigures;
}

/** Upper bounds of the durations that are told apart, in milliseconds. */
const BOUNDS = [1, 2, 5, 10, 25, 100, 500, 2_500] as const;
const MAX_SANDBOXES = 100;

/** One combination of labels: how many requests, their time, and how many took at most each bound. */
interface Series {
  count: number;
  milliseconds: number;
  readonly within: number[];
}

/** Figures that are all zero. */
export function createMetrics({ emulator, bySandbox, figures }: MetricsSettings): Metrics {
  const sandboxes = new Map<string, Map<string, (Series | undefined)[]>>();
  const violations = new Map<string, number>();
  const faults = new Map<string, number>();
  const unserved = new Map<string, number>();

  function seriesOf(sandbox: string, operation: string, statusClass: number): Series {
    const name = sandboxes.has(sandbox) || sandboxes.size < MAX_SANDBOXES ? sandbox : "other";
    let operations = sandboxes.get(name);
    if (operations === undefined) sandboxes.set(name, (operations = new Map<string, (Series | undefined)[]>()));
    let classes = operations.get(operation);
    if (classes === undefined) operations.set(operation, (classes = []));
    return (classes[statusClass] ??= { count: 0, milliseconds: 0, within: BOUNDS.map(() => 0) });
  }

  function requestLines(): readonly string[] {
    return [...sandboxes].flatMap(([sandbox, operations]) =>
      [...operations].flatMap(([operation, classes]) =>
        classes.flatMap((series, statusClass) => {
          if (series === undefined) return [];
          const labels = { emulator, operation, status: statusClass === 0 ? "none" : `${statusClass}xx` };
          return linesOf(series, bySandbox ? { ...labels, sandbox } : labels);
        }),
      ),
    );
  }

  return {
    request({ operation = "none", sandbox, status, milliseconds }) {
      const series = seriesOf(bySandbox ? sandbox : "", operation, Math.floor(status / 100));
      series.count += 1;
      series.milliseconds += milliseconds;
      const place = BOUNDS.findIndex((bound) => milliseconds <= bound);
      if (place >= 0) series.within[place] = (series.within[place] ?? 0) + 1;
    },
    violation: (operation = "none", count) => add(violations, operation, count),
    fault: (kind) => add(faults, kind, 1),
    unserved: (what) => add(unserved, what, 1),
    violations: () => [...violations.values()].reduce((sum, count) => sum + count, 0),
    text: () =>
      [
        "# HELP emulator_requests_total Exchanges with the emulated service.",
        "# TYPE emulator_requests_total counter",
        "# HELP emulator_request_duration_seconds How long they took.",
        "# TYPE emulator_request_duration_seconds histogram",
        ...requestLines(),
        ...counters("emulator_contract_violations_total", "Answers of our own that deviate from the contract.", {
          emulator,
          name: "operation",
          counts: violations,
        }),
        ...counters("emulator_faults_total", "Faults that acted.", { emulator, name: "kind", counts: faults }),
        ...counters("emulator_unserved_total", "What was asked for and is not emulated.", {
          emulator,
          name: "what",
          counts: unserved,
        }),
        ...processLines(figures()),
        "",
      ].join("\n"),
  };
}

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

type Labels = Readonly<Record<string, string>>;

function linesOf({ count, milliseconds, within }: Series, labels: Labels): readonly string[] {
  let sum = 0;
  const buckets = BOUNDS.map((bound, index) => {
    sum += within[index] ?? 0;
    return line("emulator_request_duration_seconds_bucket", { ...labels, le: String(bound / 1_000) }, sum);
  });
  return [
    line("emulator_requests_total", labels, count),
    ...buckets,
    line("emulator_request_duration_seconds_bucket", { ...labels, le: "+Inf" }, count),
    line("emulator_request_duration_seconds_sum", labels, milliseconds / 1_000),
    line("emulator_request_duration_seconds_count", labels, count),
  ];
}

interface Counters {
  readonly emulator: string;
  /** The label that the counts are by. */
  readonly name: string;
  readonly counts: ReadonlyMap<string, number>;
}

function counters(metric: string, help: string, { emulator, name, counts }: Counters): readonly string[] {
  const lines = [...counts].map(([value, count]) => line(metric, { emulator, [name]: value }, count));
  return [`# HELP ${metric} ${help}`, `# TYPE ${metric} counter`, ...lines];
}

function processLines({ cpuSeconds, residentBytes, heapBytes, uptimeSeconds }: ProcessFigures): readonly string[] {
  const gauges: readonly (readonly [string, string, number])[] = [
    ["process_cpu_seconds_total", "counter", cpuSeconds],
    ["process_resident_memory_bytes", "gauge", residentBytes],
    ["nodejs_heap_size_used_bytes", "gauge", heapBytes],
    ["process_uptime_seconds", "gauge", uptimeSeconds],
  ];
  return gauges.flatMap(([name, type, value]) => [`# TYPE ${name} ${type}`, line(name, {}, value)]);
}

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/["\\\n]/g, "\\$&")}"`);
  return pairs.length === 0 ? `${name} ${value}` : `${name}{${pairs.join(",")}} ${value}`;
}
