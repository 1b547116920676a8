import { defineOptions, type OptionsOf } from "../core/options.ts";

/** What Cardlytics' pages leave open about sessions and the creation of customers. */
export const options = defineOptions({
  duplicatePost: {
    default: "upsert",
    values: ["upsert", "reject"],
    description: "What a POST does with a sourceCustomerId that exists: replaces the customer, or answers 400.",
    reason: "No replay protection is documented, and PUT takes the same payload, so a repeated POST must be safe.",
    source: "section 3, duplicates on POST",
    grade: "assumed",
  },
  legacyFailure500: {
    default: false,
    description: "Whether the Data API answers a client's mistakes in the body by 500 InternalServerError.",
    reason: "K1 knows only 200 and 500; the error page, which all APIs share, is specific about 400.",
    source: "section 5.1; K1, K10",
    grade: "documented",
  },
  strictCardTypes: {
    default: false,
    description: "Whether cardType and a card's status take known words only, rather than any upper-case word.",
    reason: "Both are free strings in the vendor's OpenAPI; only the words of the samples are known.",
    source: "section 8, CardType and CardStatus",
    grade: "assumed",
  },
  strictCountry: {
    default: false,
    description: "Whether country takes two capital letters only, rather than any text that is not blank.",
    reason: "The sample has US; no format is stated.",
    source: "section 8, country format",
    grade: "assumed",
  },
  strictAccept: {
    default: false,
    description: "Whether an Accept that leaves out JSON is answered 406, rather than by JSON.",
    reason: "Spring would refuse it; the vendor's list of statuses has no 406.",
    source: "section 4",
    grade: "assumed",
  },
  closedNeedsCloseDate: {
    default: "cards",
    values: ["never", "cards", "cards and accounts"],
    description: "What must have a close date when its status is CLOSED.",
    reason: "K4 demands it of cards; of accounts K7 says only that the date is null while they are OPEN.",
    source: "section 1.3; K4, K7, K8",
    grade: "documented",
  },
  scalarCoercion: {
    default: false,
    description: "Whether a number or a boolean is taken as text where a text is expected.",
    reason: "A wrong JSON shape is unreadable; Jackson, left as it comes, would take 78753 as a postal code.",
    source: "section 3, which 400",
    grade: "assumed",
  },
  applyDelayMs: {
    default: 0,
    description: "After how many milliseconds what a POST stored can be seen by profiles and sessions.",
    reason: "Nothing says that work is queued, and nothing that a 200 means stored.",
    source: "section 3, sync or async",
    grade: "assumed",
  },
  rateLimit: {
    default: false,
    description: "Whether the eleventh call within one second of the sandbox's clock is answered 429.",
    reason: "Quota and rate are documented without numbers; a test suite is faster than most.",
    source: "section 3, status list",
    grade: "assumed",
  },
  requireClientCertificate: {
    default: false,
    description: "Whether calls without the header X-SSL-Client-Verify: SUCCESS are answered 403.",
    reason: "The vendor wants mutual TLS; the header stands for a certificate that a proxy has verified.",
    source: "section 8, mTLS; K14",
    grade: "assumed",
  },
});

/** The options in force in one sandbox. */
export type Options = OptionsOf<typeof options>;
