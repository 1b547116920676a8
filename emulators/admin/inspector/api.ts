import type { operations } from "../../../contracts/admin/openapi.d.ts";
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

/** A refusal of the control API, in its own words, or why it could not be asked. */
export class Refused extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

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
export async function call<Id extends keyof operations>(
  path: string,
  { body, ...rest }: Call = {},
): Promise<Answer<Id>> {
  const init: RequestInit = {
    ...rest,
    cache: "no-store",
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token() !== null && { authorization: `Bearer ${token() ?? ""}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const response = await fetch(path, init).catch((error: unknown) => {
    if (rest.signal?.aborted === true) throw error;
    throw new Refused("The emulator does not answer.", 0);
  });
  if (response.status === 401) {
    sessionStorage.setItem(TOKEN, await askForToken(token() !== null));
    return call<Id>(path, { body, ...rest });
  }
  const text = await response.text();
  if (response.ok) return (text === "" ? undefined : JSON.parse(text)) as Answer<Id>;
  throw new Refused(messageIn(text) ?? `The emulator answered ${String(response.status)}.`, response.status);
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
