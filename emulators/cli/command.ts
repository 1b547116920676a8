import { parseArgs, type ParseArgsConfig } from "node:util";

import { EXIT } from "../exit-codes.ts";

/** One command: what it does in a line, how it is used, and the doing, which gives the exit code. */
export interface Command {
  readonly summary: string;
  readonly help: string;
  run(parameters: readonly string[]): Promise<number>;
}

/** An end that has an exit code and a sentence for whoever called. */
export class CommandError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Usage or configuration that cannot be used. */
export class UsageError extends CommandError {
  constructor(message: string) {
    super(EXIT.config, message);
  }
}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; args: string[] }>>;

/** Reads parameters; throws UsageError with what is wrong with them. */
export function parse<const O extends Options>(parameters: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
}

/** The options of every command that asks running emulators. */
export const CLIENT_OPTIONS = {
  sandbox: { type: "string", default: "default" },
  json: { type: "boolean", default: false },
} as const;

/** What each exit code means, whatever the command. */
export const EXIT_CODES = `Exit codes: 0 all is well, 1 a process died, 2 bad usage or configuration, 3 a port is in use or nobody answers there,
4 a contract or a story was violated, 5 a state file is truncated, damaged, newer or of something else, or cannot be
written.
`;

/** What the help of every such command ends with. */
export const CLIENT_HELP = `  --sandbox NAME   the sandbox to act on; "default" unless told otherwise
  --json           print JSON, for programs

The emulators are looked for on loopback at the ports of T24_PORT and its kin; ADMIN_TOKEN is sent if it is set.
`;

/** Prints what came of a command: as JSON, or as a sentence. */
export function print(result: unknown, sentence: string, json: boolean | undefined): void {
  process.stdout.write(`${json === true ? JSON.stringify(result) : sentence}\n`);
}
