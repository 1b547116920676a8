import { benchCalls } from "./calls.ts";
import { benchGrowth } from "./growth.ts";
import { benchLists } from "./lists.ts";
import { benchSelfCheck } from "./self-check.ts";
import { benchScreens } from "./screens.ts";
import { benchStarts } from "./starts.ts";
import { benchState } from "./state.ts";

/**
 * `npm run bench` runs every section; `npm run bench -- starts` one, `npm run bench -- calls Cayzu` some calls of one.
 * Figures are ratios to what is measured beside them, after warm-up, in rounds, median: server on core 0, client on
 * core 1. Judged by the server's CPU time per request, which other work on the machine hardly touches. Linux only.
 */
const sections: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  calls: benchCalls,
  starts: benchStarts,
  growth: benchGrowth,
  lists: benchLists,
  screens: benchScreens,
  state: benchState,
  "self-check": benchSelfCheck,
};

const [wanted, ...words] = process.argv.slice(2);
const chosen = wanted === undefined ? Object.values(sections) : [sections[wanted]];
for (const section of chosen) {
  if (section === undefined) {
    process.stderr.write(`${wanted ?? ""} is no section; these are: ${Object.keys(sections).join(", ")}.\n`);
    process.exit(2);
  }
  await section(words);
}
