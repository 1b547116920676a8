import { measureCalls } from "./bench-calls.ts";
import { measureLists } from "./bench-lists.ts";
import { measureStarts } from "./bench-starts.ts";

/**
 * Figures as ratios: server on core 0, client on core 1. Judged by the server's CPU time per request, which other work
 * on the machine hardly touches; requests per second are told, too. Linux only. `npm run bench -- lists` measures one
 * section; without a name those that take a minute.
 */
const SECTIONS: Readonly<Record<string, () => Promise<void>>> = {
  calls: measureCalls,
  starts: measureStarts,
  lists: measureLists,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => SECTIONS[name] === undefined);
if (unknown !== undefined)
  throw new Error(`There is no section ${unknown}; there are ${Object.keys(SECTIONS).join(", ")}.`);
for (const name of asked.length > 0 ? asked : ["calls", "starts"]) await SECTIONS[name]?.();
