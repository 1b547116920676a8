import { Readable } from "node:stream";

import type { Request, Response } from "express";
import xmlBodyParser from "express-xml-bodyparser";

import { DomainError } from "../../errors.ts";
import type { XmlElement } from "../../xml.ts";

/**
 * express-xml-bodyparser as an object mapper: it has no limits and believes any text, so it gets only text that
 * libxml2 has found well-formed, as a stream replayed from memory. Order, repeats, namespaces and blanks are kept.
 */
export async function mapXml(text: string): Promise<XmlElement> {
  const headers = { "content-type": "application/xml", "content-length": "1" };
  const replay = Object.assign(Readable.from([Buffer.from(normalize(text))]), { headers, body: undefined });
  await new Promise<void>((resolve, reject) => {
    const done = (error?: unknown): void => {
      if (error === undefined) resolve();
      else reject(new DomainError("malformed", "The XML cannot be mapped.", { syntax: "xml" }));
    };
    // The middleware reads the stream and its headers, and nothing else of a request or a response.
    parser(replay as unknown as Request, undefined as unknown as Response, done);
  });
  return toElement(rootOf(replay.body));
}

/** Line ends, and blanks in attributes, as every XML processor reads them (XML 1.0, sections 2.11 and 3.3.3). */
function normalize(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(MARKUP, (token) => (/^<[!?]/.test(token) ? token : blanksOf(token)));
}

const MARKUP = /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>/gs;

function blanksOf(tag: string): string {
  return tag.replace(/[\t\n]/g, " ");
}

const parser = xmlBodyParser({
  async: false,
  // No element can have this name, as it can the default.
  charkey: "#text",
  charsAsChildren: true,
  includeWhiteChars: true,
  explicitArray: true,
  explicitRoot: true,
  explicitChildren: true,
  preserveChildrenOrder: true,
  normalizeTags: false,
  normalize: false,
  trim: false,
  xmlns: true,
});

/** An element as xml2js leaves it with these settings. */
interface Mapped {
  readonly "#text"?: string;
  readonly $?: Readonly<Record<string, { readonly local: string; readonly uri: string; readonly value: string }>>;
  readonly $$?: readonly Mapped[];
  /** Texts among the children have none. */
  readonly $ns?: { readonly local: string; readonly uri: string };
  readonly "#name"?: string;
}

function rootOf(body: unknown): Mapped {
  const [root] = Object.values(body as Record<string, Mapped>);
  if (root === undefined) throw new DomainError("malformed", "The XML has no root element.", { syntax: "xml" });
  return root;
}

const XMLNS = "http://www.w3.org/2000/xmlns/";

function toElement(mapped: Mapped): XmlElement {
  const nodes = mapped.$$ ?? [];
  const attributes = Object.values(mapped.$ ?? {})
    .filter(({ uri }) => uri !== XMLNS)
    .map(({ uri, local, value }) => [uri === "" ? local : `{${uri}}${local}`, value] as const);
  return {
    name: mapped.$ns?.local ?? mapped["#name"] ?? "",
    namespace: mapped.$ns?.uri ?? "",
    attributes: Object.fromEntries(attributes),
    children: nodes.filter(({ $ns }) => $ns !== undefined).map(toElement),
    text: nodes.map((node) => (node.$ns === undefined ? (node["#text"] ?? "") : "")).join(""),
  };
}
