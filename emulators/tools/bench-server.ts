import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { drive, type Load } from "./bench-load.ts";

export const root = join(import.meta.dirname, "../..");
export const ROUNDS = 3;
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 3);

/** A server that is measured: its process, and where it listens. */
export interface Server {
  readonly child: ChildProcess;
  readonly base: string;
}

/** Ports that are free. */
export const anyPort = { T24_PORT: "0", CAYZU_PORT: "0", CONTROL_CENTER_PORT: "0", CARDLYTICS_PORT: "0" };

/** An emulator as built, on core 0. */
export async function startEmulator(name: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = spawn("taskset", ["-c", "0", process.execPath, join(root, "dist/boot.mjs"), name], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...anyPort, ...environment },
  });
  const url = (await firstMatch(child, /serves (http:[^"\s]+)/))[1] ?? "";
  return { child, base: new URL(url).origin };
}

/** CPU microseconds of the server a request, and requests a second. */
export async function run(
  { child, base }: Server,
  load: Load,
  connections = 10,
): Promise<{ cpu: number; rate: number }> {
  const before = cpuOf(child);
  const { requests, seconds } = await drive({ base, load, connections, seconds: SECONDS });
  return { cpu: (cpuOf(child) - before) / requests, rate: requests / seconds };
}

/** User and system time so far, in microseconds, at 100 ticks a second. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** Reads what the child says until it matches; goes on reading, so that the child can go on writing. */
export function firstMatch(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
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

/** The median. */
export function middle(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** A table, its head first. */
export function print(table: readonly (readonly string[])[]): void {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${lines.join("\n")}\n`);
}
