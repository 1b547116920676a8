import { STATUS_CODES } from "node:http";

import type { Context, Reply, RequestFacts } from "../core/emulator.ts";
import type { CoreCode, DomainError } from "../core/errors.ts";
import type { Options } from "./options.ts";
import type { ErrorBody, SpringError } from "./representations/resource.ts";
import { requestIdOf } from "./request-id.ts";

/**
 * Refusals of Cardlytics' own: a body that cannot be bound, one whose values are wrong, a customer who gets no session,
 * a client whose secret is wrong, a call too many.
 */
export type OwnCode = "not-readable" | "invalid" | "no-session" | "bad-credentials" | "throttled";

/** The vendor's word for a kind of refusal. */
export type ProblemType = ErrorBody["type"];

/** A refusal in the vendor's words. */
export interface Problem {
  readonly type: ProblemType;
  readonly status: number;
  readonly title: string;
}

const notReadable: Problem = { type: "HttpMessageNotReadable", status: 400, title: "Request could not be parsed" };
const internal: Problem = { type: "InternalServerError", status: 500, title: "Internal Server Error" };
const throttled: Problem = { type: "TooManyRequests", status: 429, title: "Too many requests" };
const unavailable: Problem = { type: "ServiceUnavailable", status: 503, title: "Service Unavailable" };
const invalid: Problem = { type: "ValidationException", status: 400, title: "Bad request" };

/** Each refusal in the vendor's words. K10 has four types; those of 403 to 429 and 503 are provisional (section 3). */
const problems = {
  "not-readable": notReadable,
  malformed: notReadable,
  invalid,
  "contract-violation": invalid,
  // K11; which member carries the sentence is an option.
  "no-session": invalid,
  // K12: a wrong clientId or secret is 500, in so many words.
  "bad-credentials": internal,
  // 5.15: the table says 500, the worked example 401.
  unauthenticated: { type: "SessionValidationException", status: 401, title: "Session expired or invalid" },
  forbidden: { type: "AccessDenied", status: 403, title: "Access denied" },
  "not-found": { type: "NotFound", status: 404, title: "Not found" },
  "method-not-allowed": { type: "MethodNotAllowed", status: 405, title: "Method not allowed" },
  "not-acceptable": { type: "NotAcceptable", status: 406, title: "Not acceptable" },
  "too-large": { type: "PayloadTooLarge", status: 413, title: "Payload too large" },
  "unsupported-media-type": { type: "UnsupportedMediaType", status: 415, title: "Unsupported media type" },
  throttled,
  "version-conflict": unavailable,
  "too-many-sandboxes": unavailable,
  "too-many-requests": throttled,
  unavailable,
  internal,
} as const satisfies Record<CoreCode | OwnCode, Problem>;

/** Every code that has words: core's, our own, and the types of K10. */
export const errorCodes: readonly string[] = [
  ...new Set(Object.entries(problems).flatMap(([code, { type }]) => [code, type])),
];

/** Each refusal that a client can get, once, in the order of their statuses. */
export const refusals: readonly Problem[] = [
  ...new Map(Object.values(problems).map((one) => [one.type, one])).values(),
].sort((one, other) => one.status - other.status);

/** The statuses whose bodies K10 has; what the others come with is an option. */
const LISTED: readonly number[] = [400, 401, 500];

/** Words a refusal as Cardlytics does, by the same five members. A code may also be a type of the vendor's. */
export function toReply(
  error: DomainError,
  request: RequestFacts,
  context: Context<Options>,
): Reply<ErrorBody | SpringError> {
  const problem = problemOf(error.code);
  const { plainRefusals } = context.options;
  if (plainRefusals === "five members" || LISTED.includes(problem.status)) {
    return toListed(problem, error, request, context);
  }
  if (plainRefusals === "empty") return { status: problem.status };
  return { status: problem.status, resource: toSpringError(problem, request, context.now) };
}

/** As Spring Boot does by itself, whose path has no query. */
function toSpringError({ status }: Problem, { path }: RequestFacts, now: Date): SpringError {
  const timestamp = now.toISOString().replace("Z", "+00:00");
  return { timestamp, status, error: STATUS_CODES[status] ?? "", path };
}

function toListed(
  found: Problem,
  error: DomainError,
  request: RequestFacts,
  { options }: Context<Options>,
): Reply<ErrorBody> {
  const isMistakeInBody = found.status === 400 && request.path.startsWith("/v2/data/");
  // 5.1: the literal reading of K1, in which the Data API knows only 200 and 500.
  const isHidden = options.legacyFailure500 && isMistakeInBody;
  const { type, status, title } = isHidden ? internal : found;
  const requestId = requestIdOf(request);
  if (error.code === "no-session" && options.sessionRefusalIn === "title") {
    return { status, resource: { type, title: error.message, status, validationErrors: [], requestId } };
  }
  const validationErrors = isHidden ? [] : listed(error, options);
  return { status, resource: { type, title, status, validationErrors, requestId } };
}

function problemOf(code: string): Problem {
  const entry = Object.entries(problems).find(([own, { type }]) => own === code || type === code);
  return entry?.[1] ?? internal;
}

function listed(error: DomainError, { validationErrorStyle }: Options): string[] {
  if (error.code === "no-session") return [error.message];
  const { validationErrors } = error.details;
  if (!Array.isArray(validationErrors)) return [];
  const mistakes = validationErrors.map(String);
  return validationErrorStyle === "message" ? mistakes.map((mistake) => mistake.replace(PATH, "")) : mistakes;
}

/** The path that a mistake begins with: members and indices, in which there is no blank. */
const PATH = /^[^ ]+: /;
