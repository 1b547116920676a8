import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { errorEvidence } from "../cardlytics/error-evidence.ts";
import { refusals } from "../cardlytics/errors.ts";
import { options } from "../cardlytics/options.ts";
import { optionsTable, toTable, withSections } from "./readme-tables.ts";

/** Cardlytics' README. */
export const README = fileURLToPath(new URL("../cardlytics/README.md", import.meta.url));

/** The README with its tables made anew from the code. */
export function withTables(readme: string): string {
  return withSections(readme, { refusals: refusalsTable, options: () => optionsTable(options) });
}

/** The refusals by their types, with what each rests on. */
function refusalsTable(): string {
  const rows = refusals.map(({ type, status, title }) => {
    const { grade, source } = errorEvidence[type];
    return [`\`${type}\``, String(status), title, grade, source.replace("cardlytics ", "")];
  });
  return toTable([["type", "status", "title", "grade", "what it rests on"], ...rows]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTables(readFileSync(README, "utf8")));
}
