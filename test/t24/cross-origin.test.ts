import { customer, openT24 } from "./calls.ts";

const t24 = await openT24();
afterAll(() => t24.close());

const PAGE = "https://app.example";

const corsOf = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("access-control-")));

const SIMPLE = {
  "access-control-allow-origin": PAGE,
  "access-control-allow-credentials": "true",
  "access-control-expose-headers": "",
};

test.each([
  ["GET", "verCustomer_Inputs()", "INPUTT", 200],
  ["GET", customer("7"), "INPUTT", 404],
  ["GET", "nowhere", "INPUTT", 404],
  ["GET", "verCustomer_Inputs()", "nobody", 401],
  ["POST", "verCustomer_Inputs()/new", "INPUTT", 201],
  ["POST", customer("66052", "authorise"), "INPUTT", 405],
  ["OPTIONS", customer("66052"), "INPUTT", 204],
])("%s %s from a page of another origin, by %s: %s with the filter's headers", async (method, path, user, status) => {
  const call = await t24.world();
  const answer = await call(method, path, { user, headers: { origin: PAGE } });
  expect([answer.status, corsOf(answer.headers)]).toEqual([status, SIMPLE]);
});

test("without an Origin there are no headers of CORS", async () => {
  const call = await t24.world();
  const asked = { "access-control-request-method": "GET" };
  expect(corsOf((await call("GET", "verCustomer_Inputs()")).headers)).toEqual({});
  expect(corsOf((await call("OPTIONS", "verCustomer_Inputs()", { headers: asked })).headers)).toEqual({});
});

// 5.8: methods and headers of the web.xml; If-Match is not among them, so that such a page cannot authorise.
test.each([
  ["GET", "", true],
  ["POST", "content-type", true],
  ["PUT", "Authorization, Content-Type,accept", true],
  ["DELETE", "MaxDataServiceVersion,origin", true],
  ["HEAD", "authorization", true],
  ["PUT", "authorization,if-match", false],
  ["GET", "if-none-match", false],
  ["PATCH", "", false],
  ["OPTIONS", "", false],
  ["put", "", false],
])("a preflight for %s with the headers %j, without a sign-on: allowed is %s", async (method, names, isAllowed) => {
  const call = await t24.world();
  const headers = {
    origin: PAGE,
    "access-control-request-method": method,
    ...(names !== "" && { "access-control-request-headers": names }),
  };
  const answer = await call("OPTIONS", customer("66052"), { user: "nobody", headers });
  expect([answer.status, answer.text, answer.headers["allow"]]).toEqual([204, "", "GET, PUT, POST, HEAD, OPTIONS"]);
  const allowed = {
    "access-control-allow-origin": PAGE,
    "access-control-allow-credentials": "true",
    "access-control-max-age": "1800",
    "access-control-allow-methods": "GET,POST,DELETE,PUT,HEAD",
    "access-control-allow-headers": "origin,content-type,accept,authorization,maxdataserviceversion",
  };
  expect(corsOf(answer.headers)).toEqual(isAllowed ? allowed : {});
});

test.each([
  [false, 204],
  [true, 401],
])("preflightSignOn %s: a preflight without a sign-on is answered %s", async (preflightSignOn, status) => {
  const call = await t24.world({ preflightSignOn });
  const headers = { origin: PAGE, "access-control-request-method": "PUT" };
  const answer = await call("OPTIONS", customer("66052"), { user: "nobody", headers });
  expect([answer.status, answer.headers["access-control-allow-methods"]]).toEqual([status, "GET,POST,DELETE,PUT,HEAD"]);
});

test("nothing but a preflight is let through without a sign-on", async () => {
  const call = await t24.world();
  const headers = { origin: PAGE, "access-control-request-method": "GET" };
  for (const method of ["GET", "POST", "PUT", "DELETE"]) {
    expect((await call(method, customer("66052"), { user: "nobody", headers })).status).toBe(401);
  }
  expect((await call("OPTIONS", customer("66052"), { user: "nobody" })).status).toBe(401);
});
