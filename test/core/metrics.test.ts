import { createMetrics } from "../../emulators/core/observe/metrics.ts";

const figures = (): { cpuSeconds: number; residentBytes: number; heapBytes: number; uptimeSeconds: number } => ({
  cpuSeconds: 1.5,
  residentBytes: 2,
  heapBytes: 3,
  uptimeSeconds: 4,
});
const linesOf = (text: string, start: string): readonly string[] =>
  text.split("\n").filter((line) => line.startsWith(start));

test("requests are counted by operation and status class, and their time in buckets that add up", () => {
  const metrics = createMetrics({ emulator: "tiny", bySandbox: false, figures });
  metrics.request({ operation: "getThing", sandbox: "a", status: 200, milliseconds: 3 });
  metrics.request({ operation: "getThing", sandbox: "b", status: 204, milliseconds: 90_000 });
  metrics.request({ operation: undefined, sandbox: "a", status: 404, milliseconds: 1 });
  metrics.request({ operation: "getThing", sandbox: "a", status: 0, milliseconds: 1 });
  expect(linesOf(metrics.text(), "emulator_requests_total")).toEqual([
    'emulator_requests_total{emulator="tiny",operation="getThing",status="none"} 1',
    'emulator_requests_total{emulator="tiny",operation="getThing",status="2xx"} 2',
    'emulator_requests_total{emulator="tiny",operation="none",status="4xx"} 1',
  ]);
  const buckets = linesOf(metrics.text(), "emulator_request_duration_seconds_bucket").filter((line) =>
    line.includes("2xx"),
  );
  expect(buckets.map((line) => /le="([^"]+)"\} (\d+)/.exec(line)?.slice(1).join(" "))).toEqual([
    "0.001 0",
    "0.002 0",
    "0.005 1",
    "0.01 1",
    "0.025 1",
    "0.1 1",
    "0.5 1",
    "2.5 1",
    "+Inf 2",
  ]);
});

test("sandboxes are told apart only on demand, and only the first hundred", () => {
  const metrics = createMetrics({ emulator: "tiny", bySandbox: true, figures });
  for (let number = 0; number < 150; number += 1) {
    metrics.request({ operation: "getThing", sandbox: `s-${number}`, status: 200, milliseconds: 1 });
  }
  const lines = linesOf(metrics.text(), "emulator_requests_total");
  expect(lines).toHaveLength(101);
  expect(lines.at(-1)).toBe(
    'emulator_requests_total{emulator="tiny",operation="getThing",status="2xx",sandbox="other"} 50',
  );
});

test("violations, faults and what is missing are counted, and the process has its figures", () => {
  const metrics = createMetrics({ emulator: "tiny", bySandbox: false, figures });
  expect(metrics.violations()).toBe(0);
  metrics.violation("getThing", 2);
  metrics.violation(undefined, 1);
  metrics.fault("reset");
  metrics.unserved("operation");
  expect(metrics.violations()).toBe(3);
  const text = metrics.text();
  for (const line of [
    'emulator_contract_violations_total{emulator="tiny",operation="getThing"} 2',
    'emulator_contract_violations_total{emulator="tiny",operation="none"} 1',
    'emulator_faults_total{emulator="tiny",kind="reset"} 1',
    'emulator_unserved_total{emulator="tiny",what="operation"} 1',
    "process_cpu_seconds_total 1.5",
    "process_resident_memory_bytes 2",
    "nodejs_heap_size_used_bytes 3",
    "process_uptime_seconds 4",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  expect(text.endsWith("\n")).toBe(true);
});
