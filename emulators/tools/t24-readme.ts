import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { conditionalCases, forms, states } from "../../test/t24/conditional-cases.ts";
import type { Status } from "../t24/domain/record.ts";
import { lifecycle, type Condition } from "../t24/domain/transitions.ts";
import { decisions } from "../t24/decisions.ts";
import { customerInput } from "../t24/domain/version.ts";
import { rim } from "../t24/iris/rim.ts";
import { boundEnquiries, contextEnquiriesOf } from "../t24/iris/rim-enquiries.ts";
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
  life: lifeDiagram,
  links: linksTable,
  conditional: conditionalTable,
  decisions: decisionsTable,
  options: optionsTable,
} as const;

const FUNCTIONS = ["input", "hold", "authorise", "delete", "reverse", "restore"] as const;
const STATUSES = [
  "none",
  "live",
  "INAU",
  "IHLD",
  "INAO",
  "INA2",
  "RNAU",
  "RHLD",
  "RNAO",
  "RNA2",
  "REVE",
] as const satisfies readonly Status[];

/** Which function leads from which status to which, and on what that hangs. */
function lifecycleTable(): string {
  const rows = STATUSES.map((status) => [
    nameOf(status),
    ...FUNCTIONS.map((name) => {
      const steps = lifecycle.filter((step) => step.function === name && step.from === status);
      return steps.map(({ to, condition }) => nameOf(to) + hedgeOf(condition)).join(", ") || "–";
    }),
  ]);
  return toTable([["a record that is", ...FUNCTIONS], ...rows]);
}

/** The same as a diagram in Mermaid. */
function lifeDiagram(): string {
  const arrows = new Map<string, string[]>();
  for (const { function: name, from, to, condition } of lifecycle) {
    const arrow = `${stateOf(from)} --> ${stateOf(to)}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), name + hedgeOf(condition)]);
  }
  const lines = [...arrows].map(([arrow, labels]) => `  ${arrow}: ${labels.join(", ")}`);
  return ["```mermaid", "stateDiagram-v2", ...lines, "```"].join("\n");
}

function nameOf(status: Status): string {
  return status === "none" ? "in no file" : status === "live" ? "live" : `\`${status}\``;
}

/** Mermaid has one sign for where everything begins and ends. */
function stateOf(status: Status): string {
  return status === "none" ? "[*]" : status;
}

function hedgeOf({ authorisers, approval }: Condition): string {
  if (approval === true) return " (override to be approved)";
  return authorisers === undefined ? "" : ` (${authorisers} authorisers)`;
}

/** The links of each page, in their order. */
function linksTable(): string {
  const pages = {
    ...rim,
    ContextEnquiries: contextEnquiriesOf(customerInput.entity),
    ContextEnquiryList: boundEnquiries,
  };
  const rows = Object.entries(pages).map(([page, links]) => [
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

/** The open questions that have one answer. */
function decisionsTable(): string {
  return toTable([
    ["question", "decision"],
    ...Object.entries(decisions).map(([number, text]) => [`Q${number}`, text]),
  ]);
}

/** What the options decide. */
function optionsTable(): string {
  const rows = Object.entries(options).map(([name, { default: value, description, source, grade }]) => [
    `\`${name}\``,
    `\`${value}\``,
    grade,
    source.replace("t24-iris ", "").replace("t24-browserweb", "browser"),
    description,
  ]);
  return toTable([["option", "default", "grade", "question", "what it decides"], ...rows]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTables(readFileSync(README, "utf8")));
}
