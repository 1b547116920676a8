import type { Context, Headers } from "../../../core/emulator.ts";
import type { Store } from "../../../core/store/store.ts";
import type { User } from "../../domain/authorisation.ts";

/** A user who has signed on; a record of the sandbox as any other. */
export interface Session {
  readonly signOnName: string;
  readonly company: string;
  /** The digits in the names of the frames (2.1). */
  readonly screenNumber: string;
  readonly formToken: string;
  /** The sign-on before this one, ISO, and the failures since. */
  readonly lastSignedOn: string;
  readonly attempts: number;
}

const SESSIONS = "BROWSER-SESSION";
const COOKIE = "JSESSIONID";

/** The session that the request's cookie names. */
export async function findSession(store: Store, headers: Headers): Promise<Session | undefined> {
  const id = sessionIdIn(headers);
  return id === undefined ? undefined : (await store.get<Session>(SESSIONS, id))?.value;
}

/** The user whose session it is, for `authenticate`: undefined without one. */
export async function userOfSession(store: Store, headers: Headers): Promise<User | undefined> {
  const session = await findSession(store, headers);
  return session && (await store.get<User>("USER", session.signOnName))?.value;
}

/** Opens a session under a new id, whatever cookie came; gives that id. */
export async function openSession(
  session: Session,
  { store, random }: Pick<Context, "store" | "random">,
): Promise<string> {
  const id = newSessionId(random);
  await store.commit([{ collection: SESSIONS, id, expected: 0, value: session }]);
  return id;
}

/** Ends the session that the request's cookie names, if there is one. */
export async function closeSession(store: Store, headers: Headers): Promise<void> {
  const id = sessionIdIn(headers);
  const session = id === undefined ? undefined : await store.get(SESSIONS, id);
  if (session === undefined) return;
  await store.commit([{ collection: SESSIONS, id: session.id, expected: session.version, value: null }]);
}

/** As Tomcat's: 32 hexadecimal digits. */
export function newSessionId(random: Context["random"]): string {
  return random.hex(32).toUpperCase();
}

/** No script reads it, and no other site's page sends it. */
export function cookieOf(id: string, context: string): { readonly "set-cookie": string } {
  return { "set-cookie": `${COOKIE}=${id}; Path=${context}; HttpOnly; SameSite=Strict` };
}

export function sessionIdIn(headers: Headers): string | undefined {
  return /(?:^|;\s*)JSESSIONID=([0-9A-Za-z]+)/.exec(headers["cookie"] ?? "")?.[1];
}
