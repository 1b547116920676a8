import type { Representation } from "../../core/emulator.ts";
import type { BrowserPage } from "../browser-web/page.ts";
import { formatPage, parsePosted } from "../browser-web/representation.ts";
import type { Resource } from "./resource.ts";

/** A page of BrowserWeb, the other door to the same records. */
export interface WebPage {
  readonly kind: "web-page";
  readonly page: BrowserPage;
}

/** All that T24 answers with: IRIS' resources, and BrowserWeb's pages. */
export type Answer = Resource | WebPage;

/** A representation of IRIS' resources that lets pages be HTML, whatever is acceptable. */
export function orWebPage(representation: Representation<Resource>): Representation<Answer> {
  return {
    ...representation,
    format: (answer, mediaType) =>
      answer.kind === "web-page" ? formatPage(answer.page) : representation.format(answer, mediaType),
  };
}

/** What browsers post. */
export const postedForm: Representation<Answer> = {
  writes: [],
  reads: ["application/x-www-form-urlencoded"],
  syntax: "form",
  format: () => {
    throw new Error("no answer is a posted form");
  },
  parse: parsePosted,
};
