import type { CoreCode } from "../core/errors.ts";
import type { Evidence } from "../core/options.ts";
import type { OwnCode, ProblemType } from "./errors.ts";

const table: Evidence = { grade: "documented", source: "cardlytics K10" };
/** The status is the vendor's, the type that goes with it ours. */
const listed: Evidence = { grade: "assumed", source: "cardlytics section 3, K10" };
const ours: Evidence = { grade: "assumed", source: "cardlytics section 3" };

/** On what each refusal rests: the vendor's table of four types, or its list of statuses and a type of ours. */
export const errorEvidence: Readonly<Record<CoreCode | OwnCode | ProblemType, Evidence>> = {
  "not-readable": table,
  malformed: table,
  invalid: table,
  "contract-violation": table,
  "no-session": { grade: "documented", source: "cardlytics K11" },
  "bad-credentials": { grade: "documented", source: "cardlytics K12" },
  // 5.15: the table says 500, the worked example 401.
  unauthenticated: { grade: "documented", source: "cardlytics 5.15, K10" },
  forbidden: listed,
  "not-found": listed,
  "method-not-allowed": listed,
  "not-acceptable": ours,
  "too-large": ours,
  "unsupported-media-type": listed,
  throttled: listed,
  "version-conflict": ours,
  "too-many-sandboxes": ours,
  "too-many-requests": listed,
  unavailable: listed,
  internal: table,
  HttpMessageNotReadable: table,
  ValidationException: table,
  SessionValidationException: { grade: "documented", source: "cardlytics 5.15, K10" },
  InternalServerError: table,
  AccessDenied: listed,
  NotFound: listed,
  MethodNotAllowed: listed,
  NotAcceptable: ours,
  PayloadTooLarge: ours,
  UnsupportedMediaType: listed,
  TooManyRequests: listed,
  ServiceUnavailable: listed,
};
