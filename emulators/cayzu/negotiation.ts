import type { Headers, Negotiated, Representation } from "../core/emulator.ts";
import { createChoices } from "../core/http/choices.ts";
import { mediaTypeOf } from "../core/http/protocol.ts";
import { parseAcceptStrictly, type AcceptValue } from "./accept.ts";
import { responseCharset } from "./charset.ts";

/** How well a representation suits a request: by what, and with which quality. */
interface Match<R> {
  readonly by: "mapping" | "literal" | "subtypeRange" | "allRange" | "requestType" | "none";
  readonly quality: number;
  readonly choice: Negotiated<R>;
}

/**
 * Chooses as Web API's DefaultContentNegotiator does (W1): Accept, then the request's own type, then the first
 * representation; never 406.
 */
export function negotiate<R>(headers: Headers, offers: readonly Representation<R>[]): Negotiated<R> | undefined {
  const { accept, "accept-charset": charset, "content-type": type, "x-requested-with": script } = headers;
  const key = `${accept ?? ""}\n${charset ?? ""}\n${type ?? ""}\n${script ?? ""}`;
  return choices.remember(offers, key, () => choose(headers, offers));
}

const choices = createChoices();

function choose<R>(headers: Headers, offers: readonly Representation<R>[]): Negotiated<R> | undefined {
  const accepted = parseAcceptStrictly(headers["accept"]);
  const matches = offers.flatMap((offer) => matchOf(offer, headers, accepted) ?? []);
  const choice = selectBest(matches)?.choice;
  return choice !== undefined && responseCharset(headers) === "utf-16" ? inUtf16(choice) : choice;
}

/** The same in UTF-16, which .NET writes with its byte order mark. */
function inUtf16<R>({ representation, mediaType }: Negotiated<R>): Negotiated<R> {
  return {
    mediaType,
    representation: {
      ...representation,
      format(resource, type) {
        const { text } = representation.format(resource, type);
        return { contentType: `${type}; charset=utf-16`, text, encoding: "utf16le" };
      },
    },
  };
}

/** The first of the ways in which a representation can match; each has at most one match. */
function matchOf<R>(
  representation: Representation<R>,
  headers: Headers,
  accepted: readonly AcceptValue[],
): Match<R> | undefined {
  const [first] = representation.writes;
  if (first === undefined) return undefined;
  if (representation.syntax === "json" && isScripted(headers, accepted)) {
    return { by: "mapping", quality: 1, choice: { representation, mediaType: first } };
  }
  const requestType = representation.writes.find((type) => type === mediaTypeOf(headers)?.type);
  return (
    matchAccept(representation, accepted) ??
    (requestType === undefined
      ? { by: "none", quality: 1, choice: { representation, mediaType: first } }
      : { by: "requestType", quality: 1, choice: { representation, mediaType: requestType } })
  );
}

/** W1 `XmlHttpRequestHeaderMapping`: a browser's script that says nothing, or only that it takes anything. */
function isScripted(headers: Headers, accepted: readonly AcceptValue[]): boolean {
  const isFromScript = headers["x-requested-with"]?.toLowerCase().includes("xmlhttprequest") === true;
  return isFromScript && (accepted.length === 0 || (accepted.length === 1 && accepted[0]?.range === "allRange"));
}

function matchAccept<R>(representation: Representation<R>, accepted: readonly AcceptValue[]): Match<R> | undefined {
  for (const { type, range, quality } of accepted) {
    const mediaType = quality === 0 ? undefined : representation.writes.find((written) => covers(type, range, written));
    if (mediaType !== undefined) return { by: range, quality, choice: { representation, mediaType } };
  }
  return undefined;
}

function covers(type: string, range: AcceptValue["range"], written: string): boolean {
  if (range === "literal") return type === written;
  return range === "allRange" || written.startsWith(type.slice(0, -1));
}

/** Of equal quality the mapping wins, then the more literal match, then the earlier representation (W1). */
function selectBest<R>(matches: readonly Match<R>[]): Match<R> | undefined {
  const best = (by: Match<R>["by"]): Match<R> | undefined => highest(matches.filter((match) => match.by === by));
  const byAccept = [best("mapping"), best("literal"), best("subtypeRange"), best("allRange")];
  return highest(byAccept.flatMap((match) => match ?? [])) ?? best("requestType") ?? best("none");
}

function highest<R>(matches: readonly Match<R>[]): Match<R> | undefined {
  return matches.reduce<Match<R> | undefined>(
    (current, match) => (current === undefined || match.quality > current.quality ? match : current),
    undefined,
  );
}
