import type { Response } from "express";

import type { Formatted, Negotiated, Protocol, Reply, RequestFacts, SharedPart } from "../emulator.ts";
import type { Runtime, Service } from "./app.ts";
import { answerViolations } from "./check-answer.ts";
import type { Exchange } from "./exchange.ts";
import { record } from "./record.ts";
import { ownText, wholeText, writeAround } from "./shared-part.ts";

/** What the one writer of responses needs besides the reply. */
export interface Answering {
  readonly exchange: Exchange;
  readonly response: Response;
  readonly runtime: Runtime;
  /** The service in whose words and representations the answer is given. */
  readonly speaker: Service;
}

/** An answer as it is written: header names in lower case, the body as text. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly encoding?: Formatted["encoding"] | undefined;
  readonly shared?: SharedPart | undefined;
}

/**
 * The one writer of responses: negotiated representation, the vendor's headers, 304 for a fresh copy; through Node's
 * own calls, since Express would add a charset and an ETag of its own.
 */
export async function respond(reply: Reply<unknown>, answering: Answering): Promise<void> {
  const { exchange, response, runtime, speaker } = answering;
  const formatted = format(reply, exchange, speaker);
  const answer = toAnswer(reply, formatted, { exchange, protocol: speaker.emulator.protocol });
  if (runtime.checksAnswers && !isFaulty(exchange)) {
    const sent = answer.status === reply.status ? formatted : undefined;
    exchange.violations.push(...(await answerViolations(answer.status, sent, answering)));
  }
  // Node writes the machine's own time by itself.
  if (exchange.world.clock.setting.mode !== "real") answer.headers["date"] = exchange.context.now.toUTCString();
  // To a header of its own Node adds how long it waits, to this one nothing.
  if (speaker.emulator.protocol.hidesPatience === true && response.shouldKeepAlive) {
    answer.headers["connection"] = "keep-alive";
  }
  if (exchange.spoil !== undefined) {
    const written = await exchange.spoil(wholeAnswer(answer));
    if (written !== undefined) record(written, answering);
    return;
  }
  write(answer, response, exchange.facts.method === "HEAD");
  record(answer.shared === undefined ? answer : { ...answer, body: ownText(textOf(answer)) }, answering);
}

function wholeAnswer(answer: Answer): Answer {
  return answer.shared === undefined ? answer : { ...answer, body: wholeText(textOf(answer)), shared: undefined };
}

function textOf({ body, shared }: Answer): Pick<Formatted, "text" | "shared"> {
  return { text: body, ...(shared && { shared }) };
}

/** What a tester asked for is none of the service's own answers. */
function isFaulty({ fault, refusal }: Exchange): boolean {
  if (fault === undefined || fault.kind === "delay") return false;
  return fault.kind !== "race" || refusal?.details["race"] !== undefined;
}

function format(reply: Reply<unknown>, exchange: Exchange, { emulator }: Service): Formatted | undefined {
  if (reply.resource === undefined) return undefined;
  const { representation, mediaType } = negotiate(exchange, emulator);
  return representation.format(reply.resource, mediaType);
}

/** What was negotiated; for a refusal that came before that, what would have been; failing that, the first. */
function negotiate({ negotiated, facts }: Exchange, { protocol, representations }: Service["emulator"]): Negotiated {
  const [first] = representations;
  const choice = negotiated ?? protocol.negotiate(facts.headers, representations);
  if (choice !== undefined) return choice;
  if (first === undefined) throw new Error("an emulator without representations cannot answer");
  return { representation: first, mediaType: first.writes[0] ?? "" };
}

interface Manners {
  readonly exchange: Exchange;
  readonly protocol: Protocol<unknown, unknown, unknown>;
}

function toAnswer(reply: Reply<unknown>, formatted: Formatted | undefined, { exchange, protocol }: Manners): Answer {
  const { facts, context } = exchange;
  // One by one, since V8 is slow to add members to a copy.
  const headers: Record<string, string> = {};
  addTo(headers, protocol.headers(facts, context.options));
  if (reply.headers !== undefined) addTo(headers, reply.headers);
  const isUnchanged = isFresh(reply, facts, protocol);
  if (reply.etag !== undefined && !(isUnchanged && protocol.untagsFresh === true)) headers["etag"] = reply.etag;
  if (facts.headers["x-emulator-explain"] !== undefined) {
    headers["x-emulator-explain"] = `${facts.origin}/__admin/requests/${facts.id}/explain`;
  }
  if (isUnchanged) return { status: 304, headers, body: "", encoding: undefined };
  if (formatted !== undefined) headers["content-type"] = formatted.contentType;
  const { text: body = "", encoding, shared } = formatted ?? {};
  return { status: reply.status, headers, body, encoding, shared };
}

function addTo(headers: Record<string, string>, more: Readonly<Record<string, string>>): void {
  for (const name in more) headers[name] = more[name] ?? "";
}

/** Whether the client's copy is the current one (RFC 9110, section 13.1.2: on GET and HEAD only). */
function isFresh(
  { status, etag }: Reply<unknown>,
  facts: RequestFacts,
  protocol: Protocol<unknown, unknown, unknown>,
): boolean {
  const ifNoneMatch = facts.headers["if-none-match"];
  if (ifNoneMatch === undefined || etag === undefined || status !== 200) return false;
  return (facts.method === "GET" || facts.method === "HEAD") && protocol.isFresh(ifNoneMatch, etag);
}

/** How long a client that was refused early may go on sending before it is cut off, in milliseconds. */
const LINGER = 2_000;

function write(answer: Answer, response: Response, isHead: boolean): void {
  hearOut(response);
  if (answer.shared === undefined) writeText(answer, response, isHead);
  else writeAround(answer, answer.shared, { response, isHead });
}

function writeText({ status, headers, body, encoding }: Answer, response: Response, isHead: boolean): void {
  const hasLength = status !== 204 && status !== 304;
  const bytes = encoding === undefined ? undefined : Buffer.from(`\uFEFF${body}`, encoding);
  const length = bytes?.length ?? Buffer.byteLength(body);
  if (hasLength) headers["content-length"] = String(length);
  response.writeHead(status, headers);
  if (isHead || !hasLength) response.end();
  else if (bytes !== undefined) response.end(bytes);
  // As text it leaves in one piece with the head, which Node would write in the text's encoding, too.
  else if (length === body.length) response.end(body, "latin1");
  else response.end(Buffer.from(body));
}

/**
 * A request that is refused before all its bytes are in is heard out, unread, so that the client, which may read no
 * answer before it has sent everything, gets to see this one; Connection: close would reset it at once.
 */
function hearOut({ req: request, socket }: Response): void {
  if (request.complete) return;
  request.resume();
  const cut = setTimeout(() => socket?.destroy(), LINGER).unref();
  request.once("close", () => clearTimeout(cut));
}
