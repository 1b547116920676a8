import { defineOptions } from "../../core/options.ts";

/** How BrowserWeb looks in one release or bank and not in another: whatever suites of one kind find (13). */
export const profileOptions = defineOptions({
  recordLayout: {
    default: "elevenTabs",
    values: ["elevenTabs", "fourteenTabs", "singlePage"],
    description:
      "The screen of CUSTOMER,INPUT: fields above eleven tabs (R16 to R19), fourteen tabs (R22), or all on one page.",
    reason: "The posted forms and dumps that show every field are of the first kind, and of IRIS' own years.",
    source: "t24-browserweb 12, 13",
    grade: "observed",
  },
  toolbarSection: {
    default: "thead",
    values: ["thead", "tbody"],
    description: "Whether the rows of toolbar and id line stand in the table's head (R22) or body (older).",
    reason: "More suites name the head, by its full path.",
    source: "t24-browserweb 4.2, 13",
    grade: "observed",
  },
  bannerCell: {
    default: "nested",
    values: ["nested", "plain"],
    description: "Whether the banner's links stand in a block of their own below its first one, or directly in it.",
    reason: "Two suites find them nested, one plain.",
    source: "t24-browserweb 2.2, 13",
    grade: "observed",
  },
  compositeLayout: {
    default: "table",
    values: ["table", "frames"],
    description: "Whether a composite screen is one page, its parts one above the other, or a frame for each.",
    reason: "Four suites find the parts in one page, one and half in frames.",
    source: "t24-browserweb 9.3, 13",
    grade: "observed",
  },
  signOnHeading: {
    default: "Transact",
    values: ["Transact", "T24"],
    description: "How the sign-on page calls the product.",
    reason: "The newest screenshots say so; the window's title is T24's in any case.",
    source: "t24-browserweb 1.1, 13",
    grade: "observed",
  },
  alertAfterSignOn: {
    default: false,
    description: "Whether a script's alert greets who has signed on.",
    reason: "Two suites fail without one, all others with one.",
    source: "t24-browserweb 1.2, 13",
    grade: "observed",
  },
  menuTree: {
    default: "modelBank",
    values: ["modelBank", "older", "officer", "moneyMarket", "spanish"],
    description: "The menu: R22's model bank's, an older one, or one of three banks'.",
    reason: "The model bank's is the only one that is known in full.",
    source: "t24-browserweb 2.3, 13",
    grade: "observed",
  },
});
