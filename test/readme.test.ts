import { existsSync, readFileSync } from "node:fs";

import { runEmulator, type RunningEmulator } from "../emulators/tools/run-emulator.ts";
import { curls, runShell } from "./support/shell.ts";

/** The README's examples: shell commands, and right after them what they print; `…` stands for anything. */
const readme = readFileSync("README.md", "utf8");
const examples = [...readme.matchAll(/```sh\n(.*?)```\n\n```text\n(.*?)```/gs)].map(
  ([, commands = "", printed = ""]) => ({
    commands,
    printed,
  }),
);
const PORTS: Readonly<Record<string, string>> = {
  "4001": "t24",
  "4002": "cayzu",
  "4003": "control-center",
  "4004": "cardlytics",
};

/** The stand-in is a process of Node.js for each call; a busy machine gets more time than that takes, in milliseconds. */
const PATIENCE = 30_000;

let running = new Map<string, RunningEmulator>();

async function startAll(): Promise<void> {
  const started = await Promise.all(Object.values(PORTS).map((name) => runEmulator(name, { CHECK_ANSWERS: "1" })));
  running = new Map(started.map((emulator) => [emulator.name, emulator]));
}

async function stopAll(): Promise<void> {
  await Promise.all([...running.values()].map((emulator) => emulator.stop()));
}

test("every shell example is followed by what it prints", () => {
  expect(examples).toHaveLength(readme.match(/```sh\n/g)?.length ?? 0);
  expect(examples.length).toBeGreaterThanOrEqual(6);
});

test("each emulator has a first request to paste", () => {
  for (const port of Object.keys(PORTS)) {
    expect(examples.some(({ commands }) => commands.includes(`127.0.0.1:${port}`))).toBe(true);
  }
});

describe.each(curls)("with %s", (curl) => {
  beforeAll(startAll);
  afterAll(stopAll);

  test.each(examples)(
    "the example prints what the README says: $commands",
    async ({ commands, printed }) => {
      const lines = (await runShell(onFreePorts(commands), curl)).replaceAll("\r", "").trim();
      expect(lines).toMatch(toPattern(onFreePorts(printed)));
    },
    PATIENCE,
  );
});

test("every command of npm that it names is one of the package's", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const named = [...readme.matchAll(/npm run (\w+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("every file that it links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g)].map(([, path = ""]) => path);
  expect(links.length).toBeGreaterThanOrEqual(4);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

function onFreePorts(text: string): string {
  return text.replace(/127\.0\.0\.1:(400\d)/g, (address, port: string) => {
    const emulator = running.get(PORTS[port] ?? "");
    return emulator === undefined ? address : `127.0.0.1:${emulator.port}`;
  });
}

/** Answers do not end with a line feed, so what follows one on its line is a line of its own in the README. */
function toPattern(printed: string): RegExp {
  const lines = printed.trim().split("\n");
  const escaped = lines.map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("…", ".*"));
  return new RegExp(`^${escaped.join("\\n?")}$`);
}
