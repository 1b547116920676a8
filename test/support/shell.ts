import { execFile, spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const STAND_IN = fileURLToPath(new URL("bin", import.meta.url));

/** What can play the part of curl here: a stand-in on Node.js always, and curl itself where it is installed. */
export type Curl = "curl" | "stand-in";

export const curls: readonly Curl[] =
  spawnSync("curl", ["--version"]).status === 0 ? ["curl", "stand-in"] : ["stand-in"];

/** Runs commands as a user would paste them, and gives what they print; rejects if the last one fails. */
export async function runShell(commands: string, curl: Curl = curls[0] ?? "stand-in"): Promise<string> {
  const path = curl === "curl" ? process.env["PATH"] : STAND_IN + delimiter + (process.env["PATH"] ?? "");
  const { stdout } = await promisify(execFile)("sh", ["-eu", "-c", commands], { env: { ...process.env, PATH: path } });
  return stdout;
}
