/** How a conditional header is written, from the ETag as the answer's header has it. */
export const forms = {
  none: { title: "not sent", write: () => undefined },
  quoted: { title: "the ETag, quoted", write: (etag: string) => etag },
  unquoted: { title: "the ETag, unquoted", write: (etag: string) => etag.slice(1, -1) },
  half: { title: "half quoted", write: (etag: string) => etag.slice(1) },
  weak: { title: "`W/` before it", write: (etag: string) => `W/${etag}` },
  list: { title: "in a list", write: (etag: string) => `"x", ${etag}` },
  any: { title: "`*`", write: () => "*" },
  other: { title: "another tag", write: () => '"3me7dlmQFEk8ju3peMIjz8oz5qO6fC29z6GomvUjrCE="' },
} as const;

export type Form = keyof typeof forms;

/** What is stored of the customer; `superseded` sends the live record's ETag while an amendment waits. */
export const states = {
  nothing: "nothing",
  live: "live",
  waiting: "`INAU`",
  superseded: "live and `INAU`; the live one's ETag",
} as const;

export type State = keyof typeof states;

/** One row of the table: all its requests, with all its forms, in all its states, have this answer. */
export interface ConditionalCase {
  readonly requests: readonly string[];
  readonly header: "If-Match" | "If-None-Match";
  readonly forms: readonly Form[];
  readonly states: readonly State[];
  readonly status: number;
  /** The code of T24's error, where it is one. */
  readonly code?: string;
  readonly evidence: string;
}

const READS = ["GET ('id')", "GET ('id')/see", "HEAD ('id')"] as const;
const INPUTS = ["POST ('id')", "PUT ('id')", "POST ('id')/hold"] as const;
const MODIFIED = { status: 412, code: "EB-RESOURCE.MODIFIED" } as const;
const NOTHING_UNAUTHORISED = { status: 400, code: "UNAUTH. RECORD MISSING" } as const;
const TAGS = ["quoted", "unquoted", "half", "weak", "list", "any", "other"] as const;

/** What T24 answers to conditional requests under the default options (5.2, 5.3). */
export const conditionalCases: readonly ConditionalCase[] = [
  {
    requests: READS,
    header: "If-None-Match",
    forms: ["quoted"],
    states: ["live", "waiting"],
    status: 304,
    evidence: "derived: the engine compares two texts (5.2)",
  },
  {
    requests: READS,
    header: "If-None-Match",
    forms: ["none", "unquoted", "half", "weak", "list", "any", "other"],
    states: ["live", "waiting"],
    status: 200,
    evidence: "derived: the engine knows neither lists nor `*` nor weak tags (5.2)",
  },
  {
    requests: READS,
    header: "If-None-Match",
    forms: ["quoted"],
    states: ["superseded"],
    status: 200,
    evidence: "derived: the item is the unauthorised record (Q30)",
  },
  {
    requests: READS,
    header: "If-Match",
    forms: TAGS,
    states: ["live", "waiting"],
    status: 200,
    evidence: "assumed: the engine hands it on, and no reading command is shown to mind it (5.3)",
  },
  {
    requests: ["GET ()"],
    header: "If-None-Match",
    forms: ["any", "other"],
    states: ["live"],
    status: 200,
    evidence: "derived: a feed has no ETag (5.1)",
  },
  {
    requests: INPUTS,
    header: "If-Match",
    forms: ["none"],
    states: ["nothing", "live", "waiting", "superseded"],
    status: 201,
    evidence: "observed for a new record, derived for an amendment (5.3, Q5: `strictIfMatch`)",
  },
  {
    requests: INPUTS,
    header: "If-Match",
    forms: ["quoted", "unquoted"],
    states: ["live", "waiting"],
    status: 201,
    evidence: "observed with and without quotes (5.3, Q7: `unquotedTags`)",
  },
  {
    requests: INPUTS,
    header: "If-Match",
    forms: ["any"],
    states: ["live", "waiting"],
    status: 201,
    evidence: "assumed (Q6: `anyTagMatches`)",
  },
  {
    requests: INPUTS,
    header: "If-Match",
    forms: ["half", "weak", "list", "other"],
    states: ["live", "waiting"],
    ...MODIFIED,
    evidence: "observed for another tag; derived for the rest (5.3, Q6: `lenientWeakTags`)",
  },
  {
    requests: INPUTS,
    header: "If-Match",
    forms: ["quoted"],
    states: ["superseded"],
    ...MODIFIED,
    evidence: "derived: the newest record is what is amended (Q30)",
  },
  {
    requests: INPUTS,
    header: "If-Match",
    forms: ["any", "other"],
    states: ["nothing"],
    ...MODIFIED,
    evidence: "assumed: there is nothing that the tag could name",
  },
  {
    requests: ["PUT ('id')/authorise", "DELETE ('id')/delete"],
    header: "If-Match",
    forms: ["none", "quoted", "unquoted", "any"],
    states: ["waiting"],
    status: 200,
    evidence: "observed with and without quotes (5.3, Q5, Q6, Q7)",
  },
  {
    requests: ["PUT ('id')/authorise", "DELETE ('id')/delete"],
    header: "If-Match",
    forms: ["half", "weak", "list", "other"],
    states: ["waiting"],
    ...MODIFIED,
    evidence: "derived: the same comparison (5.3)",
  },
  {
    requests: ["PUT ('id')/authorise", "DELETE ('id')/delete"],
    header: "If-Match",
    forms: ["quoted"],
    states: ["superseded"],
    ...MODIFIED,
    evidence: "derived: the unauthorised record is what is authorised or deleted",
  },
  {
    requests: ["PUT ('id')/authorise", "DELETE ('id')/delete"],
    header: "If-Match",
    forms: ["none", "any", "other"],
    states: ["nothing", "live"],
    ...NOTHING_UNAUTHORISED,
    evidence: "assumed: there is nothing to compare (Q2, Q3)",
  },
  {
    requests: ["POST ('id')/review"],
    header: "If-Match",
    forms: ["none", "quoted", "unquoted", "any"],
    states: ["live", "waiting"],
    status: 200,
    evidence: "assumed: as other changes",
  },
  {
    requests: ["POST ('id')/review"],
    header: "If-Match",
    forms: ["half", "weak", "list", "other"],
    states: ["live", "waiting"],
    ...MODIFIED,
    evidence: "assumed: as other changes",
  },
  {
    requests: ["POST ()/new"],
    header: "If-Match",
    forms: TAGS,
    states: ["live"],
    status: 201,
    evidence: "assumed: it stores nothing",
  },
  {
    requests: ["POST ('id')/validate"],
    header: "If-Match",
    forms: TAGS,
    states: ["live", "waiting"],
    status: 200,
    evidence: "assumed: no effect is documented (5.3)",
  },
  {
    requests: INPUTS,
    header: "If-None-Match",
    forms: ["quoted", "any", "other"],
    states: ["live", "waiting"],
    status: 201,
    evidence: "derived: the engine looks at it on GET only (5.2, 5.4)",
  },
];
