import { EventEmitter, once } from "node:events";
import { connect } from "node:net";

import request from "supertest";

import type { OwnStage } from "../../emulators/core/emulator.ts";
import { DomainError } from "../../emulators/core/errors.ts";
import { listen } from "../../emulators/core/http/server.ts";
import type { OptionValues } from "../../emulators/core/options.ts";
import {
  bearer,
  openTiny,
  tinyEmulator,
  type OpenTiny,
  type TinySettings,
  type User,
} from "../support/tiny-emulator.ts";
import { sendRaw, statusesIn } from "../support/wire.ts";

const tiny = await openTiny({ checksAnswers: true });
const { app, last } = tiny;

const signedOn = await openTiny({ protocol: { authenticate: bearer } });
const authenticateFirst = await openTiny({
  protocol: { authenticate: bearer, stages: ["authenticate", "route", "negotiate", "read", "operate"] },
});

/** Status and code of what a raw request is answered. */
const raw = async (opened: OpenTiny, text: string): Promise<string> => {
  const server = await listen(opened.app, { port: 0, host: "127.0.0.1" });
  const answer = await sendRaw(server.port, `${text}\r\nHost: x\r\nConnection: close\r\n\r\n`);
  await server.close();
  return answer;
};

// The order of stages.

test.each<[string, string, number, number]>([
  ["get", "/nowhere", 404, 401],
  ["delete", "/things", 405, 401],
  ["get", "/things", 401, 401],
  ["options", "/things", 204, 401],
])("%s %s without sign-on is %d where routing comes first and %d where signing on does", async (...row) => {
  const [method, path, routedFirst, signedFirst] = row;
  const send = async (opened: OpenTiny): Promise<number> => {
    const { status } = await request(opened.app)[method as "get"](path);
    return status;
  };
  expect([await send(signedOn), await send(authenticateFirst)]).toEqual([routedFirst, signedFirst]);
});

test("who has signed on is served in either order, and is known to the operation", async () => {
  for (const opened of [signedOn, authenticateFirst]) {
    const { status } = await request(opened.app).get("/things").set("Authorization", "Bearer ann");
    expect(status).toBe(200);
  }
  const { body } = await request(signedOn.app)
    .post("/ignored")
    .set({ Authorization: "Bearer ann", "Content-Type": "application/json" })
    .send("{");
  expect(body).toMatchObject({ user: "ann", operationId: "ignoreBody" });
});

test("an operation without security is open where the route is known", async () => {
  await request(signedOn.app).post("/echo").expect(200);
  await request(authenticateFirst.app).post("/echo").expect(401);
});

test("a refusal by sign-on names the scheme", async () => {
  const { headers, body } = await request(signedOn.app).get("/things");
  expect([headers["www-authenticate"], body.code]).toEqual(["Bearer", "unauthenticated"]);
});

const ORDERS: readonly (readonly [string, TinySettings, number])[] = [
  ["negotiate, then read", { protocol: { stages: ["route", "negotiate", "read", "operate"] } }, 406],
  ["read, then negotiate", { protocol: { stages: ["route", "read", "negotiate", "operate"] } }, 415],
];

test.each(ORDERS)("with the order %s a request that breaks both rules is refused accordingly", async (...row) => {
  const [, settings, expected] = row;
  const opened = await openTiny(settings);
  const { status } = await request(opened.app)
    .post("/things")
    .set({ Accept: "text/html", "Content-Type": "text/plain" })
    .send("x");
  expect(status).toBe(expected);
});

test("what a stage gives to be called at the end is called when the answer is out, after a refusal too", async () => {
  const log: string[] = [];
  const stage: OwnStage<User, OptionValues> = ({ path }, _context, whenOver) => {
    log.push(`in: ${path}`);
    whenOver(() => void log.push(`out: ${path}`));
  };
  const opened = await openTiny({ protocol: { stages: ["route", stage, "operate"] } });
  await request(opened.app).get("/things").expect(200);
  await request(opened.app).get("/broken/refuses").expect(418);
  expect(log).toEqual(["in: /things", "out: /things", "in: /broken/refuses", "out: /broken/refuses"]);
});

test("it is called at once if the client has gone meanwhile", async () => {
  const events = new EventEmitter();
  const [arrived, gone, over] = ["arrived", "gone", "over"].map((event) => once(events, event));
  const stage: OwnStage<User, OptionValues> = async (_request, _context, whenOver) => {
    events.emit("arrived");
    await gone;
    whenOver(() => void events.emit("over"));
  };
  const opened = await openTiny({ protocol: { stages: [stage, "route", "operate"] } });
  const server = await listen(opened.app, { port: 0, host: "127.0.0.1" });
  const socket = connect(server.port, "127.0.0.1", () => socket.write("GET /things HTTP/1.1\r\nHost: x\r\n\r\n"));
  await arrived;
  socket.destroy();
  // Only once the server has nobody left does it close.
  await server.close();
  events.emit("gone");
  expect(await over).toEqual([]);
});

test("a stage of the vendor's own runs in its place and sees what the stages before have found", async () => {
  const seen: unknown[] = [];
  const opened = await openTiny({
    protocol: {
      authenticate: bearer,
      stages: [
        ({ operation, user, path }) => {
          seen.push([operation, user, path]);
        },
        "route",
        "authenticate",
        ({ operation, params, user }) => {
          seen.push([operation?.id, params, user]);
          if (params["id"] === "forbidden") throw new DomainError("forbidden", "Not this one.");
        },
        "operate",
      ],
    },
  });
  const get = (id: string): request.Test => request(opened.app).get(`/things/${id}`).set("Authorization", "Bearer ann");
  await get("seeded").expect(200);
  await get("forbidden").expect(403);
  expect(seen).toEqual([
    [undefined, undefined, "/things/seeded"],
    ["getThing", { id: "seeded" }, "ann"],
    [undefined, undefined, "/things/forbidden"],
    ["getThing", { id: "forbidden" }, "ann"],
  ]);
});

// Routes.

test.each([
  ["/nowhere", 404],
  ["/", 404],
  ["/THINGS", 404],
  ["/things/", 404],
  ["/things//", 404],
  ["//things", 404],
  ["/things/a/b", 404],
  ["/%74hings", 404],
  ["/things/%ZZ", 400],
  ["/things/%c0%af", 400],
  ["/things/%00", 404],
  ["/things/..%2f..%2fetc", 404],
])("GET %s is answered %d", async (path, status) => {
  const answer = await raw(tiny, `GET ${path} HTTP/1.1`);
  expect(statusesIn(answer)).toEqual([status]);
  expect(answer).toContain('"code":"');
  expect((await last()).path).toBe(path);
});

test("a path that fits a fixed and a variable route is the fixed one's, whatever the contract's order", async () => {
  expect((await request(app).get("/things/new")).body).toEqual({ form: "name" });
  expect((await request(app).delete("/things/new")).headers["allow"]).toBe("GET");
});

test("parameters come decoded, declared query parameters as text, others not at all", async () => {
  const { body } = await request(app).post("/echo?limit=1&limit=2&other=3&constructor=%zz&__proto__=x");
  expect(body).toMatchObject({
    path: "/echo",
    search: "?limit=1&limit=2&other=3&constructor=%zz&__proto__=x",
    query: { limit: "1", constructor: "%zz" },
    params: {},
  });
  expect(Object.keys(body.query as object)).toEqual(["limit", "constructor"]);
});

test("the path and query of a request are kept as the client wrote them", async () => {
  const opened = await openTiny({ protocol: { canonicalPath: (path) => path.toLowerCase() } });
  const { body } = await request(opened.app).post("/ECHO?Limit=A%20b");
  expect(body).toMatchObject({ path: "/ECHO", search: "?Limit=A%20b", operationId: "echo" });
});

test("a path of the vendor's that looks like the control API's only in another case stays the vendor's", async () => {
  const opened = await openTiny({ protocol: { canonicalPath: (path) => path.toLowerCase() } });
  await request(opened.app).get("/__ADMIN/health").expect(404);
  expect(await opened.last()).toMatchObject({ path: "/__ADMIN/health", status: 404 });
});

test("an absolute target counts by its path", async () => {
  expect(statusesIn(await raw(tiny, "GET http://elsewhere.example/things/seeded HTTP/1.1"))).toEqual([200]);
  expect(statusesIn(await raw(tiny, "GET http://elsewhere.example HTTP/1.1"))).toEqual([404]);
  expect(statusesIn(await raw(tiny, "OPTIONS * HTTP/1.1"))).toEqual([404]);
});

test.each(["put", "patch", "delete", "trace", "propfind"])(
  "%s on a path that has it not is 405 with Allow",
  async (method) => {
    const answer = await raw(tiny, `${method.toUpperCase()} /things HTTP/1.1`);
    expect(statusesIn(answer)).toEqual([405]);
    expect(answer).toContain("\r\nallow: GET, POST\r\n");
    expect(answer).toContain('"code":"method-not-allowed"');
  },
);

test("Allow is as the protocol has it", async () => {
  const opened = await openTiny({ protocol: { allow: (methods) => [...methods, "HEAD", "OPTIONS"] } });
  const { headers } = await request(opened.app).put("/things/1");
  expect(headers["allow"]).toBe("GET, DELETE, HEAD, OPTIONS");
});

test("an operation that an option brings into being is not there while it is off, nor in Allow", async () => {
  const opened = await openTiny();
  const off = await request(opened.app).put("/things/1");
  expect([off.status, off.headers["allow"]]).toEqual([405, "GET, DELETE"]);
  const world = await opened.worlds.open("default");
  opened.worlds.setOptions(world, { loud: true });
  await request(opened.app).put("/things/1").expect(200);
  expect((await request(opened.app).patch("/things/1")).headers["allow"]).toBe("GET, DELETE, PUT");
});

test("what the vendor's server sends with every answer may hang on an option", async () => {
  const opened = await openTiny({ protocol: { headers: (_facts, { mood }) => ({ server: String(mood) }) } });
  expect((await request(opened.app).get("/nowhere")).headers["server"]).toBe("calm");
});

test("an answer in UTF-16 has its byte order mark, and its length in bytes", async () => {
  const [first] = tinyEmulator().representations;
  if (first === undefined) throw new Error("the tiny service has no representation");
  const utf16 = { ...first, format: () => ({ contentType: "a/b", text: "ä😀", encoding: "utf16le" as const }) };
  const opened = await openTiny({ emulator: { representations: [utf16] } });
  const answer = Buffer.from(await raw(opened, "GET /things HTTP/1.1"), "latin1");
  expect(answer.subarray(-8).toString("hex")).toBe("fffee4003dd800de");
  expect(answer.toString("latin1")).toContain("\r\ncontent-length: 8\r\n");
});

test("in which charset a body is read may be the vendor's own rule", async () => {
  const opened = await openTiny({ protocol: { charsetOf: ({ named }) => (named === "x" ? "utf-16le" : "utf-8") } });
  const send = (charset: string, body: Buffer): request.Test =>
    request(opened.app)
      .post("/echo")
      .set("content-type", `application/json; charset=${charset}`)
      .serialize((bytes: unknown) => bytes as string)
      .send(body);
  expect((await send("x", Buffer.from('"ä"', "utf16le"))).body.body).toBe("ä");
  expect((await send("latin1", Buffer.from('"ä"'))).body.body).toBe("ä");
  expect((await send("latin1", Buffer.from('"ä"', "latin1"))).status).toBe(400);
});

test("a vendor that hides unsafe paths answers GET by 404 there, and other verbs by 405", async () => {
  const opened = await openTiny({ protocol: { hidesUnsafePaths: true } });
  await request(opened.app).get("/echo").expect(404);
  await request(opened.app).head("/echo").expect(404);
  await request(opened.app).put("/echo").expect(405);
  await request(opened.app).put("/things").expect(405);
  await request(app).get("/echo").expect(405);
});

test("OPTIONS is answered by Allow, or refused where the vendor does", async () => {
  const { status, headers, text } = await request(app).options("/things");
  expect([status, headers["allow"], text]).toEqual([204, "GET, POST", ""]);
  const opened = await openTiny({ protocol: { options: false } });
  expect((await request(opened.app).options("/things")).status).toBe(405);
  expect((await request(app).options("/nowhere")).status).toBe(404);
});

test("HEAD is GET without the body, but with its length", async () => {
  const get = await request(app).get("/things/seeded");
  const head = await request(app).head("/things/seeded");
  expect([head.status, head.text]).toEqual([200, undefined]);
  for (const name of ["content-type", "content-length", "etag"]) expect(head.headers[name]).toBe(get.headers[name]);
  expect((await request(app).head("/things/unknown")).status).toBe(404);
  const opened = await openTiny({ protocol: { head: false } });
  expect((await request(opened.app).head("/things/seeded")).status).toBe(405);
});

// Representations.

test("the client chooses the representation, for refusals too", async () => {
  const found = await request(app).get("/things/seeded").set("Accept", "application/xml");
  expect([found.headers["content-type"], found.text]).toEqual([
    "application/xml",
    '<answer xmlns="urn:tiny">{"id":"seeded","name":"Seeded"}</answer>',
  ]);
  const missing = await request(app).get("/nowhere").set("Accept", "application/xml");
  expect(missing.text).toMatch(/^<answer xmlns="urn:tiny">\{"code":"not-found"/);
});

test("what no representation can write is 406, in the first one's words", async () => {
  const { status, headers, body } = await request(app).get("/things").set("Accept", "text/html, image/*");
  expect([status, headers["content-type"]]).toEqual([406, "application/json"]);
  expect(body.message).toBe('Accept "text/html, image/*" leaves out all of: application/json, application/xml.');
});

test.each([
  ["text/plain", "text/plain"],
  ["application/json+x", "application/json+x"],
  ["nonsense", "nonsense"],
])("Content-Type: %s is 415", async (type, mediaType) => {
  const { status, body } = await request(app).post("/things").set("Content-Type", type).send("x");
  expect([status, body.code, body.details]).toEqual([415, "unsupported-media-type", { mediaType }]);
  expect(body.message).toBe(
    `The body came with Content-Type "${type}"; this can be read: application/json, application/xml, text/xml, application/mapped+xml.`,
  );
});

test("a body without Content-Type is 415, unless the vendor takes it for one type", async () => {
  const send = (opened: OpenTiny): request.Test => request(opened.app).post("/echo").unset("Content-Type").send();
  expect((await send(tiny)).status).toBe(200);
  const assuming = await openTiny({ protocol: { assumedMediaType: "application/json" } });
  for (const [opened, status] of [
    [tiny, 415],
    [assuming, 200],
  ] as const) {
    const server = await listen(opened.app, { port: 0, host: "127.0.0.1" });
    const text = await sendRaw(
      server.port,
      "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 7\r\n\r\n[1,2,3]",
    );
    await server.close();
    expect(statusesIn(text)).toEqual([status]);
  }
});

test("an empty body needs a media type only where the vendor wants one", async () => {
  const strict = await openTiny({ protocol: { emptyBodyNeedsMediaType: true } });
  const statusOf = async ({ app: opened }: OpenTiny, type?: string): Promise<number> => {
    const sent = request(opened).post("/echo");
    return (await (type === undefined ? sent : sent.set("Content-Type", type))).status;
  };
  expect([await statusOf(tiny), await statusOf(tiny, "text/plain")]).toEqual([200, 200]);
  expect([await statusOf(strict), await statusOf(strict, "text/plain"), await statusOf(strict, "text/xml")]).toEqual([
    415, 415, 200,
  ]);
});

test("an operation that ignores its body checks the type and reads nothing", async () => {
  const send = (type: string): request.Test =>
    request(app).post("/ignored").set("Content-Type", type).send("{ no JSON");
  const { status, body } = await send("application/json");
  expect([status, body.body]).toEqual([200, undefined]);
  expect((await send("text/plain")).status).toBe(415);
});

test("an operation without a body does not look at one", async () => {
  const { status } = await request(app)
    .delete("/things/1")
    .set("Content-Type", "text/plain")
    .send("x".repeat(2_000_000));
  expect(status).toBe(204);
});

test("JSON and XML make the same thing", async () => {
  await request(app).post("/~forms/things").send({ name: "A" }).expect(201);
  for (const type of ["application/xml", "application/mapped+xml"]) {
    await request(app)
      .post("/~forms/things")
      .set("Content-Type", type)
      .send('<thing xmlns="urn:tiny"><name>A</name></thing>')
      .expect(201);
  }
  const { body } = await request(app).get("/~forms/things");
  expect((body as { value: object }[]).map(({ value }) => value)).toEqual([
    { name: "A" },
    { name: "A" },
    { name: "A" },
    { name: "Seeded" },
  ]);
});

// Conditional requests and headers.

test("a fresh copy is 304 without a body, on GET and HEAD of what is there", async () => {
  const { headers } = await request(app).get("/things/seeded");
  const etag = headers["etag"] as string;
  const fresh = await request(app).get("/things/seeded").set("If-None-Match", etag);
  expect([fresh.status, fresh.text, fresh.headers["etag"], fresh.headers["content-type"]]).toEqual([
    304,
    "",
    etag,
    undefined,
  ]);
  await request(app).head("/things/seeded").set("If-None-Match", etag).expect(304);
  await request(app).get("/things/seeded").set("If-None-Match", '"other"').expect(200);
  await request(app).get("/things/unknown").set("If-None-Match", "*").expect(404);
});

test("the vendor's headers come with every answer, and no others", async () => {
  const opened = await openTiny({ protocol: { headers: ({ id }) => ({ server: "Tiny/1.0", "x-request": id }) } });
  for (const path of ["/things", "/nowhere", "/broken/throws"]) {
    const { headers } = await request(opened.app).get(path);
    expect(headers).toMatchObject({ server: "Tiny/1.0", "x-request": (await opened.last()).id });
    expect(Object.keys(headers).sort()).toEqual([
      "connection",
      "content-length",
      "content-type",
      "date",
      "server",
      "x-request",
    ]);
  }
});

// Sandboxes.

test("a sandbox is chosen by path, by header, or is the default; the path wins", async () => {
  const sandboxOf = async (path: string, header?: string): Promise<unknown> => {
    const sent = request(app).post(path);
    const { body } = await (header === undefined ? sent : sent.set("X-Sandbox", header));
    return (body as { sandbox: unknown }).sandbox;
  };
  expect(await sandboxOf("/echo")).toBe("default");
  expect(await sandboxOf("/echo", "a")).toBe("a");
  expect(await sandboxOf("/~b/echo")).toBe("b");
  expect(await sandboxOf("/~b/echo", "a")).toBe("b");
  expect(await sandboxOf("/~b/~c/echo")).toBeUndefined();
});

test("links carry the prefix of a sandbox that was chosen by path, and only then", async () => {
  const { headers } = await request(app).post("/~links/things").set("Host", "tiny.example:80").send({ name: "A" });
  expect(headers["location"]).toBe("http://tiny.example:80/~links/things/100");
  const { body } = await request(app).post("/echo").set({ Host: "tiny.example", "X-Sandbox": "links" });
  expect(body).toMatchObject({ origin: "http://tiny.example", path: "/echo", sandbox: "links" });
  const { body: byPath } = await request(app).post("/~links/echo?a=b").set("Host", "tiny.example");
  expect(byPath).toMatchObject({ origin: "http://tiny.example/~links", path: "/echo", search: "?a=b" });
});

test("sandboxes share nothing", async () => {
  await request(app).post("/~one/things").send({ name: "A" }).expect(201);
  await request(app).get("/~one/things/100").expect(200);
  await request(app).get("/~two/things/100").expect(404);
  await request(app).get("/things/100").set("X-Sandbox", "one").expect(200);
  const { headers } = await request(app).post("/~two/things").send({ name: "B" });
  expect(headers["location"]).toMatch(/\/things\/100$/);
});

test.each(["/~UPPER/things", "/~/things", "/~", "/~a%20b/things", "/~..%2f/things", `/~${"x".repeat(64)}/things`])(
  "%s names no sandbox and is refused in the vendor's words",
  async (path) => {
    const { status, body } = await request(app).get(path);
    expect([status, body.code, body.details]).toEqual([400, "malformed", { syntax: "sandbox" }]);
    expect(tiny.worlds.names().every((name) => /^[a-z0-9]/.test(name))).toBe(true);
  },
);

test.each(["", "UPPER", "a, b", "../x"])("X-Sandbox: %j names no sandbox", async (name) => {
  const { status, body } = await request(app).get("/things").set("X-Sandbox", name);
  expect([status, body.code]).toEqual([400, "malformed"]);
});

test("the root of a sandbox is the root of the service", async () => {
  for (const path of ["/~a", "/~a?x=y", "/~a/"]) await request(app).get(path).expect(404);
  expect(await last("a")).toMatchObject({ path: "/" });
});

test("one sandbox too many is refused in the vendor's words, also when there is no default one yet", async () => {
  const opened = await openTiny({ maxWorlds: 1 });
  await request(opened.app).get("/~a/things").expect(200);
  const { status, body, headers } = await request(opened.app).get("/~b/things");
  expect([status, body.code, headers["content-type"]]).toEqual([429, "too-many-sandboxes", "application/json"]);
  await request(opened.app).get("/things").expect(200);
});

test.each<[string, Readonly<Record<string, string>>, boolean]>([
  ["an image of a foreign page", { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" }, false],
  ["a call of a foreign page", { "Sec-Fetch-Site": "cross-site", Origin: "http://evil.example.com" }, false],
  [
    "a call of a page that looks like ours",
    { "Sec-Fetch-Site": "cross-site", Origin: "http://127.0.0.1.evil.org" },
    false,
  ],
  ["a frame without an origin", { "Sec-Fetch-Site": "cross-site", Origin: "null" }, false],
  ["a link that is followed", { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-User": "?1" }, true],
  ["a web application on this machine", { "Sec-Fetch-Site": "cross-site", Origin: "http://localhost:3000" }, true],
  ["the page of the emulator itself", { "Sec-Fetch-Site": "same-origin" }, true],
  ["an address that is typed", { "Sec-Fetch-Site": "none" }, true],
  ["a client that is no browser", {}, true],
])("whether %s brings a sandbox into being follows from where it comes", async (what, headers, isCreated) => {
  const opened = await openTiny();
  const name = what.replaceAll(" ", "-").toLowerCase();
  const { status } = await request(opened.app).get(`/~${name}/things`).set(headers);
  expect([status, opened.worlds.names().includes(name)]).toEqual(isCreated ? [200, true] : [403, false]);
  await opened.worlds.open(name);
  await request(opened.app).get(`/~${name}/things`).set(headers).expect(200);
});

test("the same requests in the same sandbox of another process get the same ids", async () => {
  const idsOf = async (settings: TinySettings): Promise<unknown[]> => {
    const opened = await openTiny(settings);
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push((await request(opened.app).post("/~a/echo")).body.id);
    return ids;
  };
  expect(await idsOf({})).toEqual(await idsOf({}));
});

test("what the control API is asked does not change the ids of what the vendor is asked", async () => {
  const [asked, unasked] = [await openTiny(), await openTiny()];
  await request(asked.app).get("/__admin/health");
  await request(asked.app).get("/__admin/health");
  const idOf = async ({ app: opened }: OpenTiny): Promise<unknown> => (await request(opened).post("/echo")).body.id;
  expect(await idOf(asked)).toBe(await idOf(unasked));
});

// Failures.

test.each(["throws", "rejects", "text", "nothing", "status", "header", "cyclic"])(
  "an operation that %s is the vendor's 500, without a word of what happened, and is logged",
  async (how) => {
    const before = tiny.failures.length;
    const { status, headers, text, body } = await request(app).get(`/broken/${how}`);
    expect([status, headers["content-type"]]).toEqual([500, "application/json"]);
    expect(body).toEqual({
      code: "internal",
      message: "The emulator failed; this is a mistake of its own.",
      details: {},
    });
    expect(text).not.toMatch(/secret|stack|\.ts/);
    expect(tiny.failures).toHaveLength(before + 1);
    expect(await last()).toMatchObject({ status: 500, operation: "broken" });
  },
);

test("a refusal is worded by the emulator and is no failure", async () => {
  const before = tiny.failures.length;
  const { status, body } = await request(app).get("/broken/refuses");
  expect([status, body.message]).toEqual([418, "I am a teapot."]);
  expect(tiny.failures).toHaveLength(before);
  expect(await last()).toMatchObject({ status: 418, refusal: "I am a teapot." });
});

test("a refusal that cannot be worded is a bare 500", async () => {
  const { status, headers, text } = await request(app).get("/broken/unspeakable");
  expect([status, headers["content-type"], text]).toEqual([500, undefined, ""]);
});

test.each<[string, TinySettings, string]>([
  ["a stage", { protocol: { stages: [() => Promise.reject(new Error("secret")), "route", "operate"] } }, "/things"],
  [
    "the path's own form",
    {
      protocol: {
        canonicalPath: () => {
          throw new Error("secret");
        },
      },
    },
    "/things",
  ],
  [
    "negotiation",
    {
      protocol: {
        negotiate: () => {
          throw new Error("secret");
        },
      },
    },
    "/things",
  ],
  [
    "the vendor's headers",
    {
      protocol: {
        headers: () => {
          throw new Error("secret");
        },
      },
    },
    "/things",
  ],
  [
    "signing on",
    {
      protocol: {
        authenticate: () => {
          throw new Error("secret");
        },
      },
    },
    "/things",
  ],
  [
    "the seed",
    {
      emulator: {
        seed: () => {
          throw new Error("secret");
        },
      },
    },
    "/things",
  ],
  [
    "the wording",
    {
      emulator: {
        toReply: () => {
          throw new Error("secret");
        },
      },
    },
    "/nowhere",
  ],
  ["every representation", { emulator: { representations: [] } }, "/things"],
])("a failure of %s shows nothing of Express or of us", async (_what, settings, path) => {
  const opened = await openTiny(settings);
  const { status, headers, text } = await request(opened.app).get(path);
  expect(status).toBe(500);
  expect(text).not.toMatch(/secret|<html|<pre|Error/i);
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(opened.failures.length).toBeGreaterThan(0);
});

test("a body whose representation cannot take it is the vendor's 500", async () => {
  const opened = await openTiny();
  const [json] = (await import("../support/tiny-emulator.ts")).tinyEmulator().representations;
  if (json === undefined) throw new Error("the tiny service writes nothing");
  const parse = (): never => {
    throw new Error("secret");
  };
  const broken = await openTiny({ emulator: { representations: [{ ...json, parse }] } });
  expect((await request(opened.app).post("/echo").send({})).status).toBe(200);
  expect((await request(broken.app).post("/echo").send({})).body.code).toBe("internal");
});

// The contract and the journal.

const misbehaving = (text: string, contentType: string): Promise<OpenTiny> =>
  openTiny({
    checksAnswers: true,
    emulator: {
      representations: [
        {
          writes: [contentType],
          reads: ["application/json"],
          syntax: "json",
          format: () => ({ contentType, text }),
          parse: (document: unknown) => document,
        },
      ],
    },
  });

test.each<[string, string, string, object]>([
  ["a JSON answer against its schema", "{}", "application/json", { rule: "required", message: "must have a name" }],
  ["an XML answer against its XSD", '<no xmlns="urn:tiny"/>', "application/xml", { at: "/no", line: 1, rule: "xsd" }],
  [
    "a type that the contract has not",
    "x",
    "text/csv",
    { rule: "declared", message: "the contract has no text/csv body for status 200" },
  ],
  ["what is no JSON", "{", "application/json", { rule: "well-formed" }],
  ["what is no XML", "<a>", "application/xml", { rule: "well-formed" }],
])("%s is journalled and sent all the same", async (_what, text, contentType, violation) => {
  const opened = await misbehaving(text, contentType);
  const answer = await request(opened.app).get("/things/seeded").set("Accept", contentType).buffer(true).parse(asText);
  expect([answer.status, answer.headers["content-type"], answer.body]).toEqual([200, contentType, text]);
  const { violations } = await opened.last();
  expect(violations).toEqual([expect.objectContaining({ in: "answer", ...violation })]);
});

function asText(response: request.Response, done: (error: Error | null, body: string) => void): void {
  let text = "";
  // superagent hands its parsers Node's own message.
  const message = response as unknown as NodeJS.ReadableStream;
  message.on("data", (chunk: Buffer) => (text += chunk.toString()));
  message.on("end", () => done(null, text));
}

test("answers are not checked unless that is asked for", async () => {
  const opened = await openTiny();
  await request(opened.app).post("/things").send({}).expect(201);
  await request(opened.app).get("/things/100").expect(200);
  expect((await opened.last()).violations).toEqual([]);
});

test("an answer that keeps the contract has no violations", async () => {
  await request(app).get("/things/seeded").expect(200);
  expect((await last()).violations).toEqual([]);
  await request(app).get("/things/seeded").set("Accept", "application/xml").expect(200);
  expect((await last()).violations).toEqual([]);
});

test("an exchange is journalled in its sandbox, with both sides", async () => {
  await request(app).post("/~journal/things?x=y").set("User-Agent", "tests").send({ name: "A" }).expect(201);
  expect(await last("journal")).toEqual({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    method: "POST",
    path: "/things?x=y",
    operation: "createThing",
    status: 201,
    durationMs: expect.any(Number),
    request: {
      headers: expect.objectContaining({ "content-type": "application/json", "user-agent": "tests" }),
      body: '{"name":"A"}',
    },
    answer: {
      headers: {
        "content-length": "12",
        "content-type": "application/json",
        location: expect.stringContaining("/~journal/things/100"),
      },
      body: '{"id":"100"}',
    },
    violations: [],
    fault: null,
    sandbox: "journal",
    user: null,
    refusal: null,
    code: null,
    remedy: null,
  });
});

test("a body that was refused is journalled as far as it was read, with the reason", async () => {
  await request(app).post("/things").set("Content-Type", "application/json").send("{").expect(400);
  expect(await last()).toMatchObject({
    status: 400,
    operation: "createThing",
    request: { body: "{" },
    refusal: expect.stringMatching(/^The JSON is not well-formed/) as string,
    code: "malformed",
  });
});

test.each([
  ["?token=s3cret", "?token=(redacted)"],
  ["?a=b&token=s3cret&c=d", "?a=b&token=(redacted)&c=d"],
  ["?token=s3cret&token=s3cret2", "?token=(redacted)&token=(redacted)"],
  ["?Token=s3cret&TOKEN=s3cret", "?Token=(redacted)&TOKEN=(redacted)"],
  ["?to%6ben=s3cret", "?to%6ben=(redacted)"],
  ["?%74%6F%6B%65%6E=s3cret", "?%74%6F%6B%65%6E=(redacted)"],
  ["?token=a=s3cret", "?token=(redacted)"],
  ["?a=1?token=2", "?a=1?token=2"],
  ["?token", "?token"],
  ["?%zz=1&token=s3cret", "?%zz=1&token=(redacted)"],
  ["?tokens=1&mytoken=2", "?tokens=1&mytoken=2"],
])("the query %s is journalled as %s", async (search, kept) => {
  await request(app).get(`/things${search}`);
  expect((await last()).path).toBe(`/things${kept}`);
});

test("secret headers are redacted before they are stored, on both sides", async () => {
  const opened = await openTiny({ protocol: { headers: () => ({ "set-cookie": "id=s3cret" }) } });
  await request(opened.app)
    .get("/things?token=s3cret")
    .set({ Authorization: "Basic s3cret", Cookie: "a=s3cret", "X-Other": "kept" });
  const entry = await opened.last();
  expect(entry.request.headers).toMatchObject({
    authorization: "(redacted)",
    cookie: "(redacted)",
    "x-other": "kept",
  });
  expect(entry.answer.headers).toMatchObject({ "set-cookie": "(redacted)" });
  expect(JSON.stringify(entry)).not.toContain("s3cret");
});

test("control calls are not journalled", async () => {
  const opened = await openTiny();
  await request(opened.app).get("/things");
  await request(opened.app).get("/__admin/nothing").expect(404);
  expect((await opened.last()).path).toBe("/things");
});

test.each(["/__admin", "/__admin/", "/__admin/nothing", "/__admin?x=y", "/~a/__admin/nothing"])(
  "%s is the control API's",
  async (path) => {
    const { body } = await request(app).get(path);
    expect(Object.keys(body as object)).toEqual(["code", "message"]);
  },
);

test.each(["/__adminx", "/x/__admin", "/__ADMIN/health", "/%5f_admin/health"])("%s is the vendor's", async (path) => {
  const { body } = await request(app).get(path);
  expect(Object.keys(body as object)).toEqual(["code", "message", "details"]);
});

test("a service whose function is missing does not start", async () => {
  await expect(openTiny({ emulator: { operations: {} } })).rejects.toThrow(
    /^tiny has no function for the operation \w+$/,
  );
});
