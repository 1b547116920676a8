/**
 * A JSON Schema pattern as XSD writes it (always anchored, `\d` spelt out), or undefined where XSD has no such thing:
 * look-around, lazy quantifiers, back references, word boundaries, anchors inside.
 */
export function xsdPattern(pattern: unknown): string | undefined {
  if (typeof pattern !== "string") return undefined;
  const anchored = { start: pattern.startsWith("^"), end: /(^|[^\\])(\\\\)*\$$/.test(pattern) };
  const inner = pattern.slice(anchored.start ? 1 : 0, anchored.end ? -1 : undefined);
  if ((anchored.start || anchored.end) && hasTopLevelChoice(inner)) return undefined;
  if (INCOMPATIBLE.test(withoutClasses(inner)) || /\\[^dwsDWSpP\\.\-[\](){}*+?|^$/tnr]/.test(inner)) return undefined;
  const translated = inner
    .replace(/\(\?:/g, "(")
    .replace(/\\\//g, "/")
    .replace(/\\\$/g, "$")
    .replace(/\[[^\]]*\]|\\[dws]/g, (part) => (part.startsWith("[") ? spellOut(part, "") : spellOut(part, "[]")));
  return `${anchored.start ? "" : ANY}${anchored.start && anchored.end ? translated : `(${translated})`}${anchored.end ? "" : ANY}`;
}

const ANY = "[\\s\\S]*";

/** Outside character classes: look-around, lazy quantifiers, back references, boundaries, anchors. */
const INCOMPATIBLE = /\(\?[^:]|[*+?}]\?|\\[bB1-9kux]|(^|[^\\])[$^]/;

const CLASSES: Readonly<Record<string, string>> = { d: "0-9", w: "A-Za-z0-9_", s: "\\s" };

/** ECMAScript's `\d` and `\w` are ASCII, XSD's are Unicode. */
function spellOut(part: string, [open = "", close = ""]: string): string {
  return part.replace(/\\([dws])/g, (_, letter: string) => `${open}${CLASSES[letter] ?? ""}${close}`);
}

function withoutClasses(pattern: string): string {
  return pattern.replace(/\[(\\.|[^\]\\])*\]/g, "[]");
}

function hasTopLevelChoice(pattern: string): boolean {
  let depth = 0;
  for (const [token] of withoutClasses(pattern).matchAll(/\\.|./gs)) {
    if (token === "(") depth += 1;
    else if (token === ")") depth -= 1;
    else if (token === "|" && depth === 0) return true;
  }
  return false;
}
