import { requestCharset, responseCharset } from "../../emulators/cayzu/charset.ts";
import { CREATE, INVALID, TOKEN, openCayzu, xmlOf } from "./calls.ts";
import { customer } from "./sample.ts";

const { close, client, postAs, world } = await openCayzu();
afterAll(close);

const UTF_16 = "application/json; charset=utf-16";

test.each<[string | undefined, string | undefined, string]>([
  [undefined, undefined, "utf-8"],
  ["utf-8", UTF_16, "utf-8"],
  ["utf-16", undefined, "utf-16"],
  ["UTF-16", undefined, "utf-16"],
  ["*", UTF_16, "utf-8"],
  ["utf-8;q=0.5, utf-16", undefined, "utf-16"],
  ["utf-16;q=0.5, utf-8;q=0.6", undefined, "utf-8"],
  ["*, utf-16", undefined, "utf-16"],
  ["*;q=0.9, utf-16;q=0.8", undefined, "utf-8"],
  ["utf-16;q=0, *;q=0.1", undefined, "utf-8"],
  ["utf-16;q=0", undefined, "utf-8"],
  ["utf-16;q=0", UTF_16, "utf-16"],
  ["iso-8859-1", undefined, "utf-8"],
  ["iso-8859-1", UTF_16, "utf-16"],
  ["iso-8859-1, utf-16;q=0.1", undefined, "utf-16"],
  ["utf-16, not a charset", undefined, "utf-8"],
  [undefined, UTF_16, "utf-16"],
  [undefined, "application/json; charset=latin1", "utf-8"],
])("Accept-Charset %s, and a request that says %s: the answer is in %s", (accept, contentType, expected) => {
  expect(responseCharset({ "accept-charset": accept, "content-type": contentType })).toBe(expected);
});

const bytesOf = (text: string, encoding: "utf8" | "utf16le") => Buffer.from(text, encoding);
const bigEndian = bytesOf('\uFEFF{"a":1}', "utf16le").swap16();

test.each<["json" | "xml", string | undefined, Buffer, string]>([
  ["json", undefined, bytesOf("{}", "utf8"), "utf-8"],
  ["json", "utf-8", bytesOf("{}", "utf8"), "utf-8"],
  ["json", "UTF-16", bytesOf("{}", "utf16le"), "utf-16le"],
  ["json", "latin1", bytesOf("{}", "utf8"), "utf-8"],
  ["json", "utf-8", bytesOf("\uFEFF{}", "utf16le"), "utf-16le"],
  ["json", undefined, bigEndian, "utf-16be"],
  ["xml", "utf-16", bytesOf("<a/>", "utf16le"), "utf-16le"],
  ["xml", "shift_jis", bytesOf("<a/>", "utf8"), "utf-8"],
  ["xml", undefined, bytesOf("\uFEFF<a/>", "utf16le"), "utf-8"],
])("%s whose type names %s is read in its charset, case %#", (syntax, named, bytes, expected) => {
  expect(requestCharset({ syntax, named, bytes })).toBe(expected);
});

test.each(["json", "xml"])("an answer in UTF-16, as %s, has its byte order mark and says so", async (type) => {
  const at = await world();
  await client.post(at + CREATE).send({ ...customer, notes: "Ärger 😀" });
  const get = () => client.get(`${at}/api/Customer/1${TOKEN}`).accept(`application/${type}`);
  const utf8 = await get();
  const utf16 = await get().set("accept-charset", "utf-16").responseType("blob");
  expect(utf16.headers["content-type"]).toBe(`application/${type}; charset=utf-16`);
  expect(utf16.body).toEqual(Buffer.from(`\uFEFF${utf8.text}`, "utf16le"));
});

test("neither JSON nor XML in UTF-8 has a byte order mark, nor XML a declaration", async () => {
  const at = await world();
  await client.post(at + CREATE).send(customer);
  const first = async (type: string) =>
    (await client.get(`${at}/api/Customer/1${TOKEN}`).accept(type)).text.slice(0, 16);
  expect([await first("text/json"), await first("text/xml")]).toEqual(['{"alternate_doma', "<customer_create"]);
});

test("an unknown charset is taken for UTF-8, in JSON and in XML", async () => {
  const at = await world();
  const json = await postAs(at + CREATE, "application/json; charset=latin1", '{"company_name":"Ärger"}');
  const xml = await postAs(at + CREATE, "text/xml; charset=shift_jis", xmlOf("<company_name>Ärger</company_name>"));
  expect([json.body.id, xml.status]).toEqual([1, 200]);
  for (const id of [1, 2]) {
    expect((await client.get(`${at}/api/Customer/${id}${TOKEN}`)).body.company_name).toBe("Ärger");
  }
});

test("a request in UTF-16 is answered in it", async () => {
  const body = Buffer.from('\uFEFF{"company_name":"Acme"}', "utf16le");
  const reply = await postAs((await world()) + CREATE, UTF_16, body).responseType("blob");
  expect(reply.headers["content-type"]).toBe(UTF_16);
  expect(reply.body).toEqual(Buffer.from('\uFEFF{"id":1,"errors":[],"is_valid":true}', "utf16le"));
});

test("what is not in the charset that it is read in does not bind", async () => {
  const latin1 = await postAs(CREATE, "application/json; charset=latin1", Buffer.from('{"city":"Zürich"}', "latin1"));
  expect([latin1.status, latin1.body]).toEqual([400, INVALID]);
});
