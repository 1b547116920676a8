import type { IncomingMessage } from "node:http";

import { schemaViolations } from "../../contract/violations.ts";
import type { Bodies, CompiledContract, Violation } from "../../contract/contract.ts";
import type { AcceptBy } from "../../contract/xml-acceptor.ts";
import type { XmlLibrary } from "../../contract/xml-library.ts";
import type { AnyEmulator, EncodedBody, Representation } from "../../emulator.ts";
import { DomainError } from "../../errors.ts";
import { redactForm } from "../../form.ts";
import { REDACTED } from "../../observe/redact.ts";
import { decodeContent, decodeText } from "../body/decode.ts";
import { readFields } from "../body/form.ts";
import { parseJsonOr } from "../body/json.ts";
import { readBytes } from "../body/bytes.ts";
import type { XmlElement } from "../../xml.ts";
import { assertNoDoctype, charsetOfXml } from "../body/xml.ts";
import { mapXml } from "../body/xml-mapper.ts";
import type { Exchange } from "../exchange.ts";
import { hasBody, mediaTypeOf, type MediaType } from "../headers.ts";

/** What the reader needs besides the request. */
export interface Reader {
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
  /** Reads the plain documents among those that the contract allows. */
  readonly accept: AcceptBy;
  /** Reads all others; loaded when the first of them comes. */
  readonly xml: () => Promise<XmlLibrary>;
}

/**
 * The one door for bodies: media type, bytes under the limit, encodings, syntax, then the contract's own check.
 * Undefined where there is nothing to wait for.
 */
export function read(request: IncomingMessage, exchange: Exchange, reader: Reader): Promise<void> | undefined {
  const { operation } = exchange.facts;
  if (operation?.requestBodies === undefined) return undefined;
  const isEmpty = !hasBody(exchange.facts.headers);
  if (isEmpty && !reader.emulator.protocol.emptyBodyNeedsMediaType) return undefined;

  const type = typeOf(exchange, reader);
  return isEmpty || operation.ignoresBody === true ? undefined : open(request, exchange, { reader, type });
}

/** A body that is to be read as what it says it is. */
interface Body {
  readonly reader: Reader;
  readonly type: BodyType;
}

/** A media type, and the representation that reads it. */
interface BodyType {
  readonly representation: Representation<unknown>;
  readonly mediaType: MediaType;
}

async function open(request: IncomingMessage, exchange: Exchange, body: Body): Promise<void> {
  const { maxBytes } = exchange.facts.operation ?? {};
  let bytes = await readBytes(request, maxBytes);
  const coding = request.headers["content-encoding"];
  if (coding !== undefined) bytes = await decodeContent(bytes, coding, maxBytes);
  if (bytes.length === 0) return;
  const { syntax } = body.type.representation;
  if (syntax === "xml") exchange.facts.body = await readXml(bytes, exchange, body);
  else exchange.facts.body = syntax === "json" ? readJson(bytes, exchange, body) : readForm(bytes, exchange, body);
}

/** The body's media type with the representation that reads it, or `unsupported-media-type`. */
function typeOf({ facts }: Exchange, { emulator }: Reader): BodyType {
  const { assumedMediaType } = emulator.protocol;
  const sent = facts.headers["content-type"];
  const mediaType =
    sent === undefined && assumedMediaType !== undefined
      ? { type: assumedMediaType, parameters: NO_PARAMETERS }
      : mediaTypeOf(facts.headers);
  const bodies = facts.operation?.requestBodies ?? {};
  // A form is read where the contract declares one; every other type is, unless it declares a form alone.
  const isFitting = ({ syntax }: Representation<unknown>): boolean =>
    syntax === "form" ? FORM in bodies : !isFormAlone(bodies);
  const representation = emulator.representations.find(
    (candidate) => mediaType && candidate.reads.includes(mediaType.type) && isFitting(candidate),
  );
  if (mediaType === undefined || representation === undefined) {
    const what = sent === undefined ? "no Content-Type" : `Content-Type ${JSON.stringify(sent)}`;
    const readable = emulator.representations.filter(isFitting).flatMap(({ reads }) => reads);
    throw new DomainError(
      "unsupported-media-type",
      `The body came with ${what}; this can be read: ${readable.join(", ")}.`,
      {
        mediaType: mediaType?.type ?? sent,
      },
    );
  }
  return { representation, mediaType };
}

const NO_PARAMETERS = Object.freeze({});

const FORM = "application/x-www-form-urlencoded";

function isFormAlone(bodies: Bodies): boolean {
  for (const type in bodies) if (type !== FORM) return false;
  return FORM in bodies;
}

/** What is secret in it does not even reach the journal's door. */
function readForm(bytes: Buffer, exchange: Exchange, body: Body): unknown {
  const { protocol } = body.reader.emulator;
  const text = decode(bytes, body, ({ named = "utf-8" }) => named, FORM_CHARSETS);
  exchange.facts.text = redactForm(text, protocol.secrets.fields ?? [], REDACTED);
  return body.type.representation.parse(readFields(text));
}

function readJson(bytes: Buffer, { facts, violations }: Exchange, body: Body): unknown {
  const { representation, mediaType } = body.type;
  const text = decode(bytes, body, ({ named = "utf-8" }) => named, JSON_CHARSETS);
  facts.text = text;
  const { value, mistake } = parseJsonOr(text, representation.parseLoosely);
  if (mistake !== undefined) {
    const message = mistake.replace(/^The JSON /, "");
    violations.push({ in: "request", at: "", rule: "syntax", message });
    return representation.parse(value, text);
  }
  const schema = contractOf(facts.operation?.requestBodies, mediaType.type)?.schema;
  const validate = schema === undefined ? undefined : body.reader.contract.validators[schema];
  if (validate !== undefined) violations.push(...schemaViolations(validate, value, "request"));
  return representation.parse(value, text);
}

async function readXml(bytes: Buffer, { facts, violations }: Exchange, body: Body): Promise<unknown> {
  const { representation, mediaType } = body.type;
  facts.text = decode(bytes, body, ({ named }) => charsetOfXml(bytes, named), XML_CHARSETS);
  const xsd = contractOf(facts.operation?.requestBodies, mediaType.type)?.xsd;
  const plain = body.reader.accept(xsd, facts.text);
  if (plain !== undefined) return representation.parse(plain);
  const tree = await examine(facts.text, xsd, { violations, reader: body.reader });
  return representation.parse(representation.mapsByParser === true ? await mapXml(facts.text) : tree);
}

interface Examining {
  readonly violations: Violation[];
  readonly reader: Reader;
}

/** Reads a document that may be anything, and notes what the XSD has against it. */
async function examine(text: string, xsd: string | undefined, { violations, reader }: Examining): Promise<XmlElement> {
  assertNoDoctype(text);
  const library = await reader.xml();
  return library.open(text, (document) => {
    // First, since it refuses what would be long to validate.
    const root = document.tree();
    if (xsd !== undefined) violations.push(...document.violations(xsd, "request"));
    return root;
  });
}

/** By the vendor's own rule, which names what can be read; else by the syntax's, as far as what it names is allowed. */
function decode(
  bytes: Buffer,
  { reader, type }: Body,
  charsetOf: (body: EncodedBody) => string,
  allowed: readonly string[],
): string {
  const { syntax } = type.representation;
  const body = { syntax, bytes, named: type.mediaType.parameters["charset"] };
  const { protocol } = reader.emulator;
  if (protocol.charsetOf === undefined) return decodeText(bytes, charsetOf(body), allowed);
  return decodeText(bytes, protocol.charsetOf(body), XML_CHARSETS);
}

const FORM_CHARSETS = ["utf-8"] as const;
const JSON_CHARSETS = ["utf-8"] as const;
const XML_CHARSETS = ["utf-8", "utf-16", "utf-16le", "utf-16be"] as const;

/** The contract's words on a media type; a type that is read but not listed is held against nothing. */
function contractOf(bodies: Bodies | undefined, mediaType: string): Bodies[string] | undefined {
  return bodies?.[mediaType];
}
