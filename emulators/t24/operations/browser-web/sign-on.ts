import type { Context, Reply, RequestFacts } from "../../../core/emulator.ts";
import type { Store } from "../../../core/store/store.ts";
import type { Form } from "../../browser-web/form.ts";
import { isSignedOn, type User } from "../../domain/authorisation.ts";
import type { Options } from "../../options.ts";
import type { WebPage } from "../../representations/answer.ts";
import { homeReply } from "./home.ts";
import { keep } from "./keep.ts";
import { contextOf, toPageReply } from "./reply.ts";
import { closeSession, cookieOf, newSessionId, openSession, sessionIdIn, type Session } from "./sessions.ts";

/** 11.1: the older direct post, which leads home at once. */
export async function signOnDirectly(
  form: Form,
  request: RequestFacts,
  context: Context<Options>,
): Promise<Reply<WebPage>> {
  const outcome = await signOn(form, request, context);
  if ("refused" in outcome) return outcome.refused;
  const reply = await homeReply(outcome.session, request, context);
  return { ...reply, headers: { ...reply.headers, ...cookieOf(outcome.session.id, contextOf(request)) } };
}

/**
 * The sign-on page, with a cookie for who has none. Who comes from another site's page may have one that the browser
 * does not send along; a new one would end the session behind it.
 */
export function signOnReply(
  request: RequestFacts,
  { random, options }: Pick<Context<Options>, "random" | "options">,
  message?: string,
): Reply<WebPage> {
  const context = contextOf(request);
  const isKnown = sessionIdIn(request.headers) !== undefined;
  const isFromElsewhere = request.headers["sec-fetch-site"] === "cross-site";
  return toPageReply(
    { kind: "sign-on", context, message, heading: options.signOnHeading },
    isKnown || isFromElsewhere ? {} : cookieOf(newSessionId(random), context),
  );
}

/** The sign-on page where a session was expected; it says so if the session has timed out, which ends it. */
export async function signOnAgain(request: RequestFacts, context: Context<Options>): Promise<Reply<WebPage>> {
  const hadSession = await closeSession(context.store, request.headers);
  return signOnReply(request, context, hadSession ? TIMED_OUT : undefined);
}

/** What is known of a user's earlier sign-ons. */
interface SignOns {
  /** ISO; undefined: never. */
  readonly last: string | undefined;
  readonly failures: number;
}

const SIGN_ONS = "BROWSER-SIGN-ON";

type Outcome = { readonly session: Session } | { readonly refused: Reply<WebPage> };

/** Checks name and password, and opens a session; counts the failures (1.2). */
export async function signOn(form: Form, request: RequestFacts, context: Context<Options>): Promise<Outcome> {
  const { store } = context;
  const signOnName = form.get("signOnName");
  const user = await store.get<User>("USER", signOnName);
  if (user === undefined) return { refused: signOnReply(request, context, VIOLATION) };
  if (!isSignedOn(user.value, signOnName, form.get("password"))) {
    await remember(store, signOnName, ({ last, failures }) => ({ last, failures: failures + 1 }));
    return { refused: signOnReply(request, context, VIOLATION) };
  }
  if (user.value.isPasswordExpired === true) return { refused: newPasswordReply(request, context, { signOnName }) };
  return letIn(user.value, context);
}

/** Takes a new password in place of the expired one, and opens a session (1.2). */
export async function changePassword(form: Form, request: RequestFacts, context: Context<Options>): Promise<Outcome> {
  const { store } = context;
  const signOnName = form.get("signOnName");
  const password = form.get("password");
  const user = await store.get<User>("USER", signOnName);
  const isRight = user !== undefined && isSignedOn(user.value, signOnName, form.get("oldPassword"));
  if (!isRight || password === "" || password === user.value.password) {
    return { refused: newPasswordReply(request, context, { signOnName, message: VIOLATION }) };
  }
  const { isPasswordExpired: _expired, ...kept } = user.value;
  const value = { ...kept, password };
  await store.commit([{ collection: "USER", id: signOnName, expected: user.version, value }]);
  return letIn(value, context);
}

async function letIn({ signOnName, companies }: User, context: Context<Options>): Promise<Outcome> {
  const { store, now, random } = context;
  const { last, failures } = await remember(store, signOnName, () => ({ last: now.toISOString(), failures: 0 }));
  const [company = ""] = companies;
  const screenNumber = `${sixDigits(random)}${sixDigits(random)}`;
  const lastSignedOn = last ?? now.toISOString();
  const own = { signOnName, company, screenNumber, formToken: random.hex(16), lastSignedOn, attempts: failures };
  return { session: await openSession(own, context) };
}

function newPasswordReply(
  request: RequestFacts,
  { options }: Context<Options>,
  { signOnName, message }: { readonly signOnName: string; readonly message?: string },
): Reply<WebPage> {
  const { signOnHeading: heading } = options;
  return toPageReply({ kind: "new-password", context: contextOf(request), heading, signOnName, message });
}

function sixDigits(random: Context["random"]): number {
  return 100_000 + random.below(900_000);
}

/** Changes what is known of the user's sign-ons; gives what was known before. */
async function remember(store: Store, signOnName: string, change: (before: SignOns) => SignOns): Promise<SignOns> {
  const place = { collection: SIGN_ONS, id: signOnName };
  return (await keep<SignOns>(store, place, (before = FIRST) => change(before))) ?? FIRST;
}

const FIRST: SignOns = { last: undefined, failures: 0 };

/** 1.2 */
const VIOLATION = "SECURITY VIOLATION";

/** Ours: T24's words are not known. */
const TIMED_OUT = "Your session has timed out. Please sign in again.";
