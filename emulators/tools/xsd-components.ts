import { posix } from "node:path";

import { toXmlTree } from "../core/contract/xml-tree.ts";
import type { XmlElement } from "../core/xml.ts";

/** The namespace of XML Schema itself. */
export const XS = "http://www.w3.org/2001/XMLSchema";

const XML = "http://www.w3.org/XML/1998/namespace";

/** Thrown where an XSD demands what is not understood here. */
export class Unsayable extends Error {}

/** One XSD file. */
export interface SchemaFile {
  readonly root: XmlElement;
  readonly targetNamespace: string;
  readonly prefixes: ReadonlyMap<string, string>;
}

/** A part of a schema: an element of an XSD, and the file that it stands in. */
export interface Component {
  readonly element: XmlElement;
  readonly schema: SchemaFile;
}

/** The global components of an XSD and of all that it includes and imports. */
export interface Components {
  /** The component of that kind (`element`, `complexType`, …) and that `{namespace}name`, if there is one. */
  find(kind: string, name: string): Component | undefined;
  /** The same; throws `Unsayable` if there is none. */
  get(kind: string, name: string): Component;
  /** The names of a kind's components in a namespace. */
  namesIn(kind: string, namespace: string): readonly string[];
  readonly namespaces: readonly string[];
}

/** Reads an XSD with those that it names; `xsds` holds the text of each by its path. */
export function readComponents(path: string, xsds: Readonly<Record<string, string>>): Components {
  const files = withNamed(path, xsds, new Set());
  const components = new Map(files.flatMap(componentsOf));
  const find = (kind: string, name: string): Component | undefined => components.get(`${kind} ${name}`);
  return {
    find,
    get(kind, name) {
      const component = find(kind, name);
      if (component === undefined) throw new Unsayable(`${kind} ${name}`);
      return component;
    },
    namesIn(kind, namespace) {
      const start = `${kind} {${namespace}}`;
      return [...components.keys()].flatMap((key) => (key.startsWith(start) ? key.slice(start.length) : []));
    },
    namespaces: [...new Set(files.map(({ targetNamespace }) => targetNamespace))],
  };
}

/** The expanded form, `{namespace}name`, of a qualified name in an XSD. */
export function expand(qualified: string, { prefixes }: SchemaFile): string {
  const [name = "", prefix = ""] = qualified.split(":").reverse();
  return `{${prefixes.get(prefix) ?? ""}}${name}`;
}

function withNamed(path: string, xsds: Readonly<Record<string, string>>, seen: Set<string>): readonly SchemaFile[] {
  const text = xsds[path];
  if (text === undefined || seen.has(path)) return [];
  seen.add(path);
  const root = toXmlTree(text);
  const file = { root, targetNamespace: root.attributes["targetNamespace"] ?? "", prefixes: prefixesIn(text) };
  const named = root.children.flatMap(({ attributes: { schemaLocation } }) => schemaLocation ?? []);
  return [file, ...named.flatMap((other) => withNamed(posix.join(posix.dirname(path), other), xsds, seen))];
}

/** Our XSDs declare each prefix in one way only, wherever they do. */
function prefixesIn(text: string): ReadonlyMap<string, string> {
  const declared = [...text.matchAll(/\sxmlns(?::(\w+))?="([^"]*)"/g)];
  return new Map([["xml", XML], ...declared.map(([, prefix = "", uri = ""]) => [prefix, uri] as const)]);
}

function componentsOf(schema: SchemaFile): readonly (readonly [string, Component])[] {
  return schema.root.children.flatMap((element) => {
    const { name } = element.attributes;
    return name === undefined ? [] : [[`${element.name} {${schema.targetNamespace}}${name}`, { element, schema }]];
  });
}
