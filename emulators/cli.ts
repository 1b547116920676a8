import { fork, type ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { EXIT } from "./exit-codes.ts";
import type { ReadyMessage } from "./start.ts";

const folder = dirname(fileURLToPath(import.meta.url));
const BOOT = "boot.mjs";

/** Every emulator that was built, found by its bundle. */
function known(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".cjs"))
    .map((file) => file.slice(0, -4))
    .sort();
}

const HELP = `Usage: npm start [-- NAME …]

Runs the emulators, each as its own process on loopback, until Ctrl-C: all of them, or those named.

  NAME            one of: ${known().join(", ")}

Environment: T24_PORT, CAYZU_PORT, CONTROL_CENTER_PORT, CARDLYTICS_PORT (0 takes a free port), HOST, SEED,
ADMIN_TOKEN, ADMIN_HOSTS, CHECK_ANSWERS=1, LOG_LEVEL. Exit codes: 1 a process died, 2 bad usage, 3 a port is in use.
`;

const names = process.argv.slice(2);
if (names.includes("--help") || names.includes("-h")) {
  process.stdout.write(HELP);
  process.exit(0);
}
const unknown = names.filter((name) => !known().includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no emulator ${unknown.join(", ")}; there are: ${known().join(", ")}.\n`);
  process.exit(EXIT.config);
}
run(names.length > 0 ? [...new Set(names)] : known());

/** Starts the processes, prints the banner when all are ready, and ends them all when one dies or a signal comes. */
function run(wanted: readonly string[]): void {
  const startedAt = performance.now() - process.uptime() * 1000;
  const children = new Map<string, ChildProcess>();
  const ready = new Map<string, ReadyMessage>();
  const said = new Set<string>();
  let exitCode: number | undefined;

  /** Passes on what a process says; what each says of a setting they share, while they start, comes once. */
  function say(sentence: string): void {
    const isStarting = ready.size < wanted.length;
    if (isStarting && said.has(sentence)) return;
    if (isStarting) said.add(sentence);
    process.stderr.write(sentence);
  }

  function stopAll(code: number): void {
    exitCode ??= code;
    for (const child of children.values()) child.kill("SIGTERM");
  }

  for (const name of wanted) {
    const child = fork(join(folder, BOOT), [name], { stdio: ["ignore", "inherit", "pipe", "ipc"] });
    children.set(name, child);
    child.stderr?.on("data", (text: Buffer) => say(text.toString()));
    child.on("message", (message: ReadyMessage) => {
      ready.set(name, message);
      if (ready.size === wanted.length) announce([...ready.values()], performance.now() - startedAt);
    });
    // Not "exit", which may come before the last of what the process has said.
    child.on("close", (code, signal) => {
      children.delete(name);
      if (exitCode === undefined) {
        // A process that refuses to start has said why.
        if (code !== EXIT.config && code !== EXIT.portInUse) {
          say(`${name} has ended by itself (${signal ?? `exit code ${code ?? "unknown"}`}); stopping the others.\n`);
        }
        stopAll(code === null || code === 0 ? EXIT.died : code);
      }
      if (children.size === 0) process.exit(exitCode);
    });
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopAll(0));
}

function announce(messages: readonly ReadyMessage[], milliseconds: number): void {
  const lines = messages
    .toSorted((one, other) => one.url.localeCompare(other.url))
    .map(({ title, url, tryIt }) => `  ${title}\n    ${url}\n    ${tryIt}\n`);
  const seed = messages[0]?.seed ?? "";
  process.stdout.write(
    `\nService emulators (seed ${seed})\n\n${lines.join("\n")}\n` +
      `Ready in ${Math.round(milliseconds)} ms: ${messages.map(({ ready }) => ready).join(", ")}. Ctrl-C stops all.\n`,
  );
}
