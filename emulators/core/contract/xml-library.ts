import type { ParseOption, XmlDocument, XmlElement as LibraryElement, XsdValidator } from "libxml2-wasm";

import { DomainError } from "../errors.ts";
import type { XmlElement } from "../xml.ts";
import type { Violation } from "./contract.ts";
import { MAX_VIOLATIONS } from "./violations.ts";

/** A well-formed document while it is open; it is disposed of when the reader that got it returns. */
export interface OpenXml {
  tree(): XmlElement;
  violations(xsd: string, side: Violation["in"]): readonly Violation[];
}

/** libxml2, loaded: parses within limits, validates against the contract's XSDs. */
export interface XmlLibrary {
  /** Parses a text whose encoding is settled, without DOCTYPE; throws `malformed` with line and reason. */
  open<T>(text: string, read: (document: OpenXml) => T): T;
}

/** Nesting beyond this is refused, in elements. */
export const MAX_XML_DEPTH = 100;

/** Elements and attributes beyond this number are refused. */
export const MAX_XML_NODES = 50_000;

/** libxml2 as it is imported: from the package, or from the module that the build puts beside the bundles. */
export type ImportLibxml2 = () => Promise<Library>;

/** Loads libxml2 and compiles the XSDs that messages are checked against; takes some tenths of a second, once. */
export async function loadXmlLibrary(
  importLibxml2: ImportLibxml2,
  xsds: Readonly<Record<string, string>>,
  compiled: Iterable<string>,
): Promise<XmlLibrary> {
  const library = await importLibxml2();
  const validate = createValidator(library, xsds, compiled);
  const readTree = createTreeReader(library);
  return {
    open(text, read) {
      const document = parse(library, text);
      try {
        if (text.includes("<?", 1)) removeInstructions(document);
        return read({
          tree: () => readTree(document.root),
          violations: (xsd, side) => validate(document, xsd, side),
        });
      } finally {
        document.dispose();
      }
    },
  };
}

type Library = typeof import("libxml2-wasm");

/** Processing instructions mean nothing here, and the library's walk from sibling to sibling ends at one. */
function removeInstructions(document: XmlDocument): void {
  for (const node of document.find("//processing-instruction()")) node.remove();
}

/** Neither network nor external entities; the encoding is settled, whatever the declaration says. */
const PARSE_FLAGS = ["XML_PARSE_NONET", "XML_PARSE_NO_XXE", "XML_PARSE_IGNORE_ENC"] as const;

function parse(library: Library, text: string): XmlDocument {
  const flags = PARSE_FLAGS.reduce<number>((sum, name) => sum | library.ParseOption[name], 0);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- flags of an enum, joined, are no member of it
  const option: ParseOption = flags;
  try {
    return library.XmlDocument.fromString(text, { option });
  } catch (error) {
    if (!(error instanceof library.XmlLibError)) throw error;
    const [detail] = error.details;
    const where = detail === undefined ? "" : `line ${detail.line}, column ${detail.col}: `;
    const reason = (detail?.message ?? error.message).trim();
    throw new DomainError("malformed", `The XML is not well-formed: ${where}${reason}`, { syntax: "xml" });
  }
}

type Validate = (document: XmlDocument, xsd: string, side: Violation["in"]) => readonly Violation[];

/** XSDs name each other by relative path, which libxml2 resolves against the path that each is given. */
function createValidator(
  library: Library,
  xsds: Readonly<Record<string, string>>,
  compiled: Iterable<string>,
): Validate {
  const files = Object.entries(xsds).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  library.xmlRegisterInputProvider(new library.XmlBufferInputProvider(Object.fromEntries(files)));
  const validators = new Map([...compiled].map((path) => [path, compile(library, path, xsds[path] ?? "")]));

  return (document, xsd, side) => {
    const validator = validators.get(xsd);
    if (validator === undefined) throw new Error(`${xsd} is none of the XSDs that were compiled`);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof library.XmlValidateError)) throw error;
      return error.details
        .slice(0, MAX_VIOLATIONS)
        .map(({ line, message }) => ({ in: side, at: `line ${line}`, rule: "xsd", message: message.trim() }));
    }
  };
}

function compile(library: Library, path: string, text: string): XsdValidator {
  const source = library.XmlDocument.fromString(text, { url: path });
  try {
    return library.XsdValidator.fromDoc(source);
  } finally {
    source.dispose();
  }
}

/** Copies the parsed document into core's own tree, so that nothing is parsed twice. */
function createTreeReader(library: Library): (root: LibraryElement) => XmlElement {
  let nodes = 0;

  function elementOf(element: LibraryElement, depth: number): XmlElement {
    if (depth > MAX_XML_DEPTH) throw tooComplex(`is nested deeper than ${MAX_XML_DEPTH} elements`);
    const children: XmlElement[] = [];
    let text = "";
    for (let node = element.firstChild; node !== null; node = node.next) {
      if (node instanceof library.XmlElement) children.push(elementOf(node, depth + 1));
      else if (node instanceof library.XmlText || node instanceof library.XmlCData) text += node.content;
    }
    return { name: element.name, namespace: element.namespaceUri, attributes: attributesOf(element), children, text };
  }

  function attributesOf(element: LibraryElement): Record<string, string> {
    const { attrs } = element;
    nodes += 1 + attrs.length;
    if (nodes > MAX_XML_NODES) throw tooComplex(`has more than ${MAX_XML_NODES} elements and attributes`);
    // One named __proto__ is left out: the mapper's parser has no place for it, and both readers must agree.
    const named = attrs.map(({ name, namespaceUri, value }) => [toKey(name, namespaceUri), value] as const);
    return Object.fromEntries(named.filter(([key]) => key !== "__proto__"));
  }

  return (root) => {
    nodes = 0;
    return elementOf(root, 1);
  };
}

function toKey(name: string, namespace: string): string {
  return namespace === "" ? name : `{${namespace}}${name}`;
}

function tooComplex(what: string): DomainError {
  return new DomainError("malformed", `The XML ${what}.`, { syntax: "xml" });
}
