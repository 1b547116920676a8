import { readFileSync } from "node:fs";

import request from "supertest";
import { parse } from "yaml";

import { OPEN_PATHS } from "../../emulators/cardlytics/protocol.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { customer, sampleText } from "./sample.ts";

const emulator = await openEmulator("cardlytics");
const { app } = emulator;
afterAll(() => emulator.close());

const { institution, customerToken, post, setOptions } = calls(app, "http");
const institutionToken = await institution();
const profileToken = await customerToken("a");
await post([customer({ sourceCustomerId: "a" })]);

const CUSTOMERS = "/~http/v2/data/customers";
const PROFILE = "/~http/v2/customerProfile/getCustomerProfile";
const SESSION = "/~http/v2/session/startSession";

afterEach(async () => {
  await setOptions({ strictAccept: false });
});

function refusal(status: number, type: string, title: string): unknown {
  return { type, title, status, validationErrors: [], requestId: expect.any(String) };
}

const asInstitution = { "X-CDLX-Session-Token": institutionToken };
const asCustomer = { "X-CDLX-Session-Token": profileToken };
const asJson = { "Content-Type": "application/json" };

test("the paths open to all are those that the contract opens", () => {
  const contract = parse(readFileSync(new URL("../../contracts/cardlytics/openapi.yaml", import.meta.url), "utf8")) as {
    paths: Record<string, Record<string, { security?: unknown[] }>>;
  };
  const open = Object.entries(contract.paths).filter(([, item]) =>
    Object.values(item).every(({ security }) => security?.length === 0),
  );
  expect(open.map(([path]) => path)).toEqual(OPEN_PATHS);
});

test("the contract's example is the vendor's sample", () => {
  const text = readFileSync(new URL("../../contracts/cardlytics/openapi.yaml", import.meta.url), "utf8");
  const { paths } = parse(text) as { paths: Record<string, { post: unknown }> };
  expect(paths["/v2/data/customers"]?.post).toMatchObject({
    requestBody: {
      content: { "application/json": { examples: { "create-customers": { value: JSON.parse(sampleText) } } } },
    },
  });
});

test("the health check is open to all", async () => {
  const { status, body, headers } = await request(app).get("/~http/healthcheck");
  expect([status, body]).toEqual([200, { status: "UP" }]);
  expect(headers["content-type"]).toBe("application/json");
  await request(app).head("/~http/healthcheck").expect(200);
});

const DATA = [
  ["post", CUSTOMERS],
  ["put", CUSTOMERS],
  ["put", "/~http/v2/data/accounts"],
  ["put", "/~http/v2/data/customers/a/accounts"],
  ["put", "/~http/v2/data/customers/a/accounts/b/cards"],
  ["post", "/~http/v2/data/transactions"],
] as const;

test.each(DATA)("%s %s by a session of a customer is 403, before the body is read", async (method, path) => {
  const { status, body } = await request(app)[method](path).set(asCustomer).set("Content-Type", "text/plain").send("x");
  expect([status, body]).toEqual([403, refusal(403, "AccessDenied", "Access denied")]);
});

test.each(DATA)("%s %s takes JSON only, and a body that is an object", async (method, path) => {
  const send = (type: string, text: string): request.Test =>
    request(app)[method](path).set(asInstitution).set("Content-Type", type).send(text);
  expect((await send("application/xml", "<a/>")).body.type).toBe("UnsupportedMediaType");
  for (const text of ["", "{", "[]", "null"]) {
    const { status, body } = await send("application/json", text);
    expect([status, body]).toEqual([400, refusal(400, "HttpMessageNotReadable", "Request could not be parsed")]);
  }
});

test.each([...DATA, ["get", PROFILE], ["get", "/~http/v2/nowhere"]] as const)(
  "%s %s without a session is 401, before anything else is looked at",
  async (method, path) => {
    const { status, body } = await request(app)[method](path).set("Content-Type", "text/plain");
    expect([status, body]).toEqual([401, refusal(401, "SessionValidationException", "Session expired or invalid")]);
  },
);

test.each([
  ["a profile by a session of the institution", "get", PROFILE, asInstitution],
  ["customers by a session of a customer", "post", CUSTOMERS, asCustomer],
] as const)("%s is 403, before the body is read", async (_name, method, path, headers) => {
  const { status, body } = await request(app)[method](path).set(headers);
  expect([status, body]).toEqual([403, refusal(403, "AccessDenied", "Access denied")]);
});

test.each([
  "/~http/v2/nowhere",
  "/~http/v2/data/Customers",
  "/~http/v2/data/customers/",
  "/~http/v2/data/customers/a",
  "/~http/v2/data/customers/a/cards",
  "/~http/v2/data/events",
  "/~http/v2/ads/getAds",
  "/~http/v2/customerProfile/getCustomerRewardSummary",
])("the path %s is unknown", async (path) => {
  const { status, body } = await request(app).post(path).set(asInstitution).send({});
  expect([status, body]).toEqual([404, refusal(404, "NotFound", "Not found")]);
});

test.each([
  ["get", CUSTOMERS, "PUT, POST"],
  ["delete", CUSTOMERS, "PUT, POST"],
  ["patch", CUSTOMERS, "PUT, POST"],
  ["post", "/~http/v2/data/accounts", "PUT"],
  ["post", "/~http/v2/data/customers/a/accounts", "PUT"],
  ["delete", "/~http/v2/data/customers/a/accounts/b/cards", "PUT"],
  ["put", "/~http/v2/data/transactions", "POST"],
  ["post", PROFILE, "GET"],
  ["get", SESSION, "POST"],
  ["post", "/~http/healthcheck", "GET"],
] as const)("%s %s is 405, and Allow says what is allowed", async (method, path, allow) => {
  const { status, body, headers } = await request(app)[method](path).set(asInstitution);
  expect([status, body]).toEqual([405, refusal(405, "MethodNotAllowed", "Method not allowed")]);
  expect(headers["allow"]).toBe(allow);
});

test.each(["text/plain", "application/xml", "application/x-www-form-urlencoded", "application/vnd.x+json", "json"])(
  "a body of type %s is 415",
  async (type) => {
    for (const path of [CUSTOMERS, SESSION]) {
      const { status, body } = await request(app).post(path).set(asInstitution).set("Content-Type", type).send("{}");
      expect([status, body]).toEqual([415, refusal(415, "UnsupportedMediaType", "Unsupported media type")]);
    }
  },
);

test.each(["application/json", "application/json;charset=UTF-8", "Application/JSON ; charset=utf-8"])(
  "a body of type %s is read",
  async (type) => {
    const { status } = await request(app).post(CUSTOMERS).set(asInstitution).set("Content-Type", type).send(sampleText);
    expect(status).toBe(200);
  },
);

test.each([
  ["nothing", ""],
  ["half of an object", '{"customers":['],
  ["a trailing comma", '{"customers":[],}'],
  ["a comment", '{"customers":[] /* none */}'],
  ["NaN", '{"customers":NaN}'],
  ["XML", "<customers/>"],
  ["a text", '"customers"'],
  ["null", "null"],
  ["a list", "[]"],
  ["deep nesting", `{"customers":${"[".repeat(5_000)}${"]".repeat(5_000)}}`],
  ["a control character, escaped", '{"customers":[{"postalCode":"\\u0000"}]}'],
  ["a lone surrogate", '{"customers":[{"postalCode":"\\ud800"}]}'],
])("a body that is %s cannot be parsed", async (_name, text) => {
  const { status, body } = await request(app)
    .post(CUSTOMERS)
    .set({ ...asInstitution, ...asJson })
    .send(text);
  expect([status, body]).toEqual([400, refusal(400, "HttpMessageNotReadable", "Request could not be parsed")]);
});

test("a body in broken UTF-8 cannot be parsed", async () => {
  const call = request(app)
    .post(CUSTOMERS)
    .set({ ...asInstitution, ...asJson });
  call.write(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
  const { status, body } = await call;
  expect([status, body.type]).toEqual([400, "HttpMessageNotReadable"]);
});

test("a body of more than 1 MiB is 413", async () => {
  const { status, body } = await request(app)
    .post(CUSTOMERS)
    .set({ ...asInstitution, ...asJson })
    .send(`{"customers":"${"x".repeat(1_048_576)}"}`);
  expect([status, body]).toEqual([413, refusal(413, "PayloadTooLarge", "Payload too large")]);
});

test.each(["text/html", "application/xml", "image/*", "*/*;q=0", "application/json;q=0, */*"])(
  "Accept %s is answered by JSON, and with strictAccept by 406",
  async (accept) => {
    await request(app)
      .get(PROFILE)
      .set(asCustomer)
      .set("Accept", accept)
      .expect(200)
      .expect("content-type", "application/json");
    await setOptions({ strictAccept: true });
    const { status, body } = await request(app).get(PROFILE).set(asCustomer).set("Accept", accept);
    expect([status, body]).toEqual([406, refusal(406, "NotAcceptable", "Not acceptable")]);
  },
);

test.each([
  "",
  "*/*",
  "application/*",
  "application/json",
  "text/html, application/json;q=0.1",
  "text/html, */*;q=0.1",
])("Accept %j is answered by JSON, with strictAccept too", async (accept) => {
  await setOptions({ strictAccept: true });
  await request(app).get(PROFILE).set(asCustomer).set("Accept", accept).expect(200);
});

test("a profile of a customer who was never created is 404", async () => {
  const { status, body } = await calls(app, "http").profile("nobody");
  expect([status, body]).toEqual([404, refusal(404, "NotFound", "Not found")]);
});
