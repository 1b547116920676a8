import type { ErrorDetail, ParseOption, XmlDocument, XsdValidator } from "libxml2-wasm";

import { DomainError } from "../errors.ts";
import type { XmlElement } from "../xml.ts";
import type { Violation } from "./contract.ts";
import { MAX_VIOLATIONS } from "./violations.ts";
import { toXmlTree } from "./xml-tree.ts";
import { toNamedPath } from "./xpath.ts";

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

/** libxml2 as it is imported: from the package, or from the module that the build puts beside the bundles. */
export type ImportLibxml2 = () => Promise<Library>;

/** Loads libxml2, which takes a tenth of a second, once; the XSDs are compiled when they are first needed. */
export async function loadXmlLibrary(
  importLibxml2: ImportLibxml2,
  xsds: Readonly<Record<string, string>>,
): Promise<XmlLibrary> {
  const library = await importLibxml2();
  const validate = createValidator(library, xsds);
  const flags = flagsOf(library);
  return {
    open(text, read) {
      const document = parse(library, text, flags);
      try {
        let root: XmlElement | undefined;
        const tree = (): XmlElement => (root ??= toXmlTree(text));
        return read({
          tree,
          violations(xsd, side) {
            if (isTooWide(text, tree)) return [{ in: side, at: "", rule: "xsd", message: TOO_WIDE }];
            return validate(document, xsd).map(toViolation(side, tree));
          },
        });
      } finally {
        document.dispose();
      }
    },
  };
}

/**
 * How many elements one may have in it to be held against an XSD: for the place of each mistake libxml2 counts those
 * before it, so a long list of wrong ones would take seconds.
 */
const MAX_WIDTH = 5_000;
const TOO_WIDE = `An element has more than ${MAX_WIDTH} others in it, too many to be held against the contract.`;

function isTooWide(text: string, tree: () => XmlElement): boolean {
  // A short text cannot hold so many.
  return text.length > MAX_WIDTH * "<a/>".length && hasWide(tree());
}

function hasWide({ children }: XmlElement): boolean {
  return children.length > MAX_WIDTH || children.some(hasWide);
}

type Library = typeof import("libxml2-wasm");

/**
 * Neither network nor external entities; the encoding is settled, whatever the declaration says; short texts are kept
 * in their nodes, which spares libxml2 an allocation each.
 */
const PARSE_FLAGS = ["XML_PARSE_NONET", "XML_PARSE_NO_XXE", "XML_PARSE_IGNORE_ENC", "XML_PARSE_COMPACT"] as const;

function flagsOf({ ParseOption }: Library): ParseOption {
  const flags = PARSE_FLAGS.reduce<number>((sum, name) => sum | ParseOption[name], 0);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- flags of an enum, joined, are no member of it
  const option: ParseOption = flags;
  return option;
}

function parse(library: Library, text: string, option: ParseOption): XmlDocument {
  try {
    // As bytes: the package would encode a text character by character, which takes as long as half the parsing.
    return library.XmlDocument.fromBuffer(Buffer.from(text), { option });
  } catch (error) {
    if (!(error instanceof library.XmlLibError)) throw error;
    const [detail] = error.details;
    const where = detail === undefined ? "" : `line ${detail.line}, column ${detail.col}: `;
    const reason = (detail?.message ?? error.message).trim();
    throw new DomainError("malformed", `The XML is not well-formed: ${where}${reason}`, { syntax: "xml" });
  }
}

/** A detail of libxml2's, at its element by the document's own names. */
function toViolation(side: Violation["in"], tree: () => XmlElement): (detail: ErrorDetail) => Violation {
  return ({ line, xpath, message }) => ({
    in: side,
    at: xpath === undefined ? "" : toNamedPath(xpath, tree()),
    line,
    rule: "xsd",
    message: message.trim(),
  });
}

type Validate = (document: XmlDocument, xsd: string) => readonly ErrorDetail[];

/** XSDs name each other by relative path, which libxml2 resolves against the path that each is given. */
function createValidator(library: Library, xsds: Readonly<Record<string, string>>): Validate {
  const files = Object.entries(xsds).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  library.xmlRegisterInputProvider(new library.XmlBufferInputProvider(Object.fromEntries(files)));
  const validators = new Map<string, XsdValidator>();

  // On first use: it takes some hundredths of a second, and more memory than a process that sees no XML should hold.
  function validatorOf(path: string): XsdValidator {
    const text = xsds[path];
    if (text === undefined) throw new Error(`${path} is none of the contract's XSDs`);
    const validator = validators.get(path) ?? compile(library, path, text);
    validators.set(path, validator);
    return validator;
  }

  return (document, xsd) => {
    const validator = validatorOf(xsd);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof library.XmlValidateError)) throw error;
      return error.details.slice(0, MAX_VIOLATIONS);
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
