import type { Context, Reply, RequestFacts } from "../../core/emulator.ts";
import { toHeader } from "../iris/etag.ts";
import { itemPath } from "../iris/names.ts";
import type { Options } from "../options.ts";
import { embedsMetadata, type Entry, type Resource } from "../representations/resource.ts";
import { withEnrichments } from "./enrich.ts";

/** A page with its ETag, if it has one, the headers that go with it, and the words behind codes where it has them. */
export async function toEntryReply(
  status: number,
  entry: Entry,
  { store }: Pick<Context, "store">,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply<Resource>> {
  const resource = embedsMetadata(entry) ? await withEnrichments(entry, store) : entry;
  return { status, headers, resource, etag: entry.etag === undefined ? undefined : toHeader(entry.etag) };
}

/**
 * 5.5: after a change Location names the state that it led to, or by option the item (Q37, Q38); the engine adds the
 * request's own parameters to it, each pair once.
 */
export function locationOf(
  { base, self, record, entity }: Entry,
  { search }: Pick<RequestFacts, "search">,
  { locationTarget }: Options,
): { readonly location: string } {
  const target = base + (locationTarget === "state" ? self.href : itemPath(entity, record.id));
  return { location: search.length > 1 ? `${target}?${parametersOf(search)}` : target };
}

/** 5.5, 5.8: an input carries Location, and the data that T24 generated. */
export function inputHeaders(
  entry: Entry,
  request: Pick<RequestFacts, "search">,
  options: Options,
): Readonly<Record<string, string>> {
  const { location } = locationOf(entry, request, options);
  return { location, "x-t24-generated-data": GENERATED_DATA };
}

function parametersOf(search: string): string {
  return [...new Set(new URLSearchParams(search).toString().split("&"))].join("&");
}

/** The data that T24 generated, as new and validate have them by option (5.8, Q39). */
export function generatedData({ generatedDataOn }: Options): Readonly<Record<string, string>> {
  return generatedDataOn === "everyCommand" ? { "x-t24-generated-data": GENERATED_DATA } : {};
}

/** As the sandbox sent it: field, value and sub-value marks are T24's private-use characters (5.8). */
const GENERATED_DATA = Buffer.from("hiddenFirstRequest\uF8FD52\uF8FC1\uF8FC1\uF8FCNO").toString("base64");
