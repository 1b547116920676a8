import { once } from "node:events";
import { Agent, get, request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";

import express, { type Express } from "express";

import { listen, type Listening } from "../../emulators/core/http/server.ts";
import { openTiny } from "../support/tiny-emulator.ts";
import { sendRaw, statusesIn } from "../support/wire.ts";

const { app } = await openTiny();
const ours = await listen(app, { port: 0, host: "127.0.0.1" });
const plain = app.listen(0, "127.0.0.1");
await once(plain, "listening");
afterAll(async () => {
  await ours.close();
  plain.close();
});

const portOf = (server: typeof plain): number => {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
};

const lines = (...texts: readonly string[]): string => texts.join("\r\n");
const TAIL = "Host: tiny.example\r\nConnection: close\r\n\r\n";
const JSON_HEAD = "Content-Type: application/json";

/** What two servers may differ in: the date, and chance. */
const settled = (answer: string): string =>
  answer.replace(/^Date: .*$/gm, "Date: -").replace(/"id":"[\da-f-]{36}"/g, '"id":"-"');

test.each([
  ["GET", lines("GET /things HTTP/1.1", TAIL)],
  ["parameters", lines("GET /things/seeded?limit=1 HTTP/1.1", TAIL)],
  ["HEAD", lines("HEAD /things/seeded HTTP/1.1", TAIL)],
  ["OPTIONS", lines("OPTIONS /things HTTP/1.1", TAIL)],
  ["an unknown path", lines("GET /nowhere HTTP/1.1", TAIL)],
  ["another verb", lines("PUT /things HTTP/1.1", TAIL)],
  ["a broken path", lines("GET /things/%ZZ HTTP/1.1", TAIL)],
  ["an async error", lines("GET /broken/rejects HTTP/1.1", TAIL)],
  ["an error that cannot be worded", lines("GET /broken/unspeakable HTTP/1.1", TAIL)],
  ["an answer that takes its time", lines("GET /slow/30 HTTP/1.1", TAIL)],
  ["a fresh copy", lines("GET /things/seeded HTTP/1.1", 'If-None-Match: "1"', TAIL)],
  ["a body", lines("POST /echo HTTP/1.1", JSON_HEAD, "Content-Length: 7", TAIL) + "[1,2,3]"],
  [
    "a body in chunks",
    lines("POST /echo HTTP/1.1", JSON_HEAD, "Transfer-Encoding: chunked", TAIL) + "3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n",
  ],
  [
    "chunks with trailers",
    lines("POST /echo HTTP/1.1", JSON_HEAD, "Transfer-Encoding: chunked", TAIL) + "1;a=b\r\n1\r\n0\r\nX: y\r\n\r\n",
  ],
  ["an empty body", lines("POST /echo HTTP/1.1", "Content-Length: 0", TAIL)],
  ["HTTP/1.0", lines("GET /things HTTP/1.0", "", "")],
  ["an unread body", lines("DELETE /things/1 HTTP/1.1", "Content-Length: 5", TAIL) + "12345"],
  [
    "an upgrade that nobody offers",
    lines("GET /things HTTP/1.1", "Upgrade: h2c", "Connection: Upgrade, close", "Host: tiny.example", "", ""),
  ],
  ["an unknown expectation", lines("POST /echo HTTP/1.1", "Expect: miracles", "Content-Length: 0", TAIL)],
  ["no host", lines("GET /things HTTP/1.1", "Connection: close", "", "")],
])("a request with %s is answered as Express alone would", async (_what, text) => {
  const expected = settled(await sendRaw(portOf(plain), text));
  expect(statusesIn(expected)).toHaveLength(1);
  expect(settled(await sendRaw(ours.port, text))).toBe(expected);
});

test("the requests and responses of a served application are Express' own", async () => {
  const seen: boolean[] = [];
  const application = express().use((request, response) => {
    seen.push(
      Object.getPrototypeOf(request) === application.request,
      Object.getPrototypeOf(response) === application.response,
      request.get("Host") === "x",
      typeof response.json === "function",
    );
    response.json({ ip: request.ip });
  });
  const server = await listen(application, { port: 0, host: "127.0.0.1" });
  const answer = await sendRaw(server.port, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  await server.close();
  expect([seen, answer]).toEqual([[true, true, true, true], expect.stringContaining('{"ip":"127.0.0.1"}')]);
});

test("a client that expects 100-continue is told to go on", async () => {
  const socket = connect(ours.port, "127.0.0.1");
  const received: string[] = [];
  socket.setEncoding("latin1").on("data", (text: string) => received.push(text));
  socket.write(lines("POST /echo HTTP/1.1", JSON_HEAD, "Expect: 100-continue", "Content-Length: 1", TAIL));
  await once(socket, "data");
  expect(received.join("")).toBe("HTTP/1.1 100 Continue\r\n\r\n");
  socket.write("7");
  await once(socket, "close");
  expect(statusesIn(received.join(""))).toEqual([100, 200]);
  expect(received.join("")).toContain('"body":7');
});

test("20 requests in one packet are answered one by one, in order", async () => {
  const requests = Array.from(
    { length: 20 },
    (_, number) =>
      lines(
        `POST /echo?limit=${number} HTTP/1.1`,
        "Host: x",
        JSON_HEAD,
        "Content-Length: 2",
        number === 19 ? "Connection: close" : "X: y",
        "",
        "",
      ) + String(number + 10),
  );
  const answer = await sendRaw(ours.port, requests.join(""));
  expect(statusesIn(answer)).toEqual(Array.from({ length: 20 }, () => 200));
  expect([...answer.matchAll(/"body":(\d+)/g)].map(([, body]) => Number(body))).toEqual(
    Array.from({ length: 20 }, (_, number) => number + 10),
  );
});

test("slow and quick requests in one packet keep their order", async () => {
  const text = [60, 0, 20].map((ms) => `GET /slow/${ms} HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
  const answer = await sendRaw(ours.port, `${text}GET /nowhere HTTP/1.1\r\n${TAIL}`);
  expect([...answer.matchAll(/"waited":"(\d+)"/g)].map(([, ms]) => ms)).toEqual(["60", "0", "20"]);
  expect(statusesIn(answer)).toEqual([200, 200, 200, 404]);
});

test("a request refused with its body unread does not spoil the next on the same connection", async () => {
  const unread = lines("PUT /echo HTTP/1.1", "Host: x", "Content-Length: 100000", "", "") + "x".repeat(100_000);
  const answer = await sendRaw(ours.port, unread, `GET /things HTTP/1.1\r\n${TAIL}`);
  expect(statusesIn(answer)).toEqual([405, 200]);
});

test("an upload that breaks off does not hurt the next request", async () => {
  for (let count = 0; count < 20; count += 1) {
    const socket = connect(ours.port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(lines("POST /echo HTTP/1.1", "Host: x", JSON_HEAD, "Content-Length: 1000", "", "") + "[1,");
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (count % 2 === 0) socket.destroy();
    else socket.resetAndDestroy();
  }
  expect(statusesIn(await sendRaw(ours.port, lines("GET /things HTTP/1.1", TAIL)))).toEqual([200]);
});

test("a client that leaves before its answer does not hurt the next request", async () => {
  const socket = connect(ours.port, "127.0.0.1");
  socket.write(lines("GET /slow/50 HTTP/1.1", TAIL));
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(statusesIn(await sendRaw(ours.port, lines("GET /things HTTP/1.1", TAIL)))).toEqual([200]);
});

// Garbage.

const REFUSED = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

test.each([
  ["no HTTP", "hello\r\n\r\n"],
  ["TLS", Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
  ["an unknown verb", lines("BREW /things HTTP/1.1", TAIL)],
  ["a verb of 64 kB", `${"G".repeat(65_536)} / HTTP/1.1\r\n\r\n`],
  ["an unknown version", lines("GET / HTTP/9.9", TAIL)],
  ["a blank in the target", lines("GET /a b HTTP/1.1", TAIL)],
  ["NUL in a header", lines("GET /things HTTP/1.1", "X: a\u0000b", TAIL)],
  ["NUL in the target", lines("GET /thi\u0000ngs HTTP/1.1", TAIL)],
  ["a blank before the colon", lines("GET /things HTTP/1.1", "X : y", TAIL)],
  ["a folded first header", lines("GET /things HTTP/1.1", " X: y", TAIL)],
  ["a header without a colon", lines("GET /things HTTP/1.1", "X", TAIL)],
  ["two lengths", lines("POST /echo HTTP/1.1", JSON_HEAD, "Content-Length: 1", "Content-Length: 2", TAIL) + "12"],
  [
    "a length and chunks",
    lines("POST /echo HTTP/1.1", JSON_HEAD, "Content-Length: 5", "Transfer-Encoding: chunked", TAIL) + "0\r\n\r\n",
  ],
  ["a length with a sign", lines("POST /echo HTTP/1.1", JSON_HEAD, "Content-Length: +1", TAIL) + "1"],
  ["a length that is none", lines("POST /echo HTTP/1.1", JSON_HEAD, "Content-Length: x", TAIL)],
  [
    "a chunk whose size is none",
    lines("POST /echo HTTP/1.1", JSON_HEAD, "Transfer-Encoding: chunked", "Host: x", "", "") + "zz\r\n",
  ],
])("%s is refused on the wire", async (_what, bytes) => {
  const answer = await sendRaw(ours.port, bytes);
  expect(answer).toBe(REFUSED);
  expect(statusesIn(await sendRaw(ours.port, lines("GET /things HTTP/1.1", TAIL)))).toEqual([200]);
});

test.each([
  ["one header of 20 kB", `X: ${"y".repeat(20_000)}`],
  ["3000 headers", Array.from({ length: 3_000 }, (_, number) => `X-${number}: yyyyyy`).join("\r\n")],
])("%s are too large", async (_what, headers) => {
  const answer = await sendRaw(ours.port, lines("GET /things HTTP/1.1", headers, TAIL));
  expect(answer).toBe("HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
});

test("extensions of chunks may not be endless", async () => {
  const head = lines("POST /echo HTTP/1.1", "Host: x", JSON_HEAD, "Transfer-Encoding: chunked", "", "");
  const answer = await sendRaw(ours.port, `${head}1;${"a".repeat(20_000)}\r\n1\r\n`);
  expect(statusesIn(answer)).toEqual([413]);
});

test("garbage is not journalled", async () => {
  const opened = await openTiny();
  const server = await listen(opened.app, { port: 0, host: "127.0.0.1" });
  await sendRaw(server.port, "garbage\r\n\r\n");
  await server.close();
  expect(opened.worlds.names()).toEqual([]);
});

// Listening and closing.

test("a free port is taken for 0, and named", async () => {
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  expect(server.port).toBeGreaterThan(0);
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  await server.close();
});

test("a port that is taken is said so", async () => {
  await expect(listen(app, { port: ours.port, host: "127.0.0.1" })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

const closeIn = async (server: Listening): Promise<number> => {
  const startedAt = performance.now();
  await server.close();
  return performance.now() - startedAt;
};

const open = (application: Express = app): Promise<Listening> => listen(application, { port: 0, host: "127.0.0.1" });

const idleSocket = async (port: number): Promise<Socket> => {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write("GET /things HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(socket, "data");
  return socket;
};

test("closing ends idle connections within a second", async () => {
  const server = await open();
  const sockets = await Promise.all([1, 2, 3].map(() => idleSocket(server.port)));
  const silent = connect(server.port, "127.0.0.1");
  await once(silent, "connect");
  const ends = [...sockets, silent].map((socket) => once(socket, "close"));
  for (const socket of [...sockets, silent]) socket.resume();
  expect(await closeIn(server)).toBeLessThan(1_000);
  await Promise.all(ends);
  await expect(once(connect(server.port, "127.0.0.1"), "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("closing lets a slow request finish, and ends its connection then", async () => {
  const server = await open();
  const agent = new Agent({ keepAlive: true });
  const outgoing = get(`${server.url}/slow/200`, { agent });
  await once(outgoing, "socket");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = closeIn(server);
  const [response] = (await once(outgoing, "response")) as [import("node:http").IncomingMessage];
  let text = "";
  for await (const chunk of response) text += String(chunk);
  expect([response.statusCode, text]).toEqual([200, '{"waited":"200"}']);
  expect(await closed).toBeLessThan(1_000);
  agent.destroy();
});

test("closing does not wait for ever for a request that does not end", async () => {
  const server = await open();
  const outgoing = httpRequest(`${server.url}/echo`, { method: "POST", headers: { "content-length": 10 } });
  outgoing.on("error", () => undefined);
  outgoing.write("[");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const slow = get(`${server.url}/slow/1200`);
  slow.on("error", () => undefined);
  await once(slow, "socket");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await closeIn(server)).toBeLessThan(1_000);
});
