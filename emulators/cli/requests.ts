import { EXIT } from "../exit-codes.ts";
import { clientsFor } from "./client.ts";
import { CLIENT_HELP, CLIENT_OPTIONS, parse, UsageError, type Command } from "./command.ts";
import { namesOrAll } from "./emulators.ts";

/** Shows the journal. */
export const requests: Command = {
  summary: "show what was asked of an emulator, and fail on contract violations if told to",
  help: `Usage: emulators requests NAME [FILTER=VALUE …] [--fail-on-violation] [--sandbox NAME] [--json]

Shows the journal of a sandbox, newest first: time, status, verb and path, and why a request was refused.

  FILTER=VALUE         as GET /__admin/requests takes them: limit=10, status=404, operation=createCustomer, …
  --fail-on-violation  exit code 4 if any of these exchanges deviates from the contract
${CLIENT_HELP}`,
  async run(parameters) {
    const options = { ...CLIENT_OPTIONS, "fail-on-violation": { type: "boolean" } } as const;
    const { positionals, values } = parse(parameters, options);
    const [name, ...filters] = positionals;
    if (name === undefined) throw new UsageError("The name of an emulator is expected. See --help.");
    const [client] = clientsFor(namesOrAll([name]), values.sandbox);
    const page = (await client?.call("GET", `requests?${queryOf(filters)}`)) as Page;
    process.stdout.write(values.json ? `${JSON.stringify(page)}\n` : page.requests.map(lineOf).join(""));
    const isBroken = page.requests.some(({ violations }) => violations.length > 0);
    return isBroken && values["fail-on-violation"] === true ? EXIT.violation : EXIT.clean;
  },
};

interface Page {
  readonly requests: readonly {
    readonly id: string;
    readonly time: string;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly refusal: string | null;
    readonly violations: readonly { readonly in: string; readonly at: string; readonly message: string }[];
  }[];
}

function queryOf(filters: readonly string[]): string {
  const wrong = filters.find((filter) => !filter.includes("="));
  if (wrong !== undefined) throw new UsageError(`${wrong} is no FILTER=VALUE. See --help.`);
  return new URLSearchParams(filters.map((filter) => splitAt(filter, filter.indexOf("=")))).toString();
}

function splitAt(text: string, index: number): [string, string] {
  return [text.slice(0, index), text.slice(index + 1)];
}

function lineOf({ id, time, method, path, status, refusal, violations }: Page["requests"][number]): string {
  const notes = [refusal, ...violations.map((violation) => `${violation.in} ${violation.at} ${violation.message}`)];
  const below = notes.flatMap((note) => (note === null ? [] : [`    ${note}\n`])).join("");
  return `${time} ${status} ${method} ${path}  ${id}\n${below}`;
}
