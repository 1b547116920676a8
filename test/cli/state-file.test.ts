import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startProcesses } from "../support/processes.ts";

/** Each command is a process; a busy machine gets more time than it takes, in milliseconds. */
const PATIENCE = 60_000;
const CLI = fileURLToPath(new URL("../../dist/cli.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "files-"));
const processes = await startProcesses(["cayzu"]);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await processes.stop();
});

interface Outcome {
  readonly code: unknown;
  readonly out: string;
  readonly error: string;
}

/** Runs the command; `limit` is a line of the shell that goes before it. */
const save = (path: string, limit = ":"): Promise<Outcome> =>
  new Promise((resolve) => {
    const words = [CLI, "snapshot", "save", path, "--emulator", "cayzu"];
    const env = { ...process.env, NODE_OPTIONS: "", CAYZU_PORT: String(processes.of("cayzu").port) };
    execFile("sh", ["-c", `${limit}; exec "$0" "$@"`, process.execPath, ...words], { env }, (error, out, said) =>
      resolve({ code: error?.code ?? 0, out, error: said }),
    );
  });
const partials = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith(".partial"));

test(
  "where the file system takes no more, the file stays the old one, whole, and nothing is left beside it",
  async () => {
    const path = join(folder, "suite.json");
    expect((await save(path)).code).toBe(0);
    const before = readFileSync(path);
    const { code, out, error } = await save(path, "ulimit -f 1");
    expect([code, out]).toEqual([5, ""]);
    expect(error).toMatch(/^.*suite\.json cannot be written: Error: EFBIG: .* Nothing has changed\.\n$/);
    expect(readFileSync(path)).toEqual(before);
    expect(partials()).toEqual([]);
  },
  PATIENCE,
);

test.each<[string, () => string, RegExp]>([
  ["a folder that is not there", () => join(folder, "none", "suite.json"), /ENOENT/],
  [
    "a folder that is a file",
    () => {
      writeFileSync(join(folder, "file"), "");
      return join(folder, "file", "suite.json");
    },
    /ENOTDIR/,
  ],
  [
    "a name that is a folder's",
    () => {
      mkdirSync(join(folder, "taken"));
      return join(folder, "taken");
    },
    /EISDIR|ENOTEMPTY|EEXIST/,
  ],
  ["a folder where nobody may write", () => "/proc/suite.json", /ENOENT|EACCES|EROFS|EPERM/],
])(
  "a state is not saved in %s: exit code 5, a sentence, and nothing is left beside it",
  async (_what, path, reason) => {
    const { code, out, error } = await save(path());
    expect([code, out]).toEqual([5, ""]);
    expect(error.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/ cannot be written: .* Nothing has changed\.$/),
    ]);
    expect(error).toMatch(reason);
    expect(partials()).toEqual([]);
  },
  PATIENCE,
);
