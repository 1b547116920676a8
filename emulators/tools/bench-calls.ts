import { spawn } from "node:child_process";

import type { Load } from "./bench-load.ts";
import { firstMatch, middle, print, root, ROUNDS, run, startEmulator, type Server } from "./bench-server.ts";
import { workloads, type Workload } from "./bench-workloads.ts";

/**
 * The common calls as ratios to a bare Express 5 server (`express.json()`, constant reply, plain `app.listen`) measured
 * beside each, after warm-up, three rounds, median.
 */
export async function measureCalls(): Promise<void> {
  const bare = await startBare();
  const emulators = new Map<string, Server>();
  for (const name of new Set(workloads.map(({ emulator }) => emulator))) emulators.set(name, await startEmulator(name));
  const rows: string[][] = [["what", "CPU ratio", "goal", "req/s ratio", "µs CPU", "bare µs"]];
  for (const workload of workloads) {
    const server = emulators.get(workload.emulator);
    if (server !== undefined) rows.push(await measure(workload, server, bare));
  }
  for (const { child } of [bare, ...emulators.values()]) child.kill();
  print(rows);
}

const BARE_EXPRESS = `
import express from "express";
const app = express();
app.use(express.json());
app.post("/", (request, response) => { response.json({ customerId: 1234, timestamp: 1527590173 }); });
app.get("/", (request, response) => { response.json({ customerId: 1234, timestamp: 1527590173 }); });
const server = app.listen(0, "127.0.0.1", () => console.log("listening " + server.address().port));
`;

async function measure(workload: Workload, server: Server, bare: Server): Promise<string[]> {
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

async function startBare(): Promise<Server> {
  const child = spawn("taskset", ["-c", "0", process.execPath, "--input-type=module", "-e", BARE_EXPRESS], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "development" },
  });
  const port = (await firstMatch(child, /listening (\d+)/))[1];
  return { child, base: `http://127.0.0.1:${port}` };
}
