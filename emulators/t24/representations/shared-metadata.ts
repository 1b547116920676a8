import type { Formatted, SharedPart } from "../../core/emulator.ts";
import { fieldMetadataOf, type FieldMetadata } from "./field-metadata.ts";
import type { Place } from "./resource.ts";

/**
 * Stands in an answer's text where the embedded metadata belongs; no text that is written holds it, since none that came
 * in may (4.4: the metadata is what makes an answer 160 kB long).
 */
export const METADATA_MARK = "\u0000";

/** The answer without the mark, and with the metadata as the part that it shares with others. */
export function withMetadata({ contentType, text }: Formatted, { bytes, standIn }: Metadata): Formatted {
  const at = text.indexOf(METADATA_MARK);
  const own = text.slice(0, at) + text.slice(at + METADATA_MARK.length);
  return { contentType, text: own, shared: { at, bytes, standIn } };
}

/** The embedded metadata, and the same of no field in its stead. */
export type Metadata = Omit<SharedPart, "at">;

/** Keeps what was made for the latest few places; within a second that of an entity is the same. */
export function keepingMetadata(
  make: (place: Place, fields: readonly FieldMetadata[]) => string,
): (place: Place) => Metadata {
  const kept = new Map<string, Metadata>();
  return (place) => {
    const { base, xmlBase, updated, entity, relationsHost = "" } = place;
    const key = [base, xmlBase, updated, entity, relationsHost].join(" ");
    let metadata = kept.get(key);
    if (metadata === undefined) {
      metadata = { bytes: Buffer.from(make(place, fieldMetadataOf(entity))), standIn: make(place, []) };
      const [oldest] = kept.keys();
      if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, metadata);
    }
    return metadata;
  };
}

const MAX_KEPT = 8;
