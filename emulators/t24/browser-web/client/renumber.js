const NAMED = [
  "id",
  "name",
  "for",
  "dropfield",
  "calendardropfieldname",
  "frequencydropfieldname",
  "href",
  "aria-label",
];
const RANGES = ["mvdetails", "svdetails", "href"];

/** Gives the cells of a value another number: in ids, names and calls, in the ranges of fields, and in the caption. */
export function renumber(cells, at, number) {
  for (const element of cells.flatMap((cell) => [cell, ...cell.querySelectorAll("*")])) {
    change(element, NAMED, /([A-Z][A-Z0-9.]*)((?::\d+)+)/, (_all, name, numbers) =>
      [name, ...changed(numbers.slice(1).split(":"), at - 1, number)].join(":"),
    );
    change(element, RANGES, /(?<=[MS]_.*?)\d+(?:\.\d+)+/g, (range) => changed(range.split("."), at, number).join("."));
  }
  for (const caption of cells.flatMap((cell) => [...cell.querySelectorAll("label > a")])) {
    caption.textContent = captionOf(caption.textContent, at, number);
  }
}

function change(element, names, pattern, replace) {
  for (const name of names) {
    const text = element.getAttribute(name);
    if (text !== null) element.setAttribute(name, text.replace(pattern, replace));
  }
}

function changed(numbers, index, number) {
  return index < numbers.length ? numbers.with(index, number) : numbers;
}

/** `Street.1` is followed by `Street.2`, `GB Street` by the next language's, `GB Address.1` by either. */
export function captionOf(text, at, number) {
  const languages = (document.getElementById("languages")?.value ?? "").split(",");
  const [, first, rest] = /^(\w\w) (.*)$/.exec(text) ?? [];
  const isByLanguage = languages.includes(first);
  if (isByLanguage && at === 1) return `${languages[number - 1] ?? ""} ${rest}`.trim();
  const [numbers] = /(?:\.\d+)*$/.exec(text);
  const parts = changed(numbers.split(".").slice(1), isByLanguage ? 0 : at - 1, number);
  return [text.slice(0, text.length - numbers.length), ...parts].join(".");
}
