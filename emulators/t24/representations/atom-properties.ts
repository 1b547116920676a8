import { compactText } from "../../core/compact-text.ts";
import {
  defineFragment,
  hole,
  repeat,
  type Otherwise,
  type XmlObject,
  type XmlTemplate,
  type XmlValues,
} from "../../core/xml.ts";
import { groupByName, groups, scalars, type Field, type Group } from "../domain/dictionary.ts";
import { LANGUAGE_CODE, type CustomerRecord, type GroupElement } from "../domain/record.ts";
import { MODEL } from "../iris/names.ts";
import { NAMESPACES } from "./dialect.ts";
import { inHashOrder } from "./hash-order.ts";
import { keepingLatest } from "./keeping-latest.ts";
import { createRecent, lengthOfText, type Recent } from "./recent.ts";
import type { Layout } from "./resource.ts";

/** What is written, and how; without a selection all. */
interface Written {
  readonly entity: string;
  readonly layout: Layout;
  readonly select: ReadonlySet<string> | undefined;
}

/**
 * `m:properties` of a record, those that are selected or all: scalars, then groups, in the dictionary's order (4.5); what
 * is made, in a hash's order.
 */
export function formatProperties(record: CustomerRecord, { entity, layout, select }: Written): string {
  if (select !== undefined) return selectedOf(entity, layout, select)(record.scalars, moreOf(record));
  const shape = shapeOf(entity, layout);
  const known = shape.recent.of(record);
  if (known !== undefined && known !== SEEN) return known;
  const text = shape.template(record.scalars, moreOf(record));
  // Decoded from bytes it is one flat piece of memory, where the template leaves a chain of them.
  shape.recent.keep(record, known === SEEN ? compactText(text) : SEEN);
  return text;
}

/** Stands for a record that was written once; most are not written twice, so the text is kept from the second time on. */
const SEEN = "";

interface Shape {
  readonly template: XmlTemplate;
  /** A stored record never changes, its successor is another object: what was written of it lately is kept. */
  readonly recent: Recent<string>;
}

const ID = "CUSTOMER.CODE";

/** The id and the groups, which a record has apart from its scalars. */
function moreOf({ id, groups: own }: CustomerRecord): XmlValues {
  const values: Record<string, string | readonly XmlValues[]> = { [ID]: id };
  for (const name in own) {
    const [group, elements = []] = [groupByName.get(name), own[name]];
    if (group !== undefined && elements.length > 0) values[name] = elementValues(group, elements, undefined);
  }
  return values;
}

function defineShape(entity: string, layout: Layout): Shape {
  // 4.7: only what a command has made shows the property Id, and never a value.
  const id: readonly Member[] = layout === "made" ? [["Id", { "d:Id": hole("nothing") }]] : [];
  return {
    template: defineProperties([...id, ...membersOf(entity, layout)], layout),
    recent: createRecent(lengthOfText),
  };
}

/** Clients select the same few properties over and over; the templates of the latest selections are kept. */
const MAX_SELECTIONS = 20;
const selections = keepingLatest<XmlTemplate>(MAX_SELECTIONS);

function selectedOf(entity: string, layout: Layout, select: ReadonlySet<string>): XmlTemplate {
  return selections([entity, layout, ...select].join(), () => {
    const members = membersOf(entity, layout).filter(([name]) => select.has(name));
    return defineProperties(members, layout);
  });
}

function membersOf(entity: string, layout: Layout): readonly Member[] {
  return [...scalars.map(fieldMember), ...groups.map((group) => groupMember(group, entity, layout))];
}

function defineProperties(members: readonly Member[], layout: Layout): XmlTemplate {
  return defineFragment(NAMESPACES, { "m:properties": toObject(members, layout) }, EMPTY[layout]);
}

/** A property by the name that IRIS keeps it under, which has no entity's prefix, and what is written of it. */
type Member = readonly [name: string, written: XmlObject];

function toObject(members: readonly Member[], layout: Layout): XmlObject {
  const written = new Map(members);
  const names = layout === "made" ? inHashOrder([...written.keys()]) : [...written.keys()];
  return Object.assign({}, ...names.map((name) => written.get(name))) as XmlObject;
}

function fieldMember({ name, odata }: Pick<Field, "name" | "odata">): Member {
  return [odata, { [`d:${odata}`]: hole(name) }];
}

function groupMember(group: Group, entity: string, layout: Layout): Member {
  const type = `${entity}_${group.odata}`;
  const element = toObject(elementMembers(group, entity, layout), layout);
  return [
    group.odata,
    { [`d:${type}`]: { "@m:type": `Bag(${MODEL}.${type})`, ...repeat(group.name, { "d:element": element }) } },
  ];
}

/** Positions are in what commands answer, and come first there; lists have none (4.5). */
function elementMembers(group: Group, entity: string, layout: Layout): readonly Member[] {
  return [
    ...(layout === "list" ? [] : POSITIONS.map((name): Member => [name, { [`d:${name}`]: hole(name) }])),
    ...(group.language ? [fieldMember({ name: LANGUAGE_CODE, odata: "LanguageCode" })] : []),
    ...group.fields.map(fieldMember),
    ...group.subGroups.map((subGroup) => groupMember(subGroup, entity, layout)),
  ];
}

const POSITIONS = ["valuePosition", "subValuePosition"] as const;

const PAGE_EMPTY = emptyElements(emptyElement);
/** An empty group is still written, with one element that holds empty fields (4.5); in lists even the language is. */
const EMPTY: Readonly<Record<Layout, Otherwise>> = {
  list: emptyElements(() => ({})),
  page: PAGE_EMPTY,
  made: PAGE_EMPTY,
};

/** By version, made when first used: the names of groups begin with the entity. */
const shapes: Readonly<Record<Layout, Map<string, Shape>>> = { list: new Map(), page: new Map(), made: new Map() };

function shapeOf(entity: string, layout: Layout): Shape {
  let shape = shapes[layout].get(entity);
  if (shape === undefined) {
    shape = defineShape(entity, layout);
    shapes[layout].set(entity, shape);
  }
  return shape;
}

function emptyElements(of: (group: Group) => XmlValues): Otherwise {
  const all = [...groups, ...groups.flatMap(({ subGroups }) => subGroups)];
  return Object.fromEntries(all.map((group) => [group.name, [of(group)]]));
}

function emptyElement(group: Group): XmlValues {
  return { ...(group.language && { [LANGUAGE_CODE]: "en" }), valuePosition: "1", subValuePosition: "1" };
}

/** Positions count from 1; the elements of a sub-group share their parent's value position. */
function elementValues(group: Group, elements: readonly GroupElement[], parent: string | undefined): XmlValues[] {
  return elements.map((element, index) => {
    const own = String(index + 1);
    const values: Record<string, string | readonly XmlValues[]> = {
      ...element.values,
      valuePosition: parent ?? own,
      subValuePosition: parent === undefined ? "1" : own,
    };
    for (const subGroup of group.subGroups) {
      const inner = element.subGroups[subGroup.name];
      values[subGroup.name] =
        inner === undefined || inner.length === 0
          ? [emptyElement(subGroup)]
          : elementValues(subGroup, inner, parent ?? own);
    }
    return values;
  });
}
