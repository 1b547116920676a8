import type { T24Error } from "../domain/refusal.ts";
import { collectionOf, serviceOf } from "../iris/names.ts";
import { link } from "../iris/rim.ts";
import { fieldMetadataOf, type FieldMetadata } from "./field-metadata.ts";
import type { Json } from "./hal-properties.ts";
import type { Place } from "./resource.ts";
import { ENRICHMENTS_MARK } from "./shared-metadata.ts";

/** Errors or messages as a resource of their own, which stands below the service with no company (3.6, 4.7). */
export function listJson(kind: "errors" | "messages", list: readonly T24Error[], base: string): Json {
  const elements = list.map(({ code, text, info, type }) => ({ Code: code, Info: info, Text: text, Type: type }));
  return {
    _links: { self: { href: serviceOf(base) + link[kind].path } },
    [kind === "errors" ? "ErrorsMvGroup" : "MessagesMvGroup"]: elements,
  };
}

/** The field metadata as a collection; unlike Atom it says neither NoChange nor Copy nor PrimaryKey (4.7). */
export function metadataJson(
  { base, entity }: Place,
  { path = `${collectionOf(entity)}/metadata`, fields = fieldMetadataOf(entity), marks = false }: MetadataParts = {},
): Json {
  return {
    _links: { self: { href: base + path } },
    _embedded: { item: fields.map((field) => fieldJson(field, entity, marks)) },
  };
}

interface MetadataParts {
  /** Relative to the base; left out: the version's own address for it. */
  readonly path?: string;
  /** Left out: all of the version. */
  readonly fields?: readonly FieldMetadata[];
  /** Whether a mark stands where the words behind codes belong. */
  readonly marks?: boolean;
}

function fieldJson(field: FieldMetadata, entity: string, marks: boolean): Json {
  return {
    EnrichmentsMvGroup: marks && field.isCode ? [ENRICHMENTS_MARK] : [],
    Entity: entity,
    Id: field.id,
    Mandatory: String(field.isMandatory),
    MandatorySelection: "false",
    PossibleValuesMvGroup: field.possibleValues.map((value) => ({ Description: "", Value: value })),
    Property: field.property,
    ReadOnly: String(field.isReadOnly),
    Visible: "true",
  };
}
