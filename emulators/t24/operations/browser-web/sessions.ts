import type { Context, Headers } from "../../../core/emulator.ts";
import type { Store } from "../../../core/store/store.ts";
import type { Criterion } from "../../browser-web/selection.ts";
import type { User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import { keep } from "./keep.ts";

/** A user who has signed on; a record of the sandbox as any other. */
export interface Session {
  readonly id: string;
  readonly signOnName: string;
  readonly company: string;
  /** The digits in the names of the frames (2.1). */
  readonly screenNumber: string;
  readonly formToken: string;
  /** The sign-on before this one, ISO, and the failures since. */
  readonly lastSignedOn: string;
  readonly attempts: number;
  /** When it was asked last, ISO; kept up to date only while sessions can time out. */
  readonly lastAsked: string;
  /** What each list was selected by last, by the enquiry's name (3.1). */
  readonly selections: Readonly<Record<string, readonly Criterion[]>>;
}

const SESSIONS = "BROWSER-SESSION";
const COOKIE = "JSESSIONID";

type Clock = Pick<Context<Options>, "store" | "now" | "options">;

/** The session that the request's cookie names, unless it has timed out. */
export async function findSession(headers: Headers, context: Clock): Promise<Session | undefined> {
  const id = sessionIdIn(headers);
  const session = id === undefined ? undefined : (await context.store.get<Session>(SESSIONS, id))?.value;
  return session === undefined || hasTimedOut(session, context) ? undefined : session;
}

/** Whether nothing was asked for longer than the option allows; on the sandbox's own clock. */
function hasTimedOut({ lastAsked }: Session, { now, options }: Clock): boolean {
  const minutes = options.sessionTimeout;
  return minutes > 0 && now.getTime() - new Date(lastAsked).getTime() > minutes * 60_000;
}

/** Notes that the session is in use. */
export async function touchSession({ id }: Session, { store, now, options }: Clock): Promise<void> {
  if (options.sessionTimeout === 0) return;
  const lastAsked = now.toISOString();
  await changeSession(id, store, (session) => (session.lastAsked === lastAsked ? session : { ...session, lastAsked }));
}

/** Changes a session that is still there. */
export async function changeSession(id: string, store: Store, change: (session: Session) => Session): Promise<void> {
  await keep<Session>(store, { collection: SESSIONS, id }, (before) => before && change(before));
}

/** The user whose session it is, for `authenticate`: undefined without one. */
export async function userOfSession(headers: Headers, context: Clock): Promise<User | undefined> {
  const session = await findSession(headers, context);
  return session && (await context.store.get<User>("USER", session.signOnName))?.value;
}

/** Opens a session under a new id, whatever cookie came. */
export async function openSession(
  own: Omit<Session, "id" | "lastAsked" | "selections">,
  { store, now, random }: Pick<Context, "store" | "now" | "random">,
): Promise<Session> {
  const session = { ...own, id: newSessionId(random), lastAsked: now.toISOString(), selections: {} };
  await store.commit([{ collection: SESSIONS, id: session.id, expected: 0, value: session }]);
  return session;
}

/** Ends the session that the request's cookie names; tells whether there was one. */
export async function closeSession(store: Store, headers: Headers): Promise<boolean> {
  const id = sessionIdIn(headers);
  if (id === undefined) return false;
  return (await keep<Session>(store, { collection: SESSIONS, id }, () => undefined)) !== undefined;
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
