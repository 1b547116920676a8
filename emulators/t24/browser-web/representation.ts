import type { FormFields } from "../../core/form.ts";
import type { Formatted } from "../../core/emulator.ts";
import type { Html } from "../../core/html.ts";
import type { BrowserPage } from "./page.ts";
import { blankPage, compositePage } from "./pages/composite.ts";
import { dropDown, failurePage } from "./pages/failure.ts";
import { helpPage } from "./pages/help.ts";
import { bannerPage, homePage } from "./pages/home.ts";
import { menuPage } from "./pages/menu.ts";
import { recordPage } from "./pages/record.ts";
import { resultsPage } from "./pages/results.ts";
import { selectionPage } from "./pages/selection.ts";
import { newPasswordPage, sessionCheckPage, signOnPage } from "./pages/sign-on.ts";
import { tabsPage } from "./pages/tabs.ts";

type HtmlPage = Exclude<BrowserPage, { readonly kind: "asset" }>;

/** The HTML of each page, by its kind. */
const pages: { readonly [Kind in HtmlPage["kind"]]: (page: Extract<HtmlPage, { kind: Kind }>) => Html } = {
  "sign-on": signOnPage,
  "new-password": newPasswordPage,
  "session-check": sessionCheckPage,
  home: homePage,
  banner: bannerPage,
  menu: menuPage,
  help: helpPage,
  record: recordPage,
  selection: selectionPage,
  results: resultsPage,
  composite: compositePage,
  tabs: tabsPage,
  blank: blankPage,
  "drop-down": dropDown,
  failure: failurePage,
};

/** A page of BrowserWeb as bytes-to-be; always HTML, whatever is acceptable, but for the files that pages load. */
export function formatPage(page: BrowserPage): Formatted {
  if (page.kind === "asset") return { contentType: page.contentType, text: page.text };
  const write = pages[page.kind] as (page: HtmlPage) => Html;
  return { contentType: "text/html;charset=UTF-8", text: write(page).markup };
}

/** A posted form as the operations take it. */
export function parsePosted(document: unknown): FormFields {
  return document as FormFields;
}
