import type { CoreCode } from "../core/errors.ts";
import type { Evidence } from "../core/options.ts";
import type { OwnCode } from "./errors.ts";

const stock: Evidence = { grade: "derived", source: "cayzu section 3, W1" };
const ours: Evidence = { grade: "assumed", source: "cayzu section 3" };

/** On what each refusal rests: Web API's stock answers, read in its source, or a choice of ours. */
export const errorEvidence: Readonly<Record<CoreCode | OwnCode, Evidence>> = {
  unauthenticated: { grade: "assumed", source: "cayzu section 2, W1" },
  forbidden: { grade: "assumed", source: "cayzu section 2, C5" },
  "not-found": stock,
  "method-not-allowed": stock,
  "not-acceptable": ours,
  "unsupported-media-type": stock,
  malformed: { grade: "derived", source: "cayzu section 3, W1, W3" },
  "contract-violation": ours,
  "too-large": { grade: "derived", source: "cayzu section 3, IIS" },
  "too-many-sandboxes": ours,
  "too-many-requests": ours,
  unavailable: ours,
  "version-conflict": ours,
  internal: stock,
  "invalid-model": stock,
  "null-customer": stock,
  "invalid-parameter": stock,
  "unknown-customer": { grade: "assumed", source: "cayzu section 8" },
};
