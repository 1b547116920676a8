import { groups, scalars, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A record's properties as HAL has them: by name in the order of the alphabet, groups as arrays, all values text. */
export function recordJson(record: CustomerRecord, hasPositions: boolean): Json {
  const json: Record<string, unknown> = {};
  for (const { odata, name, group } of MEMBERS) {
    json[odata] =
      group === undefined
        ? (record.scalars[name] ?? "")
        : elementsJson(group, record.groups[name], { hasPositions, parent: undefined });
  }
  json["CustomerCode"] = record.id;
  return json;
}

/** Every property of the version, in the order of the alphabet, scalars and groups mixed (4.7). */
const MEMBERS = [
  ...scalars.map(({ name, odata }) => ({ odata, name, group: undefined })),
  ...groups.map((group) => ({ odata: group.odata, name: group.name, group })),
].sort(byOdata);

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
  const written = elements === undefined || elements.length === 0 ? EMPTY_ELEMENT : elements;
  return written.map(({ values, subGroups }, index) => {
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
