import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runEmulator, type RunningEmulator } from "../emulators/tools/run-emulator.ts";
import { EMULATORS } from "../emulators/tools/stories.ts";
import { childrenOf, isAlive, runCommand } from "./support/command.ts";
import { runShell } from "./support/shell.ts";
import { bodyOf } from "./support/wire.ts";

/** Starting takes a second at most; a busy machine gets more, in milliseconds. */
const PATIENCE = 20_000;

const started: RunningEmulator[] = [];

/** An emulator that ends with its test, also if that fails. */
async function startEmulator(...settings: Parameters<typeof runEmulator>): Promise<RunningEmulator> {
  const emulator = await runEmulator(...settings);
  started.push(emulator);
  return emulator;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.stop()));
});

test(
  "the command starts all four and says where; each first curl works as printed; Ctrl-C ends all at once",
  async () => {
    const command = runCommand();
    await command.until("Ctrl-C stops all.");
    const { out, error } = command.said();
    expect(error).toBe("");
    expect(out.match(/^Ready in \d+ ms: .*$/gm)).toHaveLength(1);
    expect(out.match(/^ {4}http:\/\/127\.0\.0\.1:\d+\/\S+$/gm)).toHaveLength(EMULATORS.length);

    const curls = out.match(/^ {4}curl .*$/gm) ?? [];
    expect(curls).toHaveLength(EMULATORS.length);
    const statuses = await Promise.all(curls.map(runCurl));
    expect(statuses.filter((status) => !/^2\d\d$/.test(status))).toEqual([]);

    const children = await childrenOf(command);
    expect([...children.keys()].sort()).toEqual([...EMULATORS]);
    const startedAt = performance.now();
    command.child.kill("SIGINT");
    expect(await command.ended()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect((await Promise.all([...children.values()].map(isAlive))).filter(Boolean)).toEqual([]);
  },
  PATIENCE,
);

test(
  "a fresh world holds what seed files in YAML and in JSON declare, each for its emulator, also after a reset",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "seeds-"));
    const [yaml, json] = [join(folder, "cayzu.yaml"), join(folder, "control-center.json")];
    writeFileSync(
      yaml,
      "# Whom we have already\nemulator: cayzu\ncustomers:\n  - company_name: Acme\n    city: Bonn\n",
    );
    writeFileSync(json, '{"emulator":"control-center","customers":[{"name":"Hive","accountName":"Acme"}]}');
    const flags = ["--seed-file", yaml, "--seed-file", json];
    const command = runCommand(["start", "cayzu", "control-center", ...flags, "--json"], { LOG_LEVEL: "silent" });
    await command.until("\n");
    const { emulators } = JSON.parse(command.said().out) as { emulators: readonly { name: string; url: string }[] };
    const origins = Object.fromEntries(emulators.map(({ name, url }) => [name, new URL(url).origin]));
    const seeded = async (name: string, path: string): Promise<unknown> => {
      const { record } = (await (await fetch(`${origins[name]}${path}`)).json()) as { record: { value: unknown } };
      return record.value;
    };
    for (const sandbox of ["", "/~another"]) {
      const records = `${sandbox}/__admin/records/customers`;
      expect(await seeded("cayzu", `${records}/1`)).toMatchObject({ company_name: "Acme", city: "Bonn" });
      expect(await seeded("control-center", `${records}/1234`)).toMatchObject({ name: "Hive", accountName: "Acme" });
      await fetch(`${origins["cayzu"]}${sandbox}/__admin/reset`, { method: "POST" });
      expect(await seeded("cayzu", `${records}/1`)).toMatchObject({ company_name: "Acme" });
    }
    command.child.kill("SIGTERM");
    expect(await command.ended()).toBe(0);
    rmSync(folder, { recursive: true });
  },
  PATIENCE,
);

test(
  "those named are started, and no others",
  async () => {
    const command = runCommand(["t24", "cayzu", "t24"]);
    await command.until("Ctrl-C stops all.");
    expect([...(await childrenOf(command)).keys()].sort()).toEqual(["cayzu", "t24"]);
    expect(command.said().out).toMatch(/^Ready in \d+ ms: (?:cayzu, t24|t24, cayzu)\. /m);
    command.child.kill("SIGTERM");
    expect(await command.ended()).toBe(0);
  },
  PATIENCE,
);

test(
  "a port in use is told in one sentence with the port and its variable; the others are stopped",
  async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as AddressInfo;
    const command = runCommand([], { CAYZU_PORT: String(port) });
    expect(await command.ended()).toBe(3);
    holder.close();
    expect(command.said().error).toBe(
      `Cayzu help desk cannot listen: port ${port} on 127.0.0.1 is in use. ` +
        "End what holds it, or set CAYZU_PORT to another port (0 takes any free one).\n",
    );
    expect(await childrenOf(command)).toEqual(new Map());
  },
  PATIENCE,
);

test(
  "when one process is killed, the command says which, stops the others and fails",
  async () => {
    const command = runCommand();
    await command.until("Ctrl-C stops all.");
    const children = await childrenOf(command);
    process.kill(children.get("cardlytics") ?? 0, "SIGKILL");
    expect(await command.ended()).toBe(1);
    expect(command.said().error).toBe("cardlytics has ended by itself (SIGKILL); stopping the others.\n");
    expect((await Promise.all([...children.values()].map(isAlive))).filter(Boolean)).toEqual([]);
  },
  PATIENCE,
);

test.each([
  [["salesforce"], {}, /^There is no emulator salesforce; there are: cardlytics, cayzu, control-center, t24\.$/],
  [[], { STORE: "postgres://db/x" }, /^STORE=postgres:\/\/db\/x cannot be opened: .*memory:.*$/],
  [[], { HOST: "0.0.0.0" }, /^HOST=0\.0\.0\.0 binds beyond loopback, .*ADMIN_TOKEN.*$/],
  [["t24"], { T24_PORT: "70000" }, /^T24_PORT=70000 is no port: .*$/],
  [["cayzu"], { CAYZU_PORT: "http" }, /^CAYZU_PORT=http is no port: .*$/],
  [["cayzu"], { LOG_LEVEL: "loud" }, /^LOG_LEVEL=loud is none of .*$/],
] as const)(
  "%j with %j ends with one sentence and exit code 2",
  async (names, settings, sentence) => {
    const command = runCommand(names, settings);
    expect(await command.ended()).toBe(2);
    const { out, error } = command.said();
    expect(out).toBe("");
    expect(error.trimEnd().split("\n")).toEqual([expect.stringMatching(sentence)]);
  },
  PATIENCE,
);

test(
  "--help tells the names and the settings",
  async () => {
    const command = runCommand(["--help"]);
    expect(await command.ended()).toBe(0);
    expect(command.said().out).toContain("one of: cardlytics, cayzu, control-center, t24");
    expect(command.said().out).toContain("CONTROL_CENTER_PORT");
  },
  PATIENCE,
);

test.each(EMULATORS)(
  "%s says that it lives, and when it is ready",
  async (name) => {
    const emulator = await startEmulator(name);
    const health = await fetch(`${emulator.origin}/__admin/health`);
    expect([health.status, await health.json()]).toEqual([
      200,
      {
        emulator: name,
        title: expect.any(String),
        status: "alive",
        seed: "1",
        uptimeSeconds: expect.any(Number),
        siblings: EMULATORS.filter((other) => other !== name).map((other) => expect.objectContaining({ name: other })),
      },
    ]);
    const ready = await fetch(`${emulator.origin}/__admin/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
    await emulator.stop();
    expect(emulator.child.exitCode).toBe(0);
  },
  PATIENCE,
);

test(
  "beyond loopback the control API wants its bearer token, and the service does not",
  async () => {
    const emulator = await startEmulator("cayzu", { HOST: "0.0.0.0", ADMIN_TOKEN: "s3cret" });
    const base = `http://127.0.0.1:${emulator.port}`;
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${base}/__admin/options`, { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ authorization: "Bearer s3cre" })).toBe(401);
    expect(await status({ authorization: "Basic s3cret" })).toBe(401);
    expect(await status({ authorization: "Bearer s3cret" })).toBe(200);
    expect((await fetch(`${base}/api/Customer/Get/1?token=cayzu-sandbox-token`)).status).toBe(404);
    await emulator.stop();
  },
  PATIENCE,
);

test(
  "a request under way when SIGTERM comes is still answered, then the process ends",
  async () => {
    const { child, port } = await startEmulator("cayzu");
    const body = JSON.stringify({ company_name: "Late", is_active: true });
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (text: Buffer) => (answer += text.toString()));
    socket.write(
      "POST /api/Customer?token=cayzu-sandbox-token HTTP/1.1\r\nHost: localhost\r\n" +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await passes(100);
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await passes(100);
    await expect(fetch(`http://127.0.0.1:${port}/__admin/health`)).rejects.toThrow("fetch failed");
    socket.write(body.slice(10));
    expect(await exited).toEqual([0, null]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(JSON.parse(bodyOf(answer))).toEqual({ id: 1, errors: [], is_valid: true });
  },
  PATIENCE,
);

/** Runs a line of the banner in a shell; gives the status that curl saw. */
function runCurl(line: string): Promise<string> {
  return runShell(`${line.trim()} -s -o /dev/null -w '%{http_code}'`);
}

function passes(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
