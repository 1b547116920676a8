import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";

import type { Express } from "express";

import type { Sibling } from "../../emulators/admin/control.ts";
import { compose } from "../../emulators/compose.ts";
import type { Clock } from "../../emulators/core/clock.ts";
import type { CompiledContract } from "../../emulators/core/contract/contract.ts";
import type { AnyEmulator } from "../../emulators/core/emulator.ts";
import type { AdminGuard } from "../../emulators/core/http/admin-guard.ts";
import { createApp } from "../../emulators/core/http/app.ts";
import type { JournalEntry } from "../../emulators/core/observe/journal.ts";
import { silentLog } from "../../emulators/core/observe/log.ts";
import type { Worlds } from "../../emulators/core/worlds.ts";

/** An emulator as an Express application, for supertest. */
export interface OpenEmulator {
  readonly app: Express;
  readonly worlds: Worlds;
  /** Fails if any answer deviated from the contract, with a line for each deviation. */
  readonly close: () => Promise<void>;
}

export interface Settings {
  readonly clock?: Clock;
  readonly adminGuard?: AdminGuard;
  readonly siblings?: readonly Sibling[];
  readonly journalEntries?: number;
}

const dist = new URL("../../dist/contracts/", import.meta.url);

/** Opens an emulator by name, on the contract that the build has compiled; every answer is held against it. */
export async function openEmulator(name: string, settings: Settings = {}): Promise<OpenEmulator> {
  const { emulator } = (await import(`../../emulators/${name}/emulator.ts`)) as { emulator: AnyEmulator };
  const { runtime, warmUp } = compose({
    emulator,
    contract: await contractOf(name),
    adminContract: await contractOf("admin"),
    documents: async () => JSON.parse(await readFile(new URL(`${name}.json`, dist), "utf8")) as Record<string, string>,
    inspectorFile: (file) => readFile(new URL(`../inspector/${file}`, dist), "utf8"),
    seed: "1",
    adminGuard: { token: undefined, hosts: [] },
    checksAnswers: true,
    log: silentLog,
    importLibxml2: () => import("libxml2-wasm"),
    importYaml: () => import("yaml"),
    ...settings,
  });
  await warmUp();
  const { worlds } = runtime;
  return { app: createApp(runtime), worlds, close: () => assertAnswersKeptTheContract(worlds) };
}

async function contractOf(name: string): Promise<CompiledContract> {
  const file = new URL(`${name}.mjs`, dist);
  if (!existsSync(file)) {
    throw new Error(`The contract is not built: npx tsx emulators/tools/build.ts --contracts ${name}`);
  }
  const { contract } = (await import(file.href)) as { contract: CompiledContract };
  return contract;
}

async function assertAnswersKeptTheContract(worlds: Worlds): Promise<void> {
  const journals = await Promise.all(worlds.names().map(async (name) => (await worlds.open(name)).journal));
  const broken = journals.flatMap((journal) => journal.list().flatMap(brokenAnswers));
  if (broken.length > 0) throw new Error(`Answers broke the contract:\n${broken.join("\n")}`);
}

function brokenAnswers({ method, path, status, violations }: JournalEntry): readonly string[] {
  return violations
    .filter(({ in: side }) => side === "answer")
    .map(({ at, rule, message }) => `${method} ${path} → ${status}: ${at} ${rule}: ${message}`);
}
