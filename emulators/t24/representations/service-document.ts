import { defineTemplate, hole, repeat } from "../../core/xml.ts";
import { publishedEnquiries } from "../domain/enquiries.ts";
import { versions } from "../domain/version.ts";
import { setOf } from "../iris/names.ts";
import { prefixOf } from "./atom-links.ts";
import { dialects } from "./dialect.ts";
import type { ServiceDocument } from "./resource.ts";

/** The entities whose sets the service document names: the versions, then the enquiries. After them it names `Errors`. */
export const publishedEntities: readonly { readonly entity: string }[] = [...versions, ...publishedEnquiries];

/** The RIM's set of errors, of old. */
export const ERRORS = "Errors";

const template = defineTemplate({
  service: {
    "@xmlns": "http://www.w3.org/2007/app",
    "@xml:base": hole("base"),
    "@xmlns:atom": "http://www.w3.org/2005/Atom",
    "@xmlns:app": "http://www.w3.org/2007/app",
    workspace: {
      "atom:title": "Default",
      ...repeat("sets", { collection: { "@href": hole("href"), "atom:title": hole("set") } }),
    },
  },
});

/** AtomPub's service document: one workspace, one collection an entity set (fact sheet, 4.8). */
export function formatServiceDocument(document: ServiceDocument): string {
  const sets = publishedEntities.map(({ entity }) => ({
    set: setOf(entity),
    href: prefixOf(document) + setOf(entity),
  }));
  // 4.8: the samples have it, in Atom as if it were below the company.
  const errors = { set: ERRORS, href: prefixOf(document) + ERRORS };
  return dialects.odata4j.prolog + template({ base: document.xmlBase, sets: [...sets, errors] });
}
