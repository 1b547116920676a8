/**
 * A JSON Schema pattern as XSD writes it (always anchored, `\d` spelt out), or undefined where XSD has no such thing:
 * look-around, lazy quantifiers, back references, word boundaries, anchors inside.
 */
export function xsdPattern(pattern: unknown): string | undefined {
  if (typeof pattern !== "string") return undefined;
  const start = pattern.startsWith("^");
  const end = /(^|[^\\])(\\\\)*\$$/.test(pattern);
  const inner = pattern.slice(start ? 1 : 0, end ? -1 : undefined);
  if ((start || end) && hasTopLevelChoice(inner)) return undefined;
  if (isForeign(inner)) return undefined;
  return anchor(translate(inner), start, end);
}

/** XSD anchors by itself, so what is free at an end has to be let in there. */
function anchor(translated: string, start: boolean, end: boolean): string {
  return start && end ? translated : `${start ? "" : ANY}(${translated})${end ? "" : ANY}`;
}

function isForeign(inner: string): boolean {
  return INCOMPATIBLE.test(withoutClasses(inner)) || FOREIGN_ESCAPE.test(inner);
}

function translate(inner: string): string {
  return inner
    .replace(/\(\?:/g, "(")
    .replace(/\\\//g, "/")
    .replace(/\\\$/g, "$")
    .replace(/\[[^\]]*\]|\\[dws]/g, (part) => (part.startsWith("[") ? spellOut(part, "") : spellOut(part, "[]")));
}

const ANY = "[\\s\\S]*";

/** Outside character classes: look-around, lazy quantifiers, back references, boundaries, anchors. */
const INCOMPATIBLE = /\(\?[^:]|[*+?}]\?|\\[bB1-9kux]|(^|[^\\])[$^]/;

/** An escape that XSD knows otherwise, or not at all. */
const FOREIGN_ESCAPE = /\\[^dwsDWSpP\\.\-[\](){}*+?|^$/tnr]/;

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
