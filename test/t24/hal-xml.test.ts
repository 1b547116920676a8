import { halXml } from "../../emulators/t24/representations/hal-xml.ts";
import type { Place } from "../../emulators/t24/representations/resource.ts";
import type { PostedRecord } from "../../emulators/t24/representations/posted.ts";
import { COMPANY, customer, inputJohn, openT24, RELS, treeOf, type Call } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const HAL_XML = "application/hal+xml";
const place: Place = {
  base: "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/",
  xmlBase: "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/",
  updated: "2018-01-30T10:20:30Z",
  entity: "verCustomer_Input",
  embeds: "small",
};

const get = (call: Call, path: string, more: object = {}) => call("GET", path, { accept: HAL_XML, ...more });

// What the library for HAL (its writer, with JDOM's compact format) wrote of such values when it was run.
test("texts are written as JDOM's compact format writes them, and without a prolog", () => {
  const errors = [
    { code: "A  B", text: " a   b\n c & < > \" ' é ", type: "WARNING", info: "" },
    { code: "C", text: "", type: "OVERRIDE", info: "x" },
  ] as const;
  const { contentType, text } = halXml.format({ kind: "errors", ...place, id: "1", errors }, HAL_XML);
  expect(contentType).toBe(HAL_XML);
  expect(text).toBe(
    '<resource href="http://127.0.0.1:4001/Prospect-iris/Prospect.svc/errors">' +
      "<ErrorsMvGroup>[{Code=A B, Info=, Text= a b c &amp; &lt; &gt; \" ' é , Type=WARNING}, " +
      "{Code=C, Info=x, Text=, Type=OVERRIDE}]</ErrorsMvGroup></resource>",
  );
});

test("an enrichment without a text has an empty element, a blank before its end", () => {
  const enrichment = { kind: "enrichment", ...place, path: "p", fieldNumber: "f", fieldValue: " ", enrichment: "é" };
  expect(halXml.format(enrichment as never, HAL_XML).text).toBe(
    `<resource href="${place.base}p"><Enrichment>é</Enrichment><FieldNumber>f</FieldNumber><FieldValue /></resource>`,
  );
});

test("an item has its links by their relations, its properties, and the metadata last", async () => {
  const call = await t24.world();
  const { status, headers, text } = await get(call, customer("66052"));
  expect([status, headers["content-type"]]).toEqual([200, HAL_XML]);
  expect(headers["etag"]).toBe((await call("GET", customer("66052"))).headers["etag"]);
  const json = JSON.parse((await call("GET", customer("66052"))).text.replaceAll(/127\.0\.0\.1:\d+/g, "host"));
  const root = treeOf(text.replaceAll(/127\.0\.0\.1:\d+/g, "host"));
  expect([root.name, root.namespace, root.attributes]).toEqual(["resource", "", { href: json._links.self.href }]);
  const names = root.children.map(({ name }) => name);
  const properties = Object.keys(json as object).filter((name) => !name.startsWith("_"));
  const links = Object.entries(json._links as Record<string, object[]>).flatMap(([rel, list]) =>
    rel === "self" ? [] : list.map((link) => ({ rel, ...link })),
  );
  expect(root.children.filter(({ name }) => name === "link").map(({ attributes }) => attributes)).toEqual(links);
  expect(names).toEqual([...links.map(() => "link"), ...properties, "resource"]);
  const metadata = root.children.at(-1);
  expect(metadata?.attributes).toEqual({
    href: json._embedded[`${RELS}metadata`][0]._links.self.href,
    rel: `${RELS}metadata`,
  });
  const items = json._embedded[`${RELS}metadata`][0]._embedded.item as readonly object[];
  expect(metadata?.children.map(({ name, attributes }) => [name, attributes["rel"]])).toEqual(
    items.map(() => ["resource", "item"]),
  );
  expect(items).not.toEqual([]);
});

test("a group is what Java prints of its elements", async () => {
  const call = await t24.world();
  const { text } = await get(call, customer("66052", "see"));
  expect(text).toMatch(/<ShortNameMvGroup>\[\{[^<]*ShortName=NOKIA US[^<]*\}\]<\/ShortNameMvGroup>/);
  expect(text).toMatch(/<GivenNames \/>/);
  // The words behind a code stand in the metadata that is embedded.
  expect(text).toMatch(
    /<EnrichmentsMvGroup>\[\{FieldValue=2001, FieldNumber=verCustomer_Input.Sector:1:1, Enrichment=[^<]+\}\]</,
  );
});

test("a list has a resource an item, without an address of its own", async () => {
  const call = await t24.world();
  const { text } = await get(call, "verCustomer_Inputs()?$top=2&$select=CustomerCode");
  const root = treeOf(text);
  const items = root.children.filter(({ name }) => name === "resource");
  expect(items.map(({ attributes, children }) => [attributes, children.at(-1)?.text])).toEqual([
    [{ rel: "item" }, "66052"],
    [{ rel: "item" }, "100100"],
  ]);
  expect(items[0]?.children.some(({ attributes }) => attributes["rel"] === "item")).toBe(true);
});

test("the service document, an enquiry, errors, and the framework's word are resources, too; the EDMX is not", async () => {
  const call = await t24.world();
  for (const [path, status] of [
    [`${COMPANY}/`, 200],
    ["enqCustomerLists()", 200],
    ["verCustomer_Input/ContextEnquiries", 200],
    [customer("7"), 404],
    ["verCustomer_Inputs()?$top=x", 400],
  ] as const) {
    const answer = await get(call, path);
    expect([path, answer.status, answer.headers["content-type"]]).toEqual([path, status, HAL_XML]);
    expect(treeOf(answer.text).name).toBe("resource");
  }
  expect((await get(call, `${COMPANY}/$metadata`)).headers["content-type"]).toBe("application/xml");
});

test("a refusal echoes the record with its errors embedded", async () => {
  const call = await t24.world();
  const { status, text } = await call("POST", customer("190245", "validate"), { body: {}, accept: HAL_XML });
  const embedded = treeOf(text).children.filter(({ name }) => name === "resource");
  expect([status, embedded[0]?.attributes["rel"]]).toEqual([400, `${RELS}errors`]);
  expect(embedded[0]?.children[0]?.text).toContain("Code=INPUT MISSING");
});

test("relations stand on the host of the option", async () => {
  const call = await t24.world({ relationsHost: "rels.temenos.com" });
  const { text } = await get(call, customer("66052"));
  expect(text).toContain('rel="http://rels.temenos.com/rels/metadata"><resource rel="item">');
  expect(text).not.toContain(RELS);
});

test("what came in is read by its elements' names, and groups are not", async () => {
  const call = await t24.world();
  await inputJohn(call);
  const body =
    '<whatever xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><link rel="self" href="x"/><Target>5</Target>' +
    '<Title xsi:nil="true"/><Nothing>x</Nothing><Name1MvGroup>[{Name1=OTHER}]</Name1MvGroup><resource rel="x"/></whatever>';
  const { status, json } = await call("POST", customer("190245"), { type: HAL_XML, body });
  expect([status, json.Target, json.Title]).toEqual([201, "5", "MR"]);
  expect(json.Name1MvGroup[0].Name1).toBe("JOHN SNOW");
});

test("an answer to new can be posted back, but for its groups", async () => {
  const call = await t24.world();
  const made = await call("POST", "verCustomer_Inputs()/new", { accept: HAL_XML, type: HAL_XML });
  expect([made.status, made.headers["content-type"]]).toEqual([201, HAL_XML]);
  const body = made.text.replace("<Mnemonic />", "<Mnemonic>JSNOW</Mnemonic>");
  const { status, json } = await call("POST", customer("190245", "hold"), { type: HAL_XML, body });
  expect([status, json.Mnemonic, json.CustomerCode]).toEqual([201, "JSNOW", "190245"]);
});

test.each([
  ["no XML", "{}"],
  ["a property that stands twice", "<resource><Target>5</Target><Target>6</Target></resource>"],
  ["a document type", "<!DOCTYPE resource><resource/>"],
])("%s: 400 with the framework's word", async (_what, body) => {
  const call = await t24.world();
  const { status, json } = await call("POST", customer("190245"), { type: HAL_XML, body });
  expect([status, json.code]).toEqual([400, "400"]);
});

test.each([
  ["ignore", 201],
  ["refuse", 400],
])(
  "halSelfMismatch %s: the href of the root is the self link, another address is answered %s",
  async (option, status) => {
    const call = await t24.world({ halSelfMismatch: option });
    const held = (href: string) => `<resource href="${href}"><Mnemonic>JSNOW</Mnemonic></resource>`;
    const path = customer("190245", "hold");
    expect((await call("POST", path, { type: HAL_XML, body: held("http://x/new") })).status).toBe(status);
    const own = held(`http://x${COMPANY}/${path}`);
    expect((await call("POST", path, { type: HAL_XML, body: own })).status).toBe(201);
  },
);

test("whatever a member of JSON is called, its text comes back", () => {
  const { record } = halXml.parse(
    treeOf("<resource><constructor>x</constructor><toString>y</toString><Mnemonic>A<b>B</b></Mnemonic></resource>"),
  ) as PostedRecord;
  expect(record).toEqual({ id: "", scalars: { MNEMONIC: "AB" }, groups: {} });
});
