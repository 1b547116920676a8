import { DomainError } from "../../core/errors.ts";
import { groupByOdata, scalarByOdata, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type GroupElement } from "../domain/record.ts";
import type { Json } from "./hal-properties.ts";
import type { PostedRecord } from "./posted.ts";

/** A HAL resource, or plain JSON without links: unknown members are passed over (4.7). */
export function readResource(document: unknown): PostedRecord {
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
