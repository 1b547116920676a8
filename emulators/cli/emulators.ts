import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { UsageError } from "./command.ts";

/** The folder of everything that was built; the command lies in it. */
export const FOLDER = dirname(fileURLToPath(import.meta.url));

/** An emulator that was built, and where it listens unless told otherwise. */
export interface BuiltEmulator {
  readonly name: string;
  readonly port: number;
  readonly portVariable: string;
}

/** Every emulator that was built, in the order of their names. */
export const EMULATORS = JSON.parse(readFileSync(join(FOLDER, "emulators.json"), "utf8")) as readonly BuiltEmulator[];

/** Those named, each once; all if none is. Throws UsageError for a name that is none. */
export function namesOrAll(names: readonly string[]): readonly string[] {
  const known = EMULATORS.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`There is no emulator ${unknown.join(", ")}; there are: ${known.join(", ")}.`);
  }
  return names.length > 0 ? [...new Set(names)] : known;
}
