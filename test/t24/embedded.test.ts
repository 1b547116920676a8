import { wholeText } from "../../emulators/core/http/shared-part.ts";
import type { T24Error } from "../../emulators/t24/domain/refusal.ts";
import { blankRecord, type CustomerRecord } from "../../emulators/t24/domain/record.ts";
import { toCommandPage, toStatePage } from "../../emulators/t24/operations/pages.ts";
import { atom } from "../../emulators/t24/representations/atom.ts";
import { fieldMetadataOf } from "../../emulators/t24/representations/field-metadata.ts";
import { hal } from "../../emulators/t24/representations/hal.ts";
import type { Entry, Place } from "../../emulators/t24/representations/resource.ts";
import { embeddedMetadata } from "../../emulators/t24/representations/atom-metadata.ts";
import { ATOM, customer, elementsIn, inputJohn, openT24, RELS, treeOf, type Answer } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const BASE = "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/GB0010001/";
const place: Place = {
  base: BASE,
  xmlBase: BASE,
  updated: "2018-01-30T10:20:30Z",
  entity: "verCustomer_Input",
  embeds: "small",
};
const john: CustomerRecord = { id: "190245", scalars: { MNEMONIC: "JSNOW", "RECORD.STATUS": "INAU" }, groups: {} };
const message: T24Error = { code: "EXCESS.ID", type: "OVERRIDE", text: "Excess <amount>", info: "" };

/** The links that embed something, by title, with the name of what they embed. */
function inlinesIn(text: string): readonly (readonly [string, string])[] {
  return treeOf(text)
    .children.filter(({ name }) => name === "link")
    .flatMap((link) => elementsIn(link, "inline").flatMap(({ children }) => children.map((child) => [link, child])))
    .map(([link, child]) => [link?.attributes["title"] ?? "", child?.name ?? ""]);
}

const atomOf = (page: Entry): string => wholeText(atom.format(page, ATOM));
const halOf = (page: Entry): ReturnType<typeof JSON.parse> =>
  JSON.parse(wholeText(hal.format(page, "application/hal+json")));

test("a small page embeds nothing, and says where the metadata is", () => {
  const text = atomOf(toStatePage(john, "IAuth", place));
  expect(inlinesIn(text)).toEqual([]);
  expect(text).toContain('title="metadata" href="verCustomer_Inputs()/metadata"/>');
  expect(text).not.toContain("essages");
});

test("messages are embedded in the order of the RIM, after the metadata", () => {
  const text = atomOf({ ...toStatePage(john, "IAuth", place), messages: [message] });
  expect(inlinesIn(text)).toEqual([["Messages", "entry"]]);
  const titles = [...text.matchAll(/<link [^>]*title="([^"]*)"/g)].map(([, title]) => title);
  expect(titles.slice(0, 4)).toEqual(["verCustomer_Input_IAuth", "metadata", "Messages", "ProcessMessages"]);
  expect(text).toContain(
    `<d:Messages_MessagesMvGroup m:type="Bag(Prospect-modelsModel.Messages_MessagesMvGroup)"><d:element>` +
      `<d:Code>EXCESS.ID</d:Code><d:Type>OVERRIDE</d:Type><d:Text>Excess &lt;amount&gt;</d:Text><d:Info></d:Info>`,
  );
  expect(text).toContain(`<id>${BASE}Messages('190245')</id>`);
});

test("HAL embeds messages as a list of one, whose link stands among the others", () => {
  const json = halOf({ ...toStatePage(john, "IAuth", place), messages: [message] });
  expect(json._embedded).toEqual({
    [`${RELS}messages`]: [
      {
        _links: { self: { href: "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/messages" } },
        MessagesMvGroup: [{ Code: "EXCESS.ID", Info: "", Text: "Excess <amount>", Type: "OVERRIDE" }],
      },
    ],
  });
  expect(json._links[`${RELS}messages`]).toEqual([
    {
      href: "http://127.0.0.1:4001/Prospect-iris/Prospect.svc/messages",
      name: "verCustomer_Input.verCustomer_Input_IAuth>GET(Messages)>Messages.ProcessMessages",
      title: "Messages",
    },
  ]);
});

test("a page without messages has no link to them", () => {
  expect(halOf(toStatePage(john, "IAuth", place))._links).not.toHaveProperty([`${RELS}messages`]);
});

test("pages embed the metadata as a feed of all fields; what /new has made and what has no such link does not", () => {
  const all: Place = { ...place, embeds: "metadata" };
  const text = atomOf(toStatePage(john, "Live", all));
  expect(inlinesIn(text)).toEqual([["metadata", "feed"]]);
  const [inline] = elementsIn(treeOf(text), "inline");
  expect(inline?.children[0]?.children.filter(({ name }) => name === "entry")).toHaveLength(
    fieldMetadataOf("verCustomer_Input").length,
  );
  expect(inlinesIn(atomOf(toCommandPage(blankRecord("190245"), "new", all)))).toEqual([]);
  expect(halOf(toCommandPage(blankRecord("190245"), "new", all))).not.toHaveProperty("_embedded");
  expect(inlinesIn(atomOf(toStatePage(john, "RAuth", all)))).toEqual([]);
  expect(halOf(toStatePage(john, "RAuth", all))).not.toHaveProperty("_embedded");
});

test("the embedded metadata says where and when it was asked for, in each world anew", () => {
  const pages = ["2018-01-30T10:20:30Z", "2018-01-30T10:20:31Z"].flatMap((updated) =>
    [BASE, BASE.replace("4001", "4002")].map((base): Place => ({ ...place, embeds: "metadata", base, updated })),
  );
  for (const at of [...pages, ...pages]) {
    const [feed] = elementsIn(treeOf(atomOf(toStatePage(john, "Live", at))), "feed");
    const [, entry] = feed === undefined ? [] : elementsIn(feed, "updated");
    expect(entry?.text).toBe(at.updated);
    expect(feed && elementsIn(feed, "id").every(({ text }) => text.startsWith(at.base))).toBe(true);
    const [metadata] = halOf(toStatePage(john, "Live", at))._embedded[`${RELS}metadata`];
    expect(metadata._links.self.href).toBe(`${at.base}verCustomer_Inputs()/metadata`);
  }
});

test("by default an unauthorised record embeds the metadata, over HTTP in Atom and in HAL, and not what it changes", async () => {
  const call = await t24.world();
  const { text, headers } = await inputJohn(call, { accept: ATOM });
  expect(inlinesIn(text)).toEqual([["metadata", "feed"]]);
  expect(Number(headers["content-length"])).toBe(Buffer.byteLength(text));
  const { json } = await call("GET", customer("190245"));
  expect(Object.keys(json._embedded as object)).toEqual([`${RELS}metadata`]);
  expect(json._embedded[`${RELS}metadata`][0]._embedded.item).toHaveLength(fieldMetadataOf("verCustomer_Input").length);
});

test("HEAD tells the length of the whole page, and a slow answer is the whole page, too", async () => {
  const call = await t24.world();
  const { headers, text } = await call("GET", customer("66052"), { accept: ATOM });
  const head = await call("HEAD", customer("66052"), { accept: ATOM });
  expect(head.headers["content-length"]).toBe(headers["content-length"]);
  const json = "application/json";
  const fault = { respond: { kind: "slow", overMs: 10 } };
  expect((await call("POST", "/__admin/faults", { body: fault, type: json, accept: json })).status).toBe(201);
  const slow = await call("GET", customer("66052"), { accept: ATOM });
  expect(slow.text.length).toBe(text.length);
});

test("the journal has of such an answer what is its own, and says how much is not", async () => {
  const call = await t24.world();
  await call("GET", customer("66052"), { accept: ATOM });
  const [entry] = call.world.journal.list();
  expect(entry?.answer.body).toMatch(
    /title="metadata" href="[^"]*">… \(\d+ bytes that other answers have, too\) …<\/link>/,
  );
});

test("by option an unauthorised record embeds what it changes, over HTTP in Atom and in HAL", async () => {
  const call = await t24.world({ embeddedResources: "all" });
  const { text } = await inputJohn(call, { accept: ATOM });
  expect(inlinesIn(text)).toEqual([
    ["metadata", "feed"],
    ["changed values", "entry"],
  ]);
  const { json } = await call("GET", customer("190245"));
  expect(Object.keys(json._embedded as object)).toEqual([`${RELS}changedValues`, `${RELS}metadata`]);
  expect(json._embedded[`${RELS}changedValues`][0]).toMatchObject({ Mnemonic: "JSNOW", FamilyName: "" });
});

test("an amendment embeds only the fields in which it differs from the live record", async () => {
  const call = await t24.world({ embeddedResources: "all" });
  await call("POST", customer("100104"), { body: { Target: "4" } });
  const { json } = await call("GET", `verCustomer_Inputs_IAuth('100104')`);
  expect(json._embedded[`${RELS}changedValues`][0]).toMatchObject({ Target: "4", Mnemonic: "", FamilyName: "" });
});

test("a refusal embeds its errors before the metadata", async () => {
  const call = await t24.world({ embeddedResources: "all" });
  const answer = await call("POST", customer("190409", "validate"), { body: { Language: "1" }, accept: ATOM });
  expect(inlinesIn(answer.text)).toEqual([
    ["errors", "entry"],
    ["metadata", "feed"],
  ]);
});

/** The words behind codes in the embedded metadata, by where the code stands. */
const enrichmentsIn = (json: Answer["json"]): Record<string, readonly string[]> =>
  Object.fromEntries(
    (json._embedded[`${RELS}metadata`][0]._embedded.item as readonly Metadata[]).flatMap(({ Id, EnrichmentsMvGroup }) =>
      EnrichmentsMvGroup.map(({ FieldNumber, FieldValue, Enrichment }) => {
        expect(FieldNumber.startsWith(`${Id}:`)).toBe(true);
        return [FieldNumber.replace("verCustomer_Input.", ""), [FieldValue, Enrichment]];
      }),
    ),
  );

interface Metadata {
  readonly Id: string;
  readonly EnrichmentsMvGroup: readonly { FieldNumber: string; FieldValue: string; Enrichment: string }[];
}

test("the embedded metadata has the words behind the record's codes, each with its field", async () => {
  const call = await t24.world();
  const { json } = await inputJohn(call);
  expect(enrichmentsIn(json)).toEqual({
    "Sector:1:1": ["1001", "Individual - Resident"],
    "AccountOfficer:1:1": ["1", "Implementation"],
    "Industry:1:1": ["1000", "Private Person"],
    "Target:1:1": ["999", "Others"],
    "CustomerStatus:1:1": ["1", "Standard"],
    "Nationality:1:1": ["US", "United States"],
    "Residence:1:1": ["US", "United States"],
    "Language:1:1": ["1", "English"],
    "CompanyBook:1:1": ["GB0010001", "Model Bank"],
    "CoCode:1:1": ["GB0010001", "Model Bank"],
    "DeptCode:1:1": ["1", "Implementation"],
  });
});

test("each value of a group has its own words, a customer's are its short name, and each world has its own", async () => {
  const call = await t24.world();
  const body = {
    CustomerLiability: "66052",
    OtherNationalityMvGroup: [{ OtherNationality: "GB" }, { OtherNationality: "US" }],
  };
  const { json } = await call("POST", customer("100104"), { body });
  const group = "verCustomer_Input_OtherNationalityMvGroup.OtherNationality";
  expect(enrichmentsIn(json)).toMatchObject({
    [`${group}:1:1`]: ["GB", "United Kingdom"],
    [`${group}:2:1`]: ["US", "United States"],
  });
  const other = await t24.world();
  await other.world.store.commit([
    { collection: "SECTOR", id: "2001", expected: 1, value: { description: "Firms <& more>" } },
  ]);
  expect(enrichmentsIn((await call("GET", customer("66052"))).json)["Sector:1:1"]).toEqual(["2001", "Corporate"]);
  expect(enrichmentsIn((await other("GET", customer("66052"))).json)["Sector:1:1"]).toEqual(["2001", "Firms <& more>"]);
  const { text } = await other("GET", customer("66052"), { accept: ATOM });
  expect(text).toContain(
    "<d:element><d:FieldNumber>verCustomer_Input.Sector:1:1</d:FieldNumber><d:FieldValue>2001</d:FieldValue>" +
      "<d:Enrichment>Firms &lt;&amp; more&gt;</d:Enrichment></d:element></d:T24FieldMetadata_EnrichmentsMvGroup>",
  );
});

test.each([
  [100, true],
  [101, false],
])("the metadata with the words of %d codes is kept for the next answer: %j", (count, isKept) => {
  const enrichments = Array.from({ length: count }, (_, index) => ({
    fieldNumber: `verCustomer_Input.verCustomer_Input_OtherNationalityMvGroup.OtherNationality:${index + 1}:1`,
    fieldValue: "GB",
    enrichment: "United Kingdom",
  }));
  const [one, other] = [embeddedMetadata({ ...place, enrichments }), embeddedMetadata({ ...place, enrichments })];
  expect(one.bytes.toString().split("United Kingdom")).toHaveLength(count + 1);
  expect(other.bytes.equals(one.bytes)).toBe(true);
  expect(other.bytes === one.bytes).toBe(isKept);
});

test.each(["{updated}", "{base}", "$&", "%EE%80%80", `a"b'c<d&e`])(
  "an odd Host, %s, stands in addresses as it came, and nothing else does",
  async (host) => {
    const call = await t24.world();
    const { text } = await call("GET", customer("66052"), { accept: ATOM, headers: { host } });
    const ids = elementsIn(treeOf(text), "id").map((id) => id.text);
    const base = `http://${host}/~${call.world.name}/Prospect-iris/Prospect.svc/GB0010001/`;
    expect(ids).toContain(`${base}T24FieldMetadatas('verCustomer_Input.Sector')`);
    expect(ids.filter((id) => !id.startsWith(base))).toEqual([]);
    const { json } = await call("GET", customer("66052"), { headers: { host } });
    expect(json._links[`${RELS}input`][0].href).toBe(`${base}verCustomer_Inputs('66052')`);
  },
);

test("the metadata by itself is of no record, and explains no code", async () => {
  const call = await t24.world();
  const { json, text } = await call("POST", "verCustomer_Inputs()/metadata");
  const explained = (json._embedded.item as readonly Metadata[]).map((field) => field.EnrichmentsMvGroup);
  expect(explained).toEqual(fieldMetadataOf("verCustomer_Input").map(() => []));
  const atomText = (await call("POST", "verCustomer_Inputs()/metadata", { accept: ATOM, type: ATOM })).text;
  // eslint-disable-next-line no-control-regex -- what stands for an enrichment before there is one
  for (const written of [text, atomText]) expect(written).not.toMatch(/[\u0000\u0001]|\\u0001/);
});
