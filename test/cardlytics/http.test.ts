import { readFileSync } from "node:fs";

import request from "supertest";
import { parse } from "yaml";

import { OPEN_PATHS } from "../../emulators/cardlytics/protocol.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { calls } from "./calls.ts";
import { accountsSample, customer, sampleText, transaction } from "./sample.ts";

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

test("every Data call that succeeds answers 200 with the request's id, and nothing else", async () => {
  const { put, notify } = calls(app, "answers");
  const { sourceCustomerId, accounts } = customer() as { sourceCustomerId: string; accounts: [{ cards: object[] }] };
  const { sourceAccountId } = accountsSample.accounts[0] ?? {};
  const answers = [
    await calls(app, "answers").post([customer()]),
    await put("customers", { customers: [customer()] }),
    await put("accounts", accountsSample),
    await put(`customers/${sourceCustomerId}/accounts`, accountsSample),
    await put(`customers/${sourceCustomerId}/accounts/${sourceAccountId}/cards`, { cards: accounts[0].cards }),
    await notify([transaction()]),
  ];
  expect(answers).toHaveLength(DATA.length);
  for (const { status, text, headers } of answers) {
    expect([status, headers["content-type"]]).toEqual([200, "application/json"]);
    expect(text).toBe(`{"requestId":"${headers["x-cdlx-request-id"]}"}`);
  }
});

test("every refusal is plain JSON, and names neither a scheme to sign on by nor a rate", async () => {
  const ask = (headers: Record<string, string>, text = "{}"): request.Test =>
    request(app)
      .post(CUSTOMERS)
      .set({ ...asJson, ...headers })
      .send(text);
  const refused = [
    await ask(asInstitution),
    await ask(asInstitution, "{"),
    await ask({}),
    await ask(asCustomer),
    await request(app).get("/~http/v2/nowhere").set(asInstitution),
    await request(app).delete(CUSTOMERS).set(asInstitution),
    await ask({ ...asInstitution, "Content-Type": "text/plain" }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 401, 403, 404, 405, 415]);
  for (const { headers } of refused) {
    expect(headers["content-type"]).toBe("application/json");
    expect(
      Object.keys(headers).filter((name) => /^(?:www-authenticate|retry-after|.*ratelimit.*)$/.test(name)),
    ).toEqual([]);
  }
});

test("x-mock-data brings no dummy data", async () => {
  const token = await customerToken("nobody");
  const headers = { "X-CDLX-Session-Token": token, "x-mock-data": "true" };
  expect((await request(app).get(PROFILE).set(headers)).status).toBe(404);
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
  "/~http/data/customers",
  "/~http/v3/data/customers",
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

/** Jackson binds a member as often as it comes, so the last one stays, whatever came before. */
test.each<readonly [string, string, number, string | undefined]>([
  ["a good list after an empty one", `{"customers":[],"customers":[GOOD]}`, 200, undefined],
  ["an empty list after a good one", `{"customers":[GOOD],"customers":[]}`, 400, "ValidationException"],
  ["a text after a good list", `{"customers":[GOOD],"customers":"x"}`, 400, "HttpMessageNotReadable"],
  ["null after a good list", `{"customers":[GOOD],"customers":null}`, 400, "ValidationException"],
  // Where the vendor's binder has refused the text already, which is not looked at here.
  ["a good list after a text", `{"customers":"x","customers":[GOOD]}`, 200, undefined],
])("of a member that comes twice the last counts: %s", async (_name, text, status, type) => {
  const good = JSON.stringify(customer({ sourceCustomerId: "twice" }));
  const answer = await request(app)
    .post(CUSTOMERS)
    .set({ ...asInstitution, ...asJson })
    .send(text.replace("GOOD", good));
  expect([answer.status, answer.body.type]).toEqual([status, type]);
});

test("of a customer's member that comes twice the last is stored", async () => {
  const twice = JSON.stringify(customer({ sourceCustomerId: "moved" })).replace(
    '"postalCode":"78753"',
    '"postalCode":"10001","postalCode":"20002"',
  );
  await request(app)
    .post(CUSTOMERS)
    .set({ ...asInstitution, ...asJson })
    .send(`{"customers":[${twice}]}`)
    .expect(200);
  expect((await calls(app, "http").profile("moved")).body.postalCode).toBe("20002");
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
