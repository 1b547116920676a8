import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { openYaml, type ImportYaml } from "../core/contract/yaml-library.ts";
import type { SeedText } from "../core/state/seed-files.ts";
import { allOrNone } from "./barrier.ts";
import { clientsFor, type Client } from "./client.ts";
import { CLIENT_HELP, CLIENT_OPTIONS, parse, print, UsageError, type Command } from "./command.ts";
import { FOLDER, namesOrAll } from "./emulators.ts";

/** Seeds sandboxes from files. */
export const seed: Command = {
  summary: "seed a sandbox from JSON or YAML files, checked as a whole before anything changes",
  help: `Usage: emulators seed FILE … [--emulator NAME] [--dry-run] [--sandbox NAME] [--json]

Makes what the files declare, besides what a fresh world holds, the seed of a sandbox and its records; options, clock,
chance, journal and faults stay. Each file says by "emulator: NAME" whom it is for; their schemas are
schemas/NAME/seed.json. All files are checked, for all emulators, before anything changes anywhere; every mistake is told
with file and line.

  --emulator NAME  whom the files are for that do not say so
  --dry-run        check the files against the running emulators, and change nothing
${CLIENT_HELP}`,
  async run(parameters) {
    const options = { ...CLIENT_OPTIONS, emulator: { type: "string" }, "dry-run": { type: "boolean" } } as const;
    const { positionals, values } = parse(parameters, options);
    if (positionals.length === 0) throw new UsageError("A seed takes at least one file. See --help.");
    const files = await filesByEmulator(positionals, values.emulator);
    const clients = clientsFor(namesOrAll([...files.keys()]), values.sandbox);
    const sow = (client: Client, query: string): Promise<unknown> =>
      client.call("POST", `seed${query}`, { files: files.get(client.name) });
    await Promise.all(clients.map((client) => sow(client, "?dryRun=true")));
    if (values["dry-run"] !== true) await allOrNone(clients, (client) => sow(client, ""), LOST);
    const names = clients.map(({ name }) => name);
    const what = values["dry-run"] === true ? "Good seeds for" : "Seeded";
    print({ seeded: names, files: positionals, sandbox: values.sandbox }, `${what}: ${names.join(", ")}.`, values.json);
    return 0;
  },
};

/** The seed itself is no part of the state. */
const LOST = "A reset of those put back leads to the new seed all the same.";

async function filesByEmulator(
  paths: readonly string[],
  otherwise: string | undefined,
): Promise<ReadonlyMap<string, readonly SeedText[]>> {
  const files = new Map<string, SeedText[]>();
  for (const name of paths) {
    const text = await readFile(name, "utf8").catch((error: unknown) => {
      throw new UsageError(`The seed file ${name} cannot be read: ${String(error)}`);
    });
    const emulator = await emulatorOf({ name, text }, otherwise);
    files.set(emulator, [...(files.get(emulator) ?? []), { name, text }]);
  }
  return files;
}

async function emulatorOf({ name, text }: SeedText, otherwise: string | undefined): Promise<string> {
  const document = await openYaml(text, importYaml);
  if (document.mistakes !== undefined) {
    const lines = document.mistakes.map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
    throw new UsageError(`The seed is refused, and nothing has changed.\n${lines.join("\n")}`);
  }
  const { value } = document;
  const named = typeof value === "object" && value !== null && "emulator" in value ? value.emulator : otherwise;
  if (typeof named === "string") return named;
  throw new UsageError(`${name} does not say "emulator: NAME"; say so there, or by --emulator NAME.`);
}

const importYaml: ImportYaml = () => import(pathToFileURL(join(FOLDER, "yaml.mjs")).href) as ReturnType<ImportYaml>;
