import { once } from "node:events";
import type { AddressInfo } from "node:net";

import request from "supertest";

import { openEmulator } from "../support/open-emulator.ts";
import { callerOf, CUSTOMERS, SAMPLE } from "./caller.ts";

const { app, close, worlds } = await openEmulator("control-center");
afterAll(close);

const ECHO = "/rws/api/v1/echo/hello";
const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
const caller = callerOf(app, "access");

test.each([
  ["no Authorization header", undefined],
  ["another scheme", "Bearer sandbox-api-key"],
  ["an empty header", ""],
])("%s: full authentication is required", async (_what, header) => {
  const call = request(app).get(ECHO);
  const answer = await (header === undefined ? call : call.set("Authorization", header));
  expect([answer.status, answer.text]).toEqual([
    401,
    `{"errorMessage":"Full authentication is required to access this resource"}`,
  ]);
  expect(answer.headers).toMatchObject({
    "www-authenticate": 'Basic realm="Jasper"',
    "content-type": "application/json;charset=ISO-8859-1",
  });
});

test.each([
  ["a wrong API key", basic("sandbox:wrong")],
  ["another user's API key", basic("sandbox:globex-api-key")],
  ["an unknown user", basic("nobody:sandbox-api-key")],
  ["a user named like a built-in", basic("__proto__:constructor")],
  ["no colon", basic("sandbox")],
  ["an empty API key", basic("sandbox:")],
  ["a colon too many", basic("sandbox:sandbox-api-key:")],
  ["text that is no Base64", "Basic !!!"],
  ["the scheme alone", "Basic"],
  ["8 kB", basic(`sandbox:${"x".repeat(8000)}`)],
])("%s: invalid credentials", async (_what, header) => {
  const answer = await request(app).get(ECHO).set("Authorization", header);
  expect([answer.status, answer.text]).toEqual([401, `{"errorMessage":"Invalid credentials","errorCode":"10000001"}`]);
  expect(answer.headers["www-authenticate"]).toBe('Basic realm="Jasper"');
});

test("the scheme's letters do not matter", async () => {
  const header = basic("sandbox:sandbox-api-key").replace("Basic", "bASIC");
  await request(app).get(ECHO).set("Authorization", header).expect(200);
});

test.each([
  ["/rws/api/v1/customer"],
  ["/rws/api/v1/customers/"],
  ["/rws/api/v1/Customers/1234"],
  ["/rws/api/1/customers"],
  ["/rws/api/v1/customers/1234/contacts"],
  ["/rws/api/v1/echo"],
  ["/"],
])("%s is no path of the service", async (path) => {
  const answer = await caller.send("get", path);
  expect([answer.status, answer.text]).toEqual([404, `{"errorMessage":"Not Found"}`]);
});

test.each([
  ["get", CUSTOMERS, "POST"],
  ["delete", `${CUSTOMERS}/1234`, "GET, PUT"],
  ["patch", `${CUSTOMERS}/1234`, "GET, PUT"],
  ["post", ECHO, "GET"],
] as const)("%s %s is refused; Allow names what is not", async (method, path, allow) => {
  const answer = await caller.send(method, path);
  expect([answer.status, answer.text]).toEqual([405, `{"errorMessage":"Method Not Allowed"}`]);
  expect(answer.headers["allow"]).toBe(allow);
});

test.each(["text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"])(
  "a body of type %s is refused",
  async (type) => {
    const answer = await caller.send("post", CUSTOMERS).set("Content-Type", type).send(JSON.stringify(SAMPLE));
    expect([answer.status, answer.text]).toEqual([415, `{"errorMessage":"Unsupported Media Type"}`]);
  },
);

test.each(["application/json", "Application/JSON ; charset=UTF-8", "application/json; charset=utf-8"])(
  "a body of type %s is JSON",
  async (type) => {
    const call = callerOf(app, `type-${type.length}`).send("post", CUSTOMERS).set("Content-Type", type);
    const answer = await call.send(JSON.stringify(SAMPLE));
    expect([answer.status, answer.body]).toEqual([200, { customerId: 1234, timestamp: expect.any(Number) }]);
  },
);

/** Posts bytes as they are, which supertest would not, with no header but these. */
async function postBytes(bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response> {
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const authorization = basic("sandbox:sandbox-api-key");
  const url = `http://127.0.0.1:${port}${CUSTOMERS}`;
  const answer = await fetch(url, { method: "POST", body: bytes, headers: { authorization, ...headers } });
  server.close();
  return answer;
}

test("a body without a type is taken for JSON", async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(SAMPLE));
  const answer = await postBytes(bytes, { "x-sandbox": "no-type" });
  expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ customerId: 1234 })]);
});

test("a body whose bytes are no UTF-8 is JSON that cannot be read", async () => {
  const answer = await postBytes(new Uint8Array([0x7b, 0xff, 0x7d]), { "content-type": "application/json" });
  expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ errorCode: "10000023" })]);
});

test.each(["application/xml", "text/html;q=1, application/json;q=0", "nonsense", ""])(
  "Accept: %s is answered in JSON",
  async (accept) => {
    const answer = await caller.send("get", ECHO).set("Accept", accept);
    expect([answer.status, answer.text]).toEqual([200, `{"context":"hello"}`]);
  },
);

test("a body of more than the limit is refused, and the service goes on", async () => {
  const answer = await caller.create({ ...SAMPLE, name: "x".repeat(2 ** 20) });
  expect([answer.status, answer.text]).toEqual([413, `{"errorMessage":"Payload Too Large"}`]);
  await caller.send("get", ECHO).expect(200);
});

test.each([
  ["a member named __proto__", `{"name":"A","accountName":"Acme","__proto__":{"isAdmin":true}}`, "10000028"],
  ["a member named constructor", `{"name":"A","accountName":"Acme","constructor":{"prototype":{}}}`, "10000028"],
  ["nesting without end", `${"[".repeat(5000)}${"]".repeat(5000)}`, "10000023"],
  ["a comment", `{"name":"A" /* no */}`, "10000023"],
  ["NaN", `{"name":NaN}`, "10000023"],
  ["a lone surrogate", `{"name":"\\ud800","accountName":"Acme"}`, "10000023"],
])("%s in a body is refused", async (_what, body, errorCode) => {
  const answer = await caller.send("post", CUSTOMERS).type("application/json").send(body);
  expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ errorCode })]);
  expect({}).not.toHaveProperty("isAdmin");
});

test.each(["/rws/api/v1/echo/%ZZ", "/rws/api/v1/echo/%c0%af"])("%s is no path that can be read", async (path) => {
  const answer = await caller.send("get", path);
  expect([answer.status, answer.text]).toEqual([400, `{"errorMessage":"Bad Request"}`]);
});

test("a name with a byte order mark, emoji and right-to-left marks comes back as it went", async () => {
  const exotic = callerOf(app, "exotic");
  const name = "\uFEFF😀 \u202Eabc\u200B é e\u0301";
  await exotic.create({ ...SAMPLE, name }).expect(200);
  expect((await exotic.get(1234)).body).toMatchObject({ name });
});

test("HEAD answers as GET does, without the body", async () => {
  const answer = await caller.send("head", ECHO);
  expect([answer.status, answer.text, answer.headers["content-length"]]).toEqual([200, undefined, "19"]);
});

test("the API key is not in the journal, and a refusal says there what came", async () => {
  const journalled = callerOf(app, "journal");
  await journalled.create({ ...SAMPLE, contacts: [{}, { phone: "1".repeat(26) }] });
  const { journal } = await worlds.open("journal");
  const [entry] = journal.list();
  expect(JSON.stringify(entry)).not.toContain(Buffer.from("sandbox:sandbox-api-key").toString("base64"));
  expect(entry).toMatchObject({
    refusal: "contacts[1].phone: a text of 26 characters came; wanted: a text, at most 25 characters.",
  });
});
