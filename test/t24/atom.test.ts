import fc from "fast-check";

import type { XmlElement } from "../../emulators/core/xml.ts";
import { groups, scalars } from "../../emulators/t24/domain/dictionary.ts";
import { blankRecord, compact, type CustomerRecord } from "../../emulators/t24/domain/record.ts";
import { toCommandPage, toItemPage, toPage, toStatePage } from "../../emulators/t24/operations/pages.ts";
import { atom } from "../../emulators/t24/representations/atom.ts";
import { hal } from "../../emulators/t24/representations/hal.ts";
import type { PostedRecord } from "../../emulators/t24/representations/posted.ts";
import type { Feed, Place, Resource } from "../../emulators/t24/representations/resource.ts";
import { liveCustomers } from "../../emulators/t24/seed/customers.ts";
import { elementsIn, entryOf, linksOf, RELATED, RELS, treeOf } from "./calls.ts";
import { anyRecord } from "./records.ts";

const BASE = "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/";
const place: Place = {
  base: BASE,
  xmlBase: BASE,
  updated: "2018-01-30T10:20:30Z",
  entity: "verCustomer_Input",
  embeds: "small",
};
const SETS = [
  "verCustomer_Inputs",
  "verCustomer_Corps",
  "verCustomers",
  "verCustomer_Duals",
  "enqCustomerLists",
  "enqCustomerDetailss",
  "Errors",
];
const NAMESPACE = {
  atom: 'xmlns="http://www.w3.org/2005/Atom"',
  m: 'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"',
  d: 'xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"',
};
const SCHEME = "http://schemas.microsoft.com/ado/2007/08/dataservices/scheme";
const M_TYPE = "{http://schemas.microsoft.com/ado/2007/08/dataservices/metadata}type";

const john: CustomerRecord = {
  id: "190245",
  scalars: { MNEMONIC: "JSNOW", "RECORD.STATUS": "INAU" },
  groups: {
    "NAME.1": [
      { values: { "NAME.1": "JOHN SNOW", LANGUAGE: "en" }, subGroups: {} },
      { values: { "NAME.1": "JEAN NEIGE", LANGUAGE: "fr" }, subGroups: {} },
    ],
    ADDRESS: [
      {
        values: {},
        subGroups: {
          ADDRESS: [
            { values: { ADDRESS: "CASTLE BLACK", LANGUAGE: "en" }, subGroups: {} },
            { values: { ADDRESS: "THE WALL", LANGUAGE: "en" }, subGroups: {} },
          ],
        },
      },
    ],
  },
};
const files = { live: undefined, unauthorised: john };

test("what /new has made is written by Abdera: its prolog, namespaces, empty elements and link attributes", () => {
  const text = format(toCommandPage(blankRecord("190245"), "new", place));
  expect(text.slice(0, text.indexOf("<m:properties>"))).toBe(
    `<?xml version='1.0' encoding='UTF-8'?>` +
      `<entry ${NAMESPACE.atom} ${NAMESPACE.d} ${NAMESPACE.m} xml:base="${BASE}">` +
      `<id>${BASE}verCustomer_Inputs()/new</id><title type="text"></title><updated>2018-01-30T10:20:30Z</updated>` +
      `<author><name></name></author>` +
      `<link href="verCustomer_Inputs()/new" rel="self" profile="${RELATED} ${RELS}new" title="verCustomer_Input_new"/>` +
      `<link href="verCustomer_Inputs()/metadata" rel="${RELS}metadata" type="application/atom+xml;type=feed" title="metadata"/>` +
      `<link href="verCustomer_Inputs('190245')" rel="${RELS}input" type="application/atom+xml;type=entry" title="input deal"/>` +
      `<link href="verCustomer_Inputs('190245')/validate" rel="${RELS}validate" type="application/atom+xml;type=entry" title="validate deal"/>` +
      `<link href="verCustomer_Inputs('190245')/hold" rel="${RELS}hold" type="application/atom+xml;type=entry" title="hold deal"/>` +
      `<link href="verCustomer_Inputs()/copy" rel="${RELS}copy" type="application/atom+xml;type=entry" title="Copy deal"/>` +
      `<link href="verCustomer_Inputs('190245')/paste" rel="${RELS}paste" type="application/atom+xml;type=entry" title="Paste deal"/>` +
      `<link href="verCustomer_Input/ContextEnquiries" rel="${RELATED}" type="application/atom+xml;type=entry" title="All Context Enquiries"/>` +
      `<link href="ContextEnquiryList/verCustomer_Input" rel="http://www.temenos.com/rels/contextenquiry" type="application/atom+xml;type=entry" title="Context Enquiries"/>` +
      `<category term="Prospect-modelsModel.verCustomer_Input" scheme="${SCHEME}"/><content type="application/xml">`,
  );
});

test("what validate answers is written by odata4j: its prolog, namespaces, empty elements and link attributes", () => {
  const text = format(toCommandPage(john, "validate", place));
  expect(text.slice(0, text.indexOf("<m:properties>"))).toBe(
    `<?xml version='1.0' encoding='utf-8'?>` +
      `<entry ${NAMESPACE.atom} ${NAMESPACE.m} ${NAMESPACE.d} xml:base="${BASE}">` +
      `<id>${BASE}verCustomer_Inputs('190245')</id><title type="text"/><updated>2018-01-30T10:20:30Z</updated>` +
      `<author><name/></author>` +
      `<link rel="self" title="verCustomer_Input_validate" href="verCustomer_Inputs('190245')/validate"/>` +
      `<link rel="${RELS}metadata" type="application/atom+xml;type=feed" title="metadata" href="verCustomer_Inputs()/metadata"/>` +
      `<link rel="${RELS}input" type="application/atom+xml;type=entry" title="input deal" href="verCustomer_Inputs('190245')"/>` +
      `<link rel="${RELS}hold" type="application/atom+xml;type=entry" title="hold deal" href="verCustomer_Inputs('190245')/hold"/>` +
      `<category term="Prospect-modelsModel.verCustomer_Input" scheme="${SCHEME}"/><content type="application/xml">`,
  );
});

test.each([
  ["the item", toItemPage(john, files, place), { title: "verCustomer_Input", href: "verCustomer_Inputs('190245')" }],
  [
    "a state",
    toStatePage(john, "IAuth", place),
    { title: "verCustomer_Input_IAuth", href: "verCustomer_Inputs_IAuth('190245')" },
  ],
  [
    "what an input has led to",
    toStatePage(john, "IAuth", place, "profiled"),
    { title: "verCustomer_Input_IAuth", href: "verCustomer_Inputs_IAuth('190245')", profile: `${RELATED}_IAuth` },
  ],
  [
    "see",
    toCommandPage(john, "see", place),
    { title: "verCustomer_Input_see", href: "verCustomer_Inputs('190245')/see" },
  ],
  [
    "what delete has removed",
    toCommandPage(john, "delete", place),
    { title: "verCustomer_Input_delete", href: "verCustomer_Inputs('190245')/delete" },
  ],
])("the self link of %s names the resource that made it; the id stays the item's", (_what, page, self) => {
  const root = treeOf(format(page));
  expect(linksOf(root)[0]).toEqual({ rel: "self", ...self });
  expect(root.children[0]?.text).toBe(`${BASE}verCustomer_Inputs('190245')`);
});

test("the page after an input is odata4j's, too, with a profile after the relation of its self link", () => {
  const text = format(toStatePage(john, "IAuth", place, "profiled"));
  expect(text).toMatch(/^<\?xml version='1.0' encoding='utf-8'\?>/);
  expect(text).toContain(
    `<author><name/></author><link rel="self" profile="${RELATED}_IAuth" title="verCustomer_Input_IAuth" ` +
      `href="verCustomer_Inputs_IAuth('190245')"/>`,
  );
});

test("an entry by itself has its ETag in the header only", () => {
  expect(format(toItemPage(john, files, place))).not.toContain("m:etag");
});

test("a link to a related entity has two relations; one to the plain item has the related entity's only", () => {
  const [, see] = linksOf(treeOf(format(toPage(john, "listed", place))));
  expect(see).toEqual({
    rel: `${RELATED} ${RELS}see`,
    type: "application/atom+xml;type=entry",
    title: "see record",
    href: "verCustomer_Inputs('190245')/see",
  });
  const action = linksOf(treeOf(format(toCommandPage(john, "see", place))))[2];
  expect(action).toMatchObject({ rel: RELATED, title: "Action", href: "verCustomer_Inputs('190245')" });
});

test("properties come in the dictionary's order, scalars first, empty ones as empty elements", () => {
  const properties = propertiesOf(format(toItemPage(john, files, place)));
  expect(properties.map(({ name }) => name)).toEqual([
    ...scalars.map(({ odata }) => odata),
    ...groups.map(({ odata }) => `verCustomer_Input_${odata}`),
  ]);
  expect(properties.slice(0, 6).map(({ text }) => text)).toEqual(["190245", "", "", "", "JSNOW", ""]);
  expect(properties.slice(0, scalars.length).every(({ attributes }) => Object.keys(attributes).length === 0)).toBe(
    true,
  );
});

test("what /new has made has its properties in the order of a hash map, as the seed document's screenshots show", () => {
  const text = format(toCommandPage(blankRecord("190245"), "new", place));
  const names = propertiesOf(text).map(({ name }) => name.replace("verCustomer_Input_", ""));
  const seen = ["CustomerLiability", "AutoNextKycReviewDate", "IssueCheques", "ReportTemplate", "CoCode", "Gender"];
  const first = ["Vulnerability", ...seen, "Industry", "HoldingsPivotMvGroup"];
  expect(names.slice(0, first.length).filter((name) => first.includes(name))).toEqual(first.slice(1));
  expect([...names].sort()).toEqual(
    ["Id", ...scalars.map(({ odata }) => odata), ...groups.map(({ odata }) => odata)].sort(),
  );
});

test("a group is a Bag of elements; positions first, then language, then fields", () => {
  const group = groupIn(format(toItemPage(john, files, place)), "Name1");
  expect(group.attributes).toEqual({ [M_TYPE]: "Bag(Prospect-modelsModel.verCustomer_Input_Name1MvGroup)" });
  expect(group.children.map(toPairs)).toEqual([
    [
      ["valuePosition", "1"],
      ["subValuePosition", "1"],
      ["LanguageCode", "en"],
      ["Name1", "JOHN SNOW"],
    ],
    [
      ["valuePosition", "2"],
      ["subValuePosition", "1"],
      ["LanguageCode", "fr"],
      ["Name1", "JEAN NEIGE"],
    ],
  ]);
});

test("sub-values are a Bag within the element, and share their parent's position", () => {
  const group = groupIn(format(toItemPage(john, files, place)), "Address");
  const inner = group.children[0]?.children.at(-1);
  expect(inner?.attributes).toEqual({ [M_TYPE]: "Bag(Prospect-modelsModel.verCustomer_Input_AddressSvGroup)" });
  expect(inner?.children.map(toPairs)).toEqual(
    ["CASTLE BLACK", "THE WALL"].map((line, index) => [
      ["valuePosition", "1"],
      ["subValuePosition", String(index + 1)],
      ["LanguageCode", "en"],
      ["Address", line],
    ]),
  );
});

test("an empty group still has one element of empty fields", () => {
  expect(groupIn(format(toItemPage(john, files, place)), "Fax1").children.map(toPairs)).toEqual([
    [
      ["valuePosition", "1"],
      ["subValuePosition", "1"],
      ["Fax1", ""],
    ],
  ]);
});

const feed: Feed = {
  kind: "feed",
  ...place,
  title: "verCustomer_Inputs",
  path: "verCustomer_Inputs()",
  entries: liveCustomers.map((record) => ({ ...toPage(record, "listed", place), etag: "tag" })),
};

test("a feed has title, id, updated, its links without a type, then the entries", () => {
  const text = format(feed);
  expect(text.slice(0, text.indexOf("<entry"))).toBe(
    `<?xml version='1.0' encoding='utf-8'?><feed ${NAMESPACE.atom} ${NAMESPACE.m} ${NAMESPACE.d} xml:base="${BASE}">` +
      `<title type="text">verCustomer_Inputs</title><id>${BASE}verCustomer_Inputs()</id>` +
      `<updated>2018-01-30T10:20:30Z</updated>` +
      `<link rel="self" title="verCustomer_Inputs" href="verCustomer_Inputs()"/>` +
      `<link rel="${RELATED} ${RELS}new" title="create new deal" href="verCustomer_Inputs()/new"/>` +
      `<link rel="${RELATED} ${RELS}populate" title="populate existing deal" href="verCustomer_Inputs()/populate"/>`,
  );
  expect(elementsIn(treeOf(text), "entry")).toHaveLength(liveCustomers.length);
});

test("lists have no positions, and the ETag on each entry", () => {
  const text = format(feed);
  expect(text).not.toContain("ositi");
  expect(text.match(/<entry m:etag="tag"><id>/g)).toHaveLength(liveCustomers.length);
});

test("a list that is asked for again says the same at another instant, below another address, of an amended record", () => {
  const hostile = { ...john, scalars: { INTRODUCER: "<updated>2018-01-30T10:20:30Z</updated>" } };
  const listOf = (record: CustomerRecord, where: Place): Feed => {
    const entries = [{ ...toPage(record, "listed", where), etag: "tag" }];
    return { kind: "feed", ...where, title: "verCustomer_Inputs", path: "verCustomer_Inputs()", entries };
  };
  const first = format(listOf(hostile, place));
  expect(format(listOf(hostile, place))).toBe(first);
  const later = format(listOf(hostile, { ...place, updated: "2019-02-03T04:05:06Z" }));
  expect(later).toBe(first.replaceAll(/<updated>[^<]*<\/updated>/g, "<updated>2019-02-03T04:05:06Z</updated>"));
  const elsewhere = { ...place, base: `${BASE}x/`, xmlBase: `${BASE}x/` };
  expect(format(listOf(hostile, elsewhere))).toContain(`<id>${BASE}x/verCustomer_Inputs('190245')</id>`);
  expect(format(listOf({ ...hostile, scalars: {} }, place))).not.toContain("&lt;updated");
});

test("markup in values is escaped", () => {
  const hostile = { ...john, scalars: { INTRODUCER: '<b a="1">&amp;</b>]]>' } };
  const text = format(toItemPage(hostile, files, place));
  expect(text).toContain('<d:Introducer>&lt;b a="1"&gt;&amp;amp;&lt;/b&gt;]]&gt;</d:Introducer>');
});

test("the service document has one workspace, with the entity sets in brackets of none", () => {
  expect(atom.format({ kind: "service", ...place }, "application/atom+xml")).toEqual({
    contentType: "application/atomsvc+xml",
    text:
      `<?xml version='1.0' encoding='utf-8'?><service xmlns="http://www.w3.org/2007/app" xml:base="${BASE}" ` +
      `xmlns:atom="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app">` +
      `<workspace><atom:title>Default</atom:title>${SETS.map(
        (set) => `<collection href="${set}"><atom:title>${set}</atom:title></collection>`,
      ).join("")}</workspace></service>`,
  });
});

test("the field metadata is a feed of one entry a field, with flags that say their type", () => {
  const root = treeOf(format({ kind: "metadata", ...place }));
  const entries = elementsIn(root, "entry");
  const mnemonic = entries.find((entry) => elementsIn(entry, "Property")[0]?.text === "Mnemonic");
  expect(mnemonic && elementsIn(mnemonic, "Id")[0]?.text).toBe("verCustomer_Input.Mnemonic");
  const mandatory = mnemonic && elementsIn(mnemonic, "Mandatory")[0];
  expect([mandatory?.text, mandatory?.attributes[M_TYPE]]).toEqual(["true", "Edm.Boolean"]);
  const gender = entries.find((entry) => elementsIn(entry, "Property")[0]?.text === "Gender");
  expect(gender && elementsIn(gender, "Value").map(({ text }) => text)).toEqual(["MALE", "FEMALE"]);
});

test("of a posted entry only the known properties count; links, ids and everything unknown are passed over", () => {
  const whole = format(toCommandPage(blankRecord("190245"), "new", place)).replace(
    "<d:Mnemonic></d:Mnemonic>",
    "<d:Mnemonic>JSNOW</d:Mnemonic><d:NoSuchField>x</d:NoSuchField><Gender>MALE</Gender>",
  );
  const { record, self } = parse(whole);
  expect(self).toBeUndefined();
  expect(compact(record)).toEqual({
    id: "190245",
    scalars: { MNEMONIC: "JSNOW", "CUSTOMER.CODE": "190245" },
    groups: {},
  });
});

test("positions may be left out; the order of the elements is what counts", () => {
  const element = (name: string, more = "") => `<d:element><d:ShortName>${name}</d:ShortName>${more}</d:element>`;
  const position = "<d:valuePosition>1</d:valuePosition>";
  const group = (elements: string) =>
    entryOf(`<d:verCustomer_Input_ShortNameMvGroup>${elements}</d:verCustomer_Input_ShortNameMvGroup>`);
  const without = parse(group(element("A") + element("B"))).record.groups["SHORT.NAME"];
  const against = parse(group(element("A", "<d:valuePosition>2</d:valuePosition>") + element("B", position)));
  expect(without?.map(({ values }) => values["SHORT.NAME"])).toEqual(["A", "B"]);
  expect(against.record.groups["SHORT.NAME"]).toEqual(without);
});

test.each(["<feed xmlns='http://www.w3.org/2005/Atom'/>", "<entry/>", "<entry xmlns='http://www.w3.org/2007/app'/>"])(
  "the root %s is refused",
  (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: "malformed" }));
  },
);

test.each(["<entry xmlns='http://www.w3.org/2005/Atom'/>", entryOf("")])(
  "an entry with nothing in it is an empty record",
  (text) => {
    expect(parse(text)).toEqual({ record: blankRecord(""), self: undefined });
  },
);

test("whatever a record says, it says the same when it is written and read back", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(readBack(record)).toEqual(compact(record));
    }),
    { numRuns: 60 },
  );
});

test("Atom and HAL of one record carry the same values", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const page = toItemPage(record, files, place);
      const fromHal = hal.parse(JSON.parse(hal.format(page, "application/hal+json").text)) as PostedRecord;
      expect(parse(format(page)).record).toEqual(fromHal.record);
    }),
    { numRuns: 60 },
  );
});

function format(resource: Resource): string {
  return atom.format(resource, "application/atom+xml").text;
}

function parse(text: string): PostedRecord {
  return atom.parse(treeOf(text)) as PostedRecord;
}

function readBack(record: CustomerRecord): CustomerRecord {
  const { "CUSTOMER.CODE": _code, ...rest } = parse(format(toItemPage(record, files, place))).record.scalars;
  const { id, groups: read } = parse(format(toItemPage(record, files, place))).record;
  return compact({ id, scalars: rest, groups: read });
}

function propertiesOf(text: string): readonly XmlElement[] {
  return elementsIn(treeOf(text), "properties")[0]?.children ?? [];
}

function groupIn(text: string, field: string): XmlElement {
  const group = propertiesOf(text).find(({ name }) => name === `verCustomer_Input_${field}MvGroup`);
  if (group === undefined) throw new Error(`${field} has no group`);
  return group;
}

function toPairs({ children }: XmlElement): readonly (readonly [string, string])[] {
  return children.map(({ name, text }) => [name, text]);
}
