import type { CoreCode } from "../core/errors.ts";
import type { Evidence } from "../core/options.ts";
import type { OwnCode } from "./errors.ts";

const choice = (source: string): Evidence => ({ grade: "assumed", source: `t24-iris ${source}` });
const derived = (source: string): Evidence => ({ grade: "derived", source: `t24-iris ${source}` });
const observed = (source: string): Evidence => ({ grade: "observed", source: `t24-iris ${source}` });

/** On what each refusal rests: exchanges and tests that were seen, the engine's source, or a choice of ours. */
export const errorEvidence: Readonly<Record<CoreCode | OwnCode | "unparsable-key", Evidence>> = {
  "RECORD MISSING": observed("3.5"),
  "UNAUTH. RECORD MISSING": observed("3.5, Q2, Q3"),
  "LIVE RECORD NOT CHANGED": { grade: "documented", source: "t24-iris 3.5, Q22" },
  "NO CHANGE TO LIVE (NAU-REC. EXISTS)": { grade: "documented", source: "t24-iris 3.5" },
  "NO FUNCTION FOR THIS APPLICATION": observed("Q34"),
  "EB.RTN.SAME.NAME.AUTHORISER/INPUTTER": { grade: "documented", source: "t24-iris 3.3, Q1" },
  "EB-SECURITY.VIOLATION": observed("3.5, 5.4"),
  "INVALID FUNCTION FOR RECORD STATUS": choice("3.5"),
  "INP NOT NUMERIC": choice("3.5, Q12"),
  "TOO MANY CHARACTERS": choice("3.5"),
  "EB-RESOURCE.MODIFIED": observed("3.5, 5.3"),
  "EB-CONNECTION.ERROR": observed("3.5"),
  "EB-USER.CONTEXT.MISSING": observed("3.5"),
  "EB-USER.DETAILS.MISSING": observed("3.5"),
  "EB-OPERATION.MISSING": observed("3.5"),
  "EB-INVALID.RESPONSE": observed("3.5"),
  validation: observed("3.6"),
  overrides: { grade: "documented", source: "t24-iris 3.7" },
  unauthenticated: observed("6, Q14"),
  forbidden: choice("6"),
  "not-found": derived("5.6"),
  "method-not-allowed": observed("5.6"),
  "not-acceptable": derived("5.7"),
  "unsupported-media-type": observed("5.7"),
  malformed: derived("5.7, Q43"),
  "contract-violation": derived("5.7, Q43"),
  "too-large": choice("5.7"),
  "too-many-sandboxes": choice("5.7"),
  "too-many-requests": choice("5.7"),
  unavailable: choice("5.7"),
  internal: derived("5.7"),
  "unparsable-key": choice("Q12"),
  "version-conflict": derived("5.3"),
};
