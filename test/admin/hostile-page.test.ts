import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { Browser } from "playwright-core";

import type { CompiledContract } from "../../emulators/core/contract/contract.ts";
import { startChromium } from "../support/chromium.ts";
import { hostilePage, type Attack } from "../support/hostile-page.ts";
import { openEmulator } from "../support/open-emulator.ts";

/** A page tries for some seconds; a busy machine gets more, in milliseconds. */
const PATIENCE = 90_000;

/** By operation, what a page that knows the control API would ask, in an order in which each can be granted. */
const CALLS: Readonly<Record<string, { readonly path: string; readonly body?: object }>> = {
  deleteFault: { path: "faults/fault-1" },
  addFault: { path: "faults", body: { respond: { kind: "reset" } } },
  setFaults: { path: "faults", body: { faults: [{ respond: { kind: "empty" } }] } },
  clearFaults: { path: "faults" },
  clearRaces: { path: "races" },
  addRace: { path: "races", body: { until: 3 } },
  findNearMisses: { path: "requests/near-misses", body: { path: "/" } },
  clearRequests: { path: "requests" },
  forkSandbox: { path: "fork", body: { into: "forked" } },
  hold: { path: "hold" },
  release: { path: "hold" },
  takeSnapshot: { path: "snapshots/taken" },
  restoreSnapshot: { path: "snapshots/kept/restore" },
  deleteSnapshot: { path: "snapshots/kept" },
  importState: { path: "snapshot" },
  setClock: { path: "clock", body: { freeze: "2030-01-01T00:00:00Z" } },
  setOptions: { path: "options", body: { companyNameUnique: true } },
  seed: { path: "seed", body: { customers: [{ company_name: "Evil" }] } },
  deleteSandbox: { path: "sandboxes/other" },
  reset: { path: "reset" },
};

const { contract } = (await import(new URL("../../dist/contracts/admin.mjs", import.meta.url).href)) as {
  contract: CompiledContract;
};
const changing = new Map(
  contract.operations.filter(({ method }) => method !== "GET").map(({ id, method }) => [id, method]),
);

const { app } = await openEmulator("cayzu");
let arrived: string[] = [];
let page = "";
const servePage: RequestListener = (_request, response) => {
  response.setHeader("content-type", "text/html").end(page);
};
const evil = createServer(servePage);
const emulator = createServer((incoming, outgoing) => {
  arrived.push(`${incoming.method} ${incoming.url}`);
  // Who first leads a name to a server of his own, and then here, has his page within our origin.
  if (incoming.url === "/page") servePage(incoming, outgoing);
  else app(incoming, outgoing);
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
let browser: Browser | undefined;
let own = "";

beforeAll(async () => {
  for (const server of [emulator, evil]) await once(server.listen(0, "127.0.0.1"), "listening");
  own = `http://127.0.0.1:${portOf(emulator)}`;
  browser = await startChromium(["--host-resolver-rules=MAP *.example.com 127.0.0.1"]);
}, PATIENCE);

afterAll(async () => {
  await browser?.close();
  for (const server of [emulator, evil]) {
    server.closeAllConnections();
    server.close();
  }
});

const control = async (path: string, method = "GET", body?: object): Promise<Response> => {
  const answer = await fetch(`${own}/__admin/${path}`, {
    method,
    ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
};

/** The default sandbox with something of all that a page could take away, and another beside it. */
const prepare = async (): Promise<void> => {
  await control("reset", "POST");
  await control("seed", "POST", { customers: [{ company_name: "Acme" }] });
  await control("clock", "PUT", { freeze: "2026-01-01T00:00:00Z" });
  await control("faults", "POST", { match: { path: "/api/Customer/Get/9" }, respond: { kind: "empty" } });
  await control("races", "POST", { match: { path: "/api/Customer/Get/9" }, until: 2 });
  await control("options", "PUT", { textLimit: 100 });
  await control("snapshots/kept", "PUT");
  await fetch(`${own}/~other/api/Customer/List`);
  await fetch(`${own}/api/Customer/List`);
};

/** All that the control API tells of what it changes. */
const told = async (): Promise<Readonly<Record<string, unknown>>> => {
  const paths = ["snapshot", "options", "clock", "faults", "races", "requests", "snapshots", "sandboxes"];
  const answers = await Promise.all(paths.map(async (path) => [path, await (await control(path)).json()] as const));
  return Object.fromEntries(answers);
};

const attacksOn = async (origin: string): Promise<readonly Attack[]> => {
  const importState = await (await control("snapshot")).text();
  return Object.entries(CALLS).map(([id, { path, body }]) => {
    const sent = id === "importState" ? importState : JSON.stringify(body);
    return { method: changing.get(id) ?? "", url: `${origin}/__admin/${path}`, ...(sent && { body: sent }) };
  });
};

const launched = (): Browser => {
  if (browser === undefined) throw new Error("Chromium has not been launched");
  return browser;
};

/** Opens the page at a URL and waits until it has tried all; gives what its plain calls were answered. */
const play = async (url: string, attacks: readonly Attack[]): Promise<readonly unknown[]> => {
  page = hostilePage(attacks);
  const context = await launched().newContext();
  const tab = await context.newPage();
  await tab.goto(url);
  await tab.waitForFunction('document.title === "done"', undefined, { timeout: PATIENCE });
  const answers = await tab.evaluate<Readonly<Record<string, unknown>>>("window.answers");
  await context.close();
  return Object.values(answers);
};

test("every call that changes something is tried", () => {
  expect(Object.keys(CALLS).sort()).toEqual([...changing.keys()].sort());
});

test.each([
  ["another name", () => `http://evil.example.com:${portOf(evil)}/`],
  ["another port of the same address", () => `http://127.0.0.1:${portOf(evil)}/`],
])(
  "a hostile page of %s changes nothing, by whatever means it calls",
  async (_origin, url) => {
    await prepare();
    const attacks = await attacksOn(own);
    const before = await told();
    arrived = [];
    const answers = await play(url(), attacks);
    expect(new Set(answers)).toEqual(new Set(["refused"]));
    const posts = attacks.map(({ url: target }) => `POST ${new URL(target).pathname}`);
    expect(posts.filter((post) => !arrived.includes(post))).toEqual([]);
    expect(await told()).toEqual(before);
  },
  PATIENCE,
);

test(
  "a hostile page whose own name leads to the emulator changes nothing",
  async () => {
    await prepare();
    const rebound = `http://rebound.example.com:${portOf(emulator)}`;
    const attacks = await attacksOn(rebound);
    const before = await told();
    expect(new Set(await play(`${rebound}/page`, attacks))).toEqual(new Set([403]));
    expect(await told()).toEqual(before);
  },
  PATIENCE,
);

test(
  "the same calls from the emulator's own page are served, so what is refused is the origin",
  async () => {
    await prepare();
    const before = await told();
    const answers = await play(`${own}/page`, await attacksOn(own));
    expect(answers.filter((status) => typeof status !== "number" || status >= 400)).toEqual([]);
    expect(await told()).not.toEqual(before);
  },
  PATIENCE,
);

test(
  "a hostile page brings no sandbox into being, by whatever means it calls",
  async () => {
    await control("reset", "POST");
    const { sandboxes } = (await (await control("sandboxes")).json()) as { sandboxes: unknown };
    const url = `${own}/~evil/api/Customer/List`;
    arrived = [];
    await play(`http://evil.example.com:${portOf(evil)}/`, [{ method: "GET", url }]);
    expect(arrived).toEqual(expect.arrayContaining(["GET", "POST"].map((verb) => `${verb} ${new URL(url).pathname}`)));
    expect(await (await control("sandboxes")).json()).toEqual({ sandboxes });
  },
  PATIENCE,
);

test(
  "the vendor's own service answers a page of another origin as the vendor does",
  async () => {
    await control("reset", "POST");
    await play(`http://evil.example.com:${portOf(evil)}/`, [{ method: "GET", url: `${own}/api/Customer/List` }]);
    const { requests } = (await (await control("requests")).json()) as { requests: readonly { status: number }[] };
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ status }) => status === 403)).toEqual([]);
  },
  PATIENCE,
);
