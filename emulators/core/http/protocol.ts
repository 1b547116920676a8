import type { Headers, Negotiated, Protocol, Representation } from "../emulator.ts";
import { createChoices } from "./choices.ts";
import { parseAccept, type AcceptRange } from "./headers.ts";

export { hasBody, mediaTypeOf, parseAccept, parseBasic, parseMediaType, type MediaType } from "./headers.ts";

/** The manners of RFC 9110 itself: what an emulator spreads and then overrides where its vendor differs. */
export const rfc9110 = {
  stages: ["route", "authenticate", "negotiate", "read", "operate"],
  canonicalPath: (path) => path,
  authenticate: () => Promise.resolve(undefined),
  negotiate: negotiateByAccept,
  emptyBodyNeedsMediaType: false,
  allow: (methods) => methods,
  head: true,
  options: true,
  hidesUnsafePaths: false,
  isFresh: isFreshByRfc,
  headers: () => ({}),
  secrets: { headers: ["authorization", "cookie"], query: [] },
} as const satisfies Protocol<unknown, unknown, unknown>;

/**
 * Proactive negotiation (RFC 9110, section 12.5.1): for each type that can be written the most specific range
 * counts; the highest weight wins, then the order of the offers. No Accept: the first offer.
 */
function negotiateByAccept<R>({ accept }: Headers, offers: readonly Representation<R>[]): Negotiated<R> | undefined {
  const [first] = offers;
  if (accept === undefined || accept.trim() === "" || accept === "*/*") {
    return first && { representation: first, mediaType: first.writes[0] ?? "" };
  }
  return choices.remember(offers, accept, () => choose(accept, offers));
}

const choices = createChoices();

function choose<R>(accept: string, offers: readonly Representation<R>[]): Negotiated<R> | undefined {
  const candidates = offers.flatMap((representation) =>
    representation.writes.map((mediaType) => ({ representation, mediaType })),
  );
  const ranges = parseAccept(accept);
  let best: Negotiated<R> | undefined;
  let bestWeight = 0;
  for (const candidate of candidates) {
    const weight = weightFor(candidate.mediaType, ranges);
    if (weight > bestWeight) [best, bestWeight] = [candidate, weight];
  }
  return best;
}

function weightFor(mediaType: string, ranges: readonly AcceptRange[]): number {
  const specificity = [mediaType, `${mediaType.slice(0, mediaType.indexOf("/"))}/*`, "*/*"];
  for (const type of specificity) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range !== undefined) return range.q;
  }
  return 0;
}

/** Weak comparison with a list or `*` (RFC 9110, section 13.1.2). */
function isFreshByRfc(ifNoneMatch: string, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");
  // A comma may be part of a tag between quotes.
  const tags = ifNoneMatch.match(/[^,"]*"[^"]*"|[^,"]+/g) ?? [];
  return ifNoneMatch.trim() === "*" || tags.some((tag) => opaque(tag) === opaque(etag));
}
