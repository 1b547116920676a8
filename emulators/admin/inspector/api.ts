import type { operations } from "../../../contracts/admin/openapi.d.ts";
import { setAnswering } from "./answering.ts";
import { Refused } from "./refused.ts";
import { askForToken } from "./token.ts";

type Json<Answer> = Answer extends { content: { "application/json": infer Body } } ? Body : undefined;

/** What an operation of the control API answers when all is well. */
export type Answer<Id extends keyof operations> = Json<
  operations[Id] extends { responses: infer Responses }
    ? Responses extends { 200: infer Ok }
      ? Ok
      : Responses extends { 201: infer Made }
        ? Made
        : never
    : never
>;

/** What a call takes besides its path. */
interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Calls the control API in the sandbox whose page this is: paths are relative to it. Asks for the token where one is
 * wanted. Throws `Refused`.
 */
export async function call<Id extends keyof operations>(path: string, options?: Call): Promise<Answer<Id>> {
  const text = await callForText(path, options);
  return (text === "" ? undefined : JSON.parse(text)) as Answer<Id>;
}

/** The same, of an operation that answers a text. */
export async function callForText(path: string, options: Call = {}): Promise<string> {
  const sent = token();
  const { status, text } = await send(path, options, sent);
  if (status === 401) {
    // Somebody may have told the token while this call was under way without it.
    if (sent === token()) sessionStorage.setItem(TOKEN, await askForToken(sent !== null));
    return callForText(path, options);
  }
  if (status >= 200 && status < 300) return text;
  throw new Refused(messageIn(text) ?? `The emulator answered ${String(status)}.`, status);
}

async function send(
  path: string,
  { method = "GET", body, signal }: Call,
  sent: string | null,
): Promise<{ readonly status: number; readonly text: string }> {
  const init: RequestInit = {
    method,
    cache: "no-store",
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(sent !== null && { authorization: `Bearer ${sent}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  };
  try {
    const response = await fetch(path, init);
    const text = await response.text();
    setAnswering(true);
    return { status: response.status, text };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    setAnswering(false);
    throw new Refused("The emulator does not answer.", 0);
  }
}

const TOKEN = "admin-token";

function token(): string | null {
  return sessionStorage.getItem(TOKEN);
}

function messageIn(text: string): string | undefined {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}
