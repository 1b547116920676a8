import { createHash } from "node:crypto";

import { runEmulator, type RunningEmulator } from "../emulators/tools/run-emulator.ts";
import { sendRaw } from "./support/wire.ts";

/** Starting processes takes a second at most; a busy machine gets more, in milliseconds. */
const PATIENCE = 60_000;

const basic = (credentials: string): string => `Basic ${Buffer.from(credentials).toString("base64")}`;
const T24 = "/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs";
const JOHN = {
  Mnemonic: "JSNOW",
  Title: "MR",
  GivenNames: "JOHN",
  Gender: "MALE",
  Sector: "1001",
  ShortNameMvGroup: [{ ShortName: "JOHN" }],
  Name1MvGroup: [{ Name1: "JOHN SNOW" }],
};

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What each service is asked: creations, reads, refusals; ids, times, tokens and tags are in the answers. */
const calls: Readonly<Record<string, readonly Call[]>> = {
  t24: [
    { method: "POST", path: `${T24}()/new`, headers: { authorization: basic("INPUTT:123456") }, body: {} },
    { method: "POST", path: `${T24}('190245')`, headers: { authorization: basic("INPUTT:123456") }, body: JOHN },
    { method: "PUT", path: `${T24}('190245')/authorise`, headers: { authorization: basic("AUTHOR:123456") }, body: {} },
    { method: "GET", path: `${T24}('190245')`, headers: { authorization: basic("INPUTT:123456") } },
    { method: "GET", path: `${T24}('1')`, headers: { authorization: basic("INPUTT:123456") } },
  ],
  cayzu: [
    { method: "POST", path: "/api/Customer?token=cayzu-sandbox-token", body: { company_name: "Acme" } },
    { method: "GET", path: "/api/Customer/Get/1?token=cayzu-sandbox-token" },
    { method: "GET", path: "/api/Customer/Get/2?token=cayzu-sandbox-token" },
  ],
  "control-center": [
    {
      method: "POST",
      path: "/rws/api/v1/customers",
      headers: { authorization: basic("sandbox:sandbox-api-key") },
      body: { name: "Acme Customer", accountName: "Acme" },
    },
    {
      method: "GET",
      path: "/rws/api/v1/customers/1234",
      headers: { authorization: basic("sandbox:sandbox-api-key") },
    },
    { method: "GET", path: "/rws/api/v1/echo/hello" },
  ],
  cardlytics: [
    { method: "POST", path: "/v2/session/startSession", body: { scopes: ["api:institution"] } },
    { method: "POST", path: "/v2/session/startSession", body: { scopes: ["api:institution"] } },
    { method: "POST", path: "/v2/data/customers", body: { customers: [] } },
  ],
};

/** All bytes of an answer, its `Date` and `ETag` among them; the client always calls the server by one name. */
const ask = (port: number, sandbox: string, { method, path, headers = {}, body }: Call): Promise<string> => {
  const text = body === undefined ? "" : JSON.stringify(body);
  const type = path.startsWith("/Prospect") ? "application/hal+json" : "application/json";
  const lines = [
    `${method} /~${sandbox}${path} HTTP/1.1`,
    "Host: emulator",
    "Connection: close",
    ...(body === undefined ? [] : [`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(text)}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return sendRaw(port, `${lines.join("\r\n")}\r\n\r\n${text}`);
};

const CLOCK: Call = {
  method: "PUT",
  path: "/__admin/clock",
  body: { freeze: "2031-05-06T07:08:09Z", step: "PT1.5S" },
};

/** Asks everything of a sandbox; between any two calls, others ask as many of theirs as they like. */
async function play({ name, port }: RunningEmulator, noise: number): Promise<readonly string[]> {
  const answers: string[] = [];
  await ask(port, "run", CLOCK);
  for (const call of calls[name] ?? []) {
    for (let other = 0; other < noise; other += 1) await ask(port, `other-${other}`, call);
    if (noise > 0) await ask(port, "run", { method: "GET", path: "/__admin/clock" });
    answers.push(await ask(port, "run", call));
  }
  return answers;
}

async function run(name: string, seed: string, noise: number): Promise<readonly string[]> {
  const emulator = await runEmulator(name, { SEED: seed });
  const answers = await play(emulator, noise);
  await emulator.stop();
  return answers;
}

test.each(Object.keys(calls))(
  "two runs of %s with one seed, in different processes and with other sandboxes' requests between, answer the same bytes",
  async (name) => {
    const [first, second] = [await run(name, "42", 0), await run(name, "42", 3)];
    expect(first.map(withoutToday)).toEqual(first);
    expect(second).toEqual(first);
    const digest = (answers: readonly string[]): string => createHash("sha256").update(answers.join("")).digest("hex");
    expect(digest(second)).toBe(digest(first));
  },
  PATIENCE,
);

test(
  "another seed gives other tokens",
  async () => {
    const tokenIn = (answers: readonly string[]): string | undefined =>
      /"sessionToken":"([^"]+)"/.exec(answers.join(""))?.[1];
    const [one, other] = [await run("cardlytics", "42", 0), await run("cardlytics", "43", 0)];
    expect(tokenIn(one)).toBeDefined();
    expect(tokenIn(one)).not.toBe(tokenIn(other));
  },
  PATIENCE,
);

test(
  "the seed is in health and on each page of the journal",
  async () => {
    const emulator = await runEmulator("cayzu", { SEED: "a seed" });
    const seedAt = async (path: string): Promise<unknown> =>
      ((await (await fetch(`${emulator.origin}/__admin/${path}`)).json()) as { seed: unknown }).seed;
    expect([await seedAt("health"), await seedAt("requests")]).toEqual(["a seed", "a seed"]);
    await emulator.stop();
  },
  PATIENCE,
);

test(
  "a process whose CLOCK is frozen dates everything by it, also after a reset",
  async () => {
    const emulator = await runEmulator("cayzu", { CLOCK: "2026-01-01T00:00:00Z" });
    const dateOf = async (): Promise<string | null> => (await fetch(`${emulator.origin}/nowhere`)).headers.get("date");
    expect(await dateOf()).toBe("Thu, 01 Jan 2026 00:00:00 GMT");
    await fetch(`${emulator.origin}/__admin/reset`, { method: "POST" });
    expect(await dateOf()).toBe("Thu, 01 Jan 2026 00:00:00 GMT");
    await emulator.stop();
  },
  PATIENCE,
);

/** An answer that holds the machine's day has it from where it should not. */
function withoutToday(answer: string): string {
  const now = new Date();
  return answer.replaceAll(now.toUTCString().slice(0, 16), "TODAY").replaceAll(now.toISOString().slice(0, 10), "TODAY");
}
