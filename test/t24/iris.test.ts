import fc from "fast-check";
import { parse } from "yaml";
import { readFileSync } from "node:fs";

import type { CustomerRecord } from "../../emulators/t24/domain/record.ts";
import { etagOf, isMatch, toHeader } from "../../emulators/t24/iris/etag.ts";
import { versions } from "../../emulators/t24/domain/version.ts";
import {
  baseOf,
  collectionOf,
  errorsAddress,
  itemPath,
  toContractPath,
  toKey,
  versionIn,
} from "../../emulators/t24/iris/names.ts";
import { feedLinks, hrefOf, link, rim, stateOf, type Page } from "../../emulators/t24/iris/rim.ts";
import { liveCustomers } from "../../emulators/t24/seed/customers.ts";

const ENQUIRIES = ["All Context Enquiries", "Context Enquiries"];
const CLIPBOARD = ["Copy deal", "Paste deal"];
const FORM = ["metadata", "input deal", "validate deal", "hold deal"];
const STORED = ["metadata", "Messages", "input deal", "validate deal", "hold deal"];

/** 2.4: the links of each page in the RIM's order. */
const links: Readonly<Record<Page, readonly string[]>> = {
  listed: ["see record", "input deal", "audit deal", "reverse deal"],
  listedUnauthorised: ["input deal", "delete", "authorise deal"],
  listedSecondLevel: [],
  new: [...FORM, ...CLIPBOARD, ...ENQUIRIES],
  populate: [...FORM, "Copy deal", ...ENQUIRIES],
  paste: [...FORM, ...ENQUIRIES],
  copy: [],
  contract: [
    "create new deal",
    "populate existing deal",
    "action",
    "see record",
    ...CLIPBOARD,
    "Enrich deal",
    "All context Enquiries",
  ],
  Live: [...STORED, "reverse deal", "audit deal", ...CLIPBOARD, ...ENQUIRIES],
  IAuth: [
    "metadata",
    "Messages",
    "changed values",
    "input deal",
    "validate deal",
    "hold deal",
    "delete",
    "authorise deal",
    ...CLIPBOARD,
    ...ENQUIRIES,
  ],
  HAuth: ["Messages", "authorise deal", "hold deal", "delete", ...CLIPBOARD, ...ENQUIRIES],
  RAuth: ["Messages", "delete", "authorise deal", ...CLIPBOARD, ...ENQUIRIES],
  Held: [...STORED, "delete", ...CLIPBOARD, ...ENQUIRIES],
  Reversed: ["Messages", "restore deal", ...CLIPBOARD, ...ENQUIRIES],
  see: ["metadata", "Action", ...ENQUIRIES],
  validate: ["metadata", "Messages", "input deal", "hold deal"],
  delete: ["Messages"],
  changedValues: [],
  errorHandler: ["metadata"],
};

test.each(Object.entries(links))("the page %s offers %j, in this order", (page, titles) => {
  expect(rim[page as Page].map(({ title }) => title)).toEqual(titles);
});

test("the feed offers new and populate", () => {
  expect(feedLinks.map(({ title, method }) => [method, title])).toEqual([
    ["POST", "create new deal"],
    ["POST", "populate existing deal"],
  ]);
});

const contract = parse(readFileSync(new URL("../../contracts/t24/openapi.yaml", import.meta.url), "utf8")) as {
  paths: Record<string, Record<string, unknown>>;
};

const ofCompany = Object.entries(link).filter(([, { of }]) => of !== "service");

test.each(ofCompany)("the link %s leads to an operation of the contract by its method", (_name, transition) => {
  const template = `/Prospect-iris/Prospect.svc/{companyid}/${hrefOf(transition, "verCustomer_Input", "{id}")
    .replace(/%7B(id)%7D/, "{$1}")
    .replace("List/verCustomer_Input", "List/{entity}")}`;
  expect(Object.keys(contract.paths[template] ?? {})).toContain(transition.method.toLowerCase());
});

test("every link of every page is one of the named transitions", () => {
  const named = new Set<object>(Object.values(link));
  expect([...Object.values(rim).flat(), ...feedLinks].filter((transition) => !named.has(transition))).toEqual([]);
});

test("a state resource shows each status but that of nothing", () => {
  expect(stateOf).toEqual({
    none: undefined,
    live: "Live",
    INAU: "IAuth",
    INAO: "HAuth",
    INA2: "HAuth",
    IHLD: "Held",
    RNAU: "RAuth",
    RNAO: "RAuth",
    RNA2: "RAuth",
    RHLD: "Held",
    REVE: "Reversed",
  });
});

test.each([
  ["190245", undefined, "verCustomer_Inputs('190245')"],
  ["190245", "IAuth", "verCustomer_Inputs_IAuth('190245')"],
  ["A'B", undefined, "verCustomer_Inputs('A%27%27B')"],
  ["A/B C", "Live", "verCustomer_Inputs_Live('A%2FB%20C')"],
] as const)("the customer %s in state %s has the path %s", (id, state, path) => {
  expect(itemPath("verCustomer_Input", id, state)).toBe(path);
});

const SERVICE = "/Prospect-iris/Prospect.svc/GB0010001";

test("the versions are named as IRIS names them", () => {
  expect(versions.map(({ name, entity }) => [name, entity])).toEqual([
    ["CUSTOMER,INPUT", "verCustomer_Input"],
    ["CUSTOMER,CORP", "verCustomer_Corp"],
    ["CUSTOMER,", "verCustomer"],
    ["CUSTOMER,DUAL", "verCustomer_Dual"],
  ]);
});

test.each([
  ["verCustomer_Inputs('190245')", "CUSTOMER,INPUT", "verCustomer_Inputs('190245')"],
  ["verCustomer_Corps()/new", "CUSTOMER,CORP", "verCustomer_Inputs()/new"],
  ["verCustomers", "CUSTOMER,", "verCustomer_Inputs"],
  ["verCustomers(190245)", "CUSTOMER,", "verCustomer_Inputs(190245)"],
  ["verCustomers_IAuth('1')", "CUSTOMER,", "verCustomer_Inputs_IAuth('1')"],
  ["verCustomer_DualEntry", "CUSTOMER,DUAL", "verCustomer_InputEntry"],
  ["verCustomer_Corp/ContextEnquiries", "CUSTOMER,CORP", "verCustomer_Input/ContextEnquiries"],
])("the path %s is of the version %s, and %s in the contract's words", (path, name, contractPath) => {
  expect(versionIn(`${SERVICE}/${path}`).name).toBe(name);
  expect(toContractPath(`${SERVICE}/${path}`)).toBe(`${SERVICE}/${contractPath}`);
});

test.each(["verCustomersX()", "verCustomer", "verCustomer_Others()", "enqCustomerLists()", "", "$metadata"])(
  "the path %j is of no version",
  (path) => {
    expect(toContractPath(`${SERVICE}/${path}`)).toBe(`${SERVICE}/${path}`);
  },
);

test("any text survives as a key, through quoting and percent-encoding", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (id) => {
      const [, written = ""] = /\('(.*)'\)/s.exec(decodeURIComponent(itemPath("verCustomer_Input", id))) ?? [];
      expect(toKey(written)).toBe(id);
    }),
  );
});

test("addresses stand below the service: the company's with a slash, the errors' with no company", () => {
  const base = baseOf("http://127.0.0.1:4001/~mine", "GB0010001");
  expect(base).toBe("http://127.0.0.1:4001/~mine/Prospect-iris/Prospect.svc/GB0010001/");
  expect(errorsAddress(base)).toBe("http://127.0.0.1:4001/~mine/Prospect-iris/Prospect.svc/errors");
  expect(collectionOf("verCustomer_Input")).toBe("verCustomer_Inputs()");
});

test("an ETag is a SHA-256 in base64, another for each record, quoted in the header", () => {
  const tags = liveCustomers.map(etagOf);
  expect(tags.every((tag) => /^[A-Za-z0-9+/]{43}=$/.test(tag))).toBe(true);
  expect(new Set(tags).size).toBe(liveCustomers.length);
  expect(toHeader("abc=")).toBe('"abc="');
});

const record: CustomerRecord = {
  id: "1",
  scalars: { MNEMONIC: "JSNOW", SECTOR: "1001" },
  groups: {
    "SHORT.NAME": [{ values: { "SHORT.NAME": "JOHN", LANGUAGE: "en" }, subGroups: {} }],
    "NAME.1": [
      { values: { "NAME.1": "JOHN" }, subGroups: {} },
      { values: { "NAME.1": "SNOW" }, subGroups: {} },
    ],
  },
};

test("an ETag is the same in whatever order the members came", () => {
  expect(etagOf(reversed(record))).toBe(etagOf(record));
  expect(etagOf(structuredClone(record))).toBe(etagOf(record));
});

test.each<[string, CustomerRecord]>([
  ["the id", { ...record, id: "2" }],
  ["a value", { ...record, scalars: { ...record.scalars, SECTOR: "1000" } }],
  ["one more value", { ...record, scalars: { ...record.scalars, TITLE: "MR" } }],
  ["a value that moves to another field", { ...record, scalars: { MNEMONIC: "JSNOW", TARGET: "1001" } }],
  [
    "the order of multi-values",
    { ...record, groups: { ...record.groups, "NAME.1": [...(record.groups["NAME.1"] ?? [])].reverse() } },
  ],
])("an ETag changes with %s", (_what, changed) => {
  expect(etagOf(changed)).not.toBe(etagOf(record));
});

test.each<[string, boolean]>([
  [`"${etagOf(record)}"`, true],
  [etagOf(record), true],
  [` ${etagOf(record)} `, true],
  ["*", true],
  [`W/"${etagOf(record)}"`, false],
  [`""${etagOf(record)}""`, false],
  [etagOf(record).toLowerCase(), false],
  ["", false],
  ['"*"', false],
])("If-Match %s matches: %s", (ifMatch, isTrue) => {
  expect(isMatch(ifMatch, record, { anyTagMatches: true, unquotedTags: true, lenientWeakTags: false })).toBe(isTrue);
});

/** The same members in the opposite order; lists stay as they are. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  ) as T;
}
