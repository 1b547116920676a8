import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";

import { EXIT } from "../exit-codes.ts";
import type { ReadyMessage } from "../start.ts";
import { EXIT_CODES, parse, type Command } from "./command.ts";
import { EMULATORS, FOLDER, namesOrAll } from "./emulators.ts";

const BOOT = "boot.mjs";

/** Runs emulators until a signal ends them; the only command that does not come back by itself. */
export const start: Command = {
  summary: "run emulators, each as its own process on loopback, until Ctrl-C (the default command)",
  help: `Usage: emulators start [NAME …] [--seed SEED] [--seed-file FILE …] [--clock CLOCK] [--json]

Runs the emulators, each as its own process on loopback, until Ctrl-C: all of them, or those named.

  NAME               one of: ${EMULATORS.map(({ name }) => name).join(", ")}
  --seed SEED        what ids, tokens and chance follow from; 1 by default
  --seed-file FILE   JSON or YAML: what a fresh world holds besides the emulator's own records
  --clock CLOCK      real, an instant to stand at (2026-01-01T00:00:00Z), one that takes a step with every request
                     (2026-01-01T00:00:00Z/PT1S), or a duration ahead of the machine (P1D)
  --json             say what is ready in one line of JSON, for programs

Environment: T24_PORT, CAYZU_PORT, CONTROL_CENTER_PORT, CARDLYTICS_PORT (0 takes a free port), HOST, SEED, SEED_FILES,
CLOCK, ADMIN_TOKEN, ADMIN_HOSTS, CHECK_ANSWERS=1, METRICS_BY_SANDBOX=1, JOURNAL_ENTRIES, LOG_LEVEL.

${EXIT_CODES}`,
  run(parameters) {
    const { positionals, values } = parse(parameters, {
      seed: { type: "string" },
      "seed-file": { type: "string", multiple: true },
      clock: { type: "string" },
      json: { type: "boolean", default: false },
    });
    const names = namesOrAll(positionals);
    return startAll(names, environmentOf(values), values.json ? printReady : announce);
  },
};

/** What the flags say, as the processes read it. */
export function environmentOf(flags: {
  readonly seed?: string | undefined;
  readonly "seed-file"?: readonly string[] | undefined;
  readonly clock?: string | undefined;
}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...(flags.seed !== undefined && { SEED: flags.seed }),
    ...(flags["seed-file"] !== undefined && { SEED_FILES: flags["seed-file"].join(",") }),
    ...(flags.clock !== undefined && { CLOCK: flags.clock }),
  };
}

/** Starts the processes, tells when all are ready, and ends them all when one dies or a signal comes. */
function startAll(wanted: readonly string[], env: NodeJS.ProcessEnv, tell: typeof announce): Promise<number> {
  const startedAt = performance.now() - process.uptime() * 1000;
  const children = new Map<string, ChildProcess>();
  const ready = new Map<string, ReadyMessage>();
  const said = new Set<string>();
  let exitCode: number | undefined;
  let finish: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (finish = resolve));

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
    const child = fork(join(FOLDER, BOOT), [name], { env, stdio: ["ignore", "inherit", "pipe", "ipc"] });
    children.set(name, child);
    child.stderr?.on("data", (text: Buffer) => say(text.toString()));
    child.on("message", (message: ReadyMessage) => {
      ready.set(name, message);
      if (ready.size === wanted.length) tell([...ready.values()], performance.now() - startedAt);
    });
    // Not "exit", which may come before the last of what the process has said.
    child.on("close", (code, signal) => {
      children.delete(name);
      exitCode = worse(exitCode, code);
      if (exitCode === undefined) {
        // A process that refuses to start has said why.
        if (code !== EXIT.config && code !== EXIT.portInUse) {
          say(`${name} has ended by itself (${signal ?? `exit code ${code ?? "unknown"}`}); stopping the others.\n`);
        }
        stopAll(code === null || code === 0 ? EXIT.died : code);
      }
      if (children.size === 0) finish(exitCode ?? EXIT.clean);
    });
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopAll(0));
  return ended;
}

/** A process that was asked to end, and has broken its contract before, says so by its code. */
function worse(exitCode: number | undefined, code: number | null): number | undefined {
  return exitCode === EXIT.clean && code === EXIT.violation ? code : exitCode;
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

function printReady(messages: readonly ReadyMessage[], milliseconds: number): void {
  const emulators = messages
    .map(({ ready: name, title, url }) => ({ name, title, url }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const line = { seed: messages[0]?.seed, milliseconds: Math.round(milliseconds), emulators };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
