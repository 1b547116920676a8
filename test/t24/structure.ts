import type { XmlElement } from "../../emulators/core/xml.ts";
import { elementsIn } from "./calls.ts";

/** Names of the children in their order; what comes several times in a row is named once, with a star. */
export function childrenOf({ children }: XmlElement): readonly string[] {
  const names: string[] = [];
  for (const { name } of children) {
    const last = names.at(-1);
    if (last === name || last === `${name}*`) names[names.length - 1] = `${name}*`;
    else names.push(name);
  }
  return names;
}

/** The names of the attributes of the first tag that matches, in the order in which they are written. */
export function attributesOf(text: string, tag: RegExp): readonly (string | undefined)[] {
  return [...(tag.exec(text)?.[0] ?? "").matchAll(/ ([\w:-]+)=/g)].map(([, name]) => name);
}

/** The first element of a name below an element; throws if there is none. */
export function firstIn(root: XmlElement, name: string): XmlElement {
  const [first] = elementsIn(root, name);
  if (first === undefined) throw new Error(`there is no ${name}`);
  return first;
}

/** The titles of an entry's or feed's own links, in their order. */
export function titlesOf(root: XmlElement): readonly (string | undefined)[] {
  return root.children.filter(({ name }) => name === "link").map(({ attributes }) => attributes["title"]);
}
