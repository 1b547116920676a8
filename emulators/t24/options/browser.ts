import { defineOptions } from "../../core/options.ts";

/** What BrowserWeb demands of those who post. */
export const browserOptions = defineOptions({
  formToken: {
    default: false,
    description: "Whether a post to BrowserWeb must bring the formToken that the session's pages have.",
    reason: "Newer releases have the hidden field; clients of older ones do not send it.",
    source: "t24-browserweb 11.2",
    grade: "assumed",
  },
});
