import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { EXIT } from "../exit-codes.ts";
import type { ValidatedMessage } from "../validate.ts";
import { parse, print, type Command } from "./command.ts";
import { EMULATORS, FOLDER, namesOrAll } from "./emulators.ts";
import { environmentOf } from "./start.ts";

/** Checks what a start would use, without serving. */
export const validate: Command = {
  summary: "check configuration, contracts and seeds as a start would, without serving",
  help: `Usage: emulators validate [NAME …] [--seed-file FILE …] [--clock CLOCK] [--json]

Checks what "emulators start" with the same flags and environment would use: ports and other settings, each contract with
the functions and schemas that it needs, and the seed files. Tells all mistakes and serves nothing. Exit codes: 0 all is
well, 2 there are mistakes.

  NAME              one of: ${EMULATORS.map(({ name }) => name).join(", ")}; all by default
  --json            print JSON, for programs
`,
  async run(parameters) {
    const { positionals, values } = parse(parameters, {
      seed: { type: "string" },
      "seed-file": { type: "string", multiple: true },
      clock: { type: "string" },
      json: { type: "boolean", default: false },
    });
    const names = namesOrAll(positionals);
    const env = environmentOf(values);
    const found = await Promise.all(names.map((name) => mistakesOf(name, env)));
    const mistakes = [...new Set([...found.flat(), ...sharedPorts(names, env)])];
    print({ validated: names, mistakes }, mistakes.join("\n") || `All is well: ${names.join(", ")}.`, values.json);
    return mistakes.length === 0 ? EXIT.clean : EXIT.config;
  },
};

async function mistakesOf(name: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const child = fork(join(FOLDER, "boot.mjs"), [name, "--validate"], {
    env,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  let message: ValidatedMessage | undefined;
  child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  child.on("message", (sent: ValidatedMessage) => (message = sent));
  await once(child, "close");
  return message?.mistakes ?? [`${name} has ended by itself: ${said}`];
}

/** Two emulators on one port: the second would not start. */
function sharedPorts(names: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  const ports = EMULATORS.filter(({ name }) => names.includes(name)).map(({ name, port, portVariable }) => ({
    name,
    port: env[portVariable] || String(port),
  }));
  return ports.flatMap(({ name, port }, index) => {
    const other = ports.slice(0, index).find((earlier) => earlier.port === port && port !== "0");
    return other === undefined ? [] : [`${other.name} and ${name} would both listen on port ${port}.`];
  });
}
