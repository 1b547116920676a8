import { clientsFor } from "./client.ts";
import { CLIENT_HELP, CLIENT_OPTIONS, parse, UsageError, type Command } from "./command.ts";
import { namesOrAll } from "./emulators.ts";

/** Explains one exchange of the journal. */
export const explain: Command = {
  summary: "explain why a request was answered as it was",
  help: `Usage: emulators explain NAME ID [--sandbox NAME] [--json]

Explains one exchange of the journal by its id, which "emulators requests NAME" shows.

${CLIENT_HELP}`,
  async run(parameters) {
    const { positionals, values } = parse(parameters, CLIENT_OPTIONS);
    const [name, id, ...rest] = positionals;
    if (name === undefined || id === undefined || rest.length > 0) {
      throw new UsageError("The name of an emulator and the id of a request are expected. See --help.");
    }
    const [client] = clientsFor(namesOrAll([name]), values.sandbox);
    const explanation = await client?.call("GET", `requests/${encodeURIComponent(id)}/explain`);
    process.stdout.write(`${JSON.stringify(explanation, null, values.json ? 0 : 2)}\n`);
    return 0;
  },
};
