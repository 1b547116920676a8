import fc from "fast-check";

import { blankRecord, compact, type CustomerRecord } from "../../emulators/t24/domain/record.ts";
import type { Page } from "../../emulators/t24/iris/rim.ts";
import { toCommandPage, toItemPage, toPage, toStatePage } from "../../emulators/t24/operations/pages.ts";
import { hal, resourceJson } from "../../emulators/t24/representations/hal.ts";
import type { PostedRecord } from "../../emulators/t24/representations/posted.ts";
import type { Place, Resource } from "../../emulators/t24/representations/resource.ts";
import { liveCustomers } from "../../emulators/t24/seed/customers.ts";
import { RELATED, RELS, type Answer } from "./calls.ts";
import { anyRecord } from "./records.ts";

const BASE = "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/";
const place: Place = {
  base: BASE,
  xmlBase: BASE,
  updated: "2018-01-30T10:20:30Z",
  entity: "verCustomer_Input",
  embeds: "small",
};

const john: CustomerRecord = {
  id: "190245",
  scalars: { MNEMONIC: "JSNOW", "RECORD.STATUS": "INAU" },
  groups: {
    "LEGAL.ID": [{ values: { "LEGAL.ID": "1", "LEGAL.DOC.NAME": "INCORP.CERT" }, subGroups: {} }],
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

test("links come first, then all properties by name, groups among them", () => {
  const members = Object.keys(toJson(toItemPage(john, files, place)));
  expect(members[0]).toBe("_links");
  const properties = members.slice(1);
  expect(properties).toEqual([...properties].sort());
  expect(properties.slice(0, 3)).toEqual(["AccountOfficer", "AddressMvGroup", "AllowBulkProcess"]);
});

test("self is one object; every other relation, in the order of the alphabet, a list of addresses with name and title", () => {
  const { _links: links } = toJson(toCommandPage(john, "new", place));
  expect(links.self).toEqual({ href: `${BASE}verCustomer_Inputs()/new` });
  expect(Object.keys(links as object)).toEqual([
    "self",
    `${RELS}copy`,
    `${RELS}hold`,
    `${RELS}input`,
    `${RELS}metadata`,
    `${RELS}paste`,
    `${RELS}validate`,
    "http://www.temenos.com/rels/contextenquiry",
    "item",
  ]);
  expect(links[`${RELS}metadata`][0].name).toBe(
    "verCustomer_Input.verCustomer_Input_new>POST(metadata)>T24FieldMetadata.verCustomer_Inputs_metadata",
  );
  expect(links[`${RELS}input`]).toEqual([
    {
      href: `${BASE}verCustomer_Inputs('190245')`,
      name: "verCustomer_Input.verCustomer_Input_new>PUT(input deal)>verCustomer_Input.verCustomer_Input_input",
      title: "input deal",
    },
  ]);
});

test("a link with two relations stands under each; one to the plain item stands under item", () => {
  const listed = toJson(toPage(john, "listed", place))._links;
  expect(listed[RELATED]).toEqual(listed[`${RELS}see`]);
  expect(toJson(toCommandPage(john, "see", place))._links.item).toEqual([
    {
      href: `${BASE}verCustomer_Inputs('190245')`,
      name: "verCustomer_Input.verCustomer_Input_see>GET(Action)>verCustomer_Input.verCustomer_Input",
      title: "Action",
    },
    {
      href: `${BASE}verCustomer_Input/ContextEnquiries`,
      name: "verCustomer_Input.verCustomer_Input_see>GET(All Context Enquiries)>verCustomer_Input.verCustomer_Input_ContextEnquiries",
      title: "All Context Enquiries",
    },
  ]);
});

test("the states of a record name themselves in their links", () => {
  const { _links: links } = toJson(toStatePage(john, "IAuth", place));
  expect(links.self.href).toBe(`${BASE}verCustomer_Inputs_IAuth('190245')`);
  expect(links[`${RELS}authorise`][0].name).toBe(
    "verCustomer_Input.verCustomer_Input_IAuth>POST(authorise deal)>verCustomer_Input.verCustomer_Input_authorise",
  );
});

test("groups lose the entity's prefix; their elements have positions among the fields, in a hash map's order", () => {
  const json = toJson(toItemPage(john, files, place));
  expect(json.LegalIdMvGroup).toEqual([
    {
      LegalDocName: "INCORP.CERT",
      LegalExpDate: "",
      LegalHolderName: "",
      LegalId: "1",
      LegalIssAuth: "",
      LegalIssDate: "",
      subValuePosition: "1",
      valuePosition: "1",
    },
  ]);
  expect(Object.keys(json.LegalIdMvGroup[0] as object)).toEqual([
    "LegalDocName",
    "LegalIssAuth",
    "LegalIssDate",
    "valuePosition",
    "subValuePosition",
    "LegalId",
    "LegalHolderName",
    "LegalExpDate",
  ]);
  expect(json.AddressMvGroup[0].AddressSvGroup).toEqual([
    { Address: "CASTLE BLACK", LanguageCode: "en", subValuePosition: "1", valuePosition: "1" },
    { Address: "THE WALL", LanguageCode: "en", subValuePosition: "2", valuePosition: "1" },
  ]);
});

test("what is empty is an empty text, an empty group a list of one", () => {
  const json = toJson(toCommandPage(blankRecord("190245"), "new", place));
  expect([json.Mnemonic, json.CustomerCode, json.Id]).toEqual(["", "190245", ""]);
  expect(json.ShortNameMvGroup).toEqual([
    { LanguageCode: "en", ShortName: "", subValuePosition: "1", valuePosition: "1" },
  ]);
});

test("a collection embeds its items, whose own address is under item and which have no positions", () => {
  const entries = liveCustomers.map((record) => toPage(record, "listed", place));
  const title = "verCustomer_Inputs";
  const json = toJson({ kind: "feed", ...place, title, path: `${title}()`, entries });
  expect(Object.keys(json)).toEqual(["_links", "_embedded"]);
  expect(json._links.self).toEqual({ href: `${BASE}verCustomer_Inputs()` });
  expect(json._links[`${RELS}new`]).toEqual([
    {
      href: `${BASE}verCustomer_Inputs()/new`,
      name: "verCustomer_Input.verCustomer_Inputs>POST(create new deal)>verCustomer_Input.verCustomer_Input_new",
      title: "create new deal",
    },
  ]);
  const [first] = json._embedded.item;
  expect(first._links).not.toHaveProperty("self");
  expect(first._links.item).toEqual([
    {
      href: `${BASE}verCustomer_Inputs('66052')`,
      name: "verCustomer_Input.verCustomer_Inputs>GET>verCustomer_Input.verCustomer_Input",
      title: "verCustomer_Input",
    },
  ]);
  expect(JSON.stringify(json)).not.toContain("ositi");
});

test("the service document lists the entity sets under collection, that of errors below no company", () => {
  const sets = ["verCustomer_Input", "verCustomer_Corp", "verCustomer", "verCustomer_Dual", "enqCustomerList"];
  const links = [...sets, "enqCustomerDetails"].map((entity) => ({
    href: `${BASE}${entity}s()`,
    name: `ServiceDocument.ServiceDocument>GET>${entity}.${entity}s`,
    title: `${entity}s`,
  }));
  const errors = {
    href: "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/Errors",
    name: "ServiceDocument.ServiceDocument>GET>Errors.Errors",
    title: "Errors",
  };
  expect(toJson({ kind: "service", ...place })).toEqual({
    _links: { self: { href: BASE }, collection: [...links, errors] },
  });
});

test("the field metadata is a collection whose flags are texts", () => {
  const json = toJson({ kind: "metadata", ...place });
  expect(json._links.self.href).toBe(`${BASE}verCustomer_Inputs()/metadata`);
  expect(json._embedded.item).toContainEqual({
    EnrichmentsMvGroup: [],
    Entity: "verCustomer_Input",
    Id: "verCustomer_Input.Gender",
    Mandatory: "true",
    MandatorySelection: "false",
    PossibleValuesMvGroup: [
      { Description: "", Value: "MALE" },
      { Description: "", Value: "FEMALE" },
    ],
    Property: "Gender",
    ReadOnly: "false",
    Visible: "true",
  });
});

test("the answer says the media type that was asked for", () => {
  const page = toItemPage(john, files, place);
  expect(hal.format(page, "application/json").contentType).toBe("application/json");
});

test("a posted resource may be plain JSON; numbers are taken by their spelling, what is unknown is passed over", () => {
  const posted = parse({
    _links: { self: { href: "x" } },
    Sector: 1001,
    ConfidTxt: true,
    Introducer: null,
    Title: ["MR"],
    NoSuchField: "x",
    ShortNameMvGroup: [{ ShortName: "JOHN", LanguageCode: "en", NoSuchField: "x" }, "x", null],
    Name1MvGroup: "JOHN SNOW",
    AddressMvGroup: [{ AddressSvGroup: [{ Address: "THE WALL" }] }, { AddressSvGroup: {} }],
  });
  expect(posted.self).toBe("x");
  expect(compact(posted.record)).toEqual({
    id: "",
    scalars: { SECTOR: "1001", "CONFID.TXT": "true" },
    groups: {
      "SHORT.NAME": [{ values: { "SHORT.NAME": "JOHN", LANGUAGE: "en" }, subGroups: {} }],
      ADDRESS: [{ values: {}, subGroups: { ADDRESS: [{ values: { ADDRESS: "THE WALL" }, subGroups: {} }] } }],
    },
  });
});

test.each([[[]], ["JSNOW"], [7], [null], [true]])("%j is no resource", (document) => {
  expect(() => parse(document)).toThrow(expect.objectContaining({ code: "malformed" }));
});

test.each([{}, { _links: {} }, { _links: { self: {} } }, { _links: { self: { href: 7 } } }, { _links: "x" }])(
  "%j has no self link",
  (document) => {
    expect(parse(document).self).toBeUndefined();
  },
);

test("whatever a record says, it says the same when it is written and read back", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const { id, scalars, groups } = parse(toJson(toItemPage(record, files, place))).record;
      const { "CUSTOMER.CODE": _code, ...rest } = scalars;
      expect(compact({ id, scalars: rest, groups })).toEqual(compact(record));
    }),
    { numRuns: 60 },
  );
});

test("whatever is kept of a page, it is written as if nothing were, each time", () => {
  const ids = fc.constantFrom("190245", "66052", "O'HARA/1 \uE000\"");
  const pages = fc.constantFrom<Page>("IAuth", "Live", "new", "validate", "see", "errorHandler", "delete", "listed");
  const places = fc.constantFrom(BASE, "http://a%EE%80%80:1/Prospect-iris/Prospect.svc/GB0010001/", `${BASE}~x"y/`);
  const holds = fc.property(anyRecord, ids, pages, places, (given, id, page, base) => {
    const record = { ...given, id };
    const entry = toPage(record, page, { ...place, base });
    const written = JSON.stringify(resourceJson(entry));
    for (let time = 0; time < 3; time += 1) expect(hal.format(entry, "application/hal+json").text).toBe(written);
    const embedding = { ...entry, embeds: "metadata" } as const;
    const { text } = hal.format(embedding, "application/hal+json");
    expect(JSON.parse(text)).toMatchObject(resourceJson(entry));
  });
  fc.assert(holds, { numRuns: 100 });
});

function toJson(resource: Resource): Answer["json"] {
  return JSON.parse(hal.format(resource, "application/hal+json").text);
}

function parse(document: unknown): PostedRecord {
  return hal.parse(document) as PostedRecord;
}
