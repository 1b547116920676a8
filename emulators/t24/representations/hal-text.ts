import { keepingAroundId } from "./around-id.ts";
import { APART } from "./keeping-latest.ts";
import { linksJson, linksOfEntry, itemLinks, ownLinks } from "./hal-links.ts";
import { addRecord } from "./hal-properties.ts";
import { createRecent, lengthOfText, MAX_RECENT, type Recent } from "./recent.ts";
import { layoutOf, type Entry, type Feed, type Layout } from "./resource.ts";

/** Whether the entry is its links and properties and nothing else, with relations as T24 has them. */
export function isPlain({ errors, messages = [], changed, relationsHost }: Entry): boolean {
  return errors === undefined && messages.length === 0 && changed === undefined && relationsHost === undefined;
}

/** The text of a plain entry. */
export function entryText(entry: Entry): string {
  return `{"_links":${linksText(entry)}${propertiesText(entry, layoutOf(entry))}}`;
}

/** The links of a page are written once for all records. */
function linksText(entry: Entry): string {
  const { base, entity, page, self, record } = entry;
  const members = around([base, entity, page, self.title].join(APART), record.id, (id) => {
    const source = `${entity}.${self.title}`;
    return JSON.stringify(linksJson(linksOfEntry(entry), { base, source, entity, id })).slice(1, -1);
  });
  return `{"self":{"href":${JSON.stringify(base + self.href)}}${members === "" ? "" : ","}${members}}`;
}

/** Of each base and version a few pages. */
const MAX_PAGES = 40;
const around = keepingAroundId(MAX_PAGES);

/** Whether the page shows a list short enough to be kept, with relations as T24 has them. */
export function isPage({ relationsHost, entries }: Feed): boolean {
  return relationsHost === undefined && entries.length <= MAX_RECENT;
}

/** The text of a page, from what is kept of the properties of records that were listed lately. */
export function feedText(feed: Feed): string {
  const items = feed.entries.map(
    (entry) => `{"_links":${JSON.stringify(itemLinks(entry, feed))}${propertiesText(entry, "list")}}`,
  );
  return `{"_links":${JSON.stringify(ownLinks(feed))},"_embedded":{"item":[${items.join(",")}]}}`;
}

/** A record's properties, those that are selected or all, with a comma before if there are any. */
function propertiesText({ record, select }: Entry, layout: Layout): string {
  const known = select === undefined ? recent[layout].of(record) : undefined;
  if (known !== undefined && known !== SEEN) return known;
  const json: Record<string, unknown> = {};
  addRecord(json, record, { layout, select });
  const members = JSON.stringify(json).slice(1, -1);
  const text = members === "" ? "" : `,${members}`;
  if (select !== undefined) return text;
  recent[layout].keep(record, layout === "list" || known === SEEN ? text : SEEN);
  return text;
}

/** Stands for a record that was written once; most pages are not asked for twice, so the text is kept from then on. */
const SEEN = "";

const recent: Readonly<Record<Layout, Recent<string>>> = {
  list: createRecent(lengthOfText),
  page: createRecent(lengthOfText),
  made: createRecent(lengthOfText),
};
