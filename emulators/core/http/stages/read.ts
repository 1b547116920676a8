import type { IncomingMessage } from "node:http";

import { schemaViolations } from "../../contract/violations.ts";
import type { Bodies, CompiledContract } from "../../contract/contract.ts";
import type { XmlLibrary } from "../../contract/xml-library.ts";
import type { AnyEmulator, EncodedBody, Representation } from "../../emulator.ts";
import { DomainError } from "../../errors.ts";
import { parseForm, redactForm } from "../../form.ts";
import { REDACTED } from "../../observe/redact.ts";
import { decodeContent, decodeText } from "../body/decode.ts";
import { parseJsonOr } from "../body/json.ts";
import { readBytes } from "../body/bytes.ts";
import { assertNoDoctype, charsetOfXml } from "../body/xml.ts";
import { mapXml } from "../body/xml-mapper.ts";
import type { Exchange } from "../exchange.ts";
import { mediaTypeOf, type MediaType } from "../headers.ts";

/** What the reader needs besides the request. */
export interface Reader {
  readonly emulator: AnyEmulator;
  readonly contract: CompiledContract;
  /** Loaded at start where the contract has XML; awaited only by a request that comes before that is done. */
  readonly xml: () => Promise<XmlLibrary>;
}

/** The one door for bodies: media type, bytes under the limit, encodings, syntax, then the contract's own check. */
export async function read(request: IncomingMessage, exchange: Exchange, reader: Reader): Promise<void> {
  const { operation } = exchange.facts;
  if (operation?.requestBodies === undefined) return;
  const isEmpty = !hasBody(request);
  const { emptyBodyNeedsMediaType } = reader.emulator.protocol;
  if (isEmpty && (!emptyBodyNeedsMediaType || hasReadableType(exchange, reader))) return;

  const { representation, mediaType } = readerOf(exchange, reader);
  if (operation.ignoresBody === true) return;
  const { maxBytes } = operation;
  const bytes = await decodeContent(await readBytes(request, maxBytes), request.headers["content-encoding"], maxBytes);
  if (bytes.length === 0) return;
  const opened = { ...reader, representation, mediaType, bytes };
  if (representation.syntax === "xml") exchange.facts.body = await readXml(exchange, opened);
  else exchange.facts.body = representation.syntax === "json" ? readJson(exchange, opened) : readForm(exchange, opened);
}

interface Opened extends Reader {
  readonly representation: Representation<unknown>;
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function hasReadableType(exchange: Exchange, reader: Reader): boolean {
  readerOf(exchange, reader);
  return true;
}

/** The representation that reads the body's media type, or `unsupported-media-type`. */
function readerOf({ facts }: Exchange, { emulator }: Reader): Pick<Opened, "representation" | "mediaType"> {
  const { assumedMediaType } = emulator.protocol;
  const sent = facts.headers["content-type"];
  const mediaType =
    sent === undefined && assumedMediaType !== undefined
      ? { type: assumedMediaType, parameters: {} }
      : mediaTypeOf(facts.headers);
  // A form is read where the contract declares one, and nothing else is; elsewhere every other type is.
  const takesForm = facts.operation?.requestBodies?.[FORM] !== undefined;
  const isFitting = ({ syntax }: Representation<unknown>): boolean => (syntax === "form") === takesForm;
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

const FORM = "application/x-www-form-urlencoded";

/** What is secret in it does not even reach the journal's door. */
function readForm(exchange: Exchange, opened: Opened): unknown {
  const { representation, emulator } = opened;
  const text = decode(opened, ({ named = "utf-8" }) => named, FORM_CHARSETS);
  exchange.facts.text = redactForm(text, emulator.protocol.secrets.fields ?? [], REDACTED);
  return representation.parse(parseForm(text));
}

function readJson(exchange: Exchange, opened: Opened): unknown {
  const { representation, mediaType, contract } = opened;
  exchange.facts.text = decode(opened, ({ named = "utf-8" }) => named, JSON_CHARSETS);
  const { text } = exchange.facts;
  const { value, mistake } = parseJsonOr(text, representation.parseLoosely);
  if (mistake !== undefined) {
    exchange.violations.push({ in: "request", at: "", rule: "syntax", message: mistake });
    return representation.parse(value, text);
  }
  const schema = contractOf(exchange.facts.operation?.requestBodies, mediaType.type)?.schema;
  const validate = schema === undefined ? undefined : contract.validators[schema];
  if (validate !== undefined) exchange.violations.push(...schemaViolations(validate, value, "request"));
  return representation.parse(value, text);
}

async function readXml(exchange: Exchange, opened: Opened): Promise<unknown> {
  const { representation, mediaType } = opened;
  exchange.facts.text = decode(opened, ({ bytes, named }) => charsetOfXml(bytes, named), XML_CHARSETS);
  assertNoDoctype(exchange.facts.text);
  const xsd = contractOf(exchange.facts.operation?.requestBodies, mediaType.type)?.xsd;
  const library = await opened.xml();
  const tree = library.open(exchange.facts.text, (document) => {
    // First, since it refuses what would be long to validate.
    const root = document.tree();
    if (xsd !== undefined) exchange.violations.push(...document.violations(xsd, "request"));
    return root;
  });
  return representation.parse(representation.mapsByParser === true ? await mapXml(exchange.facts.text) : tree);
}

/** By the vendor's own rule, which names what can be read; else by the syntax's, as far as what it names is allowed. */
function decode(
  { emulator, representation, mediaType, bytes }: Opened,
  charsetOf: (body: EncodedBody) => string,
  allowed: readonly string[],
): string {
  const body = { syntax: representation.syntax, bytes, named: mediaType.parameters["charset"] };
  const { protocol } = emulator;
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
