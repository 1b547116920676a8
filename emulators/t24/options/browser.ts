import { defineOptions } from "../../core/options.ts";

/** What BrowserWeb demands of those who post, and for how long it knows them. */
export const browserOptions = defineOptions({
  formToken: {
    default: false,
    description: "Whether a post to BrowserWeb must bring the formToken that the session's pages have.",
    reason: "Newer releases have the hidden field; clients of older ones do not send it.",
    source: "t24-browserweb 11.2",
    grade: "assumed",
  },
  sessionTimeout: {
    default: 0,
    minimum: 0,
    maximum: 525_600,
    integer: true,
    description:
      "Minutes without a request after which a session of BrowserWeb ends, on the sandbox's clock; 0: never.",
    reason:
      "An installation's web.xml says; suites are quicker, and a clock set forward for a test is to sign nobody off.",
    source: "t24-browserweb 10",
    grade: "assumed",
  },
});
