import { fork, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";

/** Builds, starts the emulators, and does both again whenever a source changes; a build that fails leaves them running. */
const root = join(import.meta.dirname, "../..");
const SETTLED = 200;

let running: ChildProcess | undefined;
let waiting: NodeJS.Timeout | undefined;

async function restart(): Promise<void> {
  const { status } = spawnSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });
  if (status !== 0) return;
  if (running?.exitCode === null) {
    running.kill("SIGTERM");
    await once(running, "exit");
  }
  running = fork(join(root, "dist/cli.mjs"), process.argv.slice(2), { env: { CHECK_ANSWERS: "1", ...process.env } });
}

for (const folder of ["emulators", "contracts", "schemas"]) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void restart(), SETTLED);
  });
}
process.on("SIGINT", () => {
  running?.kill("SIGTERM");
  process.exit(0);
});
await restart();
