import { defineOptions } from "../../core/options.ts";

/** What IRIS takes: bodies, keys and conditions. */
export const requestOptions = defineOptions({
  strictIfMatch: {
    default: false,
    description: "Whether amending or authorising without If-Match is refused with 412.",
    reason: "No public test rejects it, and the engine knows no 428.",
    source: "t24-iris Q5",
    grade: "derived",
  },
  lenientWeakTags: {
    default: false,
    description: "Whether W/ before the tag in If-Match is passed over.",
    reason: "The engine compares plain strings.",
    source: "t24-iris Q6",
    grade: "derived",
  },
  anyTagMatches: {
    default: true,
    description: "Whether If-Match: * matches a stored record, rather than being compared as a tag.",
    reason: "HTTP says so; the engine hands the text on, and what T24 makes of it is not shown.",
    source: "t24-iris Q6",
    grade: "assumed",
  },
  unquotedTags: {
    default: true,
    description: "Whether If-Match matches without the quotes that the ETag has.",
    reason: "The screenshot of the sandbox's authorise has none; the relation's page has them.",
    source: "t24-iris Q7",
    grade: "observed",
  },
  preflightSignOn: {
    default: false,
    description: "Whether a CORS preflight, which browsers send without credentials, is refused for want of a sign-on.",
    reason: "web.xml wants its authenticator first, but its own filters, CORS among them, come before a fragment's.",
    source: "t24-iris Q14",
    grade: "assumed",
  },
  unparsableKeyStatus: {
    default: 400,
    values: [400, 500],
    description: "Status of a POST or PUT whose key is neither quoted nor a number.",
    reason:
      "T24 refuses such an id by its own check, as it does a quoted one; the engine's key parser may fail before.",
    source: "t24-iris Q12",
    grade: "assumed",
  },
  formPosts: {
    default: "read",
    values: ["read", "refuse"],
    description: "Whether a form that is posted to IRIS is read, each field as the property of its name, or is 415.",
    reason: "The engine's POST takes forms; no flow of T24's is seen to send one, and groups cannot be said in one.",
    source: "t24-iris 5.7",
    grade: "derived",
  },
  unreadableBody: {
    default: "document",
    values: ["document", "empty"],
    description: "Whether a body that cannot be read is answered with the framework's error document, or with none.",
    reason: "The engine has it for its own faults; its readers throw a bare 400, which the public set-up maps to none.",
    source: "t24-iris Q43",
    grade: "assumed",
  },
  halParameters: {
    default: "ignore",
    values: ["ignore", "refuse"],
    description: "What becomes of a HAL body whose Content-Type has parameters, such as a charset: read, or 400.",
    reason: "The release of the HAL library that the engine names knows types without any only; no exchange shows it.",
    source: "t24-iris 5.7",
    grade: "derived",
  },
  bodyIdMismatch: {
    default: "ignore",
    values: ["ignore", "refuse"],
    description: "What becomes of a CustomerCode in the body that is not the address's.",
    reason: "The address wins in the engine; sources do not cover the case.",
    source: "t24-iris Q13",
    grade: "assumed",
  },
  halSelfMismatch: {
    default: "ignore",
    values: ["ignore", "refuse"],
    description: "What becomes of a HAL body whose self link is not the request's address.",
    reason: "The engine refuses it, but then the body of /new cannot be posted back, as the documented flow does.",
    source: "t24-iris Q25",
    grade: "derived",
  },
});
