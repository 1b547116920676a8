import { allFields } from "../../emulators/t24/domain/dictionary.ts";
import { ATOM, customer, elementsIn, entryOf, errorsIn, JOHN_SNOW, JOHN_SNOW_ENTRY, openT24, treeOf } from "./calls.ts";
import { attributesOf, childrenOf, firstIn, titlesOf } from "./structure.ts";

/*
 * What public clients of IRIS and of OFS have or expect (fact sheet, 9), in our own words: the fixtures of IRIS' user
 * agent, a feature file, an Android client, and dumps of records. What differs is said beside it.
 */

const t24 = await openT24();
afterAll(() => t24.close());

const JSON_TYPE = "application/json";
const john = customer("190245");

// The fixtures are of an older build: their groups end in Group, and a slash follows the brackets in the feed's id.
test("the user agent's feeds, of many entries and of one: links, and an ETag an entry", async () => {
  const call = await t24.world();
  for (const [query, count] of [
    ["", 5],
    ["?$top=1", 1],
  ] as const) {
    const { text } = await call("GET", `verCustomer_Inputs()${query}`, { accept: ATOM });
    const feed = treeOf(text);
    expect(childrenOf(feed).slice(0, 4)).toEqual(["title", "id", "updated", "link*"]);
    expect(titlesOf(feed)).toEqual(["verCustomer_Inputs", "create new deal", "populate existing deal"]);
    expect(attributesOf(text, /<link rel="[^"]*rels\/new"[^>]*>/)).toEqual(["rel", "title", "href"]);
    const entries = elementsIn(feed, "entry");
    const tags = entries.map(({ attributes }) => Object.values(attributes)[0]);
    expect(new Set(tags).size).toBe(count);
    for (const tag of tags) expect(tag).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    for (const entry of entries) {
      expect(titlesOf(entry).slice(1)).toEqual(["see record", "input deal", "audit deal", "reverse deal"]);
    }
  }
});

test("the user agent's entry with groups: sub-values in each of several values, written as they are read", async () => {
  const call = await t24.world();
  const lines = (first: string, second: string) =>
    `<d:element><d:verCustomer_Input_AddressSvGroup><d:element><d:Address>${first}</d:Address></d:element>` +
    `<d:element><d:Address>${second}</d:Address></d:element></d:verCustomer_Input_AddressSvGroup></d:element>`;
  const group = `<d:verCustomer_Input_AddressMvGroup>${lines("A", "B")}${lines("C", "D")}</d:verCustomer_Input_AddressMvGroup>`;
  const body = JOHN_SNOW_ENTRY.replace("</m:properties>", `${group}</m:properties>`);
  const { status, text } = await call("POST", john, { accept: ATOM, type: ATOM, body });
  expect(status).toBe(201);
  const address = firstIn(treeOf(text), "verCustomer_Input_AddressMvGroup");
  expect(childrenOf(address)).toEqual(["element*"]);
  const [one] = address.children;
  expect(one && childrenOf(one).at(-1)).toBe("verCustomer_Input_AddressSvGroup");
  expect(elementsIn(address, "Address").map((line) => line.text)).toEqual(["A", "B", "C", "D"]);
});

// The user agent reads both; a page that it has read so is posted back with the next command.
test.each([
  ["an empty inline in its errors link", `<link rel="http://temenostech.temenos.com/rels/errors"><m:inline/></link>`],
  [
    "errors within its own link",
    `<link rel="self"><m:inline><entry><id>Errors('190245')</id><link rel="self" title="ProcessErrors"/></entry>` +
      `</m:inline></link>`,
  ],
])("the user agent's entry with %s is taken by its properties", async (_what, link) => {
  const call = await t24.world();
  const namespace = ' xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"';
  const body = JOHN_SNOW_ENTRY.replace(/(<entry[^>]*>)/, `$1${link.replace("<m:inline", `<m:inline${namespace}`)}`);
  expect((await call("POST", customer("190245", "validate"), { accept: ATOM, type: ATOM, body })).status).toBe(200);
  expect(
    (await call("POST", customer("190246", "validate"), { accept: ATOM, type: ATOM, body: entryOf("") })).status,
  ).toBe(400);
});

/** The properties that the feature file sets, by the names that it has for them. */
const PETERSON = {
  Name1MvGroup: [{ Name1: "Mr Robin Peterson" }],
  ShortNameMvGroup: [{ ShortName: "Rob" }],
  Sector: "1001",
  Gender: "MALE",
  Title: "MR",
  FamilyName: "Peterson",
  Language: "1",
};

test("the feature file: held, or input and authorised, or deleted under its ETag, each answered with an entity", async () => {
  const call = await t24.world();
  const begin = async () => {
    const { status, json } = await call("POST", "verCustomer_Inputs()/new");
    expect(status).toBe(201);
    const id = String(json.CustomerCode);
    return { id, body: { ...json, ...PETERSON, Mnemonic: `C${id}` } };
  };
  const held = await begin();
  expect((await call("POST", customer(held.id, "hold"), held)).status).toBe(201);
  const live = await begin();
  expect((await call("POST", customer(live.id), live)).json.RecordStatus).toBe("INAU");
  const authorised = await call("PUT", customer(live.id, "authorise"), { user: "AUTHOR" });
  expect([authorised.status, authorised.json.RecordStatus]).toEqual([200, ""]);
  const gone = await begin();
  const { headers } = await call("POST", customer(gone.id), gone);
  const tag = { "if-match": headers["etag"] ?? "" };
  const deleted = await call("DELETE", customer(gone.id, "delete"), { headers: tag });
  expect([deleted.status, deleted.json.CustomerCode]).toEqual([200, gone.id]);
});

test.each([
  ["$filter=CusNo+eq+100100", ["100100"]],
  ["$filter=CusNo+eq+%27foo%27", []],
  ["$filter=CusNo+eq+%27100100%27+or+CusNo+eq+%27100104%27", ["100100", "100104"]],
  ["$filter=Sect+eq+2001", ["66052"]],
  ["$top=1", ["66052"]],
  ["$skip=4", ["190097"]],
  ["$orderBy=foo&$top=1", ["66052"]],
])("the feature file: the enquiry of customers by %s has %j", async (query, ids) => {
  const call = await t24.world();
  const { status, json } = await call("GET", `enqCustomerInfos()?${query}`);
  expect([status, json._embedded.item.map(({ CusNo }: { CusNo: string }) => CusNo)]).toEqual([200, ids]);
});

// It also asks for a new record without a Content-Type, which the sandbox's own test sees refused with 415.
test("the Android client: JSON without links is 200 when valid, 201 when input, and says what is wrong by text and info", async () => {
  const call = await t24.world();
  const json = { accept: JSON_TYPE, type: JSON_TYPE };
  const valid = await call("POST", customer("190245", "validate"), { ...json, body: JOHN_SNOW });
  expect([valid.status, valid.headers["content-type"]]).toEqual([200, JSON_TYPE]);
  const refused = await call("POST", customer("190245", "validate"), { ...json, body: { GivenNames: "JOHN" } });
  expect(refused.status).toBe(400);
  for (const { Text, Info } of errorsIn(refused)) expect([typeof Text, typeof Info]).toEqual(["string", "string"]);
  expect((await call("POST", john, { ...json, body: JOHN_SNOW })).status).toBe(201);
});

/** Fields of the dump of a live customer, each under its number: the first and the last of each stretch, and the audit. */
const NUMBERED = {
  ...{ MNEMONIC: 1, "ROLE.NOTES": 16, SECTOR: 23, INTRODUCER: 32, "LEGAL.ID": 34, "OFF.PHONE": 40 },
  ...{ "CUSTOMER.LIABILITY": 44, LANGUAGE: 45, "COMPANY.BOOK": 48, "ISSUE.CHEQUES": 51, "CUSTOMER.RATING": 56 },
  ...{ TITLE: 60, "EMAIL.1": 69, "EMPLOYMENT.STATUS": 71, "MORTGAGE.AMT": 88, "COMM.TYPE": 91, INTERESTS: 95 },
  ...{ "CUSTOMER.TYPE": 101, "SPOKEN.LANGUAGE": 104, "FURTHER.DETAILS": 106, "OTHER.NATIONALITY": 108 },
  ...{ "FORMER.VIS.TYPE": 116, "RISK.ASSET.TYPE": 118, "KYC.RELATIONSHIP": 128, "SECURE.MESSAGE": 132 },
  ...{ "HOLDINGS.PIVOT": 140, OVERRIDE: 180 },
  ...{ "RECORD.STATUS": 181, "CURR.NO": 182, INPUTTER: 183, "DATE.TIME": 184, AUTHORISER: 185, "CO.CODE": 186 },
  "DEPT.CODE": 187,
};

test("the dump of a record: fields have the numbers of the dictionary", () => {
  const numbers = new Map(allFields.map(({ name, position }) => [name, position]));
  expect(Object.fromEntries(Object.keys(NUMBERED).map((name) => [name, numbers.get(name)]))).toEqual(NUMBERED);
});

/**
 * The fields of 190097 that OFS answers, in its order; it also has CLS.CPARTY and three local fields of privacy and tax,
 * which the version does not show.
 */
const ANSWERED =
  "MNEMONIC SHORT.NAME NAME.1 STREET TOWN.COUNTRY SECTOR ACCOUNT.OFFICER INDUSTRY TARGET NATIONALITY CUSTOMER.STATUS " +
  "RESIDENCE LANGUAGE COMPANY.BOOK DATE.OF.BIRTH AML.CHECK AML.RESULT INTERNET.BANKING.SERVICE MOBILE.BANKING.SERVICE " +
  "CURR.NO INPUTTER DATE.TIME AUTHORISER CO.CODE DEPT.CODE";

/** Ours alone, so that it can be amended by a version that wants a gender. */
const OURS = ["TITLE", "GIVEN.NAMES", "FAMILY.NAME", "GENDER"];

test("the answer of OFS to a see of 190097: the same fields have a value, one each, and the stamps have the same form", async () => {
  const call = await t24.world();
  const { json } = await call("GET", customer("190097", "see"));
  const filled = allFields.flatMap(({ name, odata, position }) => {
    const values = [
      json[odata],
      ...Object.values(json)
        .flatMap(elementsOf)
        .map((element) => element[odata]),
    ];
    const texts = values.filter((value) => typeof value === "string" && value !== "");
    return texts.length === 0 ? [] : [{ name, number: position, texts }];
  });
  expect(filled.map(({ name }) => name).filter((name) => ![...OURS, "CUSTOMER.CODE"].includes(name))).toEqual(
    // Stamps stand by their numbers: INPUTTER 183 to DEPT.CODE 187, as OFS has them.
    ANSWERED.split(" "),
  );
  for (const { texts } of filled) expect(texts).toHaveLength(1);
  expect(json).toMatchObject({ Mnemonic: "AARONF", CurrNo: "1", RecordStatus: "", DateOfBirth: "19780812" });
  expect(json.InputterMvGroup[0].Inputter).toMatch(/^\d+_OFFICER__OFS_SEAT$/);
  expect(json.Authoriser).toMatch(/^\d+_OFFICER_OFS_SEAT$/);
});

/** The elements of a group; none of what is no group. */
function elementsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
}

// One OFS answer has three underscores before OFS, after a user whose name may end in one.
test("the answers of OFS: what is input has status, number, inputter, time, company and department, and no authoriser", async () => {
  const call = await t24.world();
  const { json } = await call("POST", john, { body: JOHN_SNOW });
  expect(json).toMatchObject({ RecordStatus: "INAU", CurrNo: "1", Authoriser: "", CoCode: "GB0010001", DeptCode: "1" });
  expect(json.InputterMvGroup[0].Inputter).toMatch(/^\d+_[A-Z0-9]+__OFS_SEAT$/);
  expect(json.DateTimeMvGroup[0].DateTime).toMatch(/^\d{10}$/);
  const live = await call("PUT", customer("190245", "authorise"), { user: "AUTHOR" });
  expect(live.json.Authoriser).toMatch(/^\d+_[A-Z0-9]+_OFS_SEAT$/);
});

test("the dump of a record's history: a version differs in what was changed, its number and its stamps", async () => {
  const call = await t24.world();
  const before = (await call("GET", customer("100104"))).json;
  await call("POST", customer("100104"), { body: { Target: "5" } });
  const after = (await call("PUT", customer("100104", "authorise"), { user: "AUTHOR" })).json;
  const changed = Object.keys(after as object).filter(
    (name) => !name.startsWith("_") && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  );
  expect(changed).toEqual(["Authoriser", "CurrNo", "DateTimeMvGroup", "InputterMvGroup", "Target"]);
  expect(Number(after.CurrNo)).toBe(Number(before.CurrNo) + 1);
});
