import { pino } from "pino";

import { listen } from "../../emulators/core/http/server.ts";
import { createLog } from "../../emulators/core/observe/log.ts";
import { bearer, openTiny } from "../support/tiny-emulator.ts";
import { sendRaw } from "../support/wire.ts";

const written: string[] = [];
const logger = pino({ level: "debug", base: null }, { write: (text) => void written.push(text) });
const tiny = await openTiny({ log: createLog(logger), protocol: { authenticate: bearer } });
const server = await listen(tiny.app, { port: 0, host: "127.0.0.1" });
afterAll(() => server.close());

/** The lines that the log writes of one request, given as its first line and further headers. */
const linesOf = async (target: string, ...headers: readonly string[]): Promise<readonly string[]> => {
  written.length = 0;
  const lines = [`GET ${target} HTTP/1.1`, "Host: x", "Connection: close", ...headers, "", ""];
  await sendRaw(server.port, lines.join("\r\n"));
  return written.join("").split("\n").slice(0, -1);
};
const lineOf = async (target: string, ...headers: readonly string[]): Promise<Record<string, unknown>> => {
  const lines = await linesOf(target, ...headers);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "") as Record<string, unknown>;
};

const TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

test("a request is one line, with its id, sandbox, method, path and status", async () => {
  expect(await lineOf("/~test-17/things")).toMatchObject({
    id: expect.any(String) as string,
    sandbox: "test-17",
    method: "GET",
    path: "/things",
    status: 401,
  });
});

test("the caller's traceparent stands in the line", async () => {
  expect(await lineOf("/things", `traceparent: ${TRACE}`)).toMatchObject({ traceparent: TRACE });
});

test.each(["", "00", TRACE.toUpperCase(), `${TRACE}x`, `${TRACE}-${"x".repeat(101)}`, `x${TRACE}`])(
  "%j is no traceparent, and does not",
  async (traceparent) => {
    expect(await lineOf("/things", `traceparent: ${traceparent}`)).not.toHaveProperty("traceparent");
  },
);

test.each([
  ["an encoded end of line", "/things/%0a%7B%22level%22:60%7D"],
  ["an encoded end of line of Windows", "/things/%0d%0a"],
  ["an encoded escape sequence", "/things/%1b%5b2J"],
  ["an encoded line separator", "/things/%e2%80%a8x"],
  ["a quotation mark and a comma", '/things/","level":60,"x":"'],
])("%s in a path breaks no line and adds no member", async (_what, target) => {
  const line = await lineOf(target);
  expect(Object.keys(line)).toEqual(["level", "time", "id", "sandbox", "method", "path", "status", "durationMs"]);
  expect(line["level"]).toBe(20);
});

test.each(["\u001b[2J", "\u2028", '","level":60,"x":"', `${TRACE}-\t`, `${TRACE}-\u0085`])(
  "%j in a header that is logged breaks no line",
  async (text) => {
    const lines = await linesOf("/things", `traceparent: ${TRACE}-${text}`, `x-sandbox: a${text}`);
    expect(lines.length).toBeLessThanOrEqual(1);
    // eslint-disable-next-line no-control-regex
    expect(lines.filter((line) => /[\u0000-\u001f\u007f-\u009f]/.test(line))).toEqual([]);
  },
);

const SECRET = "s3cr3t-of-the-caller";

test("no secret of a caller is in the log, the journal or the figures", async () => {
  const lines = await linesOf(
    `/things?token=${SECRET}&limit=1`,
    `Authorization: Bearer ${SECRET}`,
    `Cookie: session=${SECRET}`,
  );
  expect(lines).toHaveLength(1);
  const journal = JSON.stringify(await tiny.last());
  expect([...lines, journal, tiny.figures()].filter((text) => text.includes(SECRET))).toEqual([]);
  expect(journal).toContain("(redacted)");
});

test("a request that fails is logged with its stack as one line, and without its secrets", async () => {
  const lines = await linesOf(`/broken/error?token=${SECRET}`, `Authorization: Bearer ${SECRET}`);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.includes(SECRET))).toEqual([]);
});
