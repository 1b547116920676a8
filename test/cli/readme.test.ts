import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { portVariableOf } from "../../emulators/tools/run-emulator.ts";
import { EMULATORS } from "../../emulators/tools/stories.ts";
import { runCommand } from "../support/command.ts";
import { startProcesses } from "../support/processes.ts";

/** Each command is a process or five; a busy machine gets more time than they take, in milliseconds. */
const PATIENCE = 60_000;
const readme = readFileSync("README.md", "utf8");
const linesOf = (command: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`${command} -- ([^\`#\\n]+)`, "g"))].map(([, line = ""]) => line.trim());

/** Where the README's lines are typed: beside the files that they name. */
const folder = mkdtempSync(join(tmpdir(), "readme-"));
writeFileSync(join(folder, "world.yaml"), "emulator: cayzu\ncustomers:\n  - company_name: Acme\n");
writeFileSync(join(folder, "t24.yaml"), "emulator: t24\ncustomers: []\n");
writeFileSync(join(folder, "cayzu.json"), '{"emulator":"cayzu","customers":[{"company_name":"Acme"}]}');
const processes = await startProcesses();
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await processes.stop();
});
const ports = Object.fromEntries(EMULATORS.map((name) => [portVariableOf(name), String(processes.of(name).port)]));

const isStart = (line: string): boolean => line.split(" ").every((word) => EMULATORS.includes(word));
const lines = linesOf("npm start");
const [starts, others] = [lines.filter(isStart), lines.filter((line) => !isStart(line))];

test("the README shows every command of running emulators but one that takes an id", () => {
  const words = new Set(others.map((line) => line.split(" ", 1)[0]));
  expect([...words].sort()).toEqual(["requests", "reset", "seed", "snapshot", "validate"]);
  expect(starts.length).toBeGreaterThan(0);
});

// In the order of the README, in which what is loaded has been saved before.
test.each(others)(
  "the README's line does what it is for: npm start -- %s",
  async (line) => {
    // A start, and what checks one, listens by itself.
    const settings = line.startsWith("validate") ? {} : ports;
    const command = runCommand(line.split(" "), settings, undefined, folder);
    expect([await command.ended(), command.said().error]).toEqual([0, ""]);
  },
  PATIENCE,
);

test.each(starts)(
  "the README's line starts what it names: npm start -- %s",
  async (line) => {
    const command = runCommand(line.split(" "));
    await command.until("Ctrl-C stops all.");
    for (const name of line.split(" "))
      expect(command.said().out).toMatch(new RegExp(`^Ready in .*\\b${name}\\b`, "m"));
    command.child.kill("SIGTERM");
    expect(await command.ended()).toBe(0);
  },
  PATIENCE,
);

test(
  "the README's way to the help leads there",
  async () => {
    expect(readme).toContain("`node dist/cli.mjs --help`");
    const command = runCommand(["--help"]);
    expect([await command.ended(), command.said().out]).toEqual([0, expect.stringMatching(/^Usage: npm start /)]);
  },
  PATIENCE,
);

test.each(linesOf("npm run verify"))(
  "the README's line plays the stories to their verdict: npm run verify -- %s",
  async (line) => {
    const tool = fileURLToPath(new URL("../../emulators/tools/verify.ts", import.meta.url));
    const words = line.replace(/https:\/\/\S+/, processes.of("cayzu").origin).split(" ");
    const out = await new Promise((resolve) => {
      execFile(process.execPath, ["--import", "tsx", tool, ...words], (_error, printed) => resolve(printed));
    });
    // Without sandboxes all stories share a world, and some find in it what others have left.
    const verdict = line.includes("--no-sandbox")
      ? /^cayzu: (?:\d+ stories with \d+ requests hold|the story \S+ drifts; \d+ before it hold)\.$/m
      : /^cayzu: \d+ stories with \d+ requests hold\.$/m;
    expect(out).toMatch(/^ {2}✓ answer-type /);
    expect(out).toMatch(verdict);
  },
  PATIENCE,
);
