/** Where in a body the value at a JSON Pointer, or the element at an XPath of names, begins; undefined: not in it. */
export function locate(at: string, body: string): number | undefined {
  return body.trimStart().startsWith("<") ? locateXml(at, body) : locateJson(at, body);
}

/** The line of that place, from 1. */
export function lineOf(at: string, body: string): number | null {
  const offset = locate(at, body);
  return offset === undefined ? null : body.slice(0, offset).split("\n").length;
}

const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s{}[\],":]+/g;

/** An object or a list that is open, with the member or the place in it that is being read. */
interface Container {
  readonly isList: boolean;
  step: string;
  isBeforeName: boolean;
}

/** A member is where its name is. The text may have been cut. */
function locateJson(pointer: string, text: string): number | undefined {
  const wanted = pointer.replaceAll("~1", "/").replaceAll("~0", "~");
  const open: Container[] = [];
  for (const { 0: token, index } of text.matchAll(JSON_TOKEN)) {
    const inner = open.at(-1);
    const isName = inner?.isBeforeName === true && token.startsWith('"');
    if (isName) [inner.step, inner.isBeforeName] = [nameIn(token), false];
    const begins = inner === undefined || isName || (inner.isList && !"],".includes(token));
    if (begins && pathOf(open) === wanted) return index;
    advance(token, open);
  }
  return undefined;
}

function advance(token: string, open: Container[]): void {
  const inner = open.at(-1);
  if (token === "{" || token === "[") open.push({ isList: token === "[", step: "0", isBeforeName: token === "{" });
  else if (token === "}" || token === "]") open.pop();
  else if (token === "," && inner !== undefined) {
    if (inner.isList) inner.step = String(Number(inner.step) + 1);
    else inner.isBeforeName = true;
  }
}

function pathOf(open: readonly Container[]): string {
  return open.map(({ step }) => `/${step}`).join("");
}

/** A broken escape is no name that a pointer could have. */
function nameIn(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

const XML_MARKUP = /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(\/?)([^\s>/!?]+)(?:[^"'>]|"[^"]*"|'[^']*')*?(\/?)>/gs;

/** By local names, since the prefixes are the client's own. */
function locateXml(xpath: string, text: string): number | undefined {
  const wanted = xpath.replace(/(?<=\/)[^/:[\]]+:/g, "").replaceAll("[1]", "");
  const open: string[] = [""];
  const counts = [new Map<string, number>()];
  for (const { 0: markup, 1: closing, 2: name, 3: empty, index } of text.matchAll(XML_MARKUP)) {
    if (name === undefined || markup.startsWith("<!") || markup.startsWith("<?")) continue;
    if (closing === "/") {
      open.pop();
      counts.pop();
      continue;
    }
    const path = `${open.at(-1) ?? ""}/${stepOf(name, counts.at(-1))}`;
    if (path === wanted) return index;
    if (empty === "/") continue;
    open.push(path);
    counts.push(new Map());
  }
  return undefined;
}

function stepOf(name: string, counts: Map<string, number> | undefined): string {
  const local = name.replace(/^[^:]*:/, "");
  const count = (counts?.get(local) ?? 0) + 1;
  counts?.set(local, count);
  return count === 1 ? local : `${local}[${count}]`;
}
