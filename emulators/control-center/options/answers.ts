import { defineOptions } from "../../core/options.ts";

/** What is open about the answers. */
export const answerOptions = defineOptions({
  absentMembers: {
    default: "null",
    values: ["null", "omitted"],
    description: "How Get shows what a customer has not: as null, contacts as an empty list, or not at all.",
    reason: "The page lists all members, but shows no sample without some.",
    source: "1.3",
    grade: "assumed",
  },
  partialResponse: {
    default: true,
    description: "Whether Get obeys fields=a,b,c.",
    reason: "Most GET functions do; for this one it is inferred.",
    source: "1.5",
    grade: "assumed",
  },
  editAnswer: {
    default: "receipt",
    values: ["receipt", "empty"],
    description: "What a successful Edit answers: customerId and timestamp as Create does, or nothing.",
    reason: "The page's answer is not readable; the interactive documentation declares none, for Create too.",
    source: "8, edit response body",
    grade: "assumed",
  },
  successCharset: {
    default: "none",
    values: ["none", "ISO-8859-1", "UTF-8"],
    description: "The charset that Content-Type names on successes; errors always name ISO-8859-1.",
    reason: "Only errors were seen live.",
    source: "2",
    grade: "assumed",
  },
  unknownCustomerCode: {
    default: "20000004",
    values: ["20000004", "1400101"],
    description: "The code of a customer id that does not exist, or that the caller does not see.",
    reason: "No page names one; 20000004 is the gap among the failed look-ups, 1400101 is the users functions' own.",
    source: "8, unknown customerId",
    grade: "assumed",
  },
  plainRefusals: {
    default: "envelope",
    values: ["envelope", "empty"],
    description: "What 404 for an unknown path, 405 and 415 come with: errorMessage without a code, or nothing.",
    reason: "Unknown; the envelope without a code was seen on the 401 of the web stack itself.",
    source: "8, unknown routes",
    grade: "assumed",
  },
  foreignTypeCode: {
    default: "none",
    values: ["none", "10000023"],
    description: "Whether a body of another media type is a plain 415, or JSON that cannot be read.",
    reason: "Unknown; Spring refuses it before it reads.",
    source: "4",
    grade: "assumed",
  },
});
