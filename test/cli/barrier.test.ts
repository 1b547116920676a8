import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { portVariableOf } from "../../emulators/tools/run-emulator.ts";
import { EMULATORS } from "../../emulators/tools/stories.ts";
import { runCommand } from "../support/command.ts";
import { openFailingDoor } from "../support/failing-door.ts";
import { startProcesses } from "../support/processes.ts";

/** Each command is a process or two; a busy machine gets more time than they take, in milliseconds. */
const PATIENCE = 60_000;
const folder = mkdtempSync(join(tmpdir(), "barrier-"));
const processes = await startProcesses();
const door = await openFailingDoor(processes.of("t24").port);
afterAll(async () => {
  door.close();
  rmSync(folder, { recursive: true });
  await processes.stop();
});

const ports = Object.fromEntries(EMULATORS.map((name) => [portVariableOf(name), String(processes.of(name).port)]));
const emulators = async (line: string, settings: Readonly<Record<string, string>> = {}): Promise<[unknown, string]> => {
  const command = runCommand(line.split(" "), { ...ports, ...settings });
  return [await command.ended(), command.said().error];
};
/** All that a sandbox's state is, of every emulator. */
const statesOf = (sandbox: string): Promise<readonly unknown[]> =>
  Promise.all(
    EMULATORS.map(async (name) => (await fetch(`${processes.of(name).origin}/~${sandbox}/__admin/snapshot`)).json()),
  );
const create = async (sandbox: string, company: string): Promise<Response> =>
  fetch(`${processes.of("cayzu").origin}/~${sandbox}/api/Customer?token=cayzu-sandbox-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ company_name: company }),
  });

const seeds = EMULATORS.map((name) => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify({ emulator: name, customers: [] }));
  return path;
});
const state = join(folder, "suite.json");

/** A command that changes all four, which of its calls is cut, and what is said to be lost. */
interface Change {
  readonly name: string;
  readonly line: string;
  readonly method: string;
  readonly path: RegExp;
  readonly lost: RegExp;
}

const CHANGES: readonly Change[] = [
  {
    name: "reset",
    line: "reset",
    method: "POST",
    path: /__admin\/reset$/,
    lost: / Journals and faults of those that had been reset are gone\.\n$/,
  },
  {
    name: "seed",
    line: `seed ${seeds.join(" ")}`,
    method: "POST",
    path: /__admin\/seed$/,
    lost: / A reset of those put back leads to the new seed all the same\.\n$/,
  },
  { name: "restore", line: "snapshot restore base", method: "POST", path: /\/base\/restore$/, lost: /\.\n$/ },
  { name: "load", line: `snapshot load ${state}`, method: "PUT", path: /__admin\/snapshot$/, lost: /\.\n$/ },
];
const cases = CHANGES.flatMap((change) => (["before", "after"] as const).map((when) => ({ ...change, when })));

test.each(cases)(
  "a $name that fails halfway, its call cut $when it is done, leaves all as they were, and says what it put back",
  async ({ name, line, method, path, lost, when }) => {
    const sandbox = `half-${name}-${when}`;
    await emulators(`snapshot take base --sandbox ${sandbox}`);
    await emulators(`snapshot save ${state} --sandbox ${sandbox}`);
    expect((await create(sandbox, "Kept")).status).toBe(200);
    const before = await statesOf(sandbox);

    door.breakAt(method, path, when);
    const [code, error] = await emulators(`${line} --sandbox ${sandbox}`, { T24_PORT: String(door.port) });

    expect(code).toBe(3);
    expect(error).toMatch(/^t24 does not answer at http:.* Put back: cardlytics, cayzu, control-center(?:, t24)?\./);
    expect(error).toMatch(lost);
    const after = await statesOf(sandbox);
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    // Where the very call is cut that would give t24 its state back, that is said.
    if (method === "POST") expect(after).toEqual(before);
    else expect(error).toContain(" Not put back: t24.");
    expect((await create(sandbox, "Not held")).status).toBe(200);
  },
  PATIENCE,
);

test(
  "what is written after a failure is written to the state that was put back, and not lost with it",
  async () => {
    door.breakAt("POST", /__admin\/reset$/, "before");
    const failing = emulators("reset --sandbox waiting", { T24_PORT: String(door.port) });
    const names: string[] = [];
    const outcome = { isOver: false };
    void failing.finally(() => (outcome.isOver = true));
    while (!outcome.isOver) {
      const name = `Company ${names.length}`;
      expect((await create("waiting", name)).status).toBe(200);
      names.push(name);
    }
    expect((await failing)[0]).toBe(3);
    const { origin } = processes.of("cayzu");
    const records = await (await fetch(`${origin}/~waiting/__admin/records/customers?limit=1000`)).text();
    // One may have been under way when all were held, in the world that was before.
    expect(names.filter((name) => !records.includes(`"${name}"`)).length).toBeLessThanOrEqual(1);
  },
  PATIENCE,
);

test(
  "where one emulator is away from the start, nothing changes anywhere and nobody stays held",
  async () => {
    expect((await create("away", "Kept")).status).toBe(200);
    const before = await statesOf("away");
    const [code, error] = await emulators("reset --sandbox away", { T24_PORT: "1" });
    expect([code, error]).toEqual([3, expect.stringMatching(/^t24 does not answer at http:\/\/127\.0\.0\.1:1: /)]);
    expect(await statesOf("away")).toEqual(before);
    expect((await create("away", "Not held")).status).toBe(200);
  },
  PATIENCE,
);

test(
  "a refusal by all is said to have changed nothing",
  async () => {
    const [code, error] = await emulators("snapshot restore never-taken --sandbox refused");
    expect([code, error]).toEqual([
      2,
      expect.stringMatching(/ has no snapshot "never-taken"; .* Nothing has changed\.\n$/),
    ]);
  },
  PATIENCE,
);
