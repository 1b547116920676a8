import { ownText } from "../../core/compact-text.ts";
import { DomainError } from "../../core/errors.ts";
import type { XmlElement } from "../../core/xml.ts";
import { groupByOdata, scalarByOdata, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import { NAMESPACES } from "./dialect.ts";
import type { PostedRecord } from "./posted.ts";

const ATOM = NAMESPACES["xmlns"];
const DATA = NAMESPACES["xmlns:d"];

/**
 * The record in a posted entry: what stands in `content/m:properties`. Links and everything unknown are passed over,
 * since the documented flow posts a whole answer back (4.4); a root that is no Atom entry is refused (Q43).
 */
export function readEntry(root: XmlElement): PostedRecord {
  if (root.name !== "entry" || root.namespace !== ATOM) {
    throw new DomainError("malformed", `An Atom entry is expected; the root is {${root.namespace}}${root.name}.`, {
      syntax: "xml",
    });
  }
  const content = root.children.find(({ name }) => name === "content");
  const properties = content?.children.find(({ name }) => name === "properties")?.children ?? [];
  return { record: toRecord(properties), self: undefined };
}

function toRecord(properties: readonly XmlElement[]): CustomerRecord {
  const scalars: Record<string, string> = {};
  const groups: Record<string, readonly GroupElement[]> = {};
  for (const property of properties) {
    if (property.namespace !== DATA) continue;
    const scalar = scalarByOdata.get(property.name);
    const group = scalar === undefined ? groupByOdata.get(withoutEntity(property.name)) : undefined;
    if (scalar !== undefined) scalars[scalar.name] = ownText(property.text);
    else if (group !== undefined) groups[group.name] = toElements(group, property);
  }
  return { id: scalars["CUSTOMER.CODE"] ?? "", scalars, groups };
}

/** Elements by their order; positions, where they are given, follow it (4.5). */
function toElements(group: Group, property: XmlElement): readonly GroupElement[] {
  return property.children.filter(({ name }) => name === "element").map((element) => toElement(group, element));
}

function toElement(group: Group, element: XmlElement): GroupElement {
  const values: Record<string, string> = {};
  const subGroups: Record<string, readonly GroupElement[]> = {};
  for (const child of element.children) {
    const field = group.fieldByOdata.get(child.name);
    const subGroup = group.subGroupByOdata.get(withoutEntity(child.name));
    if (field !== undefined) values[field.name] = ownText(child.text);
    else if (subGroup !== undefined) subGroups[subGroup.name] = toElements(subGroup, child);
    else if (group.language && child.name === "LanguageCode") values[LANGUAGE_CODE] = ownText(child.text);
  }
  return { values, subGroups };
}

/** `verCustomer_Input_ShortNameMvGroup`, of whichever version, is `ShortNameMvGroup`. */
function withoutEntity(name: string): string {
  return name.slice(name.lastIndexOf("_") + 1);
}
