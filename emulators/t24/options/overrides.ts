import { defineOptions } from "../../core/options.ts";

/** Which overrides and warnings T24 raises on input (3.7, Q42): none for the seed document's customer. */
export const overrideOptions = defineOptions({
  residenceOverride: {
    default: "off",
    values: ["off", "accept", "approve"],
    description: "Whether another RESIDENCE than the live one is an override, to be accepted, or approved (INAO), too.",
    reason: "A change of residence may raise one; the seed document's flow meets none.",
    source: "t24-iris Q42",
    grade: "assumed",
  },
  documentsOverride: {
    default: "off",
    values: ["off", "accept", "approve"],
    description: "Whether a corporate customer without INCORP.CERT is an override, to be accepted, or approved, too.",
    reason: "A live record has the two texts among its overrides; when they are raised is not shown.",
    source: "t24-iris Q42",
    grade: "assumed",
  },
  minorWarning: {
    default: "off",
    values: ["off", "accept"],
    description: "Whether a customer under 18 years is a warning, to be accepted.",
    reason: "Clients are seen to accept warnings; which ones there are depends on the bank.",
    source: "t24-iris Q42",
    grade: "assumed",
  },
  introductoryDocuments: {
    default: "off",
    values: ["off", "accept"],
    description: "Whether a customer of sector 1000, 1001 or 1009 is warned of a document, to be received.",
    reason: "Suites of some banks are asked for documents by sector; the seed document's customer of 1001 is not.",
    source: "t24-browserweb 7.2, 13",
    grade: "observed",
  },
});
