import { fork } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import request from "supertest";

import { compose } from "../emulators/compose.ts";
import type { CompiledContract } from "../emulators/core/contract/contract.ts";
import type { AnyEmulator, Formatted, Representation } from "../emulators/core/emulator.ts";
import { createApp } from "../emulators/core/http/app.ts";
import { silentLog } from "../emulators/core/observe/log.ts";
import type { ReadyMessage } from "../emulators/start.ts";
import { runCommand } from "./support/command.ts";

/** A bug of a serialiser: what it makes of a good answer. */
type Bug = (formatted: Formatted) => Formatted;
const text =
  (spoil: (text: string) => string): Bug =>
  (formatted) => ({ ...formatted, text: spoil(formatted.text) });

const BUGS: readonly (readonly [string, "json" | "xml", Bug])[] = [
  ["leaves a member out", "json", text((json) => json.replace(/"is_valid":true/, '"valid":true'))],
  ["adds a member", "json", text((json) => json.replace("{", '{"extra":1,'))],
  ["writes a number as text", "json", text((json) => json.replace(/"id":(\d+)/, '"id":"$1"'))],
  ["writes a boolean as text", "json", text((json) => json.replace(":true", ':"true"'))],
  ["writes null for a list", "json", text((json) => json.replace('"errors":[]', '"errors":null'))],
  ["cuts the end off", "json", text((json) => json.slice(0, -1))],
  ["leaves a comma too many", "json", text((json) => json.replace("}", ",}"))],
  ["names the wrong media type", "json", (formatted) => ({ ...formatted, contentType: "application/hal+json" })],
  ["leaves an element out", "xml", text((xml) => xml.replace(/<is_valid>.*<\/is_valid>/, ""))],
  [
    "changes the order of elements",
    "xml",
    text((xml) => xml.replace(/(<is_valid>.*<\/is_valid>)(<id>.*<\/id>)/, "$2$1")),
  ],
  ["loses the namespace", "xml", text((xml) => xml.replace(/ xmlns="[^"]*"/, ""))],
  ["leaves an element open", "xml", text((xml) => xml.replace("</id>", ""))],
];

const dist = new URL("../dist/contracts/", import.meta.url);
const contractOf = async (name: string): Promise<CompiledContract> =>
  ((await import(new URL(`${name}.mjs`, dist).href)) as { contract: CompiledContract }).contract;
const { emulator: cayzu } = (await import("../emulators/cayzu/emulator.ts")) as { emulator: AnyEmulator };

const openWith = async (bug: Bug, checksAnswers = true): Promise<ReturnType<typeof compose>["runtime"]> => {
  const representations = (cayzu.representations as readonly Representation<unknown>[]).map((representation) => ({
    ...representation,
    format: (resource: unknown, mediaType: string) => bug(representation.format(resource, mediaType)),
  }));
  const { runtime, warmUp } = compose({
    emulator: { ...cayzu, representations },
    contract: await contractOf("cayzu"),
    adminContract: await contractOf("admin"),
    documents: () => Promise.resolve({}),
    inspectorFile: () => Promise.resolve(""),
    seed: "1",
    adminGuard: { token: undefined, hosts: [] },
    checksAnswers,
    log: silentLog,
    importLibxml2: () => import("libxml2-wasm"),
    importYaml: () => import("yaml"),
  });
  await warmUp();
  return runtime;
};

const create = (runtime: Awaited<ReturnType<typeof openWith>>, accept: string): request.Test =>
  request(createApp(runtime))
    .post("/api/Customer?token=cayzu-sandbox-token")
    .set("Accept", accept)
    .send({ company_name: "Acme" })
    .buffer(true)
    .parse((response, done) => {
      response.on("data", () => undefined).on("end", () => done(null, undefined));
    });

test.each(BUGS)("a serialiser that %s is caught, in %s", async (_, kind, bug) => {
  const runtime = await openWith(bug);
  await create(runtime, kind === "json" ? "application/json" : "application/xml");
  const { journal } = await runtime.worlds.open("default");
  const own = journal.list()[0]?.violations.filter((violation) => violation.in === "answer");
  expect(own?.length).toBeGreaterThan(0);
  expect(runtime.metrics.violations()).toBeGreaterThan(0);
});

test("a serialiser without a bug is not accused", async () => {
  const runtime = await openWith((formatted) => formatted);
  await create(runtime, "application/json");
  await create(runtime, "application/xml");
  expect(runtime.metrics.violations()).toBe(0);
});

test("nothing is caught where the check is off", async () => {
  const [[, , bug] = []] = BUGS;
  if (bug === undefined) throw new Error("there is no bug");
  const runtime = await openWith(bug, false);
  await create(runtime, "application/json");
  expect(runtime.metrics.violations()).toBe(0);
});

test.each([
  ["1", 4],
  ["0", 0],
])(
  "with CHECK_ANSWERS=%s a process that has broken its contract ends with %d",
  async (CHECK_ANSWERS, expected) => {
    const child = fork(fileURLToPath(new URL("support/broken-process.ts", import.meta.url)), [], {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, NODE_OPTIONS: "", HOST: "127.0.0.1", CAYZU_PORT: "0", LOG_LEVEL: "silent", CHECK_ANSWERS },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const [{ url }] = (await once(child, "message")) as [ReadyMessage];
    await fetch(`${url}Customer?token=cayzu-sandbox-token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ company_name: "Acme" }),
    });
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(expected);
  },
  60_000,
);

test("the command passes on that one of its processes has broken its contract", async () => {
  const folder = await mkdtemp(join(tmpdir(), "suite-"));
  const broken = new URL("support/broken-process.ts", import.meta.url).href;
  for (const name of ["cli.mjs", "emulators.json"]) await cp(new URL(`../${name}`, dist), join(folder, name));
  await writeFile(join(folder, "boot.mjs"), `await import(${JSON.stringify(broken)});`);
  const settings = { NODE_OPTIONS: "--import tsx", HOST: "127.0.0.1", LOG_LEVEL: "silent", CHECK_ANSWERS: "1" };
  const command = runCommand(["cayzu"], settings, join(folder, "cli.mjs"));
  await command.until("Ctrl-C stops all.");
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(command.said().out)?.[0] ?? "";
  await fetch(`${url}/api/Customer?token=cayzu-sandbox-token`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ company_name: "Acme" }),
  });
  command.child.kill("SIGTERM");
  expect(await command.ended()).toBe(4);
  await rm(folder, { recursive: true });
}, 60_000);
