import { EXIT } from "../exit-codes.ts";
import { allOrNone, atBarrier } from "./barrier.ts";
import { clientsFor, Refused, type Client } from "./client.ts";
import { CLIENT_HELP, CLIENT_OPTIONS, CommandError, parse, print, UsageError, type Command } from "./command.ts";
import { namesOrAll } from "./emulators.ts";
import { readStateFile, writeStateFile } from "./state-file.ts";

/** Keeps and brings back the state of sandboxes, in files and under names. */
export const snapshot: Command = {
  summary: "save, load, take, restore, list, drop: the state of a sandbox, of all emulators at once",
  help: `Usage: emulators snapshot save FILE | load FILE | take NAME | restore NAME | list | drop NAME
       [--emulator NAME …] [--sandbox NAME] [--json]

Keeps the state of a sandbox (records, numbers, options, clock, chance) of all running emulators at one barrier, and brings
it back everywhere or nowhere.

  save FILE        into a file, written beside and renamed, with a version and checksums
  load FILE        out of a file; one that is truncated, damaged, newer or of something else is refused (exit code 5)
  take NAME        under a name, in the emulators' memory; milliseconds
  restore NAME     what a name keeps, which stays
  list             the names
  drop NAME        give a name up

  --emulator NAME  only this emulator, or these; all of the file's, or all there are, by default
${CLIENT_HELP}`,
  async run(parameters) {
    const { positionals, values } = parse(parameters, {
      ...CLIENT_OPTIONS,
      emulator: { type: "string", multiple: true },
    });
    const [action = "", subject = "", ...rest] = positionals;
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (act === undefined || rest.length > 0 || (subject === "") !== (action === "list")) {
      throw new UsageError("A snapshot takes one of: save FILE, load FILE, take NAME, restore NAME, list, drop NAME.");
    }
    const result = await act({ subject, only: values.emulator ?? [], sandbox: values.sandbox });
    print(result, sentenceOf(action, result), values.json);
    return EXIT.clean;
  },
};

interface Wish {
  /** A file or a name. */
  readonly subject: string;
  readonly only: readonly string[];
  readonly sandbox: string;
}

type Result = Readonly<Record<string, unknown>>;

const ACTIONS: Readonly<Record<string, (wish: Wish) => Promise<Result>>> = {
  async save({ subject, ...wish }) {
    const clients = clientsOf(wish);
    const states = await atBarrier(clients, (client) => client.call("GET", "snapshot"));
    await writeStateFile(subject, Object.fromEntries(clients.map(({ name }, index) => [name, states[index]])));
    return { saved: namesOf(clients), file: subject };
  },

  async load({ subject, only, sandbox }) {
    const snapshots = await readStateFile(subject);
    const clients = clientsOf({ only: only.length > 0 ? only : Object.keys(snapshots), sandbox });
    const put = (client: Client, query = ""): Promise<unknown> =>
      client.call("PUT", `snapshot${query}`, snapshots[client.name] ?? {});
    await asStateFile(async () => {
      await Promise.all(clients.map((client) => put(client, "?dryRun=true")));
      await allOrNone(clients, (client) => put(client));
    });
    return { loaded: namesOf(clients), file: subject };
  },

  async take({ subject, ...wish }) {
    const clients = clientsOf(wish);
    await atBarrier(clients, (client) => client.call("PUT", pathOf(subject)));
    return { taken: namesOf(clients), snapshot: subject };
  },

  async restore({ subject, ...wish }) {
    const clients = clientsOf(wish);
    await allOrNone(clients, (client) => client.call("POST", `${pathOf(subject)}/restore`));
    return { restored: namesOf(clients), snapshot: subject };
  },

  async list(wish) {
    const clients = clientsOf(wish);
    const lists = await Promise.all(clients.map((client) => client.call("GET", "snapshots")));
    return Object.fromEntries(
      clients.map(({ name }, index) => [name, (lists[index] as { snapshots: unknown }).snapshots]),
    );
  },

  async drop({ subject, ...wish }) {
    const clients = clientsOf(wish);
    await Promise.all(clients.map((client) => client.call("DELETE", pathOf(subject))));
    return { dropped: namesOf(clients), snapshot: subject };
  },
};

/** A file that an emulator refuses is a bad file, not bad usage. */
async function asStateFile(load: () => Promise<void>): Promise<void> {
  try {
    await load();
  } catch (error) {
    throw error instanceof Refused ? new CommandError(EXIT.stateFile, error.message) : error;
  }
}

function clientsOf({ only, sandbox }: Omit<Wish, "subject">): readonly Client[] {
  return clientsFor(namesOrAll(only), sandbox);
}

function namesOf(clients: readonly Client[]): readonly string[] {
  return clients.map(({ name }) => name);
}

function pathOf(name: string): string {
  return `snapshots/${encodeURIComponent(name)}`;
}

function sentenceOf(action: string, result: Result): string {
  const entries = Object.entries(result);
  if (action === "list")
    return entries.map(([name, names]) => `${name}: ${[names].flat().join(", ") || "none"}`).join("\n");
  const [[done, names] = ["", []], [, subject] = ["", ""]] = entries;
  return `${done.slice(0, 1).toUpperCase()}${done.slice(1)}: ${[names].flat().join(", ")} (${String(subject)}).`;
}
