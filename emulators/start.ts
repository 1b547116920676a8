import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { pino } from "pino";

import type { Sibling } from "./admin/control.ts";
import { compose, type Parts } from "./compose.ts";
import { ConfigError, readConfig, type Config } from "./core/config.ts";
import type { CompiledContract } from "./core/contract/contract.ts";
import type { ImportLibxml2 } from "./core/contract/xml-library.ts";
import type { ImportYaml } from "./core/contract/yaml-library.ts";
import type { AnyEmulator } from "./core/emulator.ts";
import { DomainError } from "./core/errors.ts";
import { createApp } from "./core/http/app.ts";
import { listen, type Listening } from "./core/http/server.ts";
import { createLog, type Log } from "./core/observe/log.ts";
import { readSeedFiles } from "./core/state/seed-files.ts";
import type { Image } from "./core/store/image.ts";
import { EXIT } from "./exit-codes.ts";

/** What the build puts together for one process. */
export interface Bundle {
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
  readonly adminContract: CompiledContract;
  /** Every emulator of the suite. */
  readonly suite: readonly (Sibling & Pick<AnyEmulator["doorstep"], "portVariable">)[];
  /** The folder of the bundles; the files of the contract and of the inspector lie below it. */
  readonly folder: string;
  /** Imports a module that the build has put into the folder. */
  readonly importFile: (name: string) => Promise<unknown>;
}

/** What a process tells its parent once it serves. */
export interface ReadyMessage {
  readonly ready: string;
  readonly title: string;
  readonly url: string;
  readonly tryIt: string;
  readonly seed: string;
}

/** Runs one emulator as this process until a signal, or the loss of its parent, ends it. */
export async function start(bundle: Bundle): Promise<void> {
  const { doorstep, name, title } = bundle.emulator;
  const config = configOrExit(doorstep);
  const log = createLog(pino({ name, level: config.logLevel }, pino.destination({ dest: 1, sync: false })));
  const parts = partsOf(bundle, config, log);
  const { runtime, warmUp } = compose({ ...parts, fresh: await readFresh(parts, config).catch(exitForSeed) });
  const server = await listenOrExit(createApp(runtime), config, bundle.emulator);
  stopOnSignal(server, () => (runtime.metrics.violations() > 0 ? EXIT.violation : EXIT.clean));
  await warmUp();
  const ready: ReadyMessage = {
    ready: name,
    title,
    url: `${server.url}${doorstep.basePath}`,
    tryIt: doorstep.tryIt(server.url),
    seed: config.seed,
  };
  if (process.send) process.send(ready);
  else log.say(`${title} serves ${ready.url}`);
}

/** The parts of a process, from what was built and what its environment says. */
export function partsOf(bundle: Bundle, config: Config, log: Log): Parts {
  const { importFile, folder, emulator } = bundle;
  return {
    ...bundle,
    documents: () => readDocuments(folder, emulator.name),
    inspectorFile: (name) => readFile(join(folder, "inspector", name), "utf8"),
    siblings: siblingsOf(bundle, process.env),
    journalEntries: config.journalEntries,
    seed: config.seed,
    clockSetting: config.clockSetting,
    adminGuard: { token: config.adminToken, hosts: config.adminHosts },
    checksAnswers: config.checksAnswers,
    metricsBySandbox: config.metricsBySandbox,
    log,
    importLibxml2: () => importFile("libxml2.mjs") as ReturnType<ImportLibxml2>,
    importYaml: () => importFile("yaml.mjs") as ReturnType<ImportYaml>,
  };
}

/** What the seed files of a configuration make of a fresh world; undefined without any. Throws `invalid-seed`. */
export async function readFresh(parts: Parts, { seedFiles }: Config): Promise<Image | undefined> {
  if (seedFiles.length === 0) return undefined;
  const files = await Promise.all(seedFiles.map(async (name) => ({ name, text: await readSeedText(name) })));
  return readSeedFiles(files, { ...parts, passesOver: true });
}

async function readSeedText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new DomainError("invalid-seed", `The seed file ${path} cannot be read: ${String(error)}`);
  }
}

function exitForSeed(error: unknown): never {
  if (error instanceof DomainError && error.code === "invalid-seed") return exit(error.message, EXIT.config);
  throw error;
}

function configOrExit(doorstep: AnyEmulator["doorstep"]): Config {
  try {
    return readConfig(process.env, doorstep);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return exit(error.message, EXIT.config);
  }
}

async function listenOrExit(
  app: ReturnType<typeof createApp>,
  config: Config,
  { title, doorstep: { portVariable } }: AnyEmulator,
): Promise<Listening> {
  try {
    return await listen(app, config);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      return exit(
        `${title} cannot listen: port ${config.port} on ${config.host} is in use. ` +
          `End what holds it, or set ${portVariable} to another port (0 takes any free one).`,
        EXIT.portInUse,
      );
    }
    return exit(`${title} cannot listen on ${config.host}:${config.port}: ${String(error)}`, EXIT.config);
  }
}

function exit(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function stopOnSignal(server: Listening, exitCode: () => number): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void server.close().then(() => process.exit(exitCode()));
  };
  process.on("SIGTERM", stop).on("SIGINT", stop).on("disconnect", stop);
}

/** The others of the suite, each on the port that the environment gives it, else on its own. */
function siblingsOf({ suite, emulator }: Bundle, environment: NodeJS.ProcessEnv): readonly Sibling[] {
  return suite
    .filter(({ name }) => name !== emulator.name)
    .map(({ name, title, port, portVariable }) => ({ name, title, port: Number(environment[portVariable]) || port }));
}

async function readDocuments(folder: string, name: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(folder, "contracts", `${name}.json`), "utf8")) as Record<string, string>;
}
