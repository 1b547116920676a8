import { call, type Answer } from "./api.ts";
import { stretchesOf } from "./comparison.ts";
import { fill, h, type Child } from "./dom.ts";
import { field, form, input, pick, pickNumbers, select, textarea, type Filled } from "./form.ts";
import { attempt } from "./messages.ts";
import { raw } from "./raw.ts";
import { METHODS } from "./request-match.ts";
import { linkTo } from "./section.ts";
import { drawTable } from "./table.ts";

type Found = Answer<"findNearMisses">;
type NearMiss = Found["nearMisses"][number];
type Comparison = NearMiss["fields"][number];

/** How many of the exchanges that are as expected are named. */
const NAMED = 20;

/** What a test expected, held against what came. */
export function createNearMisses(operations: readonly string[]): readonly HTMLElement[] {
  const result = h("div", { class: "near-misses", role: "status" });
  const compare = (filled: Filled): void =>
    void attempt(async () => {
      const body = toExpectation(filled);
      fill(result, drawFound(await call<"findNearMisses">("requests/near-misses", { method: "POST", body })));
    });
  return [drawForm(operations, compare), result];
}

function drawForm(operations: readonly string[], compare: (filled: Filled) => void): HTMLFormElement {
  return form(
    "An expectation",
    compare,
    field("Method", select("method", METHODS, "any")),
    field("Path", input("path", { placeholder: "/api/*" }), "without its query; * is any text"),
    field("Operation", select("operation", operations, "any")),
    field("User", input("user")),
    field("Status", input("status", { type: "number", min: 0, max: 599 })),
    field("Query", textarea("query", { placeholder: "name=value" }), "a parameter a line"),
    field("Headers", textarea("headers", { placeholder: "accept: application/*" }), "a header a line"),
    field("Body", textarea("body", { placeholder: '{"name": "Acme*"}' }), "what of its JSON must be there, or a text"),
    h("button", { class: "primary" }, "Compare"),
  );
}

/** What was filled in, as the control API takes it. */
function toExpectation(filled: Filled): object {
  const { query, headers, body } = filled;
  return {
    ...pick(filled, ["method", "path", "operation", "user"]),
    ...pickNumbers(filled, ["status"]),
    ...(query !== undefined && { query: toMembers(query, "=") }),
    ...(headers !== undefined && { headers: toMembers(headers, ":") }),
    ...(body !== undefined && { body: jsonOrText(body) }),
  };
}

function toMembers(lines: string, between: string): Readonly<Record<string, string>> {
  const members = lines.split(/\r?\n/).map((line) => {
    const [name = "", ...rest] = line.split(between);
    return [name.trim(), rest.join(between).trim()] as const;
  });
  return Object.fromEntries(members.filter(([name]) => name !== ""));
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function drawFound({ matched, nearMisses }: Found): Child {
  return [
    h("p", { class: matched.length > 0 ? "good" : "bad" }, toSentence(matched.length), drawMatched(matched)),
    nearMisses.length === 0 ? null : h("h3", {}, "The nearest of the others"),
    nearMisses.map(drawNearMiss),
  ];
}

function toSentence(count: number): string {
  if (count === 0) return "No exchange is as expected.";
  return count === 1 ? "One exchange is as expected: " : `${String(count)} exchanges are as expected: `;
}

function drawMatched(ids: readonly string[]): Child {
  return [
    ids.slice(0, NAMED).map((id, index) => [index > 0 && ", ", h("a", { href: linkTo("journal", id) }, raw(id))]),
    ids.length > NAMED && ", …",
  ];
}

function drawNearMiss({ id, method, path, status, fields }: NearMiss): HTMLElement {
  const words = `${method} ${path}`;
  const { table } = drawTable("comparison", ["", "Field", "Expected", "Came"], fields.map(toCells));
  return h(
    "article",
    { class: `card s${String(status).slice(0, 1)}` },
    h(
      "h4",
      {},
      h("span", { class: "status" }, status === 0 ? "cut" : status),
      " ",
      h("a", { href: linkTo("journal", id) }, raw(words)),
    ),
    table,
  );
}

function toCells({ field: name, expected, actual, matches, hint }: Comparison): readonly Child[] {
  return [
    h("span", { class: matches ? "mark added" : "mark removed" }, matches ? "as expected" : "differs"),
    h("code", {}, raw(name)),
    drawValue(expected, matches ? undefined : actual),
    [
      actual === null ? h("span", { class: "quiet" }, "nothing") : drawValue(actual, matches ? undefined : expected),
      hint !== undefined && h("small", {}, hint),
    ],
  ];
}

/** A value; where another stands against it, what is not in both is marked. A pattern is no text to be compared with. */
function drawValue(text: string, other: string | null | undefined): HTMLElement {
  const isText = typeof other === "string" && !text.includes("*") && !other.includes("*");
  const stretches = stretchesOf(text, isText ? other : text);
  return h(
    "span",
    { class: "raw" },
    stretches.map(({ text: stretch, isEscape, differs }) =>
      h(differs ? "mark" : "span", isEscape ? { class: "escape" } : {}, raw(stretch)),
    ),
  );
}
