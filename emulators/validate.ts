import { compose } from "./compose.ts";
import { ConfigError, readConfig } from "./core/config.ts";
import { DomainError } from "./core/errors.ts";
import { createApp } from "./core/http/app.ts";
import { silentLog } from "./core/observe/log.ts";
import { EXIT } from "./exit-codes.ts";
import { partsOf, readFresh, type Bundle } from "./start.ts";

/** What a process finds that only checks: a sentence each; none if it would start. */
export interface ValidatedMessage {
  readonly validated: string;
  readonly mistakes: readonly string[];
}

/** Checks configuration, contract and seeds of one emulator as a start would, without serving; exits 0 or 2. */
export async function validate(bundle: Bundle): Promise<void> {
  const mistakes = await mistakesIn(bundle);
  const message: ValidatedMessage = { validated: bundle.emulator.name, mistakes };
  process.send?.(message);
  process.exitCode = mistakes.length === 0 ? EXIT.clean : EXIT.config;
  if (process.connected) process.disconnect();
}

async function mistakesIn(bundle: Bundle): Promise<readonly string[]> {
  try {
    const config = readConfig(process.env, bundle.emulator.doorstep);
    const parts = partsOf(bundle, config, silentLog);
    const { runtime, warmUp } = compose({ ...parts, fresh: await readFresh(parts, config) });
    createApp(runtime);
    await Promise.all([runtime.worlds.open("validate"), parts.documents(), warmUp()]);
    return [];
  } catch (error) {
    if (error instanceof ConfigError || error instanceof DomainError) return error.message.split("\n");
    return [error instanceof Error ? error.message : String(error)];
  }
}
