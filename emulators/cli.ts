#!/usr/bin/env node
import { CommandError, type Command } from "./cli/command.ts";
import { explain } from "./cli/explain.ts";
import { requests } from "./cli/requests.ts";
import { reset } from "./cli/reset.ts";
import { seed } from "./cli/seed.ts";
import { snapshot } from "./cli/snapshot.ts";
import { start } from "./cli/start.ts";
import { validate } from "./cli/validate.ts";
import { verify } from "./cli/verify.ts";

/** Every command, by its word. */
const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  validate,
  reset,
  seed,
  snapshot,
  verify,
  requests,
  explain,
};

const width = Math.max(...Object.keys(COMMANDS).map(({ length }) => length));
const summaries = Object.entries(COMMANDS).map(([word, { summary }]) => `  ${word.padEnd(width)}  ${summary}`);

const HELP = `Usage: npm start [-- NAME …]
       emulators COMMAND … [--help]

Commands:
${summaries.join("\n")}

${start.help}`;

/** Without a command's word, everything is for `start`. */
const [word = "", ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
const parameters = command === undefined ? process.argv.slice(2) : rest;
if (parameters.some((parameter) => parameter === "--help" || parameter === "-h")) {
  process.stdout.write(command?.help ?? HELP);
} else {
  process.exitCode = await run(command ?? start);
}

async function run(chosen: Command): Promise<number> {
  try {
    return await chosen.run(parameters);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.code;
  }
}
