import type { JournalEntry, RecordedMessage } from "./journal.ts";
import { sizeOf, unpack, type Packed, type PackedTexts } from "./packed-text.ts";

/**
 * A journal entry with all that is its own as bytes: what is left in V8's heap are texts and objects that others have,
 * too, and a few numbers.
 */
export interface PackedEntry extends Omit<JournalEntry, "id" | "time" | "path" | "request" | "answer"> {
  /** Id; time, path and headers, each on a line of its own; the two bodies. */
  readonly texts: Packed;
  /** How many characters of the bodies are not kept. */
  readonly requestRest: number;
  readonly answerRest: number;
  /** In bytes; of words in characters. */
  readonly size: number;
}

const [ID, HEAD, REQUEST_BODY, ANSWER_BODY] = [0, 1, 2, 3] as const;

/** Adds an entry's texts to those of the journal. */
export function packEntry(entry: JournalEntry, texts: PackedTexts): PackedEntry {
  const { id, time, path, request, answer, violations, refusal, remedy } = entry;
  const head = `${time}\n${path}\n${toLines(request.headers)}\n${toLines(answer.headers)}`;
  const packed = texts.add([id, head, headOf(request.body), headOf(answer.body)]);
  // One by one, since V8 is slow to copy all but some members.
  return {
    method: entry.method,
    operation: entry.operation,
    user: entry.user,
    sandbox: entry.sandbox,
    status: entry.status,
    durationMs: entry.durationMs,
    violations: violations.length === 0 ? NONE : violations,
    refusal,
    code: entry.code,
    remedy,
    fault: entry.fault,
    texts: packed,
    requestRest: Math.max(0, request.body.length - MAX_BODY),
    answerRest: Math.max(0, answer.body.length - MAX_BODY),
    size: sizeOf(packed) + lengthOfWords(entry),
  };
}

/** Words about a request can be as long as the request, since they may quote it. */
function lengthOfWords({ violations, refusal, remedy }: JournalEntry): number {
  let length = refusal?.length ?? 0;
  for (const { at, message } of violations) length += at.length + message.length;
  for (const change of remedy?.changes ?? []) length += change.length;
  return length;
}

/** How much of a body is kept, in characters. */
export const MAX_BODY = 2_048;

function headOf(body: string): string {
  return body.length <= MAX_BODY ? body : body.slice(0, MAX_BODY);
}

const NONE: JournalEntry["violations"] = [];

/** The id alone, by which entries are looked for. */
export function idOf({ texts }: PackedEntry): string {
  return unpack(texts, ID);
}

/** The entry as it was added; a body of which not all is kept ends with a mark that says how much is missing. */
export function unpackEntry({ texts, requestRest, answerRest, size: _size, ...rest }: PackedEntry): JournalEntry {
  const [time = "", path = "", ...lines] = unpack(texts, HEAD).split("\n");
  const end = lines.indexOf("");
  const { method, operation, user, sandbox, status, durationMs, ...outcome } = rest;
  return {
    id: unpack(texts, ID),
    time,
    method,
    path,
    operation,
    user,
    sandbox,
    status,
    durationMs,
    request: toMessage(lines.slice(0, end), unpack(texts, REQUEST_BODY) + markOf(requestRest)),
    answer: toMessage(lines.slice(end + 1), unpack(texts, ANSWER_BODY) + markOf(answerRest)),
    ...outcome,
  };
}

function markOf(rest: number): string {
  return rest === 0 ? "" : `… (${rest} characters more)`;
}

/** `name: value`, each with its end of line, which no header can hold. */
function toLines(headers: RecordedMessage["headers"]): string {
  let lines = "";
  for (const name in headers) lines += `${name}: ${headers[name] ?? ""}\n`;
  return lines;
}

function toMessage(lines: readonly string[], body: string): RecordedMessage {
  const pairs = lines
    .filter((line) => line !== "")
    .map((line): [string, string] => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
  return { headers: Object.fromEntries(pairs), body };
}
