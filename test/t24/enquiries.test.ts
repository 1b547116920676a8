import { fieldByName } from "../../emulators/t24/domain/dictionary.ts";
import { enquiries } from "../../emulators/t24/domain/enquiries.ts";
import { ATOM, codesIn, COMPANY, customer, elementsIn, inputJohn, linksOf, openT24, RELS, treeOf } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const SEE = `${RELS}see`;

/** What 100100 is in each enquiry of live records (1.7). */
const crisp = {
  enqCustomerList: {
    AccountOfficer: "Private Banking",
    CusBranchName: "GB0010001",
    CusMne: "CRISP",
    CusNo: "100100",
    CusType: "",
    Id: "100100",
    Nat: "United States",
    Res: "United States",
    SectorName: "Individual - Resident",
    ShortName: "Harry Crisp",
    TargetName: "High Net Worth",
  },
  enqCustomerDetails: {
    CusMne: "CRISP",
    CusNo: "100100",
    Id: "100100",
    Name: "Harry Crisp",
    Nat: "United States",
    Officer: "Private Banking",
    Res: "United States",
  },
  enqCustomerInfo: {
    AcOfcr: "26",
    CusNo: "100100",
    Hdr1: "Customer Information",
    Id: "100100",
    Ind: "1000",
    Mnem: "CRISP",
    Natlty: "US",
    Res: "US",
    Sect: "1001",
    ShortNameMvGroup: [{ ShortName: "Harry Crisp" }],
  },
} as const;

test.each(Object.entries(crisp))("%s shows customer 100100, in the list and by itself", async (entity, row) => {
  const call = await t24.world();
  const { status, json } = await call("GET", `${entity}s()`);
  expect([status, json._embedded.item.length]).toEqual([200, 5]);
  const { _links: listed, ...item } = json._embedded.item[1];
  expect(item).toEqual(row);
  const single = await call("GET", `${entity}s('100100')`);
  const { _links: links, ...own } = single.json;
  expect([single.status, own]).toEqual([200, row]);
  const { pathname } = new URL(links.self.href);
  expect(pathname.endsWith(`${COMPANY}/${entity}s('100100')`)).toBe(true);
  expect(new URL(listed.item[0].href).pathname).toBe(pathname);
});

test.each([
  ["enqCustomerLists", "100100", "View Record", "verCustomer_Inputs('100100')/see"],
  ["enqCustomerLists", "66052", "View Record", "verCustomer_Corps('66052')/see"],
  ["enqCustomerDetailss", "100100", "View Record", "verCustomer_Inputs('100100')/see"],
  ["enqCustomerInfos", "100100", "Record View", "verCustomers('100100')/see?t24Intent=View"],
  ["enqlistCustomers", "100100", "see record", "verCustomer_Inputs('100100')/see"],
])("a row of %s leads from %s by %s to %s, which is there", async (set, id, title, href) => {
  const call = await t24.world();
  const { json } = await call("GET", `${set}('${id}')`);
  const [link] = json._links[SEE];
  const { pathname, search } = new URL(link.href);
  expect([link.title, pathname.endsWith(`/${href.split("?", 1)[0] ?? ""}`), search]).toEqual([
    title,
    true,
    href.includes("?") ? href.slice(href.indexOf("?")) : "",
  ]);
  const seen = await call("GET", pathname.slice(pathname.indexOf("/Prospect-iris")) + search);
  expect([seen.status, seen.json.CustomerCode]).toEqual([200, id]);
});

test("in Atom a row is an entry of its own category, with a group as a Bag and the link of two relations", async () => {
  const call = await t24.world();
  const answer = await call("GET", "enqCustomerInfos()?$filter=CusNo%20eq%20100100", { accept: ATOM });
  expect([answer.status, answer.headers["content-type"]]).toEqual([200, ATOM]);
  expect(answer.text).toContain('term="Prospect-modelsModel.enqCustomerInfo"');
  expect(answer.text).toContain(
    '<d:enqCustomerInfo_ShortNameMvGroup m:type="Bag(Prospect-modelsModel.enqCustomerInfo_ShortNameMvGroup)">' +
      "<d:element><d:ShortName>Harry Crisp</d:ShortName></d:element>",
  );
  const root = treeOf(answer.text);
  expect([root.name, linksOf(root).map(({ title }) => title)]).toEqual(["feed", ["enqCustomerInfos"]]);
  const [entry] = elementsIn(root, "entry");
  expect(entry && linksOf(entry)).toEqual([
    { rel: "self", title: "enqCustomerInfo", href: "enqCustomerInfos('100100')" },
    {
      rel: `http://schemas.microsoft.com/ado/2007/08/dataservices/related/verCustomer ${SEE}`,
      type: "application/atom+xml;type=entry",
      title: "Record View",
      href: "verCustomers('100100')/see?t24Intent=View",
    },
  ]);
  const single = await call("GET", "enqCustomerInfos('100100')?$select=CusNo,Mnem", { accept: ATOM });
  const properties = elementsIn(treeOf(single.text), "properties")[0];
  expect(properties?.children.map(({ name, text }) => [name, text])).toEqual([
    ["CusNo", "100100"],
    ["Mnem", "CRISP"],
  ]);
});

test.each([
  ["enqCustomerInfos()?$filter=CusNo eq '66052'", ["66052"]],
  ["enqCustomerInfos()?$filter=CusNo eq foo", []],
  ["enqCustomerInfos()?$filter=CusNo ne '66052'", ["100100", "100104", "100111", "190097"]],
  ["enqCustomerInfos()?$filter=Sector gt '2000'", ["66052"]],
  ["enqCustomerInfos()?$filter=Sect eq 2001", ["66052"]],
  ["enqCustomerInfos()?$filter=Sector eq '1001' and AccountOfficer eq '1'", ["100104", "100111"]],
  ["enqCustomerInfos()?$filter=substringof('US', Nationality)", ["66052", "100100", "190097"]],
  ["enqCustomerInfos()?$filter=ShortName eq 'NOKIA US'", ["66052"]],
  ["enqCustomerInfos()?$orderby=Sector desc&$top=1", ["66052"]],
  ["enqCustomerInfos()?$orderby=CusNo desc&$skip=1&$top=2", ["100111", "100104"]],
  ["enqCustomerLists()?$filter=CusMne eq 'CRISP'", ["100100"]],
  // 4.9: a column that shows a field as it is, and that the enquiry does not select by.
  ["enqCustomerLists()?$filter=CusBranchName eq GB0010001 and Id eq 100100", ["100100"]],
  ["enqCustomerLists()?$filter=Mnemonic eq 'CRISP'", ["100100"]],
  ["enqCustomerLists()?$filter=substringof('SUNNY', Street) or Nationality eq GB", ["100104", "100111"]],
  ["enqCustomerDetailss()?$filter=Sector eq 2001", ["66052"]],
  ["enqCustomerDetailss()?$filter=Name eq 'NOKIA US'", ["66052"]],
  ["enqCustomerDetailss()?$filter=Name1 eq 'NOKIA US'", ["66052"]],
])("%s has %j", async (path, ids) => {
  const call = await t24.world();
  const { status, json } = await call("GET", path.replaceAll(" ", "%20"));
  expect([status, json._embedded.item.map(({ CusNo }: { CusNo: string }) => CusNo)]).toEqual([200, ids]);
});

test.each([
  ["enqCustomerInfos()?$filter=Hdr1 eq 'x'", "Hdr1 of enqCustomerInfo is for display only"],
  ["enqCustomerLists()?$filter=SectorName eq 'x'", "SectorName of enqCustomerList is for display only"],
  ["enqCustomerLists()?$filter=Sector eq 1001", "no property"],
  ["enqCustomerInfos()?$filter=Mnemonic eq 'CRISP'", "no property"],
  ["enqCustomerLists()?$orderby=Nat", "for display only"],
  ["enqCustomerInfos()?$select=Sector", "Sector of enqCustomerInfo is for filters only"],
  ["enqCustomerInfos('66052')?$select=foo", "no property"],
  ["enqlistCustomers()?$top=x", "Invalid query option"],
])("%s is refused: %s", async (path, why) => {
  const call = await t24.world();
  const { status, json } = await call("GET", path.replaceAll(" ", "%20"));
  expect([status, json.message]).toEqual([400, expect.stringContaining(why)]);
});

// 1.7: what the older enquiry selects by, shown or not.
test.each([
  "CusNo eq 66052",
  "Sector eq 2001",
  "Nationality eq US",
  "AccountOfficer eq 26",
  "Residence eq US",
  "Industry eq 1000",
])("enqCustomerInfos selects by %s", async (filter) => {
  const call = await t24.world();
  const numbersOf = async (query: string): Promise<readonly string[]> => {
    const { status, json } = await call("GET", `enqCustomerInfos()${query}`);
    expect(status).toBe(200);
    return json._embedded.item.map(({ CusNo }: { CusNo: string }) => CusNo);
  };
  const [found, all] = [await numbersOf(`?$filter=${encodeURIComponent(filter)}`), await numbersOf("")];
  expect([found.length > 0, found.length < all.length]).toEqual([true, true]);
});

test("the three files are listed apart: live, unauthorised with its status, history by id;n", async () => {
  const call = await t24.world();
  await inputJohn(call);
  await call("POST", customer("100104", "hold"), { body: { Target: "5" } });
  const keysIn = async (set: string) =>
    (await call("GET", `${set}()`)).json._embedded.item.map((row: Record<string, string>) => [
      row["PrimaryKey"],
      row["RecordStatus"],
    ]);
  expect(await keysIn("enqlistCustomers")).toHaveLength(5);
  expect(await keysIn("enqlistCustomerUnauths")).toEqual([
    ["100104", "IHLD"],
    ["190245", "INAU"],
  ]);
  expect(await keysIn("enqlistCustomerHists")).toEqual([["100100;1", ""]]);
});

test("what an amendment has replaced is read from history, with the live record as it was", async () => {
  const call = await t24.world();
  await call("POST", customer("100104"), { body: { Nationality: "CH" } });
  await call("PUT", customer("100104", "authorise"), { user: "AUTHOR" });
  const query = "?$filter=CustomerCode%20eq%20100104&$select=PrimaryKey,Nationality,CurrNo";
  const { json } = await call("GET", `enqlistCustomerHists()${query}`);
  const [{ _links: links, ...row }] = json._embedded.item;
  expect(row).toEqual({ CurrNo: "1", Nationality: "GB", PrimaryKey: "100104;1" });
  const { pathname } = new URL(links.item[0].href);
  const single = await call("GET", pathname.slice(pathname.indexOf("/Prospect-iris")));
  expect([single.status, single.json.PrimaryKey, single.json.Mnemonic]).toEqual([200, "100104;1", "AKELLER"]);
  expect((await call("GET", "enqlistCustomers('100104')")).json.Nationality).toBe("CH");
});

test.each([
  ["PrimaryKey eq '100100;1'", 1],
  ["PrimaryKey ge '100100;1' and PrimaryKey le '100100;9'", 1],
  ["PrimaryKey eq '100100'", 0],
  ["CustomerCode eq '100100'", 1],
  ["Mnemonic eq CRISP", 1],
  ["substringof('100100;',PrimaryKey)", 1],
])("history where %s: %s row", async (filter, count) => {
  const call = await t24.world();
  const { json } = await call("GET", `enqlistCustomerHists()?$filter=${encodeURIComponent(filter)}`);
  expect(json._embedded.item).toHaveLength(count);
});

test.each(["enqCustomerLists('7')", "enqlistCustomerUnauths('66052')", "enqlistCustomerHists('100100')"])(
  "%s has no such row: 404 with T24's error",
  async (path) => {
    const call = await t24.world();
    const answer = await call("GET", path);
    expect([answer.status, codesIn(answer)]).toEqual([404, ["RECORD MISSING"]]);
  },
);

test.each(["enqCustomerLists", "enqCustomerLists()", "enqlistCustomerHists", "enqCustomerInfos(66052)"])(
  "an enquiry is written %s as well",
  async (path) => {
    const call = await t24.world();
    expect((await call("GET", path)).status).toBe(200);
  },
);

test("a version's context leads to the lists of its files, and to the enquiries that are bound to it", async () => {
  const call = await t24.world();
  const { status, json } = await call("GET", "verCustomer_Input/ContextEnquiries");
  expect(status).toBe(200);
  const links = Object.values(json._links).flat().slice(1) as { title: string; href: string }[];
  expect(links.map(({ title }) => title).sort()).toEqual([
    "List History File",
    "List Live File",
    "List Unauth File",
    "Other context Enquiries",
    "Search History File",
    "Search Live File",
    "Search Unauth File",
  ]);
  expect(json._links["http://www.temenos.com/rels/contextenquiry"]).toMatchObject([
    { title: "Other context Enquiries" },
  ]);
  const bound = await call("GET", "ContextEnquiryList/verCustomer_Input");
  const more = Object.values(bound.json._links).flat().slice(1) as { title: string; href: string }[];
  for (const { href } of [...links, ...more]) {
    const { pathname, search } = new URL(href);
    expect((await call("GET", pathname.slice(pathname.indexOf("/Prospect-iris")) + search)).status).toBe(200);
  }
  expect((await call("GET", "ContextEnquiryList/verNothing")).status).toBe(404);
});

test("an enquiry asks for the company and for function L, a row for function S", async () => {
  const call = await t24.world();
  for (const path of ["enqCustomerLists()", "enqCustomerLists('66052')", "verCustomer_Input/ContextEnquiries"]) {
    const answer = await call("GET", `${COMPANY.replace("GB", "EU")}/${path}`);
    expect([path, answer.status, codesIn(answer)]).toEqual([path, 401, ["EB-SECURITY.VIOLATION"]]);
  }
});

test.each(Object.values(enquiries))(
  "the fields that $entity selects by and shows are the dictionary's, its key first",
  ({ columns, selection }) => {
    const fields = columns.flatMap((column) => ("field" in column ? column.field : []));
    const unknown = [...selection, ...fields].filter((field) => field !== "@ID" && !fieldByName.has(field));
    expect(unknown).toEqual([]);
    expect(["CUSTOMER.CODE", "@ID"]).toContain(fields[0]);
  },
);
