import type { Formatted, Representation } from "../../core/emulator.ts";
import { DomainError } from "../../core/errors.ts";
import { groups, groupByOdata, scalarByOdata, scalars, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import type { T24Error } from "../domain/refusal.ts";
import { ENTITY, RELS, SERVICE_PATH, SET } from "../iris/names.ts";
import { hrefOf, rim, type Transition } from "../iris/rim.ts";
import { fieldMetadata } from "./field-metadata.ts";
import type { PostedRecord } from "./posted.ts";
import { relationsOf } from "./relations.ts";
import type { Entry, ErrorsResource, Feed, Resource } from "./resource.ts";
import { ENTITY_SETS } from "./service-document.ts";

/** HAL as IRIS writes it: self as one object, every other relation an array, all values text (fact sheet, 4.7). */
export const hal: Representation<Resource> = {
  writes: ["application/hal+json", "application/json"],
  reads: ["application/hal+json", "application/json"],
  syntax: "json",
  format: (resource, mediaType) =>
    ({ contentType: mediaType, text: JSON.stringify(toJson(resource)) }) satisfies Formatted,
  parse: readResource,
};

type Json = Readonly<Record<string, unknown>>;

function toJson(resource: Resource): Json {
  switch (resource.kind) {
    case "entry":
      return entryJson(resource);
    case "feed":
      return feedJson(resource);
    case "errors":
      return errorsJson(resource.errors, resource);
    case "metadata":
      return { _links: { self: { href: resource.base } }, _embedded: { item: fieldMetadata.map(metadataJson) } };
    case "service":
      return {
        _links: { self: { href: resource.base }, collection: ENTITY_SETS.map((set) => setLink(set, resource.base)) },
      };
    case "framework-error":
      return { code: resource.code, message: resource.message };
  }
}

function entryJson({ base, record, page, self, errors }: Entry): Json {
  const source = `${ENTITY}.${self.title}`;
  return {
    _links: { self: { href: base + self.href }, ...linksJson(rim[page], { base, source, id: record.id }) },
    ...recordJson(record, page !== "listed" && page !== "listedUnauthorised"),
    ...(errors && { _embedded: { [`${RELS}errors`]: [errorsJson(errors, { base, id: record.id })] } }),
  };
}

/** 4.7: an item's own address stands under `item`, not under `self`. */
function feedJson({ base, path, title, entries, links }: Feed): Json {
  const item = entries.map(({ record, page, path: itemPath }) => ({
    _links: {
      item: [{ href: base + itemPath, name: `${ENTITY}.${title}>GET>${ENTITY}.${ENTITY}`, title: ENTITY }],
      ...linksJson(rim[page], { base, source: `${ENTITY}.${title}`, id: record.id }),
    },
    ...recordJson(record, false),
  }));
  const source = `${ENTITY}.${title}`;
  return {
    _links: { self: { href: base + path }, ...linksJson(links, { base, source, id: "" }) },
    _embedded: { item },
  };
}

/** 4.7: `<source>>METHOD(title)>target`; a link with two relations stands under each. */
function linksJson(
  transitions: readonly Transition[],
  { base, source, id }: { readonly base: string; readonly source: string; readonly id: string },
): Json {
  const links: Record<string, object[]> = {};
  for (const transition of transitions) {
    const { method, title, target, rel } = transition;
    const name = `${source}>${method}(${title})>${ENTITY}.${target}`;
    for (const relation of rel === "item" ? ["item"] : relationsOf(transition)) {
      (links[relation] ??= []).push({ href: base + hrefOf(transition, id), name, title });
    }
  }
  return links;
}

/** Every property of the version, in the order of the alphabet, scalars and groups mixed (4.7). */
const MEMBERS = [
  ...scalars.map(({ name, odata }) => ({ odata, name, group: undefined })),
  ...groups.map((group) => ({ odata: group.odata, name: group.name, group })),
].sort(byOdata);

function recordJson(record: CustomerRecord, hasPositions: boolean): Json {
  const json: Record<string, unknown> = {};
  for (const { odata, name, group } of MEMBERS) {
    if (group !== undefined)
      json[odata] = elementsJson(group, record.groups[name], { hasPositions, parent: undefined });
    else json[odata] = record.scalars[name] ?? "";
  }
  json["CustomerCode"] = record.id;
  return json;
}

interface Positions {
  readonly hasPositions: boolean;
  readonly parent: string | undefined;
}

const EMPTY_ELEMENT: readonly GroupElement[] = [{ values: { [LANGUAGE_CODE]: "en" }, subGroups: {} }];

function elementsJson(
  group: Group,
  elements: readonly GroupElement[] | undefined,
  positions: Positions,
): readonly Json[] {
  const { hasPositions, parent } = positions;
  return (elements ?? EMPTY_ELEMENT).map(({ values, subGroups }, index) => {
    const own = String(index + 1);
    const json: Record<string, unknown> = {};
    for (const { odata, name } of sortedFields(group)) json[odata] = values[name] ?? "";
    if (hasPositions) {
      json["subValuePosition"] = parent === undefined ? "1" : own;
      json["valuePosition"] = parent ?? own;
    }
    // 4.7: sub-groups come last.
    for (const subGroup of group.subGroups) {
      json[subGroup.odata] = elementsJson(subGroup, subGroups[subGroup.name], { hasPositions, parent: parent ?? own });
    }
    return json;
  });
}

const fieldsInOrder = new Map<Group, readonly { readonly odata: string; readonly name: string }[]>();

function sortedFields(group: Group): readonly { readonly odata: string; readonly name: string }[] {
  let fields = fieldsInOrder.get(group);
  if (fields === undefined) {
    const language = group.language ? [{ odata: "LanguageCode", name: LANGUAGE_CODE }] : [];
    fields = [...language, ...group.fields].sort(byOdata);
    fieldsInOrder.set(group, fields);
  }
  return fields;
}

function byOdata(one: { readonly odata: string }, other: { readonly odata: string }): number {
  return one.odata < other.odata ? -1 : 1;
}

function errorsJson(errors: readonly T24Error[], { base }: Pick<ErrorsResource, "base" | "id">): Json {
  const href = `${base.slice(0, base.indexOf(SERVICE_PATH) + SERVICE_PATH.length)}/errors`;
  return {
    _links: { self: { href } },
    ErrorsMvGroup: errors.map(({ code, text, info, type }) => ({ Code: code, Info: info, Text: text, Type: type })),
  };
}

function metadataJson(field: (typeof fieldMetadata)[number]): Json {
  return {
    Entity: ENTITY,
    Id: field.id,
    Mandatory: String(field.isMandatory),
    MandatorySelection: "false",
    PossibleValuesMvGroup: field.possibleValues.map((value) => ({ Description: value, Value: value })),
    Property: field.property,
    ReadOnly: String(field.isReadOnly),
    Visible: "true",
  };
}

function setLink(set: string, base: string): Json {
  return { href: `${base}${set}()`, name: `ServiceDocument>GET>${ENTITY}.${SET}`, title: set };
}

/** A HAL resource, or plain JSON without links: unknown members are passed over (4.7). */
function readResource(document: unknown): PostedRecord {
  if (!isObject(document)) {
    throw new DomainError("malformed", "A JSON object with the record's properties is expected.", { syntax: "json" });
  }
  const scalarValues: Record<string, string> = {};
  const groupValues: Record<string, readonly GroupElement[]> = {};
  for (const [name, value] of Object.entries(document)) {
    const scalar = scalarByOdata.get(name);
    const group = scalar === undefined ? groupByOdata.get(name) : undefined;
    if (scalar !== undefined) scalarValues[scalar.name] = toText(value);
    else if (group !== undefined && Array.isArray(value)) groupValues[group.name] = readElements(group, value);
  }
  const record = { id: scalarValues["CUSTOMER.CODE"] ?? "", scalars: scalarValues, groups: groupValues };
  return { record, self: selfOf(document) };
}

function readElements(group: Group, elements: readonly unknown[]): readonly GroupElement[] {
  return elements.filter(isObject).map((element) => {
    const values: Record<string, string> = {};
    const subGroups: Record<string, readonly GroupElement[]> = {};
    for (const [name, value] of Object.entries(element)) {
      const field = group.fieldByOdata.get(name);
      const subGroup = group.subGroupByOdata.get(name);
      if (field !== undefined) values[field.name] = toText(value);
      else if (subGroup !== undefined && Array.isArray(value)) subGroups[subGroup.name] = readElements(subGroup, value);
      else if (group.language && name === "LanguageCode") values[LANGUAGE_CODE] = toText(value);
    }
    return { values, subGroups };
  });
}

/** All of T24's values are texts; numbers and booleans of plain JSON are taken by their spelling. */
function toText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function selfOf({ _links: links }: Json): string | undefined {
  const self = isObject(links) ? links["self"] : undefined;
  const href = isObject(self) ? self["href"] : undefined;
  return typeof href === "string" ? href : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
