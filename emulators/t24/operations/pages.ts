import { isoText } from "../../core/clock.ts";
import type { Context, RequestFacts } from "../../core/emulator.ts";
import { toT24Error, type Override } from "../domain/override.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { changedFields, statusOf, type ThreeFiles } from "../domain/record.ts";
import type { T24Error } from "../domain/refusal.ts";
import { etagOf } from "../iris/etag.ts";
import { baseOf, collectionOf, itemPath, RELATED, RELS, versionIn, type StateResource } from "../iris/names.ts";
import { hrefOf, stateOf, targetOf, type CommandPage, type Page, type Transition } from "../iris/rim.ts";
import type { Options } from "../options.ts";
import type { Entry, Place } from "../representations/resource.ts";

/** Where a company's pages are, and the instant of the answer in ISO seconds with Z (4.3). */
export function placeIn(
  company: string,
  { origin, path }: Pick<RequestFacts, "origin" | "path">,
  { now, options }: Pick<Context<Options>, "now" | "options">,
): Place {
  const base = baseOf(origin, company);
  // Q40: behind a TLS proxy the base was seen with a port that the links had not.
  const xmlBase = options.proxyPort443 ? base.replace(/^(\w+:\/\/[^/:]+)(?::\d+)?/, "$1:443") : base;
  const { entity } = versionIn(path);
  const embeds = options.embeddedResources;
  // Q50
  const relationsHost = options.relationsHost === USUAL_HOST ? undefined : options.relationsHost;
  return { base, xmlBase, updated: `${isoText(now).slice(0, 19)}Z`, entity, embeds, relationsHost };
}

const USUAL_HOST = new URL(RELS).host;

/** The place of a request that has been routed. */
export function placeOf(
  request: Pick<RequestFacts, "origin" | "path"> & { readonly params: { readonly companyid: string } },
  context: Pick<Context<Options>, "now" | "options">,
): Place {
  return placeIn(request.params.companyid, request, context);
}

/** Whether the self link of a state's page has a profile, as it has where an input led to the state (4.4). */
export type StateProfile = "profiled" | "plain";

/** A record as its state resource shows it (4.4). */
export function toStatePage(
  record: CustomerRecord,
  state: StateResource,
  place: Place,
  profile: StateProfile = "plain",
): Entry {
  const { entity } = place;
  const title = `${entity}_${state}`;
  const href = itemPath(entity, record.id, state);
  const self = profile === "plain" ? { title, href } : { title, href, profile: RELATED + title };
  return toPage(record, state, place, { etag: etagOf(record), self });
}

/** The page with the overrides among its messages, where there are any (3.6). */
export function withMessages(entry: Entry, overrides: readonly Override[]): Entry {
  if (overrides.length === 0) return entry;
  return { ...entry, messages: overrides.map((override) => toT24Error(override, entry.entity)) };
}

/** The record of the newest state, with the links of that state, under the item's own address. */
export function toItemPage(record: CustomerRecord, files: ThreeFiles, place: Place, select?: Entry["select"]): Entry {
  const state = stateOf[statusOf(files)] ?? "Live";
  return toPage(record, state, place, { etag: etagOf(record), select });
}

/** The page of an unauthorised record with what it changes, where pages embed that (2.4). */
export function withChanges(entry: Entry, live: CustomerRecord | undefined): Entry {
  const { base, xmlBase, updated, entity, embeds, page, record } = entry;
  if (embeds !== "all" || page !== "IAuth") return entry;
  const place = { base, xmlBase, updated, entity, embeds };
  return { ...entry, changed: toCommandPage(changedFields(record, live), "changedValues", place) };
}

/** A record on a page, under the item's address; without ETag and with all its properties unless told otherwise. */
export function toPage(
  record: CustomerRecord,
  page: Page,
  { base, xmlBase, updated, entity, embeds, relationsHost }: Place,
  { etag, select, self }: Partial<Pick<Entry, "etag" | "select" | "self">> = {},
): Entry {
  const path = itemPath(entity, record.id);
  return {
    kind: "entry",
    // One by one, since V8 is slow to add members to a copy.
    base,
    xmlBase,
    updated,
    entity,
    embeds,
    relationsHost,
    record,
    page,
    path,
    self: self ?? { title: entity, href: path },
    etag,
    select,
    enrichments: undefined,
  };
}

const OF_COLLECTION: ReadonlySet<CommandPage> = new Set(["new", "populate", "copy"]);

/** The page of a command: its self link is the command's own address; so is the id of what it makes (4.4). */
export function toCommandPage(record: CustomerRecord, page: CommandPage, place: Place): Entry {
  const isMade = page === "new" || page === "populate" || page === "paste";
  const { entity } = place;
  const of = OF_COLLECTION.has(page) ? collectionOf(entity) : itemPath(entity, record.id);
  const self = { title: `${entity}_${page}`, href: `${of}/${page === "errorHandler" ? "error" : page}` };
  // 4.4: the profile of what is made holds the relations of the resource that made it.
  const profile = `${RELATED}${entity} ${RELS}${page}`;
  return { ...toPage(record, page, place), ...(isMade ? { self: { ...self, profile }, path: self.href } : { self }) };
}

/** A refused record with what is wrong; one that the client sent still offers input and hold (3.6). */
export function toErrorPage(
  record: CustomerRecord,
  failed: { readonly command: Transition; readonly isPosted: boolean; readonly errors: readonly T24Error[] },
  { errorSelf, ...place }: Place & Pick<Options, "errorSelf">,
): Entry {
  const { command, isPosted, errors } = failed;
  const handler = toCommandPage(record, "errorHandler", place);
  // Q23
  const { entity } = place;
  const self =
    errorSelf === "errorHandler"
      ? handler.self
      : { title: targetOf(command, entity), href: hrefOf(command, entity, record.id) };
  return { ...handler, page: isPosted ? "validate" : "errorHandler", self, errors };
}
