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
  ofsSource: {
    default: "SEAT",
    description: "The OFS source in the stamps of INPUTTER and AUTHORISER.",
    reason: "Record dumps show several.",
    source: "t24-iris Q35",
    grade: "observed",
  },
});
