import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { CHECKS } from "../control-center/domain/checks.ts";
import { codes } from "../control-center/errors.ts";
import { options } from "../control-center/options.ts";
import { optionsTable, toTable, withSections } from "./readme-tables.ts";

/** Control Center's README. */
export const README = fileURLToPath(new URL("../control-center/README.md", import.meta.url));

/** The README with its tables made anew from the code. */
export function withTables(readme: string): string {
  return withSections(readme, { checks: checksTable, codes: codesTable, options: () => optionsTable(options) });
}

/** The checks of a customer, in their order. */
function checksTable(): string {
  const rows = CHECKS.map(({ field, code, demand }) => [
    code,
    field === "" ? "the body" : `\`${field}\``,
    demand,
    codes[code].message,
  ]);
  return toTable([["code", "of", "wanted", "or else"], ...rows]);
}

/** The codes that no check of a customer gives. */
function codesTable(): string {
  const checked: ReadonlySet<string> = new Set(CHECKS.map(({ code }) => code));
  const others = Object.entries(codes).filter(([code]) => !checked.has(code));
  return toTable([
    ["code", "status", "text"],
    ...others.map(([code, { status, message }]) => [code, String(status), message]),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTables(readFileSync(README, "utf8")));
}
