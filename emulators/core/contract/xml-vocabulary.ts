import type { ReadyType } from "./xml-types.ts";

/** An element's name: expanded, and as `{namespace}name`. */
export interface ElementName {
  readonly name: string;
  readonly namespace: string;
  readonly key: string;
}

/** The names of all documents that declare the same prefixes, by how they are written in them. */
export interface Vocabulary {
  /** Undefined if its prefix is not declared. */
  elementName(written: string): ElementName | undefined;
  /** Its own name, or `{namespace}name` if it has a prefix. */
  attributeName(written: string): string | undefined;
  /** Start tags that have been read, by how they are written. */
  readonly starts: Map<string, Start>;
}

/** What a start tag has turned out to be: an element of a type, with attributes that are valid. */
export interface Start extends ElementName {
  /** The name as it is written, and the whole tag. */
  readonly written: string;
  readonly tag: string;
  readonly type: ReadyType;
  /** The elements among which it was found. */
  readonly among: ReadonlyMap<string, ReadyType>;
  /** The start tag that came next when this one came last: documents of a kind have theirs in the same order. */
  next: Start | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isEmpty: boolean;
}

/** How many vocabularies are remembered; a client has one. */
const MAX_VOCABULARIES = 20;
/** How many names of each kind are remembered of one, and how long one may be; contracts have no more, and no longer. */
const MAX_NAMES = 2_000;
const MAX_NAME = 200;

/** The vocabulary of a root element by its attributes, `[name, value, …]`; undefined if a declaration is unusual. */
export function vocabularyOf(attributes: readonly string[], known: Map<string, Vocabulary>): Vocabulary | undefined {
  let key = "";
  for (let index = 0; index < attributes.length; index += 2) {
    const name = attributes[index] ?? "";
    if (isDeclaration(name)) key += `${name}=${attributes[index + 1] ?? ""} `;
  }
  const found = known.get(key);
  if (found !== undefined) return found;
  const declared = attributes.flatMap((name, index) =>
    index % 2 === 0 && isDeclaration(name) ? [[name, attributes[index + 1] ?? ""] as const] : [],
  );
  const isPlain = declared.every(([name, uri]) => PLAIN_DECLARATION.test(name) && PLAIN_NAMESPACE.test(uri));
  const namespaces = new Map([["xml", XML_NAMESPACE], ...declared.map(([name, uri]) => [name.slice(6), uri] as const)]);
  // No prefix is declared twice.
  if (!isPlain || namespaces.size !== declared.length + 1) return undefined;
  const vocabulary = createVocabulary(namespaces);
  if (known.size < MAX_VOCABULARIES) known.set(key, vocabulary);
  return vocabulary;
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(written: string): boolean {
  return written.startsWith("xmlns") && (written.length === 5 || written.startsWith(":", 5));
}

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** The default, or a prefix that is a name beyond doubt and none of XML's own. */
const PLAIN_DECLARATION = /^xmlns(?::(?!xml)[A-Za-z_][\w.-]*)?$/;

/** Not the two of XML itself, which may be declared in one way only. */
const PLAIN_NAMESPACE = /^http:\/\/(?!www\.w3\.org\/(?:XML\/1998\/namespace|2000\/xmlns\/)$)[\w.-]+(?:\/[\w.-]+)*\/?$/;

function createVocabulary(namespaces: ReadonlyMap<string, string>): Vocabulary {
  const elements = new Map<string, ElementName>();
  const attributes = new Map<string, string>();
  const expand = (written: string): ElementName | undefined => {
    const colon = written.indexOf(":");
    const prefix = written.slice(0, Math.max(colon, 0));
    // Without a prefix and a default namespace it is in none.
    const namespace = namespaces.get(prefix) ?? (prefix === "" && colon < 0 ? "" : undefined);
    const name = written.slice(colon + 1);
    return namespace === undefined ? undefined : { name, namespace, key: `{${namespace}}${name}` };
  };
  return {
    starts: new Map(),
    elementName(written) {
      const known = elements.get(written);
      if (known !== undefined) return known;
      const name = expand(written);
      if (name !== undefined && elements.size < MAX_NAMES && written.length <= MAX_NAME) elements.set(written, name);
      return name;
    },
    attributeName(written) {
      if (!written.includes(":")) return written;
      const known = attributes.get(written);
      if (known !== undefined) return known;
      const key = expand(written)?.key;
      if (key !== undefined && attributes.size < MAX_NAMES && written.length <= MAX_NAME) attributes.set(written, key);
      return key;
    },
  };
}
