const SPECIAL = /[. '/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/;
const ESCAPES: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\f": "\\f",
  "\b": "\\b",
  "\\": "\\\\",
  "'": "\\'",
};

/** The path of an object's member, as Json.NET spells it: quoted where the name would be misread (W3 `JsonPosition`). */
export function memberPath(parent: string, name: string): string {
  if (SPECIAL.test(name)) return `${parent}['${escape(name)}']`;
  return parent === "" ? name : `${parent}.${name}`;
}

/** The path of an array's item, as Json.NET spells it. */
export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`;
}

function escape(name: string): string {
  // eslint-disable-next-line no-control-regex -- what Json.NET writes as an escape between single quotes
  return name.replace(/[\u0000-\u001F'\\\u0085\u2028\u2029]/g, (character) => {
    return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
