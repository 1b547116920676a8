import { costOf, startEmulator } from "./servers.ts";
import { middle, print } from "./table.ts";
import type { Workload } from "./workload.ts";
import { cardlytics } from "./workloads/cardlytics.ts";
import { cayzu } from "./workloads/cayzu.ts";
import { controlCenter } from "./workloads/control-center.ts";
import { t24 } from "./workloads/t24.ts";

const ROUNDS = 3;
const WARM_UP_SECONDS = 8;

/** What it costs to hold every answer against the contract: CPU with the check on to CPU with it off, side by side. */
export async function benchSelfCheck(words: readonly string[]): Promise<void> {
  const all = [...controlCenter, ...cayzu, ...cardlytics, ...t24];
  const chosen = words.length === 0 ? all : all.filter(({ title }) => words.some((word) => title.includes(word)));
  const rows: string[][] = [["with CHECK_ANSWERS=1", "CPU, × without", "µs CPU", "µs without"]];
  for (const workload of chosen) rows.push(await measure(workload));
  print(rows);
}

async function measure(workload: Workload): Promise<string[]> {
  const { title, emulator } = workload;
  const checking = await startEmulator(emulator, { CHECK_ANSWERS: "1" });
  const plain = await startEmulator(emulator, { CHECK_ANSWERS: "0" });
  const [loadOfChecking, loadOfPlain] = [await workload.prepare(checking.base), await workload.prepare(plain.base)];
  await costOf(checking, loadOfChecking, WARM_UP_SECONDS);
  await costOf(plain, loadOfPlain, WARM_UP_SECONDS);
  const rounds: { readonly on: number; readonly off: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { cpu: off } = await costOf(plain, loadOfPlain);
    const { cpu: on } = await costOf(checking, loadOfChecking);
    rounds.push({ on, off });
  }
  checking.child.kill();
  plain.child.kill();
  const [ratio, on, off] = [
    rounds.map((one) => one.on / one.off),
    rounds.map((one) => one.on),
    rounds.map((one) => one.off),
  ];
  return [title, middle(ratio).toFixed(2), middle(on).toFixed(0), middle(off).toFixed(0)];
}
