import type { Context, Protocol, RequestFacts } from "../core/emulator.ts";
import { DomainError } from "../core/errors.ts";
import { hasBody, mediaTypeOf, parseBasic, rfc9110, type MediaType } from "../core/http/protocol.ts";
import { isSignedOn, type User } from "./domain/authorisation.ts";
import { isBrowserWeb, toBrowserWebPath } from "./browser-web/context-path.ts";
import { crossOriginHeaders, isPreflight } from "./iris/cross-origin.ts";
import { toContractPath } from "./iris/names.ts";
import { userOfSession } from "./operations/browser-web/sessions.ts";
import type { Options } from "./options.ts";
import type { Answer } from "./representations/answer.ts";

/** The manners of Wink behind T24's servlet authenticator (fact sheet, 5 and 6). */
export const protocol: Protocol<Answer, User, Options> = {
  ...rfc9110,
  stages: ["authenticate", "route", "negotiate", assertTypeIsTaken, "read", "operate"],
  canonicalPath,

  // 6: the authenticator stands before the REST servlet, so an unknown path without sign-on is 401, too.
  async authenticate(request, context) {
    if (isBrowserWeb(request.path)) return userOfSession(request.headers, context);
    const { store, options } = context;
    if (!options.preflightSignOn && isPreflight(request)) return undefined;
    const sent = parseBasic(request.headers);
    const user = sent && (await store.get<User>("USER", sent.user));
    if (user === undefined || sent === undefined || !isSignedOn(user.value, sent.user, sent.password)) {
      throw new DomainError(
        "unauthenticated",
        "A sign-on by HTTP Basic is expected; names and passwords are case-sensitive.",
      );
    }
    return user.value;
  },

  secrets: {
    headers: [...rfc9110.secrets.headers, "set-cookie"],
    query: [],
    fields: ["password", "oldPassword", "newPassword"],
  },
  userName: ({ signOnName }) => signOnName,
  // 2.5: POST /new without Content-Type is 415, even with an empty body.
  emptyBodyNeedsMediaType: true,
  // 5.6: the declared verbs plus HEAD and OPTIONS.
  allow: (methods) => [...methods, "HEAD", "OPTIONS"],
  // 5.6: 405 is for unsafe events; GET of a path that has none is 404.
  hidesUnsafePaths: true,
  // 5.2: plain string equality; lists, * and weak prefixes are not understood.
  isFresh: (ifNoneMatch, etag) => ifNoneMatch === etag,
  // 5.1: the tag is said with 200 and 201; in the engine a 304 gets no header of its own.
  untagsFresh: true,
  headers,
  // 5.8: of the six headers that each answer has Keep-Alive is none.
  hidesPatience: true,
};

/**
 * Quotes a bare key, adds the brackets of a collection and takes away a slash after the company (1.1, 1.5). The service's
 * set of errors, of old, is their resource, and no company (1.2).
 */
function canonicalPath(path: string): string {
  if (isBrowserWeb(path)) return toBrowserWebPath(path);
  const written = toContractPath(path);
  // Most items are addressed as the contract has them.
  if (written.endsWith("')") && !written.includes("%")) return written;
  return written
    .replace(/%2[4789]/g, (sign) => decodeURIComponent(sign))
    .replace(/\(([^()']+)\)/, "('$1')")
    .replace(/\/(verCustomer_Inputs(?:_[IH]Auth)?|T24FieldMetadata|enq\w+s)$/, "/$1()")
    .replace(/^(\/Prospect-iris\/Prospect\.svc\/[^/]+)\/$/, "$1")
    .replace(/^(\/Prospect-iris\/Prospect\.svc\/)Errors$/, "$1errors");
}

/** 5.7: what IRIS refuses by option of what it could read; BrowserWeb lives by forms. */
function assertTypeIsTaken(request: RequestFacts, { options }: Context<Options>): void {
  const { formPosts, halParameters } = options;
  if (formPosts === "read" && halParameters === "ignore") return;
  const sent = mediaTypeOf(request.headers);
  if (sent === undefined || isBrowserWeb(request.path)) return;
  if (formPosts === "refuse") assertNoForm(sent);
  if (halParameters === "refuse" && isCommandWithBody(request)) assertPlainHal(sent);
}

function assertNoForm({ type }: MediaType): void {
  if (type !== FORM) return;
  throw new DomainError("unsupported-media-type", "The body came as a form; the option formPosts refuses those.", {
    mediaType: FORM,
  });
}

function assertPlainHal({ type, parameters }: MediaType): void {
  if (!HAL.includes(type) || Object.keys(parameters).length === 0) return;
  throw new DomainError(
    "malformed",
    `Content-Type is ${type} with parameters; the option halParameters refuses those.`,
  );
}

/** Whether a body is sent that a command reads. */
function isCommandWithBody({ method, headers }: RequestFacts): boolean {
  return (method === "POST" || method === "PUT") && hasBody(headers);
}

const FORM = "application/x-www-form-urlencoded";
const HAL: readonly string[] = ["application/hal+json", "application/json", "application/hal+xml"];

/** 5.8: the sandbox's own headers; those of CORS when the request has an Origin. */
function headers(request: RequestFacts): Readonly<Record<string, string>> {
  return request.headers["origin"] === undefined ? SERVER : { ...SERVER, ...crossOriginHeaders(request) };
}

const SERVER = { server: "JBoss-EAP/7", "x-powered-by": "Undertow/1" } as const;
