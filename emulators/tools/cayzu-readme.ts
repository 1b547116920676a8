import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { options } from "../cayzu/options.ts";
import { rangeOf, type OptionDeclaration } from "../core/options.ts";
import { toTable, withSections } from "./readme-tables.ts";

/** Cayzu's README. */
export const README = fileURLToPath(new URL("../cayzu/README.md", import.meta.url));

/** The README with its table of options made anew from the code. */
export function withTables(readme: string): string {
  return withSections(readme, { options: optionsTable });
}

function optionsTable(): string {
  const declared: Readonly<Record<string, OptionDeclaration>> = options;
  const rows = Object.entries(declared).map(([name, option]) => [
    `\`${name}\``,
    valuesOf(option),
    option.grade,
    option.source,
    option.description,
    option.reason,
  ]);
  return toTable([["option", "values", "grade", "question", "what it decides", "why the default"], ...rows]);
}

/** The default first, and bold. */
function valuesOf(option: OptionDeclaration): string {
  const { default: value, values } = option;
  const others = values ?? (typeof value === "boolean" ? [true, false] : []);
  const rest = others.filter((other) => other !== value).map((other) => `\`${other}\``);
  const standard = value === "" ? "**empty**" : `**\`${value}\`**`;
  return [standard, ...(values === undefined && others.length === 0 ? [rangeOf(option)] : rest)].join(", ");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTables(readFileSync(README, "utf8")));
}
