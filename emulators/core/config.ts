import { parseClockSetting, type ClockSetting } from "./clock.ts";
import { MAX_ENTRIES } from "./observe/journal.ts";

/** What a process is told by its environment; read once, frozen. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  readonly adminToken: string | undefined;
  readonly adminHosts: readonly string[];
  /** Whether each answer is held against the contract: in CI and development, unless CHECK_ANSWERS says otherwise. */
  readonly checksAnswers: boolean;
  readonly metricsBySandbox: boolean;
  readonly logLevel: string;
  /** How many exchanges the journal of a sandbox holds. */
  readonly journalEntries: number;
  /** How time goes in a fresh world. */
  readonly clockSetting: ClockSetting;
  /** The paths of the files that say what a fresh world holds besides the emulator's own records. */
  readonly seedFiles: readonly string[];
}

/** A configuration that cannot be used; the message says what to set. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** Reads PORT variable, HOST, SEED, SEED_FILES, CLOCK, STORE, ADMIN_TOKEN, ADMIN_HOSTS, CHECK_ANSWERS, METRICS_BY_SANDBOX, JOURNAL_ENTRIES and LOG_LEVEL; throws ConfigError. */
export function readConfig(environment: Environment, doorstep: { port: number; portVariable: string }): Config {
  const host = environment["HOST"] || "127.0.0.1";
  const { STORE: store = "memory:", ADMIN_TOKEN: token, ADMIN_HOSTS: hosts = "" } = withoutEmpty(environment);
  const { LOG_LEVEL: logLevel = "info", SEED: seed = "1" } = withoutEmpty(environment);
  const {
    SEED_FILES: seedFiles = "",
    CLOCK: clock = "real",
    JOURNAL_ENTRIES: journalEntries,
  } = withoutEmpty(environment);
  if (store !== "memory:") {
    throw new ConfigError(`STORE=${store} cannot be opened: records live in memory, so STORE takes memory: only.`);
  }
  if (!LOG_LEVELS.includes(logLevel)) {
    throw new ConfigError(`LOG_LEVEL=${logLevel} is none of ${LOG_LEVELS.join(", ")}.`);
  }
  return Object.freeze({
    port: toPort(environment[doorstep.portVariable], doorstep),
    host,
    seed,
    adminToken: toAdminToken(host, token),
    adminHosts: hosts.split(",").flatMap((name) => name.trim().toLowerCase() || []),
    checksAnswers: checksAnswers(environment),
    metricsBySandbox: environment["METRICS_BY_SANDBOX"] === "1",
    logLevel,
    journalEntries: toJournalEntries(journalEntries),
    clockSetting: toClockSetting(clock),
    seedFiles: seedFiles.split(",").flatMap((path) => path.trim() || []),
  });
}

function toJournalEntries(text = String(MAX_ENTRIES)): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new ConfigError(`JOURNAL_ENTRIES=${text} is no size: it takes a whole number from 1 to 999999.`);
}

function toClockSetting(text: string): ClockSetting {
  const setting = parseClockSetting(text);
  if (setting !== undefined) return setting;
  throw new ConfigError(
    `CLOCK=${text} cannot be set: it takes real, an instant such as 2026-01-01T00:00:00Z, one with a step for each request ` +
      "such as 2026-01-01T00:00:00Z/PT1S, or a duration ahead of the machine such as P1D.",
  );
}

/** CI services set CI to true. */
function checksAnswers({ CHECK_ANSWERS: asked, CI: ci }: Environment): boolean {
  return asked ? asked === "1" : ci === "true" || ci === "1";
}

/** A variable that is set to nothing, as `${VARIABLE:-}` in a compose file does, is none. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}

/** On loopback no token is wanted; beyond it there must be one, or "none" in so many words. */
function toAdminToken(host: string, token: string | undefined): string | undefined {
  if (isLoopback(host) || token === "none") return undefined;
  if (token) return token;
  throw new ConfigError(
    `HOST=${host} binds beyond loopback, where the control API needs a token: set ADMIN_TOKEN to one, or to "none" to do without.`,
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function toPort(text: string | undefined, { port, portVariable }: { port: number; portVariable: string }): number {
  if (text === undefined || text === "") return port;
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new ConfigError(`${portVariable}=${text} is no port: it takes 0 (any free one) to 65535.`);
}
