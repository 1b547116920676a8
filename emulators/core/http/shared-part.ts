import type { Response } from "express";

import type { Formatted, SharedPart } from "../emulator.ts";

/** A text with the part that it shares with others in its place. */
export function wholeText({ text, shared }: Pick<Formatted, "text" | "shared">): string {
  if (shared === undefined) return text;
  return text.slice(0, shared.at) + shared.bytes.toString() + text.slice(shared.at);
}

/** The text with the part's stand-in in its place. */
export function shortText({ text, shared }: Pick<Formatted, "text" | "shared">): string {
  if (shared === undefined) return text;
  return text.slice(0, shared.at) + shared.standIn + text.slice(shared.at);
}

/** The text with a mark in that place: for those who look at what is an answer's own. */
export function ownText({ text, shared }: Pick<Formatted, "text" | "shared">): string {
  if (shared === undefined) return text;
  const { at, bytes } = shared;
  return `${text.slice(0, at)}… (${bytes.length} bytes that other answers have, too) …${text.slice(at)}`;
}

/**
 * Writes head and body around the shared part. Its bytes go to the socket as they are: to join them to each text would
 * cost several times what all the rest of the answer does.
 */
export function writeAround(
  { status, headers, body }: Body,
  shared: SharedPart,
  { response, isHead }: { readonly response: Response; readonly isHead: boolean },
): void {
  const [before, after] = [Buffer.from(body.slice(0, shared.at)), Buffer.from(body.slice(shared.at))];
  headers["content-length"] = String(before.length + shared.bytes.length + after.length);
  response.writeHead(status, headers);
  if (isHead) {
    response.end();
    return;
  }
  response.cork();
  response.write(before);
  response.write(shared.bytes);
  response.end(after);
}

interface Body {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}
