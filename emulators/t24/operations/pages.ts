import type { Context, OperationRequest } from "../../core/emulator.ts";
import type { CustomerRecord } from "../domain/record.ts";
import { statusOf, type ThreeFiles } from "../domain/record.ts";
import type { T24Error } from "../domain/refusal.ts";
import { etagOf } from "../iris/etag.ts";
import { baseOf, COLLECTION, ENTITY, itemPath, RELATED, type StateResource } from "../iris/names.ts";
import { rim, stateOf, type Page } from "../iris/rim.ts";
import type { Entry } from "../representations/resource.ts";

/** Where and when a page is made. */
export interface Place {
  readonly base: string;
  readonly updated: string;
}

type CompanyParams = { readonly params: { readonly companyid: string } };

/** The base of a request's links, and the instant of its answer in ISO seconds. */
export function placeOf(
  request: Pick<OperationRequest, "origin"> & CompanyParams,
  { now }: Pick<Context, "now">,
): Place {
  return { base: baseOf(request.origin, request.params.companyid), updated: now.toISOString().replace(/\.\d+Z$/, "Z") };
}

/** A record as its state resource shows it (4.4). */
export function toStatePage(record: CustomerRecord, state: StateResource, place: Place): Entry {
  const self = { title: `${ENTITY}_${state}`, href: itemPath(record.id, state) };
  return { ...toPage(record, state, place), etag: etagOf(record), self };
}

/** The state that an input has led to, as the writer of made resources shows it: self has a profile (4.1, 4.4). */
export function toMadePage(entry: Entry): Entry {
  const { self } = entry;
  return { ...entry, self: { ...self, profile: RELATED + self.title } };
}

/** The record of the newest state, with the links of that state, under the item's own address. */
export function toItemPage(record: CustomerRecord, files: ThreeFiles, place: Place): Entry {
  const state = stateOf[statusOf(files)] ?? "Live";
  return { ...toPage(record, state, place), etag: etagOf(record) };
}

/** A record on a page, under the item's address, without ETag. */
export function toPage(record: CustomerRecord, page: Page, { base, updated }: Place): Entry {
  return {
    kind: "entry",
    base,
    updated,
    record,
    page,
    path: itemPath(record.id),
    self: { title: ENTITY, href: itemPath(record.id) },
    links: rim[page],
  };
}

/** The page of a command, whose self link is the command's own address. */
export function toCommandPage(record: CustomerRecord, page: Page, place: Place): Entry {
  const title = `${ENTITY}_${COMMANDS[page] ?? page}`;
  const href =
    page === "new" || page === "populate"
      ? `${COLLECTION}/${page}`
      : `${itemPath(record.id)}/${COMMANDS[page] ?? page}`;
  const isMade = page === "new" || page === "populate";
  return { ...toPage(record, page, place), self: { title, href }, ...(isMade && { path: href }) };
}

const COMMANDS: Partial<Record<Page, string>> = { validated: "validate", deleted: "delete" };

/** The record that came, sent back with what is wrong; it still offers input and hold (3.6). */
export function toErrorPage(
  record: CustomerRecord,
  {
    command,
    errorSelf,
    errors,
    ...place
  }: Place & {
    readonly errors: readonly T24Error[];
    readonly command: string;
    readonly errorSelf: "errorHandler" | "command";
  },
): Entry {
  const name = command.slice(command.lastIndexOf("/") + 1);
  // Q23
  const self =
    errorSelf === "errorHandler" || name.includes("(")
      ? { title: `${ENTITY}_errorHandler`, href: `${itemPath(record.id)}/error` }
      : { title: `${ENTITY}_${name}`, href: `${itemPath(record.id)}/${name}` };
  return { ...toPage(record, "validated", place), self, errors };
}
