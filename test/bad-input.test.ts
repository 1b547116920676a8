import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

import { badJson, badXml, HOSTILE_IDS, type BadBody } from "./support/bad-bodies.ts";
import { frame, sendHostile, type RawAnswer } from "./support/hostile.ts";
import { brokenAnswers, journalOf, startProcesses } from "./support/processes.ts";
import { VENDORS, type Vendor } from "./support/vendors.ts";

const processes = await startProcesses();
let connections = 0;
const listener = createServer((socket) => {
  connections += 1;
  socket.destroy();
}).listen(0, "127.0.0.1");
await once(listener, "listening");
const { port: listenerPort } = listener.address() as AddressInfo;

const signedOn = new Map<string, Readonly<Record<string, string>>>();
for (const vendor of VENDORS) signedOn.set(vendor.name, await vendor.signOn(processes.of(vendor.name).origin));

/** How long each vendor has taken for its slowest answer, and for what. */
const slowest = new Map<string, { readonly milliseconds: number; readonly what: string }>();

afterAll(async () => {
  listener.close();
  await processes.stop();
  const lines = [...slowest].map(
    ([name, { milliseconds, what }]) => `  ${name}: ${Math.round(milliseconds)} ms, ${what}`,
  );
  process.stdout.write(`Slowest answers to bad input, of less than 1000 ms each\n${lines.join("\n")}\n`);
});

/** The record that bad calls are about; good ones are about later ones. */
const RECORD = 400_000;
let lastRecord = RECORD;

const bodies = VENDORS.flatMap((vendor) => {
  const { json, xml } = vendor;
  const toCase = (mediaType: string) => (bad: BadBody) => ({
    vendor,
    mediaType,
    bad,
    name: vendor.name,
    what: bad.name,
  });
  return [
    ...badJson(vendor, RECORD).map(toCase(json.mediaType)),
    ...(xml === undefined ? [] : badXml(xml, RECORD, listenerPort).map(toCase(xml.mediaType))),
  ];
});

test.each(bodies)("$name, $mediaType: $what", async ({ vendor, mediaType, bad, what }) => {
  const { statuses, headers, body, framing } = bad;
  const head = { accept: mediaType, "content-type": mediaType, ...headers };
  const pieces = frame(startOf(vendor, "POST", vendor.createPath(RECORD), head), body, framing);
  const answer = await send(vendor, pieces, { what, ends: framing === "half" });
  expectNoFailure(answer);
  if (statuses !== "any") expect(statuses).toContain(answer.status);
  // A client that has left gets what Node's parser says, if anything.
  if (framing !== "half") expectOwnWords(vendor, answer);
  await expectHealthy(vendor);
});

test("no body has made a vendor connect to anywhere", () => {
  expect(connections).toBe(0);
});

const ids = VENDORS.flatMap((vendor) =>
  HOSTILE_IDS.map((id) => ({ vendor, id, name: vendor.name, what: id.slice(0, 40) })),
);

test.each(ids)("$name: the id $what", async ({ vendor, id, what }) => {
  const head = startOf(vendor, "GET", vendor.recordPath(id), { accept: vendor.json.mediaType });
  const answer = await send(vendor, [head, "\r\n"], { what });
  expectNoFailure(answer);
  expect([400, 401, 403, 404, 405]).toContain(answer.status);
  expectOwnWords(vendor, answer);
  expect(Object.keys(answer.headers)).not.toContain("x-evil");
  await expectHealthy(vendor);
});

const wire: readonly (readonly [string, readonly number[], (vendor: Vendor) => string])[] = [
  [
    "a method that the path has not",
    [404, 405],
    (vendor) => startOf(vendor, "PROPFIND", vendor.createPath(RECORD), {}),
  ],
  ["a method that HTTP has not", [400], (vendor) => startOf(vendor, "FOOBAR", vendor.createPath(RECORD), {})],
  ["a header of 20 kB", [431], (vendor) => get(vendor, { "x-long": "x".repeat(20_000) })],
  ["3,000 headers", [431], (vendor) => get(vendor, Object.fromEntries(many(3_000).map((n) => [`x-${n}`, "1"])))],
  ["a NUL in a header", [400], (vendor) => get(vendor, { "x-nul": "a\0b" })],
  ["two lengths", [400], (vendor) => `${get(vendor, { "content-length": "2" })}Content-Length: 3\r\n`],
  [
    "a length besides chunks",
    [400],
    (vendor) => get(vendor, { "content-length": "2", "transfer-encoding": "chunked" }),
  ],
  ["a length that is none", [400], (vendor) => get(vendor, { "content-length": "+2" })],
  ["a header with a blank before its colon", [400], (vendor) => `${get(vendor, {})}Bad : 1\r\n`],
  ["an encoding of chunks that is none", [400], (vendor) => get(vendor, { "transfer-encoding": "xchunked" })],
  ["an expectation that nobody can meet", [417], (vendor) => get(vendor, { expect: "the-impossible" })],
  ["TRACE", [404, 405], (vendor) => startOf(vendor, "TRACE", vendor.createPath(RECORD), {})],
  [
    "a wish to speak another protocol, which is passed over",
    [200, 400, 404, 405],
    (vendor) => get(vendor, { upgrade: "h2c", connection: "upgrade" }),
  ],
  ["a path in bytes beyond ASCII", [400], (vendor) => startOf(vendor, "GET", "/\u00e9", {})],
  ["two Hosts", [400], (vendor) => `${get(vendor, {})}Host: other.example\r\n`],
  ["one Host twice", [400], (vendor) => `${get(vendor, {})}HOST: localhost\r\n`],
  ["identity before chunks", [400], (vendor) => get(vendor, { "transfer-encoding": "identity, chunked" })],
  ["chunks within chunks", [400], (vendor) => get(vendor, { "transfer-encoding": "chunked, chunked" })],
  ["a tunnel", [400], () => "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n"],
  ["no Host", [400], (vendor) => `GET ${vendor.recordPath("1")} HTTP/1.1\r\n`],
  ["no HTTP at all", [400], () => "hello\r\n"],
  ["a sandbox by a hostile name", [400, 401, 404], (vendor) => startOf(vendor, "GET", "/~..%2f..%2fetc/x", {})],
  ["a path of 8 kB", [400, 401, 404], (vendor) => startOf(vendor, "GET", `/${"a/".repeat(4_000)}`, {})],
  ["dot segments", [400, 401, 404, 405], (vendor) => startOf(vendor, "GET", "/../../../etc/passwd", {})],
  ["the control API by a foreign Host", [403], () => "GET /__admin/options HTTP/1.1\r\nHost: evil.example\r\n"],
];

test.each(
  VENDORS.flatMap((vendor) =>
    wire.map(([what, statuses, start]) => ({ vendor, name: vendor.name, what, statuses, start })),
  ),
)("$name: $what", async ({ vendor, what, statuses, start }) => {
  const answer = await send(vendor, [start(vendor), "\r\n"], { what });
  expectNoFailure(answer);
  expect(statuses).toContain(answer.status);
  await expectHealthy(vendor);
});

test.each(VENDORS)("$name: bytes beyond ASCII in any header are read as text", async (vendor) => {
  const bytes = Buffer.from([0xff, 0xe9]).toString("latin1");
  const names = ["accept", "x-cdlx-request-id", "user-agent", "origin", "if-none-match", "x-sandbox"];
  for (const name of names) {
    const answer = await send(vendor, [Buffer.from(get(vendor, { [name]: bytes }), "latin1"), "\r\n"], { what: name });
    expectNoFailure(answer);
  }
  await expectHealthy(vendor);
});

test.each(VENDORS)("$name: an Accept of 500 ranges is looked through", async (vendor) => {
  const accept = many(500)
    .map((n) => `application/x-${n};q=0.${n}`)
    .join(", ");
  const { mediaType } = vendor.json;
  const body = vendor.json.write((lastRecord += 1));
  const head = startOf(vendor, "POST", vendor.createPath(lastRecord), { accept, "content-type": mediaType });
  const answer = await send(vendor, frame(head, body), { what: "500 ranges" });
  expectNoFailure(answer);
  expect([200, 201, 406]).toContain(answer.status);
  await expectHealthy(vendor);
});

test.each(VENDORS)("$name: a member __proto__ has changed nothing for the others", async (vendor) => {
  const { origin } = processes.of(vendor.name);
  const options = (await (await fetch(`${origin}/__admin/options`)).json()) as Record<string, unknown>;
  expect(Object.keys(options).length).toBeGreaterThan(0);
  expect(JSON.stringify(options)).not.toContain("isAdmin");
});

test.each(VENDORS)("$name: no answer to all this has broken the contract", async ({ name }) => {
  const entries = await journalOf(processes.of(name), "default");
  expect(entries.length).toBeGreaterThan(100);
  expect(brokenAnswers(entries)).toEqual([]);
});

function get(vendor: Vendor, headers: Readonly<Record<string, string>>): string {
  return startOf(vendor, "GET", vendor.recordPath("1"), headers);
}

/** The request line and the headers, without the empty line at their end. */
function startOf(vendor: Vendor, method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const all = { host: "localhost", ...signedOn.get(vendor.name), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}`;
}

async function send(
  { name }: Vendor,
  pieces: readonly (string | Buffer)[],
  { what, ends = false }: { readonly what: string; readonly ends?: boolean },
): Promise<RawAnswer> {
  const startedAt = performance.now();
  const answer = await sendHostile(processes.of(name).port, pieces, { ends });
  const milliseconds = performance.now() - startedAt;
  if (milliseconds > (slowest.get(name)?.milliseconds ?? 0)) slowest.set(name, { milliseconds, what });
  return answer;
}

/** Whatever came in, the process has seen it coming, and says nothing of its own inside. */
function expectNoFailure({ status, body }: RawAnswer): void {
  expect(status).toBeLessThan(500);
  expect(body).not.toMatch(/\bat .+\(?(?:\/|file:|node:).+:\d+/);
  expect(body).not.toMatch(/<!DOCTYPE html>|<pre>|node_modules|Cannot (?:GET|POST)/);
}

/** A refusal is in the vendor's own shape and media type. */
function expectOwnWords(vendor: Vendor, { status, headers, body }: RawAnswer): void {
  if (status < 400) return;
  const { "content-type": mediaType = "" } = headers;
  const value: unknown = /json/.test(mediaType) ? JSON.parse(body) : body;
  expect({ status, mediaType, body, isOwn: vendor.isRefusal(status, value) }).toMatchObject({ isOwn: true });
  if (body !== "") expect(mediaType).toMatch(/^(?:application|text)\/(?:\w+\+)?(?:json|xml)(?:; ?charset=[\w-]+)?$/);
}

/** The process lives, and its main call does what it did before. */
async function expectHealthy(vendor: Vendor): Promise<void> {
  const { origin } = processes.of(vendor.name);
  expect((await fetch(`${origin}/__admin/health`)).status).toBe(200);
  lastRecord += 1;
  const answer = await fetch(origin + vendor.createPath(lastRecord), {
    method: "POST",
    headers: { ...signedOn.get(vendor.name), accept: vendor.json.mediaType, "content-type": vendor.json.mediaType },
    body: vendor.json.write(lastRecord),
  });
  expect([answer.status, await answer.text()]).toEqual([vendor.createdStatus, expect.stringMatching(vendor.created)]);
}

function many(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
