import type { Context, Reply, RequestFacts } from "../core/emulator.ts";
import type { CoreCode, DomainError } from "../core/errors.ts";
import { toCarriable } from "../core/xml-text.ts";
import type { CustomerRecord } from "./domain/record.ts";
import type { RefusalCode, T24Error } from "./domain/refusal.ts";
import { SERVICE_PATH } from "./iris/names.ts";
import { link, type Transition } from "./iris/rim.ts";
import { placeIn, toErrorPage } from "./operations/pages.ts";
import type { Options } from "./options.ts";
import type { Resource } from "./representations/resource.ts";

/** Codes of IRIS' own, besides those of T24's domain. */
export type OwnCode = RefusalCode | ConnectionCode | "EB-RESOURCE.MODIFIED";

/**
 * Wink's and the authenticator's refusals: a status, and whether the framework's error document goes with it, whose code
 * is the status once more (5.7).
 */
const FRAMEWORK = {
  // Q14, Q31 and fact sheet 5.6, 5.7: these come without a body.
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  "not-found": { status: 404 },
  "method-not-allowed": { status: 405 },
  "not-acceptable": { status: 406 },
  "unsupported-media-type": { status: 415 },
  // Q43
  malformed: { status: 400, isExplained: true },
  "contract-violation": { status: 400, isExplained: true },
  "too-large": { status: 413, isExplained: true },
  "too-many-sandboxes": { status: 503, isExplained: true },
  "too-many-requests": { status: 429, isExplained: true },
  unavailable: { status: 503, isExplained: true },
  internal: { status: 500, isExplained: true },
  // Q12
  "unparsable-key": { status: 500, isExplained: true },
} as const satisfies Record<
  Exclude<CoreCode, "version-conflict"> | "unparsable-key",
  { status: number; isExplained?: boolean }
>;

/**
 * What IRIS' connector says when it does not get through to T24 (3.5), which here happens by a fault only. The texts are
 * its own, but for that of the context; that the status is 500 is assumed.
 */
const CONNECTION = {
  "EB-CONNECTION.ERROR": { status: 500, text: "Failed to connect to remote T24 instance" },
  "EB-USER.CONTEXT.MISSING": { status: 500, text: "T24 User Context is not available" },
  "EB-USER.DETAILS.MISSING": {
    status: 500,
    text: "T24 User Details are not available. Unable to switch context.",
  },
  "EB-OPERATION.MISSING": { status: 500, text: "Request operation for the service is not available" },
  "EB-INVALID.RESPONSE": { status: 500, text: "Failed to convert Input/Output parameters for T24" },
} as const;

type ConnectionCode = keyof typeof CONNECTION;

/** T24's refusals: the status by the engine's table (5.4); Code and Text are the code itself, unless a text is given. */
const T24 = {
  "RECORD MISSING": { status: 404 },
  "UNAUTH. RECORD MISSING": { status: 400 },
  "LIVE RECORD NOT CHANGED": { status: 400 },
  "NO CHANGE TO LIVE (NAU-REC. EXISTS)": { status: 400 },
  "NO FUNCTION FOR THIS APPLICATION": { status: 400 },
  "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER": { status: 400 },
  "EB-SECURITY.VIOLATION": {
    status: 401,
    text: "Sorry, but you don't have sufficient privileges to perform this action",
  },
  "INVALID FUNCTION FOR RECORD STATUS": { status: 400 },
  "INP NOT NUMERIC": { status: 400 },
  "TOO MANY CHARACTERS": { status: 400 },
  "EB-RESOURCE.MODIFIED": { status: 412, text: "Resource has been modified by another user" },
  validation: { status: 400 },
  // 3.7
  overrides: { status: 400 },
  ...CONNECTION,
} as const satisfies Record<OwnCode, { status: number; text?: string }>;

/** Every code that has words: T24's, then the framework's. */
export const errorCodes: readonly string[] = [...Object.keys(T24), ...Object.keys(FRAMEWORK), "version-conflict"];

/** Words a refusal: T24's as an Errors block, on the record that came if one came; the framework's as Wink does. */
export function toReply(error: DomainError, request: RequestFacts, context: Context<Options>): Reply<Resource> {
  // Whoever commits second has worked on a record that is no longer the stored one.
  const code = error.code === "version-conflict" ? "EB-RESOURCE.MODIFIED" : error.code;
  if (isKey(code, T24)) return toT24Reply(code, error, { request, context });
  return toFrameworkReply(isKey(code, FRAMEWORK) ? code : "internal", error, { request, context });
}

function toFrameworkReply(code: keyof typeof FRAMEWORK, { message }: DomainError, asked: Asked): Reply<Resource> {
  const { status, isExplained = false }: { status: number; isExplained?: boolean } = FRAMEWORK[code];
  const hasDocument = isExplained && !(code === "malformed" && isSilentOnBodies(asked));
  return {
    status,
    ...(hasDocument && { resource: { kind: "framework-error", code: String(status), message: toCarriable(message) } }),
    ...(status === 401 && { headers: { "www-authenticate": 'Basic realm="T24"' } }),
  };
}

/** Q43: what is malformed in a request with a body is the body; in others it is the query. */
function isSilentOnBodies({ request: { method }, context: { options } }: Asked): boolean {
  return options.unreadableBody === "empty" && (method === "POST" || method === "PUT");
}

interface Asked {
  readonly request: RequestFacts;
  readonly context: Context<Options>;
}

function toT24Reply(code: OwnCode, { details }: DomainError, { request, context }: Asked): Reply<Resource> {
  const place = placeIn(companyOf(request.path), request, context);
  const errors = isErrors(details["errors"]) ? details["errors"] : [toError(code, details)];
  const { echo, id } = details;
  const resource: Resource = isRecord(echo)
    ? toErrorPage(echo, { ...failedIn(request), errors }, { ...place, errorSelf: context.options.errorSelf })
    : { kind: "errors", ...place, id: typeof id === "string" ? id : "", errors };
  return { status: statusOf(code, context.options), resource };
}

/** The commands that take a record, and those that work on the stored one. */
const POSTING: Readonly<Record<string, Transition>> = {
  validateCustomer: link.validate,
  inputCustomer: link.input,
  putCustomer: link.input,
  holdCustomer: link.hold,
};
const DECIDING: Readonly<Record<string, Transition>> = {
  authoriseCustomer: link.authorise,
  reverseCustomer: link.reverse,
  deleteCustomer: link.delete,
  reviewCustomer: link.review,
};

function failedIn({ operationId = "" }: RequestFacts): { readonly command: Transition; readonly isPosted: boolean } {
  const posting = POSTING[operationId];
  return { command: posting ?? DECIDING[operationId] ?? link.action, isPosted: posting !== undefined };
}

function toError(code: OwnCode, { info }: DomainError["details"]): T24Error {
  // The sentence that explains the refusal is for the journal; T24 itself is terse.
  const { text = code }: { status: number; text?: string } = T24[code];
  return { code, type: "FATAL_ERROR", text, info: typeof info === "string" ? info : "" };
}

function statusOf(code: OwnCode, { unauthorisedMissingStatus }: Options): number {
  return code === "UNAUTH. RECORD MISSING" ? unauthorisedMissingStatus : T24[code].status;
}

function companyOf(path: string): string {
  return decodeURIComponent(path.slice(SERVICE_PATH.length + 1).split("/", 1)[0] ?? "");
}

function isKey<T extends object>(key: string, table: T): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

function isErrors(value: unknown): value is readonly T24Error[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is CustomerRecord {
  return typeof value === "object" && value !== null;
}
