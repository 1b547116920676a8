import type { Reply } from "../core/emulator.ts";
import type { CoreCode, DomainError } from "../core/errors.ts";
import type { RefusalCode } from "./domain/refusal.ts";
import type { Options } from "./options.ts";
import type { Resource } from "./representations/json.ts";

/** How an error is answered: the HTTP status and the words. */
export interface Wording {
  readonly status: number;
  readonly message: string;
}

/** Cisco's published table for Create Customer (D1), then the platform's common codes. */
export const codes: Readonly<Record<RefusalCode, Wording>> = {
  "10000004": { status: 400, message: "Invalid accountId." },
  "10000024": { status: 400, message: "Invalid apiVersion." },
  "10000580": { status: 400, message: "Customer details required." },
  "10000581": { status: 400, message: "Customer name is required." },
  "10000582": { status: 400, message: "Invalid customer name. Number of characters allowed 1 - 60." },
  "10000583": { status: 400, message: "Account Id is required." },
  "10000584": { status: 400, message: "Security answer missing." },
  "10000585": { status: 400, message: "Security question missing." },
  "10000586": { status: 400, message: "Invalid security question. Number of characters allowed 0 - 100." },
  "10000587": { status: 400, message: "Invalid security answer. Number of characters allowed 0 - 100." },
  "10000588": { status: 400, message: "Maximum 4 contacts can be associated with a customer." },
  "10000589": { status: 400, message: "Invalid contact name. Number of characters allowed 0 - 40." },
  "10000590": { status: 400, message: "Invalid contact title. Number of characters allowed 0 - 40." },
  "10000591": { status: 400, message: "Invalid contact phone. Number of characters allowed 0 - 25." },
  "10000592": { status: 400, message: "Invalid contact mobile. Number of characters allowed 0 - 40." },
  "10000593": { status: 400, message: "Invalid contact email. Number of characters allowed 0 - 320." },
  "10000594": { status: 400, message: "Invalid address line1. Number of characters allowed 0 - 40." },
  "10000595": { status: 400, message: "Invalid address line2. Number of characters allowed 0 - 40." },
  "10000596": { status: 400, message: "Invalid city. Number of characters allowed 0 - 40." },
  "10000597": { status: 400, message: "Invalid state/region. Number of characters allowed 0 - 40." },
  "10000598": { status: 400, message: "Invalid country. Number of characters allowed 0 - 100." },
  "10000599": { status: 400, message: "Invalid postal code. Number of characters allowed 0 - 15." },
  "10000602": { status: 400, message: "Duplicate customer name." },
  "10000603": { status: 400, message: "Invalid account. Account erasure request is in progress for the account." },
  "20000003": { status: 404, message: "Resource not found - Invalid accountId." },

  // Section 8: assumed. G2 has 1400101 for the users functions, without a status.
  "20000004": { status: 404, message: "Resource not found - Invalid customerId." },
  "1400101": { status: 404, message: "Customer not found." },

  "10000001": { status: 401, message: "Invalid credentials" }, // P1, seen live without a full stop.
  "10000011": { status: 400, message: "One or more required fields are missing." }, // D4
  "10000023": {
    status: 400,
    message:
      "The JSON in the request is not well formed. Please ensure that commas, colons, braces etc. are formatted properly.",
  }, // G1
  "10000028": { status: 400, message: "Invalid request." }, // G1; its "Description: …" is the documentation's.
  "10000030": { status: 400, message: "Your role does not have access to this API function." }, // G1
  // G2 has what these three mean; their texts are provisional, their status is an option.
  "10000062": { status: 400, message: "This user does not have access to the account data." },
  "10000079": { status: 400, message: "This account does not have access to this API." },
  "10000080": { status: 400, message: "API access is forbidden." },
  "30000001": { status: 500, message: "Unknown server error." }, // D4
  "40000029": { status: 429, message: "Rate limit exceeded." }, // G6; section 8: the text is provisional.
};

/** Core's refusals: the platform's code where it has one, else what its web stack answers, without a code. */
const core: Readonly<Record<CoreCode, Wording | RefusalCode>> = {
  unauthenticated: { status: 401, message: "Full authentication is required to access this resource" }, // P1, seen
  forbidden: "10000030",
  "not-found": { status: 404, message: "Not Found" }, // Section 3.2: this and the other bare ones are provisional.
  "method-not-allowed": { status: 405, message: "Method Not Allowed" },
  "not-acceptable": { status: 406, message: "Not Acceptable" },
  "unsupported-media-type": { status: 415, message: "Unsupported Media Type" },
  malformed: "10000023",
  "contract-violation": "10000023",
  "too-large": { status: 413, message: "Payload Too Large" },
  "too-many-sandboxes": { status: 503, message: "Service Unavailable" },
  "too-many-requests": "40000029",
  unavailable: { status: 503, message: "Service Unavailable" },
  "version-conflict": "30000001",
  internal: "30000001",
};

/** Every code that has words: the platform's, then core's. */
export const errorCodes: readonly string[] = [...Object.keys(codes), ...Object.keys(core)];

const BAD_REQUEST: Wording = { status: 400, message: "Bad Request" };

/** The platform's envelope (section 3): message, then code as text where there is one. Both 401 name the realm (P1). */
export function toReply(error: DomainError, _request: unknown, { options }: Answering): Reply<Resource> {
  const wording = wordingOf(error, options);
  if (typeof wording === "string") return withCode(wording, options);
  const { status, message } = wording;
  const challenge = status === 401 ? CHALLENGE : {};
  if (options.plainRefusals === "empty" && PROVISIONAL.includes(status)) return { status };
  return { status, resource: { kind: "error", charset: "ISO-8859-1", body: { errorMessage: message } }, ...challenge };
}

interface Answering {
  readonly options: Options;
}

const CHALLENGE = { headers: { "www-authenticate": 'Basic realm="Jasper"' } } as const;

/** Section 8: how these are answered is not known. */
const PROVISIONAL: readonly number[] = [404, 405, 406, 415];

function withCode(code: RefusalCode, options: Options): Reply<Resource> {
  const wording = codes[code];
  const message = code === "40000029" ? options.rateLimitText : wording.message;
  const status = ACCESS_CODES.includes(code) ? options.accessRefusalStatus : wording.status;
  const body = { errorMessage: message, errorCode: code };
  const resource = { kind: "error", charset: "ISO-8859-1", body } as const;
  return code === "10000001" && options.wrongKeyChallenge ? { status, resource, ...CHALLENGE } : { status, resource };
}

const ACCESS_CODES: readonly RefusalCode[] = ["10000062", "10000079", "10000080"];

function wordingOf({ code, details }: DomainError, { foreignTypeCode }: Options): Wording | RefusalCode {
  if (isRefusalCode(code)) return code;
  if (code === "malformed" && !isInBody(details["syntax"])) return BAD_REQUEST;
  if (code === "unsupported-media-type" && foreignTypeCode !== "none") return foreignTypeCode;
  return isCoreCode(code) ? core[code] : core.internal;
}

/** Whether it is the body that could not be read, rather than the path or the sandbox's name. */
function isInBody(syntax: unknown): boolean {
  return syntax !== "path" && syntax !== "sandbox";
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(codes, code);
}

function isCoreCode(code: string): code is CoreCode {
  return Object.hasOwn(core, code);
}
