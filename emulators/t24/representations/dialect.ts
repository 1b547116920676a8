import { raw, type XmlObject } from "../../core/xml.ts";

/**
 * IRIS has two Atom writers, and which one runs depends on the command: they differ in what this table says and in
 * nothing that a namespace-aware client sees (fact sheet, 4.1).
 */
export const dialects = {
  /** odata4j's writer: lists, reads, validate, input and authorise. */
  odata4j: {
    prolog: "<?xml version='1.0' encoding='utf-8'?>",
    namespaces: ["xmlns", "xmlns:m", "xmlns:d"],
    linkAttributes: ["rel", "profile", "type", "title", "href"],
    /** `<name/>` */
    empty: {},
  },
  /** Abdera's writer: what `/new` makes, and what is made like it. */
  abdera: {
    prolog: "<?xml version='1.0' encoding='UTF-8'?>",
    namespaces: ["xmlns", "xmlns:d", "xmlns:m"],
    linkAttributes: ["href", "rel", "profile", "type", "title"],
    /** `<name></name>`: a hole that nothing fills. */
    empty: { "#": raw("nothing") },
  },
} as const;

export type Dialect = keyof typeof dialects;

export const NAMESPACES: Readonly<Record<string, string>> = {
  xmlns: "http://www.w3.org/2005/Atom",
  "xmlns:m": "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata",
  "xmlns:d": "http://schemas.microsoft.com/ado/2007/08/dataservices",
};

/** The scheme of every category. */
export const SCHEME = "http://schemas.microsoft.com/ado/2007/08/dataservices/scheme";

/** The namespaces of a document's root, in the dialect's order. */
export function rootNamespaces(dialect: Dialect): XmlObject {
  return toObject(dialects[dialect].namespaces.map((name) => [`@${name}`, NAMESPACES[name] ?? ""]));
}

/** A link's attributes that it has, in the dialect's order. */
export function linkAttributes(dialect: Dialect, attributes: Readonly<Record<string, string>>): XmlObject {
  const present = dialects[dialect].linkAttributes.flatMap((name): [string, string][] => {
    const value = attributes[name];
    return value === undefined ? [] : [[`@${name}`, value]];
  });
  return toObject(present);
}

function toObject(entries: readonly (readonly [string, string])[]): XmlObject {
  const object: XmlObject = {};
  for (const [name, value] of entries) object[name] = value;
  return object;
}
