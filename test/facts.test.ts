import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { AnyEmulator } from "../emulators/core/emulator.ts";
import { ADMIN, CONTRACTS, EMULATORS, storiesOf } from "../emulators/tools/stories.ts";
import { mistakesOf, type Proofs } from "./support/facts.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = CONTRACTS.flatMap((contract) =>
  readdirSync(`${root}/contracts/${contract}`)
    .filter((name) => /^facts.*\.md$/.test(name))
    .map((name) => ({ contract, path: `contracts/${contract}/${name}` })),
);

/** The options that an emulator declares, by the emulator's name; the control API sets those of all. */
const options = new Map<string, readonly string[]>();
for (const name of EMULATORS) {
  const { emulator } = (await import(`../emulators/${name}/emulator.ts`)) as { emulator: AnyEmulator };
  options.set(name, Object.keys(emulator.options));
}
options.set(ADMIN, [...options.values()].flat());

test("there are files of facts", () => {
  expect(files.map(({ path }) => path)).toContain("contracts/cayzu/facts.md");
});

test.each(files)("every fact of $path has its evidence, and a proof that is there", ({ contract, path }) => {
  expect(mistakesOf(readText(path), proofsOf(contract))).toEqual([]);
});

test.each(files)("the README of $contract links $path", ({ contract, path }) => {
  expect(readText(`emulators/${contract}/README.md`)).toContain(`](../../${path})`);
});

const HEAD = "| Fact | Evidence | Proof |\n| --- | --- | --- |\n";
const known: Proofs = {
  hasOption: (name) => ["nameScope", "nameCase"].includes(name),
  hasStory: (name) => name === "a-story",
  readTest: (path) => (path === "test/a.test.ts" ? `test("a title", …); test('an "odd" one; too', …)` : undefined),
};

test.each([
  ["| F | C1 seen | story `a-story` |"],
  ['| F | C1 seen | `test/a.test.ts`: "a title" |'],
  ['| F | C1 seen | `test/a.test.ts`: "an "odd" one; too"; story `a-story`; `test/a.test.ts`: "a title" |'],
  ["| `a \\| b` | C1 seen | story `a-story` |"],
  ["| F | unknown: option nameScope | story `a-story` |"],
  ["| F | C1 seen, unknown: options nameScope, nameCase; optional | story `a-story` |"],
  ["| F | unknown: options `nameScope` and `nameCase` | story `a-story` |"],
])("nothing is wrong with %s", (row) => {
  expect(mistakesOf(HEAD + row, known)).toEqual([]);
});

test.each([
  ["a missing cell", "| F | C1 seen |", "line 3: 2 cells instead of 3"],
  ["an empty cell", "| F |  | story `a-story` |", "line 3: a cell is empty"],
  ["a cell too many", "| a | b | C1 seen | story `a-story` |", "line 3: 4 cells instead of 3"],
  ["a row that is not closed", "| F | C1 seen ", "line 3: 2 cells instead of 3"],
  ["an unknown story", "| F | C1 seen | story `another` |", "line 3: there is no story another"],
  ["an unknown file", '| F | C1 seen | `test/b.test.ts`: "a title" |', "line 3: there is no test/b.test.ts"],
  ["an unknown title", '| F | C1 seen | `test/a.test.ts`: "a" |', 'line 3: test/a.test.ts has no "a"'],
  [
    "a test without title",
    "| F | C1 seen | `test/a.test.ts` |",
    "line 3: neither a story nor a test: `test/a.test.ts`",
  ],
  ["an unknown option", "| F | unknown: options nameCase, name | story `a-story` |", "line 3: there is no option name"],
  ["a second proof that fails", "| F | C1 seen | story `a-story`; story `b` |", "line 3: there is no story b"],
])("a row with %s is a mistake", (_what, row, mistake) => {
  expect(mistakesOf(HEAD + row, known)).toEqual([mistake]);
});

test.each([
  ["no table", "# Facts\n", "there is no table"],
  ["a table without rows", HEAD, "line 1: the table has no row"],
  ["other columns", "| Fact | Proof |\n| --- | --- |\n", "line 1: the columns are not Fact | Evidence | Proof"],
])("a file with %s is a mistake", (_what, text, mistake) => {
  expect(mistakesOf(text, known)).toEqual([mistake]);
});

test("the second table of a file is looked at as the first", () => {
  expect(mistakesOf(`${HEAD}| F | C1 seen | story \`a-story\` |\n\n## B\n\n${HEAD}| F |`, known)).toEqual([
    "line 9: 1 cells instead of 3",
  ]);
});

function proofsOf(contract: string): Proofs {
  const stories = storiesOf(contract).map(({ name }) => name);
  return {
    hasOption: (name) => options.get(contract)?.includes(name) === true,
    hasStory: (name) => stories.includes(name),
    readTest: (path) => (existsSync(`${root}/${path}`) ? readText(path) : undefined),
  };
}

function readText(path: string): string {
  return readFileSync(`${root}/${path}`, "utf8");
}
