/** A piece of HTML that is safe to be put into a page as it is: all that came from outside is escaped in it. */
export interface Html {
  readonly markup: Markup;
}

/** Text that only this file can make, so that no other text is taken for HTML. */
type Markup = string & { readonly [BRAND]: true };
declare const BRAND: unique symbol;

/** What a template takes: HTML goes in as it is, texts and numbers escaped, lists piece by piece, the rest not at all. */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/**
 * A template: what is written in it is HTML, what is filled in is text, in elements and quoted attributes alike. Line
 * breaks with their indentation are for its reader: beside a tag or a value they are left out, elsewhere one is a blank.
 */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const pieces = piecesOf(template);
  let text = pieces[0] ?? "";
  for (let index = 1; index < pieces.length; index += 1) text += textOf(values[index - 1]) + (pieces[index] ?? "");
  return toHtml(text);
}

/** A template is made again and again; its pieces are looked at once. */
const known = new WeakMap<TemplateStringsArray, readonly string[]>();

function piecesOf(template: TemplateStringsArray): readonly string[] {
  const found = known.get(template);
  if (found !== undefined) return found;
  const pieces = template.raw.map((piece) => piece.replace(/(^|>)?\s*\n\s*(?=(\/?>|<|$)?)/g, joined));
  known.set(template, pieces);
  return pieces;
}

function joined(_break: string, before: string | undefined, after: string | undefined): string {
  return before === undefined && after === undefined ? " " : (before ?? "");
}

/** The attributes of an element, each with a blank before it; one that is true has its name as value, one that is false is left out. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): Html {
  let text = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === false) continue;
    text += ` ${name}="${value === true ? name : escape(String(value))}"`;
  }
  return toHtml(text);
}

function textOf(value: HtmlValue): string {
  if (typeof value === "string") return escape(value);
  if (value === undefined || value === false) return "";
  if (typeof value === "number") return String(value);
  return isHtml(value) ? value.markup : value.map(textOf).join("");
}

function isHtml(value: Html | readonly HtmlValue[]): value is Html {
  return "markup" in value;
}

function toHtml(text: string): Html {
  return { markup: text as Markup };
}

function escape(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (sign) => ESCAPES[sign] ?? REPLACEMENT) : text;
}

/** The signs of markup, and the control characters that neither HTML nor XML lets in, even as references. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const SPECIAL = /[&<>"'\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const EACH_SPECIAL = new RegExp(SPECIAL, "g");
const REPLACEMENT = "\uFFFD";
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
