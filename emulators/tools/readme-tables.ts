import { rangeOf, type OptionDeclaration, type OptionDeclarations } from "../core/options.ts";

/** Makes a piece of a README, Markdown without a blank line at either end. */
export type Section = () => string;

/** A README with what stands between its marks (`<!-- name -->` to `<!-- /name -->`) made anew; throws without marks. */
export function withSections(readme: string, sections: Readonly<Record<string, Section>>): string {
  return Object.entries(sections).reduce((text, [name, makeSection]) => {
    const [before, after] = [text.indexOf(`<!-- ${name} -->`), text.indexOf(`<!-- /${name} -->`)];
    if (before < 0 || after < before) throw new Error(`The README has no marks for the table ${name}.`);
    return `${text.slice(0, before)}<!-- ${name} -->\n\n${makeSection()}\n\n${text.slice(after)}`;
  }, readme);
}

/** A Markdown table as Prettier lays it out. */
export function toTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill = " "): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(" | ")} |`;
  const rule = line(
    widths.map(() => ""),
    "-",
  );
  return [line(head), rule, ...rows.map((row) => line(row))].join("\n");
}

/** The open questions, each a switch. */
export function optionsTable(declarations: OptionDeclarations): string {
  const rows = Object.entries(declarations).map(([name, option]) => [
    `\`${name}\``,
    `\`${option.default}\``,
    othersOf(option),
    option.source,
    option.grade,
    `${option.description} ${option.reason}`,
  ]);
  return toTable([["option", "default", "otherwise", "question", "grade", "what it decides, and why so"], ...rows]);
}

function othersOf(option: OptionDeclaration): string {
  const { default: value, values = typeof value === "boolean" ? [true, false] : undefined } = option;
  const others = values?.filter((other) => other !== value).map((other) => `\`${other}\``);
  return others?.join(", ") ?? rangeOf(option);
}
