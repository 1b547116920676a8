import { defineOptions } from "../../core/options.ts";

/** How BrowserWeb looks in one release or bank and not in another: whatever suites of one kind find (13). */
export const profileOptions = defineOptions({
  compositeLayout: {
    default: "table",
    values: ["table", "frames"],
    description: "Whether a composite screen is one page, its parts one above the other, or a frame for each.",
    reason: "Four suites find the parts in one page, one and half in frames.",
    source: "t24-browserweb 9.3, 13",
    grade: "observed",
  },
});
