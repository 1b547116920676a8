import { gzipSync } from "node:zlib";

import { CREATE, FAILED, INVALID, TOKEN, xmlOf, openCayzu } from "./calls.ts";
import { customerXml } from "./sample.ts";
import { millisecondsSince } from "../support/cpu-time.ts";

const { close, client, postAs, world } = await openCayzu();
afterAll(close);

test.each([
  ["text/plain", "The request entity's media type 'text/plain' is not supported for this resource."],
  ["application/bson", "The request entity's media type 'application/bson' is not supported for this resource."],
  [
    "application/x-www-form-urlencoded",
    "The request entity's media type 'application/x-www-form-urlencoded' is not supported for this resource.",
  ],
  [
    "json",
    "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not supported for this resource.",
  ],
])("a body of type %s is not read", async (type, Message) => {
  const reply = await postAs(CREATE, type, "company_name=Acme");
  expect(reply.status).toBe(415);
  expect(reply.body).toEqual({ Message });
});

/** JSON of so many levels, the object itself among them. */
const deep = (depth: number) => `{"x":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)},"company_name":"Acme"}`;

test.each<[string, string, string | Buffer]>([
  ["broken JSON", "application/json", '{"company_name":'],
  ["a comma for a name", "application/json", '{,"company_name":"Acme"}'],
  ["JSON sent as XML", "application/xml", '{"company_name":"Acme"}'],
  ["XML sent as JSON", "text/json", customerXml],
  ["JSON nested too deep", "application/json", deep(257)],
  ["bytes that are no UTF-8", "application/json", Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ["a lone surrogate", "application/json", '{"company_name":"\\ud800"}'],
  ["a control character", "application/json", '{"company_name":"\\u0001"}'],
  ["a list", "application/json", "[]"],
  ["a text", "application/json", '"Acme"'],
  ["null", "application/json", "null"],
  ["broken XML", "application/xml", "<customer_create>"],
  ["two roots", "application/xml", `${xmlOf("")}${xmlOf("")}`],
  ["a DOCTYPE", "application/xml", `<!DOCTYPE r>${xmlOf("")}`],
  [
    "an entity",
    "application/xml",
    `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xmlOf("<city>&e;</city>")}`,
  ],
  ["a root without a namespace", "application/xml", "<customer_create/>"],
  ["a value that does not parse", "application/xml", xmlOf("<is_active>yes</is_active>")],
  ["a prefix that nothing declares", "application/xml", xmlOf("<x:city/>")],
])("%s is refused; an unguarded action breaks on it", async (_what, type, body) => {
  const guarded = await postAs(CREATE, type, body).set("accept", "application/json");
  expect([guarded.status, guarded.body]).toEqual([400, INVALID]);
  const at = await world({ nullBody: "unguarded" });
  const unguarded = await postAs(at + CREATE, type, body).set("accept", "application/json");
  expect([unguarded.status, unguarded.body]).toEqual([500, { Message: FAILED }]);
});

test.each([["application/json"], ["text/xml"], ["text/plain"], [undefined]])(
  "no byte at all, as %s, is no customer",
  async (type) => {
    const reply = await client.post(CREATE).set({
      "content-length": "0",
      accept: "application/json",
      ...(type === undefined ? {} : { "content-type": type }),
    });
    expect([reply.status, reply.body]).toEqual([400, INVALID]);
  },
);

test("a member that does not convert is named in JSON and in XML; an unguarded action takes the default", async () => {
  const body = { company_name: "Acme", is_active: "perhaps", custom_fields: [{ Name: {} }] };
  const reply = await client.post(CREATE).send(body);
  expect([reply.status, reply.body.ModelState]).toEqual([
    400,
    { "customer.is_active": [FAILED], "customer.custom_fields[0].Name": [FAILED] },
  ]);
  const xml = await client.post(CREATE).set("accept", "text/xml").send(body);
  expect(xml.text).toBe(
    `<Error><Message>The request is invalid.</Message><ModelState><customer.is_active>${FAILED}</customer.is_active><customer.custom_fields_x005B_0_x005D_.Name>${FAILED}</customer.custom_fields_x005B_0_x005D_.Name></ModelState></Error>`,
  );
  const at = await world({ nullBody: "unguarded" });
  expect((await client.post(at + CREATE).send(body)).body).toEqual({ id: 1, errors: [], is_valid: true });
  expect((await client.get(`${at}/api/Customer/1${TOKEN}`)).body).toMatchObject({
    is_active: false,
    custom_fields: [{ Name: null, Type: null, Value: null }],
  });
});

test("JSON of 256 levels is read", async () => {
  const reply = await postAs((await world()) + CREATE, "application/json", deep(256));
  expect(reply.body).toEqual({ id: 1, errors: [], is_valid: true });
});

test("a body in UTF-16 or with a byte order mark or compressed is read", async () => {
  const at = await world();
  const utf16 = Buffer.from(`\uFEFF${xmlOf("<company_name>Ärger</company_name>")}`, "utf16le");
  expect((await postAs(at + CREATE, "application/xml; charset=utf-16", utf16)).status).toBe(200);
  expect((await postAs(at + CREATE, "application/json", '\uFEFF{"company_name":"Acme"}')).body.id).toBe(2);
  const zipped = gzipSync('{"company_name":"Acme"}');
  const reply = await postAs(at + CREATE, "application/json ; charset=UTF-8", zipped).set("content-encoding", "gzip");
  expect(reply.body.id).toBe(3);
});

test("a body beyond the limit is refused", async () => {
  const reply = await postAs(CREATE, "application/json", JSON.stringify({ notes: "x".repeat(1_100_000) }));
  expect([reply.status, reply.body]).toEqual([413, { Message: "Maximum request length exceeded." }]);
});

test.each([
  [
    "application/json",
    JSON.stringify({ company_name: "Acme", custom_fields: Array.from({ length: 200_000 }, () => 1) }),
  ],
  ["application/xml", xmlOf(`<custom_fields>${"<custom_field><x/></custom_field>".repeat(20_000)}</custom_fields>`)],
])("a list of very many wrong items, as %s, is answered in reasonable time", async (type, body) => {
  const startedAt = process.cpuUsage();
  expect([200, 400]).toContain((await postAs(CREATE, type, body)).status);
  expect(millisecondsSince(startedAt)).toBeLessThan(5_000);
});
