import type { Context, Reply, RequestFacts } from "../core/emulator.ts";
import type { CoreCode, DomainError } from "../core/errors.ts";
import { failedBinding, isModelState } from "./domain/binding.ts";
import type { Options } from "./options.ts";
import type { Resource } from "./representations/resource.ts";

/** Refusals of the service's own. */
export type OwnCode = "invalid-model" | "null-customer" | "invalid-parameter" | "unknown-customer";

/** A refusal with what its wording may need. */
interface Refusal {
  readonly error: DomainError;
  readonly request: RequestFacts;
  readonly options: Options;
}

type Answer = Reply<Resource>;
type Wording = (refusal: Refusal) => Answer;

const AUTHORIZATION_DENIED = "Authorization has been denied for this request.";
const INVALID = "The request is invalid.";
const FAILED = "An error has occurred.";

/** Web API's stock answers to a caller from afar (W1); what is ours is graded in the README. */
const wordings: Readonly<Record<CoreCode | OwnCode, Wording>> = {
  unauthenticated: ({ options }) =>
    options.unauthorizedBody === "empty" ? { status: 401 } : answer(401, AUTHORIZATION_DENIED),
  forbidden: () => answer(403, AUTHORIZATION_DENIED),
  "not-found": ({ request }) =>
    answer(404, `No HTTP resource was found that matches the request URI '${uriOf(request)}'.`),
  "method-not-allowed": ({ request }) =>
    answer(405, `The requested resource does not support http method '${request.method}'.`),
  "not-acceptable": () => answer(406, FAILED),
  "unsupported-media-type": ({ error, request }) => answer(415, unsupported(error, request)),
  malformed,
  "contract-violation": () => answer(400, INVALID),
  "too-large": () => answer(413, "Maximum request length exceeded."),
  "too-many-sandboxes": ({ error }) => answer(503, error.message),
  // Section 3: whatever stands before the service answers so; the words are the status's own.
  "too-many-requests": () => answer(429, "Too Many Requests"),
  unavailable: () => answer(503, "Service Unavailable"),
  "version-conflict": () => answer(500, FAILED),
  internal: () => answer(500, FAILED),
  "invalid-model": ({ error }) => invalidModel(error.details["modelState"]),
  "null-customer": () => answer(500, FAILED),
  "invalid-parameter": () => answer(400, INVALID),
  "unknown-customer": ({ error, options }) =>
    options.unknownCustomer === "empty" ? { status: 404 } : answer(404, error.message),
};

/** Every code that has words. */
export const errorCodes: readonly string[] = Object.keys(wordings);

/** A refusal in the service's words; a code that it does not know is worded as `internal`. */
export function toReply(error: DomainError, request: RequestFacts, { options }: Context<Options>): Answer {
  const word = isCode(error.code) ? wordings[error.code] : wordings.internal;
  return word({ error, request, options });
}

function isCode(code: string): code is keyof typeof wordings {
  return Object.hasOwn(wordings, code);
}

function answer(status: number, message: string): Answer {
  return { status, resource: { kind: "error", value: { Message: message } } };
}

function invalidModel(state: unknown): Answer {
  const ModelState = isModelState(state) ? state : failedBinding.modelState;
  return { status: 400, resource: { kind: "error", value: { Message: INVALID, ModelState } } };
}

/** A body that cannot be parsed binds to nothing, and the action decides; a broken path never gets that far. */
function malformed({ error, options }: Refusal): Answer {
  const { syntax } = error.details;
  if (syntax === "path" || syntax === "sandbox") return answer(400, INVALID);
  return options.nullBody === "guarded" ? invalidModel(failedBinding.modelState) : answer(500, FAILED);
}

/** .NET takes a Content-Type that is no media type for none; parameters are left out of the message (W1). */
function unsupported({ details }: DomainError, { headers }: RequestFacts): string {
  const sent = details["mediaType"] ?? headers["content-type"]?.split(";", 1)[0]?.trim();
  return typeof sent === "string" && sent.includes("/")
    ? `The request entity's media type '${sent}' is not supported for this resource.`
    : "The request contains an entity body but no Content-Type header. " +
        "The inferred media type 'application/octet-stream' is not supported for this resource.";
}

/** As the client wrote it, the token with it (section 3). */
function uriOf({ origin, path, search }: RequestFacts): string {
  return `${origin}${path}${search}`;
}
