import { allOrNone } from "./barrier.ts";
import { clientsFor } from "./client.ts";
import { CLIENT_HELP, CLIENT_OPTIONS, parse, print, type Command } from "./command.ts";
import { namesOrAll } from "./emulators.ts";

/** Takes sandboxes back to their seed. */
export const reset: Command = {
  summary: "take a sandbox back to its seed, in all emulators at once",
  help: `Usage: emulators reset [NAME …] [--sandbox NAME] [--json]

Takes a sandbox back to its seed (records, numbers, options, clock, chance, journal, faults) in all running emulators, or
in those named, at one barrier: nothing is written anywhere between the first and the last. Named snapshots stay.

${CLIENT_HELP}`,
  async run(parameters) {
    const { positionals, values } = parse(parameters, CLIENT_OPTIONS);
    const names = namesOrAll(positionals);
    await allOrNone(clientsFor(names, values.sandbox), (client) => client.call("POST", "reset"), LOST);
    print({ reset: names, sandbox: values.sandbox }, `Reset: ${names.join(", ")}.`, values.json);
    return 0;
  },
};

const LOST = "Journals and faults of those that had been reset are gone.";
