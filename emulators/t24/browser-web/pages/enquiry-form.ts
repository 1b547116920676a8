import { html, type Html } from "../../../core/html.ts";
import type { ResultsPage, SelectionPage } from "../enquiry-page.ts";
import type { SignedOn } from "../page.ts";

/** The hidden fields of an enquiry's form: what the servlet is asked, and whose window it is (11.2). */
export function enquiryFields(page: SelectionPage | ResultsPage): Html {
  return html`${Object.entries(valuesOf(page)).map(([name, value]) => hidden(name, value))}`;
}

/** A field that is posted and not seen. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" id="${name}" name="${name}" value="${value}" />`;
}

function valuesOf(page: SelectionPage | ResultsPage): Readonly<Record<string, string>> {
  return {
    command: "globusCommand",
    requestType: "OFS.ENQUIRY",
    operation: "ENQUIRY.SELECT",
    enqname: page.shown.name,
    enqaction: "RUN",
    application: "",
    version: "",
    routineArgs: "",
    page: "1",
    toolbarTarget: page.target,
    ...windowOf(page),
  };
}

function windowOf({ user, company, companyName, screenNumber, formToken }: SignedOn): Readonly<Record<string, string>> {
  return {
    user,
    companyId: company,
    company: companyName,
    compScreen: `COMPOSITE.SCREEN_${user}_${screenNumber}`,
    formToken,
  };
}
