import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { portVariableOf } from "../../emulators/tools/run-emulator.ts";
import { storiesOf } from "../../emulators/tools/stories.ts";
import { runCommand } from "../support/command.ts";
import { startProcesses } from "../support/processes.ts";

/** Each command is a process or two; a busy machine gets more time than they take, in milliseconds. */
const PATIENCE = 60_000;
const folder = mkdtempSync(join(tmpdir(), "json-"));
const suite = join(folder, "suite.json");
const seed = join(folder, "seed.json");
writeFileSync(seed, '{"emulator":"cayzu","customers":[]}');
const processes = await startProcesses(["cayzu"]);
const cayzu = processes.of("cayzu");
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await processes.stop();
});
const settings = { [portVariableOf("cayzu")]: String(cayzu.port) };

const answer = await fetch(`${cayzu.origin}/nowhere`);
expect(answer.status).toBe(404);
const journal = (await (await fetch(`${cayzu.origin}/__admin/requests`)).json()) as {
  requests: readonly { id: string }[];
};
const id = journal.requests[0]?.id ?? "";

// In this order, since each leaves what the next needs.
test.each<[string, object]>([
  ["explain cayzu ID", { id, sandbox: "default", because: expect.stringContaining("/nowhere") as string }],
  ["requests cayzu", { requests: [expect.objectContaining({ id, status: 404 })], dropped: 0, seed: "1" }],
  ["validate cayzu", { validated: ["cayzu"], mistakes: [] }],
  ["snapshot take base --emulator cayzu", { taken: ["cayzu"], snapshot: "base" }],
  ["snapshot list --emulator cayzu", { cayzu: ["base"] }],
  ["snapshot restore base --emulator cayzu", { restored: ["cayzu"], snapshot: "base" }],
  ["snapshot drop base --emulator cayzu", { dropped: ["cayzu"], snapshot: "base" }],
  [`snapshot save ${suite} --emulator cayzu`, { saved: ["cayzu"], file: suite }],
  [`snapshot load ${suite}`, { loaded: ["cayzu"], file: suite }],
  [`seed ${seed} --dry-run`, { seeded: ["cayzu"], files: [seed], sandbox: "default" }],
  [`seed ${seed}`, { seeded: ["cayzu"], files: [seed], sandbox: "default" }],
  ["reset cayzu", { reset: ["cayzu"], sandbox: "default" }],
])(
  "emulators %s --json prints one line of JSON",
  async (line, expected) => {
    const free = line.startsWith("validate") ? {} : settings;
    const command = runCommand([...line.replace("ID", id).split(" "), "--json"], free);
    expect([await command.ended(), command.said().error]).toEqual([0, ""]);
    const { out } = command.said();
    expect(out.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject(expected);
  },
  PATIENCE,
);

test(
  "emulators start --json says what is ready in one line of JSON",
  async () => {
    const command = runCommand(["start", "cayzu", "control-center", "--json"], { LOG_LEVEL: "silent" });
    await command.until("\n");
    expect(JSON.parse(command.said().out)).toEqual({
      seed: "1",
      milliseconds: expect.any(Number),
      emulators: [
        { name: "cayzu", title: expect.any(String), url: expect.stringMatching(/^http:.*\/api\/$/) },
        { name: "control-center", title: expect.any(String), url: expect.stringMatching(/^http:.*\/rws\/api\/v1\/$/) },
      ],
    });
    command.child.kill("SIGTERM");
    expect(await command.ended()).toBe(0);
  },
  PATIENCE,
);

test(
  "emulators verify --json tells each story, and a report that cannot be written is said",
  async () => {
    const command = runCommand(["verify", "cayzu", "--url", cayzu.origin, "--json", "--junit", "/dev/full"]);
    expect([await command.ended(), command.said().error]).toEqual([
      2,
      expect.stringMatching(/^\/dev\/full cannot be written: .*\n$/),
    ]);
    const whole = runCommand(["verify", "cayzu", "--url", cayzu.origin, "--json"]);
    expect(await whole.ended()).toBe(0);
    expect(JSON.parse(whole.said().out)).toEqual({
      contract: "cayzu",
      stories: storiesOf("cayzu").map(({ name }) => ({ name, seconds: expect.any(Number) as number, drifts: [] })),
    });
  },
  PATIENCE,
);
