/** How deep brackets and indentation may nest; the parser's stack overflows on what is deeper. */
export const MAX_DEPTH = 256;

/** Where a text nests deeper than that, whether by brackets or by indentation; undefined if it does nowhere. */
export function tooDeepAt(text: string): number | undefined {
  return tooDeepInFlow(text) ?? tooDeepInBlocks(text);
}

/** By counting alone: brackets in texts are few, and mostly in pairs. */
function tooDeepInFlow(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > MAX_DEPTH) return index;
  }
  return undefined;
}

/** What a line begins with: blanks, and the signs of lists and keys that may stand in a row, as in `- - a`. */
const LINE = /^ *(?:[-?:] +)*(?=[^\s#])/gm;

/** By the columns at which something is open; a line closes what stands further right. */
function tooDeepInBlocks(text: string): number | undefined {
  const open: number[] = [];
  for (const { 0: start, index } of text.matchAll(LINE)) {
    for (const column of columnsOf(start)) {
      while ((open.at(-1) ?? -1) >= column) open.pop();
      open.push(column);
      if (open.length > MAX_DEPTH) return index + Math.floor(column);
    }
  }
  return undefined;
}

/** One by one, since a line may have very many and the first few hundred decide. */
function* columnsOf(start: string): Iterable<number> {
  // A list may stand at the column of the key that it belongs to, and is within it all the same.
  for (const { 0: sign, index } of start.matchAll(/[-?:]/g)) yield sign === "-" ? index + 0.5 : index;
  yield start.length;
}
