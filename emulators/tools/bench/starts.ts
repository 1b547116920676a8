import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

import { anyPort, firstMatch, root } from "./servers.ts";
import { middle, print } from "./table.ts";

const ROUNDS = 5;

/** How long the four take to be ready after `npm start`, and what memory they hold when idle. */
export async function benchStarts(): Promise<void> {
  const samples: { readonly milliseconds: number; readonly megabytes: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) samples.push(await start());
  print([
    ["what", "median", "goal"],
    ["all four ready after npm start", `${Math.round(middle(samples.map((one) => one.milliseconds)))} ms`, "≤ 1000 ms"],
    ["idle resident memory of all four", `${Math.round(middle(samples.map((one) => one.megabytes)))} MB`, "≤ 270 MB"],
  ]);
}

async function start(): Promise<{ milliseconds: number; megabytes: number }> {
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
  const megabytes = residentMegabytes(child.pid ?? 0);
  process.kill(-(child.pid ?? 0), "SIGINT");
  await once(child, "exit");
  return { milliseconds, megabytes };
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
