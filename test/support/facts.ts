/** Where a fact's proofs, and the options that its evidence names, are looked up. */
export interface Proofs {
  /** Whether the emulator declares an option of this name. */
  readonly hasOption: (name: string) => boolean;
  /** Whether the contract has a story of this name. */
  readonly hasStory: (name: string) => boolean;
  /** The text of a test file; none when there is no such file. */
  readonly readTest: (path: string) => string | undefined;
}

const COLUMNS = "Fact | Evidence | Proof";
const STORY = /^story `([\w-]+)`$/;
const OPTIONS = /\boptions? (\w+(?:(?:, | and )\w+)*)/g;
const TEST = /^`(test\/[\w./-]+\.test\.ts)`: "(.+)"$/;

/** What is wrong with the tables of a facts file, with the line of each mistake; no table at all is one. */
export function mistakesOf(text: string, proofs: Proofs): readonly string[] {
  const tables = tablesOf(text);
  if (tables.length === 0) return ["there is no table"];
  return tables.flatMap(([head, , ...rows]) => {
    if (head?.cells.join(" | ") !== COLUMNS) return [`line ${head?.line}: the columns are not ${COLUMNS}`];
    if (rows.length === 0) return [`line ${head.line}: the table has no row`];
    return rows.flatMap(({ line, cells }) => mistakesOfRow(cells, proofs).map((mistake) => `line ${line}: ${mistake}`));
  });
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Tables are what stands together in lines that begin with a bar. */
function tablesOf(text: string): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  let isInside = false;
  for (const [index, content] of text.split("\n").entries()) {
    const isRow = content.startsWith("|");
    if (isRow && !isInside) tables.push([]);
    if (isRow) tables.at(-1)?.push({ line: index + 1, cells: cellsOf(content) });
    isInside = isRow;
  }
  return tables;
}

/** A bar of the text itself is written with a backslash, within code as well. */
function cellsOf(row: string): readonly string[] {
  const cells = row.trim().split(/(?<!\\)\|/);
  return cells.slice(1, row.trimEnd().endsWith("|") ? -1 : undefined).map((cell) => cell.replaceAll("\\|", "|").trim());
}

function mistakesOfRow(cells: readonly string[], proofs: Proofs): readonly string[] {
  if (cells.length !== 3) return [`${cells.length} cells instead of 3`];
  const [, evidence = "", proof = ""] = cells;
  if (cells.includes("")) return ["a cell is empty"];
  const unknown = optionsIn(evidence).filter((name) => !proofs.hasOption(name));
  // A title may hold a semicolon, too.
  const unproven = proof.split(/; (?=story `|`test\/)/).flatMap((one) => mistakesOfProof(one, proofs));
  return [...unknown.map((name) => `there is no option ${name}`), ...unproven];
}

/** The names behind the word option, as in `unknown: options nameScope, nameCase`. */
function optionsIn(evidence: string): readonly string[] {
  const lists = [...evidence.replaceAll("`", "").matchAll(OPTIONS)];
  return lists.flatMap(([, names = ""]) => names.split(/, | and /));
}

function mistakesOfProof(proof: string, { hasStory, readTest }: Proofs): readonly string[] {
  const [, story] = STORY.exec(proof) ?? [];
  if (story !== undefined) return hasStory(story) ? [] : [`there is no story ${story}`];
  const [, path, title] = TEST.exec(proof) ?? [];
  if (path === undefined || title === undefined) return [`neither a story nor a test: ${proof}`];
  const test = readTest(path);
  if (test === undefined) return [`there is no ${path}`];
  return spellings(title).some((literal) => test.includes(literal)) ? [] : [`${path} has no "${title}"`];
}

/** How a title may stand in a source. */
function spellings(title: string): readonly string[] {
  return [JSON.stringify(title), `'${title}'`, `\`${title}\``];
}
