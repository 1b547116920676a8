import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import type { ReadyMessage } from "../start.ts";

/** An emulator in a process of its own, as users run it. */
export interface RunningEmulator {
  readonly name: string;
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  readonly port: number;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

const BOOT = fileURLToPath(new URL("../../dist/boot.mjs", import.meta.url));

/** Starts a built emulator on a free port of loopback; rejects with what it said if it ends before it is ready. */
export async function runEmulator(
  name: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningEmulator> {
  const child = fork(BOOT, [name], {
    env: { ...process.env, ...SETTINGS, [portVariableOf(name)]: "0", ...environment },
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  const origin = await new Promise<string>((resolve, reject) => {
    child.once("message", ({ url }: ReadyMessage) => resolve(new URL(url).origin));
    child.once("error", reject).once("exit", () => reject(new Error(`${name} did not start: ${said}`)));
  });
  return { name, origin, port: Number(new URL(origin).port), child, stop: () => stop(child) };
}

/** What an emulator process is told, whatever the environment says. */
const SETTINGS = { HOST: "127.0.0.1", STORE: "memory:", SEED: "1", LOG_LEVEL: "error", NODE_OPTIONS: "" };

/** The environment variable of an emulator's port, such as `CONTROL_CENTER_PORT`. */
export function portVariableOf(name: string): string {
  return `${name.toUpperCase().replaceAll("-", "_")}_PORT`;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
