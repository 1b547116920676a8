import type { Sibling } from "./admin/control.ts";
import { createAdmin } from "./admin/emulator.ts";
import type { CompiledContract } from "./core/contract/contract.ts";
import { loadXmlLibrary, type ImportLibxml2, type XmlLibrary } from "./core/contract/xml-library.ts";
import type { ImportYaml } from "./core/contract/yaml-library.ts";
import type { Clock, ClockSetting } from "./core/clock.ts";
import type { AnyEmulator } from "./core/emulator.ts";
import type { AdminGuard } from "./core/http/admin-guard.ts";
import type { Runtime } from "./core/http/app.ts";
import type { Log } from "./core/observe/log.ts";
import { createMetrics, type ProcessFigures } from "./core/observe/metrics.ts";
import { createRedactor } from "./core/observe/redact.ts";
import { readSeedFiles, type SeedText } from "./core/state/seed-files.ts";
import type { Image } from "./core/store/image.ts";
import { createWorlds } from "./core/worlds.ts";

/** The parts of one emulator process. */
export interface Parts {
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
  readonly adminContract: CompiledContract;
  readonly documents: () => Promise<Readonly<Record<string, string>>>;
  readonly inspectorFile: (name: string) => Promise<string>;
  /** The other emulators of the suite. */
  readonly siblings?: readonly Sibling[];
  /** How many exchanges each sandbox's journal holds. */
  readonly journalEntries?: number;
  readonly seed: string;
  readonly clock?: Clock;
  readonly clockSetting?: ClockSetting;
  /** What a fresh world holds, if not the emulator's own records alone. */
  readonly fresh?: Image | undefined;
  readonly adminGuard: AdminGuard;
  readonly checksAnswers: boolean;
  /** Whether the figures tell sandboxes apart. */
  readonly metricsBySandbox?: boolean;
  readonly log: Log;
  readonly importLibxml2: ImportLibxml2;
  readonly importYaml: ImportYaml;
}

/** A runtime, and the loading that goes on behind it. */
export interface Composed {
  readonly runtime: Runtime;
  /** Loads what every request would wait for otherwise. */
  readonly warmUp: () => Promise<void>;
}

/** The composition root: puts an emulator, its contract, its worlds and the control API together. */
export function compose(parts: Parts): Composed {
  const { emulator, contract, documents, seed, adminGuard, checksAnswers, log } = parts;
  const { clock, clockSetting, fresh, journalEntries, inspectorFile, siblings = [] } = parts;
  const worlds = createWorlds({
    emulator,
    seed,
    ...(clock && { clock }),
    ...(clockSetting && { clockSetting }),
    ...(fresh && { fresh }),
    ...(journalEntries !== undefined && { journalEntries }),
  });
  // Else it is loaded for the first document that needs it: a tenth of a second once, not at every start.
  const needsXml = checksAnswers && readsXml(emulator);
  let loading: Promise<XmlLibrary> | undefined;
  let isReady = !needsXml;
  const xml = (): Promise<XmlLibrary> => (loading ??= loadXmlLibrary(parts.importLibxml2, contract.xsds));

  const metrics = createMetrics({
    emulator: emulator.name,
    bySandbox: parts.metricsBySandbox ?? false,
    figures: processFigures,
  });
  const admin = createAdmin({
    emulator,
    contract,
    worlds,
    seed,
    metrics,
    documents,
    inspectorFile,
    siblings,
    isReady: () => isReady,
    readSeedFiles: (files: readonly SeedText[]) => readSeedFiles(files, parts),
  });
  return {
    runtime: {
      service: { emulator, contract },
      admin: { emulator: admin, contract: parts.adminContract },
      adminGuard,
      worlds,
      xml,
      checksAnswers,
      log,
      metrics,
      redactor: createRedactor(emulator.protocol.secrets),
    },
    async warmUp() {
      if (needsXml) await xml();
      isReady = true;
    },
  };
}

function readsXml({ representations }: AnyEmulator): boolean {
  return representations.some(({ syntax }) => syntax === "xml");
}

function processFigures(): ProcessFigures {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    cpuSeconds: (user + system) / 1_000_000,
    residentBytes: rss,
    heapBytes: heapUsed,
    uptimeSeconds: process.uptime(),
  };
}
