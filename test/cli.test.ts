import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { portVariableOf } from "../emulators/tools/run-emulator.ts";
import { EMULATORS } from "../emulators/tools/stories.ts";
import { runCommand } from "./support/command.ts";
import { startProcesses } from "./support/processes.ts";

const PATIENCE = 60_000;
const folder = mkdtempSync(join(tmpdir(), "emulators-"));
const processes = await startProcesses();
afterAll(() => processes.stop());

const ports = Object.fromEntries(EMULATORS.map((name) => [portVariableOf(name), String(processes.of(name).port)]));
const cayzu = processes.of("cayzu").origin;

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

const emulators = async (line: string, settings: Readonly<Record<string, string>> = {}): Promise<Outcome> => {
  const command = runCommand(line.split(" "), { ...ports, ...settings });
  const code = await command.ended();
  return { code, ...command.said() };
};
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const create = async (sandbox: string, company: string): Promise<unknown> => {
  const answer = await fetch(`${cayzu}/~${sandbox}/api/Customer?token=cayzu-sandbox-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ company_name: company }),
  });
  return ((await answer.json()) as { id: unknown }).id;
};

const COMMANDS = ["start", "validate", "reset", "seed", "snapshot", "verify", "requests", "explain"];

test.each(COMMANDS)(
  "%s --help tells how it is used, and does nothing",
  async (word) => {
    const { code, out, error } = await emulators(`${word} --help`);
    expect([code, error]).toEqual([0, ""]);
    expect(out).toMatch(new RegExp(`^Usage: emulators ${word} `));
  },
  PATIENCE,
);

test.each(["--help", "start --help"])(
  "%s lists all exit codes, once",
  async (line) => {
    const { out } = await emulators(line);
    expect(out.match(/Exit codes: 0 .* 1 .* 2 .* 3 .*\n4 .* 5 /g)).toHaveLength(1);
  },
  PATIENCE,
);

test(
  "--help lists all commands",
  async () => {
    const { code, out } = await emulators("--help");
    expect(code).toBe(0);
    for (const word of COMMANDS) expect(out).toMatch(new RegExp(`^  ${word} +\\S`, "m"));
  },
  PATIENCE,
);

test.each<[string, number, RegExp]>([
  ["frobnicate", 2, /^There is no emulator frobnicate; there are: .*$/],
  ["reset salesforce", 2, /^There is no emulator salesforce; there are: .*$/],
  ["reset --frobnicate", 2, /^Unknown option '--frobnicate'.* See --help\.$/],
  ["seed", 2, /^A seed takes at least one file\. See --help\.$/],
  ["seed /no/such/file.yaml", 2, /^The seed file \/no\/such\/file\.yaml cannot be read: .*ENOENT.*$/],
  ["snapshot", 2, /^A snapshot takes one of: .*$/],
  ["snapshot list base", 2, /^A snapshot takes one of: .*$/],
  ["snapshot restore never-taken", 2, /^cardlytics: Sandbox "default" has no snapshot "never-taken"; .*$/],
  ["snapshot load /no/such/file.json", 5, /^\/no\/such\/file\.json cannot be read: .*ENOENT.* Nothing has changed\.$/],
  ["requests", 2, /^The name of an emulator is expected\. See --help\.$/],
  ["requests cayzu limit", 2, /^limit is no FILTER=VALUE\. See --help\.$/],
  ["requests cayzu limit=0", 2, /^cayzu: .*limit.*$/],
  ["explain cayzu", 2, /^The name of an emulator and the id of a request are expected\. See --help\.$/],
])(
  "emulators %s ends with %d and one sentence",
  async (line, code, sentence) => {
    const outcome = await emulators(line);
    expect([outcome.code, outcome.out]).toEqual([code, ""]);
    expect(outcome.error.trimEnd().split("\n")).toEqual([expect.stringMatching(sentence)]);
  },
  PATIENCE,
);

test(
  "where nobody answers, the exit code is 3, and the variable of the port is named",
  async () => {
    const { code, error } = await emulators("reset cayzu", { CAYZU_PORT: "1" });
    expect([code, error]).toEqual([
      3,
      "cayzu does not answer at http://127.0.0.1:1: start it, or set CAYZU_PORT to where it listens.\n",
    ]);
  },
  PATIENCE,
);

test(
  "validate finds nothing wrong with what is there, and serves nothing",
  async () => {
    expect(await emulators("validate --json")).toEqual({
      code: 0,
      error: "",
      out: `${JSON.stringify({ validated: EMULATORS, mistakes: [] })}\n`,
    });
  },
  PATIENCE,
);

test(
  "validate tells all mistakes: settings, shared ports, seeds with file and line",
  async () => {
    const seed = file("bad.yaml", "emulator: cayzu\ncustomers:\n  - company_nme: Acme\n");
    const { code, out } = await emulators(`validate cayzu t24 --seed-file ${seed} --json`, {
      CAYZU_PORT: "4711",
      T24_PORT: "4711",
      LOG_LEVEL: "loud",
    });
    expect([code, (JSON.parse(out) as { mistakes: unknown }).mistakes]).toEqual([
      2,
      [expect.stringMatching(/^LOG_LEVEL=loud is none of /), "cayzu and t24 would both listen on port 4711."],
    ]);
    const second = await emulators(`validate cayzu t24 --seed-file ${seed}`);
    expect(second.code).toBe(2);
    expect(second.out).toContain(`${seed}:3:5: /customers/0/company_nme: is no member that the schema knows`);
  },
  PATIENCE,
);

test(
  "seeds go to the emulators that they are for, everywhere or nowhere",
  async () => {
    const good = file("cayzu.yaml", "emulator: cayzu\ncustomers:\n  - company_name: Acme\n");
    const bad = file("t24.yaml", "emulator: t24\ncustomers:\n  - Nickname: Jo\n");
    const refused = await emulators(`seed ${good} ${bad} --sandbox seeds`);
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.error).toContain(`${bad}:3:5: /customers/0: CUSTOMER has no property Nickname`);
    expect(await create("seeds", "First")).toBe(1);
    expect(await emulators(`seed ${good} --sandbox seeds`)).toEqual({ code: 0, error: "", out: "Seeded: cayzu.\n" });
    expect(await create("seeds", "Second")).toBe(2);
  },
  PATIENCE,
);

test(
  "a state is saved in one file for all four, and loaded again; the file is whole or not there",
  async () => {
    const path = join(folder, "suite.json");
    expect(await create("saved", "First")).toBe(1);
    expect((await emulators(`snapshot save ${path} --sandbox saved`)).code).toBe(0);
    expect(Object.keys((JSON.parse(readFileSync(path, "utf8")) as { snapshots: object }).snapshots)).toEqual(EMULATORS);
    expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
    expect(await create("saved", "Second")).toBe(2);
    expect((await emulators(`snapshot load ${path} --sandbox saved`)).code).toBe(0);
    expect(await create("saved", "Second again")).toBe(2);
  },
  PATIENCE,
);

test.each<[string, (text: string) => string, RegExp]>([
  ["truncated", (text) => text.slice(0, -1), /is truncated, or no snapshot at all/],
  ["damaged", (text) => text.replace('"seed":"1"', '"seed":"2"'), /is damaged/],
  ["newer", (text) => text.replace('"version":1', '"version":2'), /is of version 2, newer than 1/],
  ["something else", () => '{"format":"tar"}', /is of the format "tar"/],
])(
  "a state file that is %s is refused with exit code 5, and nothing changes",
  async (what, spoil, reason) => {
    const path = join(folder, "whole.json");
    expect((await emulators(`snapshot save ${path} --sandbox spoilt`)).code).toBe(0);
    const before = await create("spoilt", what);
    const spoilt = file(`${what.replace(" ", "-")}.json`, spoil(readFileSync(path, "utf8")));
    const { code, error } = await emulators(`snapshot load ${spoilt} --sandbox spoilt`);
    expect([code, error]).toEqual([5, expect.stringMatching(reason)]);
    expect(await create("spoilt", what)).toBe(Number(before) + 1);
  },
  PATIENCE,
);

test(
  "a snapshot that one emulator refuses is loaded by none",
  async () => {
    const path = join(folder, "one-bad.json");
    await emulators(`snapshot save ${path} --sandbox one-bad`);
    const { snapshots } = JSON.parse(readFileSync(path, "utf8")) as { snapshots: Record<string, object> };
    const swapped = file("swapped.json", JSON.stringify(snapshots["t24"]));
    expect(await create("one-bad", "Kept")).toBe(1);
    const { code, error } = await emulators(`snapshot load ${swapped} --emulator cayzu --sandbox one-bad`);
    expect([code, error.length > 0]).toEqual([5, true]);
    expect(await create("one-bad", "Next")).toBe(2);
  },
  PATIENCE,
);

test(
  "named snapshots and resets act on all four at once",
  async () => {
    expect((await emulators("snapshot take base --sandbox named")).code).toBe(0);
    expect(await create("named", "First")).toBe(1);
    expect((await emulators("snapshot restore base --sandbox named")).code).toBe(0);
    expect(await create("named", "First again")).toBe(1);
    expect((await emulators("reset --sandbox named")).out).toBe(`Reset: ${EMULATORS.join(", ")}.\n`);
    expect(await create("named", "First once more")).toBe(1);
    expect((await emulators("snapshot list --sandbox named")).out).toBe(
      EMULATORS.map((name) => `${name}: base\n`).join(""),
    );
    expect((await emulators("snapshot drop base --sandbox named")).code).toBe(0);
  },
  PATIENCE,
);

test(
  "requests shows the journal, and fails on a violation if told to",
  async () => {
    await create("journal", "First");
    const { code, out } = await emulators("requests cayzu --sandbox journal --fail-on-violation");
    expect([code, out]).toEqual([0, expect.stringMatching(/ 200 POST \/api\/Customer\?token=\(redacted\) {2}\S+\n$/)]);
    await fetch(`${cayzu}/~journal/api/Customer?token=cayzu-sandbox-token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"company_name":"Acme","unknown":1}',
    });
    const broken = await emulators("requests cayzu limit=1 --sandbox journal --fail-on-violation --json");
    expect([broken.code, (JSON.parse(broken.out) as { requests: object[] }).requests]).toEqual([
      4,
      [expect.any(Object)],
    ]);
  },
  PATIENCE,
);
