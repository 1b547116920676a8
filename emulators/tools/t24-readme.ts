import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { conditionalCases, forms, states } from "../../test/t24/conditional-cases.ts";
import { lifecycle, type Lifecycle } from "../t24/domain/lifecycle.ts";
import type { Status } from "../t24/domain/record.ts";
import { rim } from "../t24/iris/rim.ts";
import { options } from "../t24/options.ts";
import { toTable, withSections } from "./readme-tables.ts";

/** T24's README. */
export const README = fileURLToPath(new URL("../t24/README.md", import.meta.url));

/** The README with its tables made anew from the code. */
export function withTables(readme: string): string {
  return withSections(readme, tables);
}

const tables = {
  lifecycle: lifecycleTable,
  links: linksTable,
  conditional: conditionalTable,
  options: optionsTable,
} as const;

const FUNCTIONS = ["input", "hold", "authorise", "delete"] as const;
const STATUSES: readonly (readonly [Status, string])[] = [
  ["none", "in no file"],
  ["live", "live"],
  ["INAU", "`INAU`"],
  ["IHLD", "`IHLD`"],
  ["INAO", "`INAO`"],
  ["INA2", "`INA2`"],
  ["RNAU", "`RNAU`"],
];

/** Which function leads from which status to which, with one authoriser. */
function lifecycleTable(): string {
  const table: Lifecycle = lifecycle;
  const named = new Map<Status | undefined, string>([...STATUSES, ["REVE", "`REVE`"], [undefined, "–"]]);
  const rows = STATUSES.map(([status, name]) => [
    name,
    ...FUNCTIONS.map((letter) => named.get(table[letter][status]) ?? ""),
  ]);
  return toTable([["a record that is", ...FUNCTIONS], ...rows]);
}

/** The links of each page, in their order. */
function linksTable(): string {
  const rows = Object.entries(rim).map(([page, links]) => [
    `\`${page}\``,
    links.map(({ title }) => title).join(", ") || "–",
  ]);
  return toTable([["page", "links besides self"], ...rows]);
}

/** What conditional requests are answered with: the very rows that the tests prove. */
function conditionalTable(): string {
  const rows = conditionalCases.map(({ requests, header, forms: written, states: stored, status, code, evidence }) => [
    requests.map((request) => `\`${request}\``).join(", "),
    `\`${header}\``,
    written.map((form) => forms[form].title).join("; "),
    stored.map((state) => states[state]).join("; "),
    code === undefined ? String(status) : `${status} \`${code}\``,
    evidence,
  ]);
  return toTable([["request", "header", "written as", "stored", "answer", "rests on"], ...rows]);
}

/** What the options decide. */
function optionsTable(): string {
  const rows = Object.entries(options).map(([name, { default: value, description, source, grade }]) => [
    `\`${name}\``,
    `\`${value}\``,
    grade,
    source.replace("t24-iris ", ""),
    description,
  ]);
  return toTable([["option", "default", "grade", "question", "what it decides"], ...rows]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTables(readFileSync(README, "utf8")));
}
