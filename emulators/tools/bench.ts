import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { drive, type Load } from "./bench-load.ts";
import { workloads, type Workload } from "./bench-workloads.ts";

/**
 * Figures as ratios to a bare Express 5 server (`express.json()`, constant reply, plain `app.listen`) measured beside
 * each: server on core 0, client on core 1, after warm-up, three rounds, median. Judged by the server's CPU time per
 * request, which other work on the machine hardly touches; requests per second are told, too. Linux only.
 */
const root = join(import.meta.dirname, "../..");
const ROUNDS = 3;
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 3);
const CONNECTIONS = 10;

const BARE_EXPRESS = `
import express from "express";
const app = express();
app.use(express.json());
app.post("/", (request, response) => { response.json({ customerId: 1234, timestamp: 1527590173 }); });
app.get("/", (request, response) => { response.json({ customerId: 1234, timestamp: 1527590173 }); });
const server = app.listen(0, "127.0.0.1", () => console.log("listening " + server.address().port));
`;

interface Server {
  readonly child: ChildProcess;
  readonly base: string;
}

async function measure(workload: Workload): Promise<string[]> {
  const server = emulators.get(workload.emulator);
  if (server === undefined) throw new Error(`${workload.emulator} is not running`);
  const subject = await workload.prepare(server.base);
  const baseline = workload.method === "GET" ? bareGet : barePost;
  const ratios: { cpu: number; rate: number; own: number; base: number }[] = [];
  await run(server, subject);
  await run(bare, baseline);
  for (let round = 0; round < ROUNDS; round += 1) {
    const base = await run(bare, baseline);
    const own = await run(server, subject);
    ratios.push({ cpu: base.cpu / own.cpu, rate: own.rate / base.rate, own: own.cpu, base: base.cpu });
  }
  const median = (key: "cpu" | "rate" | "own" | "base"): number => middle(ratios.map((ratio) => ratio[key]));
  return [
    workload.title,
    median("cpu").toFixed(2),
    workload.goal,
    median("rate").toFixed(2),
    median("own").toFixed(0),
    median("base").toFixed(0),
  ];
}

function barePost(): ReturnType<Load> {
  const body = workloads[0]?.sample ?? "{}";
  return { method: "POST", path: "/", headers: { "content-type": "application/json" }, body, expect: 200 };
}

function bareGet(): ReturnType<Load> {
  return { method: "GET", path: "/", headers: {}, expect: 200 };
}

/** CPU microseconds of the server a request, and requests a second. */
async function run({ child, base }: Server, load: Load): Promise<{ cpu: number; rate: number }> {
  const before = cpuOf(child);
  const { requests, seconds } = await drive({ base, load, connections: CONNECTIONS, seconds: SECONDS });
  return { cpu: (cpuOf(child) - before) / requests, rate: requests / seconds };
}

/** User and system time so far, in microseconds, at 100 ticks a second. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

async function startBare(): Promise<Server> {
  const child = spawn("taskset", ["-c", "0", process.execPath, "--input-type=module", "-e", BARE_EXPRESS], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "development" },
  });
  const port = (await firstMatch(child, /listening (\d+)/))[1];
  return { child, base: `http://127.0.0.1:${port}` };
}

async function startEmulator(name: string): Promise<Server> {
  const child = spawn("taskset", ["-c", "0", process.execPath, join(root, "dist/boot.mjs"), name], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...anyPort },
  });
  const url = (await firstMatch(child, /serves (http:[^"\s]+)/))[1] ?? "";
  return { child, base: new URL(url).origin };
}

const anyPort = { T24_PORT: "0", CAYZU_PORT: "0", CONTROL_CENTER_PORT: "0", CARDLYTICS_PORT: "0" };

async function measureStarts(): Promise<{ milliseconds: number; megabytes: number }> {
  const samples: { milliseconds: number; megabytes: number }[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begin = performance.now();
    const child = spawn("npm", ["start"], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...anyPort },
    });
    await firstMatch(child, /Ready in/);
    const milliseconds = performance.now() - begin;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    samples.push({ milliseconds, megabytes: residentMegabytes(child.pid ?? 0) });
    process.kill(-(child.pid ?? 0), "SIGINT");
    await once(child, "exit");
  }
  return {
    milliseconds: Math.round(middle(samples.map(({ milliseconds }) => milliseconds))),
    megabytes: Math.round(middle(samples.map(({ megabytes }) => megabytes))),
  };
}

/** Of the emulators' processes below the command, not of npm and the command themselves. */
function residentMegabytes(parent: number): number {
  const below = (pid: number): number[] => {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
    return children.flatMap((child) => [Number(child), ...below(Number(child))]);
  };
  const boots = below(parent).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("boot.mjs"));
  const kilobytes = boots.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]));
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Reads what the child says until it matches; goes on reading, so that the child can go on writing. */
function firstMatch(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  process.once("exit", () => child.kill());
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const match = pattern.exec(text);
      if (match !== null) resolve(match);
    });
    child.once("exit", () => reject(new Error(`The process ended before it said ${String(pattern)}: ${text}`)));
  });
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

function print(table: readonly (readonly string[])[]): void {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${lines.join("\n")}\n`);
}

const bare = await startBare();
const emulators = new Map<string, Server>();
for (const name of new Set(workloads.map(({ emulator }) => emulator))) emulators.set(name, await startEmulator(name));

const rows: string[][] = [["what", "CPU ratio", "goal", "req/s ratio", "µs CPU", "bare µs"]];
for (const workload of workloads) rows.push(await measure(workload));
for (const { child } of [bare, ...emulators.values()]) child.kill();
print(rows);

const starts = await measureStarts();
print([
  ["what", "median", "goal"],
  ["all four ready after npm start", `${starts.milliseconds} ms`, "≤ 1000 ms"],
  ["idle resident memory of all four", `${starts.megabytes} MB`, "≤ 270 MB"],
]);
