import { CREATE, TOKEN, openCayzu } from "./calls.ts";
import { customerXml } from "./sample.ts";

const { close, call, client, postAs, world } = await openCayzu();
afterAll(close);

test.each<[string, string, string, number]>([
  ["post", "/api/Customer", "application/json", 401],
  ["post", "/api/Customer?token=", "application/json", 401],
  ["post", "/api/Customer?token=Cayzu-Sandbox-Token", "application/json", 401],
  ["post", "/api/Customer?token=wrong&token=cayzu-sandbox-token", "application/json", 401],
  ["post", "/api/Customer?token=wrong", "text/plain", 401],
  ["post", `/api/Customer?TOKEN=cayzu-sandbox-token`, "application/json", 200],
  ["post", `/api/Customer?a=b&token=cayzu-sandbox-token`, "application/json", 200],
  ["get", "/api/Customer/Get/1", "", 401],
  ["get", "/api/Nowhere", "", 404],
  ["delete", "/api/Customer", "", 405],
])("route, then token, then body: %s %s as %s is %d", async (method, path, type, status) => {
  const reply = await call(method, path)
    .set(type === "" ? {} : { "content-type": type })
    .send(method === "post" ? '{"company_name":"Acme"}' : undefined);
  expect(reply.status).toBe(status);
  expect(reply.headers["www-authenticate"]).toBeUndefined();
  expect(JSON.stringify(reply.body)).toContain(
    status === 401 ? "Authorization has been denied for this request." : status === 200 ? "is_valid" : "resource",
  );
});

test("a token in a header is none", async () => {
  for (const header of ["authorization", "token", "x-api-key"]) {
    const reply = await client.get("/api/Customer/Get/1").set(header, "cayzu-sandbox-token");
    expect([reply.status, reply.body]).toEqual([401, { Message: "Authorization has been denied for this request." }]);
  }
});

test("the token may be looked at before the route", async () => {
  const at = await world({ authenticationOrder: "beforeRouting" });
  expect((await client.get(`${at}/api/Nowhere`)).status).toBe(401);
  expect((await client.delete(`${at}/api/Customer`)).status).toBe(401);
  expect((await client.get(`${at}/api/Nowhere${TOKEN}`)).status).toBe(404);
});

test("a new token makes the old one invalid", async () => {
  const at = await world({ token: "a b+c" });
  expect((await client.get(`${at}/api/Customer/1${TOKEN}`)).status).toBe(401);
  expect((await client.get(`${at}/api/Customer/1?token=a%20b%2Bc`)).status).toBe(404);
});

test("an account whose plan has no API is refused as forbidden", async () => {
  const at = await world({ planEntitled: false });
  expect((await client.post(at + CREATE).send({ company_name: "Acme" })).status).toBe(403);
  expect((await client.post(`${at}/api/Customer`).send({})).status).toBe(401);
});

test.each([
  ["GET", "/api/Customer", "POST"],
  ["PUT", "/api/Customer", "POST"],
  ["GET", "/api/Customer/CreateCustomer", "POST"],
  ["DELETE", "/api/customer/createcustomer", "POST"],
  ["POST", "/api/Customer/Get/1", "GET"],
  ["PATCH", "/api/Customer/1", "GET"],
  ["OPTIONS", "/api/Customer", "POST"],
  ["OPTIONS", "/api/Customer/1", "GET"],
])("%s %s is refused, and Allow is %s", async (method, path, allow) => {
  const reply = await call(method, path);
  expect(reply.status).toBe(405);
  expect(reply.headers["allow"]).toBe(allow);
  expect(reply.body).toEqual({ Message: `The requested resource does not support http method '${method}'.` });
});

test.each(["/api/Customer/1", "/api/Customer/Get/1", "/api/Customer"])("HEAD %s is refused", async (path) => {
  const reply = await client.head(path + TOKEN);
  expect(reply.status).toBe(405);
  expect(reply.headers["allow"]).toBe(path === "/api/Customer" ? "POST" : "GET");
});

test.each([
  ["GET", "/"],
  ["GET", "/api"],
  ["GET", "/api/Customers"],
  ["GET", "/api/Customer/Get"],
  ["POST", "/api/Customer/Get"],
  ["GET", "/api/Customer/list?x='<y>'&token=secret"],
  ["POST", "/api/Customer/acme"],
  ["GET", "/api/Customer/Get/1/contacts"],
  ["GET", "/Help/Api/POST-api-Customer"],
  ["POST", "/api/Report/TimesheetReport"],
  ["POST", "/api/reports/timesheet/"],
])("%s %s is no resource, and its address is quoted", async (method, path) => {
  const reply = await call(method, path).set("host", "api.cayzu.test");
  expect(reply.status).toBe(404);
  expect(reply.body.Message).toMatch(
    /^No HTTP resource was found that matches the request URI 'http:\/\/api\.cayzu\.test\/.*'\.$/,
  );
  expect(decodeURI(reply.body.Message)).toContain(`${path}'.`);
});

test.each([
  ["/api/Customer/Get/4711", 404, { Message: "There is no customer 4711." }],
  ["/api/Customer/4711", 404, { Message: "There is no customer 4711." }],
  ["/api/Customer/Get/acme", 400, { Message: "The request is invalid." }],
  ["/api/Customer/Get/1.5", 400, { Message: "The request is invalid." }],
  ["/api/Customer/99999999999", 400, { Message: "The request is invalid." }],
  ["/api/Customer/Get/..%2f..%2fetc", 400, { Message: "The request is invalid." }],
  ["/api/Customer/Get/%00", 400, { Message: "The request is invalid." }],
  ["/api/Customer/Get/__proto__", 400, { Message: "The request is invalid." }],
  ["/api/Customer/Get/%ZZ", 400, { Message: "The request is invalid." }],
  ["/api/Customer/Get/%c0%af", 400, { Message: "The request is invalid." }],
])("GET %s is answered %d", async (path, status, body) => {
  const reply = await client.get(path + TOKEN);
  expect(reply.status).toBe(status);
  expect(reply.body).toEqual(body);
});

test("a customer that does not exist may be answered without a body", async () => {
  const at = await world({ unknownCustomer: "empty" });
  const reply = await client.get(`${at}/api/Customer/Get/4711${TOKEN}`);
  expect(reply.status).toBe(404);
  expect(reply.text).toBe("");
});

test.each([
  [undefined, "application/xml; charset=utf-8"],
  ["*/*", "application/json; charset=utf-8"],
  ["image/png", "application/xml; charset=utf-8"],
  ["text/*", "text/json; charset=utf-8"],
])("an error too is negotiated: XML sent, Accept %s, answered %s", async (accept, contentType) => {
  const reply = await postAs("/api/Customer", "application/xml", customerXml).set(
    accept === undefined ? {} : { accept },
  );
  expect(reply.status).toBe(401);
  expect(reply.headers["content-type"]).toBe(contentType);
});

test("the token never reaches the journal", async () => {
  const at = await world();
  await client.post(at + CREATE).send({ company_name: "Acme" });
  expect((await client.get(`${at}/api/Nowhere${TOKEN}`)).body.Message).toContain("?token=cayzu-sandbox-token");
  const journal = await client.get(`${at}/__admin/requests`);
  expect(journal.text).toContain("/api/Customer?token=");
  expect(journal.text).toContain("matches the request URI");
  expect(journal.text).not.toContain("cayzu-sandbox-token");
});
