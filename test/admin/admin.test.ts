import { readFileSync } from "node:fs";

import type { Express } from "express";
import request from "supertest";
import { parse } from "yaml";

import { options } from "../../emulators/cardlytics/options.ts";
import { compose } from "../../emulators/compose.ts";
import type { CompiledContract } from "../../emulators/core/contract/contract.ts";
import { createApp } from "../../emulators/core/http/app.ts";
import { listen } from "../../emulators/core/http/server.ts";
import { silentLog } from "../../emulators/core/observe/log.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { tinyContract, tinyEmulator } from "../support/tiny-emulator.ts";
import { sendRaw, statusesIn } from "../support/wire.ts";

const { app, worlds, close } = await openEmulator("cardlytics");
afterAll(close);

const guarded = await openEmulator("cardlytics", { adminGuard: { token: "s3cret", hosts: ["qa.example.com"] } });

const SESSION = "/v2/session/startSession";
const startSession = (sandbox: string, body: object = { scopes: ["api:institution"] }): request.Test =>
  request(app).post(`/~${sandbox}${SESSION}`).send(body);
const tokenFrom = async (sandbox: string): Promise<string> => {
  const { body } = await startSession(sandbox);
  return body.sessionToken as string;
};
const requestsOf = async (sandbox: string, query = ""): Promise<Record<string, unknown>[]> => {
  const { body } = await request(app).get(`/~${sandbox}/__admin/requests${query}`).expect(200);
  return body.requests as Record<string, unknown>[];
};

interface ContractOperation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ContractOperation>>>>;
}
const contract = parse(
  readFileSync(new URL("../../contracts/admin/openapi.yaml", import.meta.url), "utf8"),
) as Contract;
const METHODS = ["get", "put", "post", "delete"];
const isOpen = ({ security }: ContractOperation): boolean => security?.length === 0;
const operationsThat = (
  fits: (operation: ContractOperation) => boolean,
): readonly (readonly [string, string, string])[] =>
  Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const filled = path.replace("{id}", "1").replace("{name}", "none").replace("{collection}", "none");
      return operation === undefined || !fits(operation) ? [] : [[operation.operationId, method, filled] as const];
    }),
  );
const operations = operationsThat((operation) => !isOpen(operation));
const openOperations = operationsThat(isOpen);

const { contract: compiled } = (await import(new URL("../../dist/contracts/admin.mjs", import.meta.url).href)) as {
  contract: CompiledContract;
};

// Who may.

/** Sends a request of any method; answers are JSON or nothing. */
const send = (to: Express, method: string, path: string, headers: Record<string, string> = {}): request.Test => {
  const sent = request(to)[method as "get"](path).set(headers);
  return method === "put" ? sent.set("Content-Type", "application/json").send("{}") : sent;
};

test.each(operations)("%s without the token is 401 and says which scheme", async (_id, method, path) => {
  const { status, body, headers } = await send(guarded.app, method, path);
  expect([status, headers["www-authenticate"]]).toEqual([401, 'Bearer realm="control API"']);
  expect(body).toEqual({
    code: "unauthenticated",
    message: "The control API wants the header Authorization: Bearer $ADMIN_TOKEN.",
  });
});

test.each(operations)("%s with the token is served", async (_id, method, path) => {
  const { status } = await send(guarded.app, method, path, { Authorization: "Bearer s3cret" });
  expect([200, 201, 204, 400, 404]).toContain(status);
});

test.each(openOperations)("%s is served without the token, for it holds nothing", async (_id, method, path) => {
  expect([200, 308]).toContain((await send(guarded.app, method, path)).status);
});

test.each(openOperations)("%s is refused to a foreign host all the same", async (_id, method, path) => {
  await send(guarded.app, method, path, { Host: "evil.example.com" }).expect(403);
});

test.each([
  "Bearer",
  "Bearer ",
  "Bearer wrong",
  "Bearer s3cret2",
  "Bearer S3CRET",
  "Basic s3cret",
  "s3cret",
  "Bearer s3cret, Bearer s3cret",
])("Authorization: %s is no token", async (authorization) => {
  await send(guarded.app, "get", "/__admin/health", { Authorization: authorization }).expect(401);
});

test.each([
  "evil.example.com",
  "evil.example.com:4004",
  "qa.example.com.evil.com",
  "localhost.evil.com",
  "example.com",
  "",
])("Host: %s is foreign, with the token or without", async (host) => {
  const authorization = { Authorization: "Bearer s3cret" };
  for (const [to, headers] of [
    [app, {}],
    [guarded.app, {}],
    [guarded.app, authorization],
  ] as const) {
    const { status, body } = await send(to, "post", "/__admin/reset", { Host: host, ...headers });
    expect([status, body.code]).toEqual([403, "forbidden"]);
    expect(body.message).toContain("ADMIN_HOSTS");
  }
});

test.each([
  "http://evil.example.com",
  "https://evil.example.com:4004",
  "null",
  "file://",
  "http://localhost.evil.com",
  "chrome-extension://abc.def",
  "http://203.0.113.7",
  "http://127.0.0.1:3000",
  "http://localhost:3000",
  "evil",
  "",
])("Origin: %s is foreign, with the token or without", async (origin) => {
  for (const headers of [{}, { Authorization: "Bearer s3cret" }]) {
    const { status, body } = await send(guarded.app, "put", "/__admin/options", { Origin: origin, ...headers });
    expect([status, body.code]).toEqual([403, "forbidden"]);
  }
  await send(app, "post", "/__admin/reset", { Origin: origin }).expect(403);
});

test.each([
  "127.0.0.1",
  "127.0.0.1:4004",
  "[::1]:4004",
  "localhost",
  "LOCALHOST:4004",
  "t24.localhost",
  "cardlytics",
  "cardlytics:4004",
  "10.0.0.7",
  "qa.example.com",
  "QA.example.com:8080",
])("Host: %s is our own", async (host) => {
  const headers = { Host: host, Origin: `http://${host}`, Authorization: "Bearer s3cret" };
  await send(guarded.app, "get", "/__admin/health", headers).expect(200);
});

test("a page of a listed host may call, on whichever port it is", async () => {
  const headers = { Origin: "https://qa.example.com:8443", Authorization: "Bearer s3cret" };
  await send(guarded.app, "get", "/__admin/health", headers).expect(200);
});

test("a host is our own only where it is listed", async () => {
  await send(app, "get", "/__admin/health", { Host: "qa.example.com" }).expect(403);
});

test("a call without Host is foreign", async () => {
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const answer = await sendRaw(server.port, "GET /__admin/health HTTP/1.0\r\n\r\n");
  await server.close();
  expect(statusesIn(answer)).toEqual([403]);
});

test("what is refused at the door changes nothing", async () => {
  await startSession("kept");
  await request(app).post("/~kept/__admin/reset").set("Origin", "http://evil.example.com").expect(403);
  await request(app).delete("/~kept/__admin/requests").set("Host", "evil.example.com").expect(403);
  expect(await requestsOf("kept")).toHaveLength(1);
});

test("the vendor's own service is open to foreign hosts and pages, and wants no control token", async () => {
  await request(guarded.app)
    .get("/healthcheck")
    .set({ Host: "evil.example.com", Origin: "http://evil.example.com" })
    .expect(200);
});

test("no answer invites a page of another origin, nor may be kept", async () => {
  for (const [, method, path] of [...operations, ...openOperations]) {
    const { headers } = await send(app, method, path);
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect([headers["cache-control"], headers["x-content-type-options"]]).toEqual(["no-store", "nosniff"]);
  }
  await request(app).options("/__admin/reset").set("Origin", "http://evil.example.com").expect(403);
});

// Manners.

test.each([
  ["get", "/__admin//", 404, "not-found"],
  ["get", "/__admin/inspector", 404, "not-found"],
  ["post", "/__admin/", 405, "method-not-allowed"],
  ["get", "/__admin/nothing", 404, "not-found"],
  ["get", "/__admin/HEALTH", 404, "not-found"],
  ["get", "/__admin/health/", 404, "not-found"],
  ["get", "/__admin/requests/%ZZ", 400, "malformed"],
  ["get", "/__admin/reset", 405, "method-not-allowed"],
  ["put", "/__admin/health", 405, "method-not-allowed"],
  ["delete", "/__admin/sandboxes", 405, "method-not-allowed"],
  ["get", "/~UPPER/__admin/nothing", 400, undefined],
])("%s %s is %d", async (method, path, status, code) => {
  const answer = await send(app, method, path);
  expect(answer.status).toBe(status);
  if (code !== undefined) expect(answer.body).toEqual({ code, message: expect.any(String) });
});

test("a wrong verb is told the right ones", async () => {
  const { headers } = await request(app).post("/__admin/options");
  expect(headers["allow"]).toBe("GET, PUT");
});

test("only JSON is written", async () => {
  await request(app).get("/__admin/health").set("Accept", "application/xml").expect(406);
  const { headers } = await request(app).get("/__admin/health").set("Accept", "text/html, */*;q=0.1").expect(200);
  expect(headers["content-type"]).toBe("application/json");
});

test.each(["text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data; boundary=x"])(
  "a body of %s is 415",
  async (type) => {
    const { status, body } = await request(app).put("/~plain/__admin/options").set("Content-Type", type).send("{}");
    expect([status, body.code]).toEqual([415, "unsupported-media-type"]);
  },
);

// The process.

test("health says who lives, and since when", async () => {
  const { status, body } = await request(app).get("/__admin/health");
  expect([status, body]).toEqual([
    200,
    {
      emulator: "cardlytics",
      title: "Cardlytics Publisher API v2",
      status: "alive",
      seed: "1",
      uptimeSeconds: expect.any(Number),
      siblings: [],
    },
  ]);
  await request(app).head("/__admin/health").expect(200);
});

test("ready says so once everything is loaded", async () => {
  const { status, body } = await request(app).get("/__admin/ready");
  expect([status, body]).toEqual([200, { status: "ready" }]);
});

test("until everything is loaded, ready is 503, and health is 200", async () => {
  const { runtime, warmUp } = compose({
    emulator: tinyEmulator(),
    contract: tinyContract,
    adminContract: compiled,
    documents: () => Promise.resolve({}),
    inspectorFile: () => Promise.resolve(""),
    seed: "1",
    adminGuard: { token: undefined, hosts: [] },
    checksAnswers: true,
    log: silentLog,
    importLibxml2: () => import("libxml2-wasm"),
    importYaml: () => import("yaml"),
  });
  const loading = createApp(runtime);
  const { status, body } = await request(loading).get("/__admin/ready");
  expect([status, body]).toEqual([503, { status: "loading" }]);
  await request(loading).get("/__admin/health").expect(200);
  await warmUp();
  await request(loading).get("/__admin/ready").expect(200);
});

// Sandboxes.

test("a call acts on the sandbox that it names, by path or by header, else on the default one", async () => {
  await request(app).put("/~by-path/__admin/options").send({ applyDelayMs: 1 }).expect(200);
  await request(app).put("/__admin/options").set("X-Sandbox", "by-header").send({ applyDelayMs: 2 }).expect(200);
  await request(app).put("/__admin/options").send({ applyDelayMs: 3 }).expect(200);
  const delayIn = async (path: string, header?: string): Promise<unknown> => {
    const sent = request(app).get(path);
    const { body } = await (header === undefined ? sent : sent.set("X-Sandbox", header));
    return body.applyDelayMs.value;
  };
  expect([
    await delayIn("/~by-path/__admin/options"),
    await delayIn("/__admin/options", "by-path"),
    await delayIn("/~by-header/__admin/options"),
    await delayIn("/__admin/options"),
    await delayIn("/~default/__admin/options"),
    await delayIn("/~another/__admin/options"),
  ]).toEqual([1, 1, 2, 3, 3, 0]);
  await request(app).post("/__admin/reset").expect(204);
});

test("the sandboxes that have come into being are listed in order", async () => {
  await startSession("list-b");
  await startSession("list-a");
  const { body } = await request(app).get("/__admin/sandboxes").expect(200);
  const names = body.sandboxes as string[];
  expect(names).toEqual(expect.arrayContaining(["default", "list-a", "list-b"]));
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(worlds.names());
});

test("a removed sandbox is gone, and is afresh when it is named again", async () => {
  await startSession("removed");
  await request(app).put("/~removed/__admin/options").send({ applyDelayMs: 5 });
  await request(app).delete("/__admin/sandboxes/removed").expect(204);
  expect(worlds.names()).not.toContain("removed");
  const { status, body } = await request(app).delete("/__admin/sandboxes/removed");
  expect([status, body.code]).toEqual([404, "no-such-sandbox"]);
  expect(body.message).toContain('There is no sandbox "removed"; there are: ');
  expect(await requestsOf("removed")).toEqual([]);
  expect((await request(app).get("/~removed/__admin/options")).body.applyDelayMs.value).toBe(0);
});

test("a sandbox can be removed from within", async () => {
  await request(app).delete("/~suicide/__admin/sandboxes/suicide").expect(204);
  expect(worlds.names()).not.toContain("suicide");
});

test("a reset takes options, journal and chance back to the seed", async () => {
  await startSession("reset");
  const [before] = await requestsOf("reset");
  await request(app).put("/~reset/__admin/options").send({ applyDelayMs: 5, strictAccept: true }).expect(200);
  const { status, text } = await request(app).post("/~reset/__admin/reset");
  expect([status, text]).toEqual([204, ""]);
  expect(await requestsOf("reset")).toEqual([]);
  const { body } = await request(app).get("/~reset/__admin/options");
  expect([body.applyDelayMs.value, body.strictAccept.value]).toEqual([0, false]);
  await startSession("reset");
  const [after] = await requestsOf("reset");
  expect(after?.["id"]).toBe(before?.["id"]);
});

test("a reset restores sequences", async () => {
  const other = await openEmulator("cayzu");
  const create = async (name: string): Promise<unknown> => {
    const { body } = await request(other.app)
      .post("/~sequence/api/Customer?token=cayzu-sandbox-token")
      .send({ company_name: name, is_active: true })
      .expect(200);
    return body;
  };
  const before = await create("First");
  expect(await create("Second")).not.toEqual(before);
  await request(other.app).post("/~sequence/__admin/reset").expect(204);
  expect(await create("First")).toEqual(before);
});

// Options.

test("each option has its value, its default, the reason and the source", async () => {
  const { body } = await request(app).get("/~options/__admin/options").expect(200);
  expect(body).toEqual(
    Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        { ...(typeof option.default === "boolean" && { values: [false, true] }), ...option, value: option.default },
      ]),
    ),
  );
});

test("setting options answers all of them as they are now", async () => {
  const { body } = await request(app)
    .put("/~set/__admin/options")
    .send({ duplicatePost: "reject", applyDelayMs: 250 })
    .expect(200);
  expect([body.duplicatePost.value, body.applyDelayMs.value, body.strictAccept.value]).toEqual(["reject", 250, false]);
  expect((await request(app).get("/~set/__admin/options")).body).toEqual(body);
});

test.each<[unknown, string]>([
  [{ duplicatePost: "ignore" }, 'Option "duplicatePost" takes one of ["upsert","reject"]; "ignore" came.'],
  [{ applyDelayMs: "250" }, 'Option "applyDelayMs" takes a number; "250" came.'],
  [{ applyDelayMs: -1.5 }, 'Option "applyDelayMs" takes a whole number from 0 to 31536000000; -1.5 came.'],
  [{ applyDelayMs: 5, nothing: 1 }, `There is no option "nothing"; there are: ${Object.keys(options).join(", ")}.`],
  [{ strictAccept: null }, "/strictAccept must be string,number,boolean."],
  [{ strictAccept: { value: true } }, "/strictAccept must be string,number,boolean."],
  [JSON.parse('{"__proto__":{"value":1}}'), "/__proto__ must be string,number,boolean."],
  [[1], "The body must be object."],
  ["text", "The body must be object."],
  [null, "The body must be object."],
  [undefined, "A body is expected; none came."],
])("setting %j is refused and changes nothing", async (sent, message) => {
  const put = request(app).put("/~refused/__admin/options").set("Content-Type", "application/json");
  const { status, body } = await (sent === undefined ? put : put.send(JSON.stringify(sent)));
  const code = /must be|none came/.test(message) ? "contract-violation" : "invalid-option";
  expect([status, body]).toEqual([400, { code, message }]);
  const { body: now } = await request(app).get("/~refused/__admin/options");
  for (const { value, default: standard } of Object.values(
    now as Record<string, { value: unknown; default: unknown }>,
  )) {
    expect(value).toBe(standard);
  }
});

test("broken JSON is malformed", async () => {
  const { status, body } = await request(app)
    .put("/~refused/__admin/options")
    .set("Content-Type", "application/json")
    .send("{");
  expect([status, body.code]).toEqual([400, "malformed"]);
});

test("an option changes the behaviour of its own sandbox only", async () => {
  await request(app).put("/~strict/__admin/options").send({ strictAccept: true }).expect(200);
  await startSession("strict").set("Accept", "text/html").expect(406);
  await startSession("lenient").set("Accept", "text/html").expect(200);
});

// The journal.

test("the journal lists exchanges newest first, without control calls", async () => {
  await startSession("journal");
  await startSession("journal", { scopes: [] });
  await request(app).get("/~journal/nowhere");
  await request(app).get("/~journal/__admin/options");
  const entries = await requestsOf("journal");
  expect(entries.map(({ path, status, operation }) => [path, status, operation])).toEqual([
    ["/nowhere", expect.any(Number), null],
    [SESSION, 400, "startSession"],
    [SESSION, 200, "startSession"],
  ]);
  expect(entries[1]).toMatchObject({ method: "POST", refusal: expect.any(String) });
});

test("the journal can be asked for some exchanges only", async () => {
  await startSession("some");
  await startSession("some", { scopes: [] });
  await request(app).get("/~some/healthcheck");
  const count = async (query: string): Promise<number> => (await requestsOf("some", query)).length;
  expect(await count("?limit=2")).toBe(2);
  expect(await count("?limit=1000")).toBe(3);
  expect(await count("?operation=startSession")).toBe(2);
  expect(await count("?operation=nothing")).toBe(0);
  expect(await count("?status=400")).toBe(1);
  expect(await count("?operation=startSession&status=200&limit=5")).toBe(1);
});

test.each([
  ["limit", "0"],
  ["limit", "-1"],
  ["limit", "1.5"],
  ["limit", "many"],
  ["limit", ""],
  ["limit", "1001"],
  ["limit", "99999999"],
  ["status", "ok"],
  ["status", "9xx"],
  ["atLeast", "0"],
  ["timeout", "soon"],
  ["timeout", "61s"],
  ["slowerThan", "-1"],
  ["since", "yesterday"],
])("the query %s=%s is refused", async (name, value) => {
  const { status, body } = await request(app).get(`/~query/__admin/requests?${name}=${value}`);
  expect([status, body.code]).toEqual([400, "invalid-query"]);
  expect(body.message).toContain(`"${name}" takes `);
  expect(body.message).toContain(`"${value}" came`);
});

test("one exchange can be had by its id, in its own sandbox", async () => {
  await startSession("single");
  const [entry] = await requestsOf("single");
  const id = String(entry?.["id"]);
  const { body } = await request(app).get(`/~single/__admin/requests/${id}`).expect(200);
  expect(body).toEqual(entry);
  for (const [sandbox, wanted] of [
    ["single", "unknown"],
    ["other", id],
  ] as const) {
    const answer = await request(app).get(`/~${sandbox}/__admin/requests/${wanted}`);
    expect([answer.status, answer.body]).toEqual([
      404,
      { code: "no-such-request", message: `The journal of sandbox "${sandbox}" has no request ${wanted}.` },
    ]);
  }
});

test("a cleared journal is empty, and nothing else has changed", async () => {
  await request(app).put("/~cleared/__admin/options").send({ applyDelayMs: 5 });
  await startSession("cleared");
  await request(app).delete("/~cleared/__admin/requests").expect(204);
  expect(await requestsOf("cleared")).toEqual([]);
  expect((await request(app).get("/~cleared/__admin/options")).body.applyDelayMs.value).toBe(5);
});

test("no session token is in the journal", async () => {
  const token = await tokenFrom("secret");
  await request(app).post("/~secret/v2/data/customers").set("X-CDLX-Session-Token", token).send({ customers: [] });
  expect(token.length).toBeGreaterThan(10);
  expect(JSON.stringify(await requestsOf("secret"))).not.toContain(token);
});

// The contract.

test("the contract's files are published, with the evidence for each operation", async () => {
  const { body } = await request(app).get("/__admin/contract").expect(200);
  const text = readFileSync(new URL("../../contracts/cardlytics/openapi.yaml", import.meta.url), "utf8");
  expect(body.documents["contracts/cardlytics/openapi.yaml"]).toBe(text);
  expect(body.evidence.startSession).toEqual({ grade: expect.any(String), source: expect.any(String) });
});

test.each<[string, string, string, number]>([
  ["getHealth", "get", "/__admin/health", 200],
  ["getReady", "get", "/__admin/ready", 200],
  ["reset", "post", "/~kept-contract/__admin/reset", 204],
  ["listRequests", "get", "/~answers/__admin/requests", 200],
  ["listRequests", "get", "/~answers/__admin/requests?limit=x", 400],
  ["getRequest", "get", "/~answers/__admin/requests/FIRST", 200],
  ["getRequest", "get", "/~answers/__admin/requests/none", 404],
  ["listSandboxes", "get", "/__admin/sandboxes", 200],
  ["deleteSandbox", "delete", "/__admin/sandboxes/none", 404],
  ["getOptions", "get", "/~answers/__admin/options", 200],
  ["setOptions", "put", "/~answers/__admin/options", 200],
  ["getContract", "get", "/__admin/contract", 200],
  ["clearRequests", "delete", "/~answers/__admin/requests", 204],
])("the answer of %s to %s %s is as the contract has it for %d", async (id, method, path, status) => {
  await startSession("answers");
  const [entry] = await requestsOf("answers");
  const answer = await send(app, method, path.replace("FIRST", String(entry?.["id"])));
  expect(answer.status).toBe(status);
  if (status === 204) expect(answer.text).toBe("");
  else expect(mistakesIn(answer.body, id, status)).toEqual([]);
});

/** What the contract's schema for an operation's answer finds wrong. */
function mistakesIn(body: unknown, id: string, status: number): unknown {
  const { answers = {} } = compiled.operations.find((operation) => operation.id === id) ?? {};
  const schema = (answers[String(status)] ?? answers["4XX"])?.["application/json"]?.schema ?? "";
  const validate = compiled.validators[schema];
  return validate === undefined ? `${id} has no schema for ${status}` : validate(body) ? [] : validate.errors;
}
