import { defineOptions } from "../../core/options.ts";

/** What lists and enquiries answer with. */
export const queryOptions = defineOptions({
  pageSize: {
    default: 0,
    minimum: 0,
    maximum: 1_000_000,
    integer: true,
    description: "How many records a list has at most when no $top is sent; 0: all.",
    reason: "No page shows a limit; a list of the sandbox was seen to take 16.8 seconds.",
    source: "t24-iris Q27",
    grade: "assumed",
  },
  listOrder: {
    default: "ascending",
    values: ["ascending", "descending"],
    description: "The order of a list by id when no $orderby is sent.",
    reason: "The order of the samples is unknown; ascending is the order of the file.",
    source: "t24-iris Q28",
    grade: "assumed",
  },
  listShows: {
    default: "live",
    values: ["live", "newest"],
    description: "Whether the list shows live records only, or of each customer the newest, unauthorised or live.",
    reason: "The RIM has a command of its own for unauthorised records.",
    source: "t24-iris Q29",
    grade: "derived",
  },
});
