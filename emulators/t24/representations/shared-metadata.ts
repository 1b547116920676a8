import type { Formatted, SharedPart } from "../../core/emulator.ts";
import type { Place } from "./resource.ts";

/**
 * Stands in an answer's text where the embedded metadata belongs; no text that is written holds it, since none that came
 * in may (4.4: the metadata is what makes an answer 160 kB long).
 */
export const METADATA_MARK = "\u0000";

/** The answer without the mark, and with the metadata as the part that it shares with others. */
export function withMetadata({ contentType, text }: Formatted, bytes: Buffer): Formatted {
  const at = text.indexOf(METADATA_MARK);
  return { contentType, text: text.slice(0, at) + text.slice(at + METADATA_MARK.length), shared: { at, bytes } };
}

/** Keeps the bytes that were made for the latest few places; within a second those of an entity are the same. */
export function keepingBytes(make: (place: Place) => string): (place: Place) => SharedPart["bytes"] {
  const kept = new Map<string, Buffer>();
  return (place) => {
    const { base, xmlBase, updated, entity, relationsHost = "" } = place;
    const key = [base, xmlBase, updated, entity, relationsHost].join(" ");
    let bytes = kept.get(key);
    if (bytes === undefined) {
      bytes = Buffer.from(make(place));
      const [oldest] = kept.keys();
      if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, bytes);
    }
    return bytes;
  };
}

const MAX_KEPT = 8;
