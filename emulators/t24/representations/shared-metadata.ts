import type { Formatted, SharedPart } from "../../core/emulator.ts";
import { APART, keepingLatest } from "./keeping-latest.ts";
import { fieldMetadataOf, type FieldMetadata } from "./field-metadata.ts";
import type { Enrichment, Entry, Place } from "./resource.ts";

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

/** How a representation writes the metadata. */
export interface MetadataWriter {
  /** That of some fields, with a mark in that of each code where the words behind it belong. */
  write(place: Place, fields: readonly FieldMetadata[]): string;
  /** The words behind the values of one field. */
  enrich(enrichments: readonly Enrichment[]): string;
}

/** Stands where a field's enrichments belong; no text that is written holds it. */
export const ENRICHMENTS_MARK = "\u0001";

/** The metadata without any enrichment. */
export function withoutMarks(text: string): string {
  return text.replaceAll(ENRICHMENTS_MARK, "");
}

/**
 * Keeps what was made for the latest few places and enrichments: within a second the metadata of an entity is the same,
 * and most records have the codes of one before.
 */
export function keepingMetadata(writer: MetadataWriter): (entry: Enriched) => Metadata {
  const parts = keepingLatest<Parts>(MAX_PLACES);
  const whole = keepingLatest<Metadata>(MAX_KEPT);
  return (entry) => {
    const place = placeKeyOf(entry);
    const { enrichments = NO_ENRICHMENTS } = entry;
    const make = (): Metadata => {
      const around = parts(place, () => partsOf(entry, writer));
      return join(around, enrichments, writer);
    };
    return enrichments.length > MAX_ENRICHMENTS ? make() : whole(place + enrichmentsKeyOf(enrichments), make);
  };
}

type Enriched = Place & Pick<Entry, "enrichments">;

const NO_ENRICHMENTS: readonly Enrichment[] = [];
const MAX_PLACES = 8;
const MAX_KEPT = 16;
/** Few records have more codes, and those could have a megabyte of them. */
const MAX_ENRICHMENTS = 100;

/** The bytes around the enrichments of each code, those that have none being all of it, and the codes' ids in order. */
interface Parts {
  readonly bytes: readonly Buffer[];
  readonly codes: readonly string[];
  readonly standIn: string;
}

function partsOf(place: Place, writer: MetadataWriter): Parts {
  const fields = fieldMetadataOf(place.entity);
  return {
    bytes: writer
      .write(place, fields)
      .split(ENRICHMENTS_MARK)
      .map((text) => Buffer.from(text)),
    codes: fields.flatMap(({ isCode, id }) => (isCode ? [id] : [])),
    standIn: writer.write(place, []),
  };
}

function join({ bytes, codes, standIn }: Parts, enrichments: readonly Enrichment[], writer: MetadataWriter): Metadata {
  const pieces = bytes.flatMap((piece, index) => {
    const code = codes[index];
    const own = code === undefined ? [] : enrichments.filter(({ fieldNumber }) => fieldNumber.startsWith(`${code}:`));
    return own.length === 0 ? [piece] : [piece, Buffer.from(writer.enrich(own))];
  });
  return { bytes: Buffer.concat(pieces), standIn };
}

function placeKeyOf({ base, xmlBase, updated, entity, relationsHost = "" }: Place): string {
  return base + APART + xmlBase + APART + updated + APART + entity + APART + relationsHost;
}

function enrichmentsKeyOf(enrichments: readonly Enrichment[]): string {
  let key = "";
  for (const { fieldNumber, fieldValue, enrichment } of enrichments) {
    key += APART + fieldNumber + APART + fieldValue + APART + enrichment;
  }
  return key;
}
