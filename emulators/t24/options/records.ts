import { defineOptions } from "../../core/options.ts";

/** How T24 treats its records: functions, stamps, refusals. */
export const recordOptions = defineOptions({
  unauthorisedMissingStatus: {
    default: 400,
    values: [400, 404],
    description: "Status of authorising or deleting where nothing is unauthorised.",
    reason: "T24 looks in $NAU only, whether or not the record is live; business errors are 400 everywhere.",
    source: "t24-iris Q3",
    grade: "assumed",
  },
  deleteBug: {
    default: false,
    description: "Whether DELETE answers 500 although the record is deleted.",
    reason: "Both 200 and 500 were seen; the record disappears either way.",
    source: "t24-iris Q8",
    grade: "observed",
  },
  nauProcessing: {
    default: "refuse",
    values: ["refuse", "merge"],
    description: "What becomes of an input by a version without authorisers while a record awaits authorisation.",
    reason: "T24 refuses it, or lets it take the waiting one live with it, by NAU.PROCESSING of the version.",
    source: "t24-iris 3.5",
    grade: "derived",
  },
  customerReversal: {
    default: "refuse",
    values: ["refuse", "allow"],
    description: "Whether a live customer can be reversed, and restored from history then.",
    reason: "The dictionary allows function R, yet tests show that CUSTOMER refuses it.",
    source: "t24-iris Q34",
    grade: "observed",
  },
  activeCustomerType: {
    default: "clear",
    values: ["clear", "text", "keep"],
    description: "What the version's rule makes of the customer type ACTIVE: nothing, the text NULL, or ACTIVE still.",
    reason: "The version says that ACTIVE becomes NULL, the word by which its rule for the language means nothing.",
    source: "t24-iris 4.10",
    grade: "derived",
  },
  copyStatus: {
    default: 204,
    values: [204, 200],
    description: "Status of a copy: 204 without a body, or 200 with what was copied.",
    reason: "No exchange shows it; by the engine's table a command without resource is 204.",
    source: "t24-iris 2.5",
    grade: "assumed",
  },
  ofsSource: {
    default: "SEAT",
    description: "The OFS source in the stamps of INPUTTER and AUTHORISER.",
    reason: "Record dumps show several.",
    source: "t24-iris Q35",
    grade: "observed",
  },
  idWidth: {
    default: 6,
    values: [6, 8, 10],
    description: "How many digits a customer number has that T24 hands out.",
    reason: "Model banks have six; suites of two banks cut eight and ten out of a message.",
    source: "t24-browserweb 5, 13",
    grade: "observed",
  },
});
