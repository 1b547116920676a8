import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Load } from "./load.ts";
import { costOf, startEmulator, type Server } from "./servers.ts";
import { middle, print } from "./table.ts";
import { basic } from "./workload.ts";

/** T24's lists with few and with many customers: a page costs what is on it, and not what is beside it. */
export async function benchLists(): Promise<void> {
  const [few, many] = [await startWith(FEW), await startWith(MANY)];
  const rows: string[][] = [["T24's list", `µs CPU, ${FEW}`, `µs CPU, ${MANY}`, "ratio", "goal", "time ratio"]];
  for (const [title, queryFor] of QUERIES) {
    rows.push([
      title,
      ...(await compare({ server: few, query: queryFor(FEW) }, { server: many, query: queryFor(MANY) })),
    ]);
  }
  for (const { child } of [few, many]) child.kill();
  print(rows);
}

const ROUNDS = 3;
const FEW = 1_000;
const MANY = 100_000;
const GOAL = "≤ 3";

/** What is asked of a list of so many customers; what is far in the one is far in the other. */
const QUERIES: readonly (readonly [string, (count: number) => string])[] = [
  ["$top=20", () => "$top=20"],
  ["$top=20&$skip=90 % of all", (count) => `$top=20&$skip=${0.9 * count}`],
  ["$orderby=CustomerCode desc&$top=20", () => "$orderby=CustomerCode+desc&$top=20"],
  ["$filter=CustomerCode eq …", (count) => `$filter=CustomerCode+eq+'${idOf(count / 2)}'`],
  ["$filter=CustomerCode gt …&$top=20", (count) => `$filter=CustomerCode+gt+'${idOf(count / 2)}'&$top=20`],
  ["$filter=Mnemonic eq …", (count) => `$filter=Mnemonic+eq+'C${idOf(count / 2)}'`],
];

interface Subject {
  readonly server: Server;
  readonly query: string;
}

async function compare(few: Subject, many: Subject): Promise<readonly string[]> {
  const samples: { few: number; many: number; cpu: number; time: number }[] = [];
  for (const { server, query } of [few, many]) await costOf(server, loadOf(query), 1, 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await costOf(few.server, loadOf(few.query), 1, 1);
    const other = await costOf(many.server, loadOf(many.query), 1, 1);
    samples.push({ few: one.cpu, many: other.cpu, cpu: other.cpu / one.cpu, time: one.rate / other.rate });
  }
  const median = (key: "few" | "many" | "cpu" | "time"): number => middle(samples.map((sample) => sample[key]));
  const [ownFew, ownMany, cpu, time] = [median("few"), median("many"), median("cpu"), median("time")];
  return [ownFew.toFixed(0), ownMany.toFixed(0), cpu.toFixed(2), GOAL, time.toFixed(2)];
}

function loadOf(query: string): Load {
  const path = `/Prospect-iris/Prospect.svc/GB0010001/verCustomer_Inputs()?${query}`;
  const headers = { authorization: basic("INPUTT", "123456") };
  return () => ({ method: "GET", path, headers, expect: 200 });
}

/** T24 with so many customers, from a seed file. */
async function startWith(count: number): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "bench-lists-"));
  const file = join(folder, "customers.json");
  const customers = Array.from({ length: count }, (_, index) => customerOf(index));
  writeFileSync(file, JSON.stringify({ emulator: "t24", customers }));
  const server = await startEmulator("t24", { SEED_FILES: file });
  rmSync(folder, { recursive: true });
  return server;
}

function idOf(index: number): string {
  return String(300_000 + index);
}

function customerOf(index: number): object {
  const id = idOf(index);
  return {
    CustomerCode: id,
    Mnemonic: `C${id}`,
    Title: "MR",
    GivenNames: "JOHN",
    Gender: "MALE",
    Sector: "1001",
    ShortNameMvGroup: [{ ShortName: "JOHN" }],
    Name1MvGroup: [{ Name1: `JOHN ${id}` }],
  };
}
