import type { Load } from "./load.ts";
import { costOf, startBareExpress, startEmulator, type Server } from "./servers.ts";
import { middle, print } from "./table.ts";
import type { Workload } from "./workload.ts";
import { cardlytics } from "./workloads/cardlytics.ts";
import { cayzu } from "./workloads/cayzu.ts";
import { controlCenter, customer } from "./workloads/control-center.ts";
import { t24 } from "./workloads/t24.ts";

const ROUNDS = 3;

/** Code is compiled by use: a server has warmed up when it has answered so many, or for so long. */
const WARM_UP_SECONDS = 8;

const bareCalls: Readonly<Record<Workload["method"], Load>> = {
  GET: () => ({ method: "GET", path: "/", headers: {}, expect: 200 }),
  POST: () => barePost,
  // Bare Express makes no difference between the two.
  PUT: () => barePost,
};

const barePost = {
  method: "POST",
  path: "/",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(customer),
  expect: 200,
};

/** Each call's cost as a ratio to bare Express, measured beside it; those whose titles hold one of the words, if any. */
export async function benchCalls(words: readonly string[]): Promise<void> {
  const all = [...controlCenter, ...cayzu, ...cardlytics, ...t24];
  const chosen = words.length === 0 ? all : all.filter(({ title }) => words.some((word) => title.includes(word)));
  const bare = await startBareExpress();
  await costOf(bare, bareCalls.POST, WARM_UP_SECONDS);
  const rows: string[][] = [["what", "CPU ratio", "goal", "req/s ratio", "µs CPU", "bare µs"]];
  for (const workload of chosen) rows.push(await measure(workload, bare));
  bare.child.kill();
  print(rows);
}

async function setOptions(base: string, options: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${base}/__admin/options`, { method: "PUT", headers, body: JSON.stringify(options) });
  if (!answer.ok) throw new Error(`The options were answered ${answer.status}: ${await answer.text()}`);
}

async function measure(workload: Workload, bare: Server): Promise<string[]> {
  const server = await startEmulator(workload.emulator);
  if (workload.options !== undefined) await setOptions(server.base, workload.options);
  const load = await workload.prepare(server.base);
  await costOf(server, load, WARM_UP_SECONDS);
  const ratios: { readonly cpu: number; readonly rate: number; readonly own: number; readonly base: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const base = await costOf(bare, bareCalls[workload.method]);
    const own = await costOf(server, load);
    ratios.push({ cpu: base.cpu / own.cpu, rate: own.rate / base.rate, own: own.cpu, base: base.cpu });
  }
  server.child.kill();
  const median = (key: "cpu" | "rate" | "own" | "base"): number => middle(ratios.map((ratio) => ratio[key]));
  return [
    workload.title,
    median("cpu").toFixed(2),
    workload.goal,
    median("rate").toFixed(2),
    median("own").toFixed(0),
    median("base").toFixed(0),
  ];
}
