import { groups, scalars, type Field, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import { inHashOrder } from "./hash-order.ts";
import type { Layout } from "./resource.ts";

export type Json = Readonly<Record<string, unknown>>;

/**
 * Adds a record's properties to a document as HAL has them, those that are selected or all: by name in the order of the
 * alphabet, groups as arrays, all values text. (Adding them, rather than making another object, spares copying hundreds.)
 */
export function addRecord(
  json: Record<string, unknown>,
  record: CustomerRecord,
  { layout, select }: { readonly layout: Layout; readonly select: ReadonlySet<string> | undefined },
): void {
  for (const { odata, name, group } of layout === "made" ? MADE : MEMBERS) {
    if (select !== undefined && !select.has(odata)) continue;
    json[odata] =
      group === undefined
        ? (record.scalars[name] ?? "")
        : elementsJson(group, record.groups[name], { hasPositions: layout !== "list", parent: undefined });
  }
  if (select === undefined || select.has("CustomerCode")) json["CustomerCode"] = record.id;
}

interface Member {
  readonly odata: string;
  readonly name: string;
  readonly group: Group | undefined;
}

/** Every property of the version, in the order of the alphabet, scalars and groups mixed (4.7). */
const MEMBERS: readonly Member[] = [...scalars.map(fieldMember), ...groups.map(groupMember)].sort(byOdata);

/** 4.7: what a command has made has the property Id besides, without a value. */
const MADE: readonly Member[] = [...MEMBERS, { odata: "Id", name: "", group: undefined }].sort(byOdata);

interface Positions {
  readonly hasPositions: boolean;
  readonly parent: string | undefined;
}

/** As in Atom: in lists an empty group has no language, either. */
const EMPTY_ELEMENT: readonly GroupElement[] = [{ values: { [LANGUAGE_CODE]: "en" }, subGroups: {} }];
const EMPTY_IN_LIST: readonly GroupElement[] = [{ values: {}, subGroups: {} }];

function elementsJson(
  group: Group,
  elements: readonly GroupElement[] | undefined,
  { hasPositions, parent }: Positions,
): readonly Json[] {
  const empty = hasPositions ? EMPTY_ELEMENT : EMPTY_IN_LIST;
  const written = elements === undefined || elements.length === 0 ? empty : elements;
  return written.map(({ values, subGroups }, index) => {
    const own = String(index + 1);
    const positions: Readonly<Record<string, string>> = {
      valuePosition: parent ?? own,
      subValuePosition: parent === undefined ? "1" : own,
    };
    const json: Record<string, unknown> = {};
    for (const { odata, name, group: inner } of elementMembers(group)) {
      const position = positions[odata];
      if (inner !== undefined) {
        json[odata] = elementsJson(inner, subGroups[name], { hasPositions, parent: parent ?? own });
      } else if (position === undefined) json[odata] = values[name] ?? "";
      else if (hasPositions) json[odata] = position;
    }
    return json;
  });
}

const membersOf = new Map<Group, readonly Member[]>();

/** The members of a group's element, positions among them: IRIS keeps an element in a hash map (4.7). */
function elementMembers(group: Group): readonly Member[] {
  let members = membersOf.get(group);
  if (members === undefined) {
    const all: readonly Member[] = [
      ...["valuePosition", "subValuePosition"].map((odata) => ({ odata, name: odata, group: undefined })),
      ...(group.language ? [{ odata: "LanguageCode", name: LANGUAGE_CODE, group: undefined }] : []),
      ...group.fields.map(fieldMember),
      ...group.subGroups.map(groupMember),
    ];
    const byName = new Map(all.map((member) => [member.odata, member]));
    members = inHashOrder([...byName.keys()]).flatMap((odata) => byName.get(odata) ?? []);
    membersOf.set(group, members);
  }
  return members;
}

function fieldMember({ odata, name }: Field): Member {
  return { odata, name, group: undefined };
}

function groupMember(group: Group): Member {
  return { odata: group.odata, name: group.name, group };
}

function byOdata(one: Member, other: Member): number {
  return one.odata < other.odata ? -1 : 1;
}
