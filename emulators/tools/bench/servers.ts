import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { drive, type Load } from "./load.ts";

/** The project's root. */
export const root = join(import.meta.dirname, "../../..");

/** A server under measurement, alone on core 0. */
export interface Server {
  readonly child: ChildProcess;
  readonly base: string;
}

/** What one stretch of load showed: microseconds of CPU a request, and requests a second. */
export interface Cost {
  readonly cpu: number;
  readonly rate: number;
}

/** Ports that are free, whatever else runs. */
export const anyPort = { T24_PORT: "0", CAYZU_PORT: "0", CONTROL_CENTER_PORT: "0", CARDLYTICS_PORT: "0" };

/** How many requests are under way at a time. */
export const CONNECTIONS = 10;

/** How long one stretch of load lasts. */
export const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 3);

const BARE_EXPRESS = `
import express from "express";
const app = express();
app.use(express.json());
app.post("/", (request, response) => { response.json({ customerId: 1234, timestamp: 1527590173 }); });
app.get("/", (request, response) => { response.json({ customerId: 1234, timestamp: 1527590173 }); });
const server = app.listen(0, "127.0.0.1", () => console.log("listening " + server.address().port));
`;

/** The server that everything is compared with: `express.json()`, a constant reply, plain `app.listen`. */
export async function startBareExpress(): Promise<Server> {
  const child = spawn("taskset", ["-c", "0", process.execPath, "--input-type=module", "-e", BARE_EXPRESS], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "development" },
  });
  const [, port] = await firstMatch(child, /listening (\d+)/);
  return { child, base: `http://127.0.0.1:${port ?? ""}` };
}

/** An emulator as it is built; it does not check its own answers unless told to, whatever CI says. */
export async function startEmulator(name: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const child = spawn("taskset", ["-c", "0", process.execPath, join(root, "dist/boot.mjs"), name], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...anyPort, CHECK_ANSWERS: "0", ...env },
  });
  const [, url = ""] = await firstMatch(child, /serves (http:[^"\s]+)/);
  return { child, base: new URL(url).origin };
}

/** What a stretch of load costs the server, over so many connections. */
export async function costOf(
  { child, base }: Server,
  load: Load,
  seconds: number = SECONDS,
  connections: number = CONNECTIONS,
): Promise<Cost> {
  const before = cpuOf(child);
  const driven = await drive({ base, load, connections, seconds });
  return { cpu: (cpuOf(child) - before) / driven.requests, rate: driven.requests / driven.seconds };
}

/** User and system time so far, in microseconds, at 100 ticks a second. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

const children: ChildProcess[] = [];
process.once("exit", () => children.forEach((child) => child.kill()));

/** Reads what the child says until it matches; goes on reading, so that the child can go on writing. */
export function firstMatch(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  children.push(child);
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
