import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { portVariableOf } from "../../emulators/tools/run-emulator.ts";
import { EMULATORS } from "../../emulators/tools/stories.ts";

/** The command of the package, running. */
export interface Command {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  said(): { readonly out: string; readonly error: string };
  /** Resolves when it has printed the text; rejects with what it said if it ends before. */
  until(text: string): Promise<void>;
  /** Resolves with the exit code when it and all that it printed has come to an end. */
  ended(): Promise<number | null>;
}

const CLI = fileURLToPath(new URL("../../dist/cli.mjs", import.meta.url));

/** Runs `npm start`'s command, or that of another file, on free ports of loopback, with further settings, in a folder. */
export function runCommand(
  names: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  cli: string = CLI,
  cwd: string = process.cwd(),
): Command {
  const ports = Object.fromEntries(EMULATORS.map((name) => [portVariableOf(name), "0"]));
  const { HOST: _host, STORE: _store, ADMIN_TOKEN: _token, ...environment } = process.env;
  const child = spawn(process.execPath, [cli, ...names], {
    cwd,
    env: { ...environment, NODE_OPTIONS: "", ...ports, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let error = "";
  const closed = once(child, "close").then(([code]) => code as number | null);
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (error += text.toString()));
  return {
    child,
    said: () => ({ out, error }),
    ended: () => closed,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (out.includes(text)) resolve();
        };
        child.stdout.on("data", look);
        void closed.then(() => reject(new Error(`the command ended before it printed "${text}": ${out}${error}`)));
        look();
      }),
  };
}

/** The processes that a command has started, by the emulator's name; empty if there are none, or none any more. */
export async function childrenOf({ child }: Command): Promise<ReadonlyMap<string, number>> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="]);
  const lines = [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+.*boot\.mjs (\S+)/gm)];
  return new Map(
    lines.flatMap(([, pid, parent, name = ""]) => (Number(parent) === child.pid ? [[name, Number(pid)]] : [])),
  );
}

/** Whether a process is there; a dead one that nobody has waited for is not. */
export async function isAlive(pid: number): Promise<boolean> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "stat=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}
