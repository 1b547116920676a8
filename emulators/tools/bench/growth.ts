import { drive, type Load } from "./load.ts";
import { CONNECTIONS, costOf, startEmulator, type Server } from "./servers.ts";
import { middle, print } from "./table.ts";
import type { Workload } from "./workload.ts";
import { batchOf, cardlytics } from "./workloads/cardlytics.ts";
import { cayzu } from "./workloads/cayzu.ts";
import { controlCenter } from "./workloads/control-center.ts";

const CUSTOMERS = 100_000;
const ROUNDS = 5;

/** What stored customers cost: a create and a get with a hundred thousand of them, as a ratio to the same with few. */
export async function benchGrowth(): Promise<void> {
  const rows = [["what", `µs CPU with ${CUSTOMERS.toLocaleString("en")} stored`, "with few", "ratio", "goal"]];
  for (const [emulator, workloads] of Object.entries(measured)) {
    const [few, many] = [await startEmulator(emulator), await startEmulator(emulator)];
    await fill(many, emulator);
    for (const workload of workloads) rows.push(await compare(workload, few, many));
    for (const { child } of [few, many]) child.kill();
  }
  print(rows);
}

const named = (workloads: readonly Workload[], ...titles: readonly string[]): readonly Workload[] =>
  workloads.filter(({ title }) => titles.some((wanted) => title.endsWith(wanted)));

const measured: Readonly<Record<string, readonly Workload[]>> = {
  "control-center": named(controlCenter, "create", "get"),
  cayzu: named(cayzu, "create in JSON", "get"),
  cardlytics: named(cardlytics, "a batch of 1", "a customer's profile"),
};

/** Alternates between the two servers, so that whatever else the machine does strikes both. */
async function compare(workload: Workload, few: Server, many: Server): Promise<string[]> {
  const loads = { few: await workload.prepare(few.base), many: await workload.prepare(many.base) };
  await costOf(few, loads.few);
  await costOf(many, loads.many);
  const costs: { readonly few: number; readonly many: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    costs.push({ few: (await costOf(few, loads.few, 1)).cpu, many: (await costOf(many, loads.many, 1)).cpu });
  }
  return [
    workload.title,
    middle(costs.map((cost) => cost.many)).toFixed(0),
    middle(costs.map((cost) => cost.few)).toFixed(0),
    middle(costs.map((cost) => cost.many / cost.few)).toFixed(2),
    "< 1.10",
  ];
}

async function fill({ base }: Server, emulator: string): Promise<void> {
  const { load, each } = await filler(base, emulator);
  let left = CUSTOMERS;
  while (left > 0) {
    const { requests } = await drive({ base, load, connections: CONNECTIONS, seconds: 5 });
    left -= requests * each;
  }
}

/** The quickest way to many customers. */
async function filler(base: string, emulator: string): Promise<{ readonly load: Load; readonly each: number }> {
  if (emulator === "cardlytics") return { load: await batchOf(50).prepare(base), each: 50 };
  const [create] = measured[emulator] ?? [];
  if (create === undefined) throw new Error(`${emulator} has no call that creates`);
  return { load: await create.prepare(base), each: 1 };
}
