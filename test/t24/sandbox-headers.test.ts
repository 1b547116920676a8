import { Agent, request } from "node:http";
import { once } from "node:events";
import { text as textOf } from "node:stream/consumers";

import { listen } from "../../emulators/core/http/server.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { ATOM, basic, COMPANY, customer, JOHN_SNOW_ENTRY } from "./calls.ts";

const emulator = await openEmulator("t24");
const server = await listen(emulator.app, { port: 0, host: "127.0.0.1" });
const agent = new Agent({ keepAlive: true });
afterAll(async () => {
  agent.destroy();
  await server.close();
  await emulator.close();
});

type Exchange = readonly [method: string, path: string, user?: string, body?: string];

const NEW: Exchange = ["POST", "verCustomer_Inputs()/new"];
const VALIDATE: Exchange = ["POST", customer("190245", "validate"), "INPUTT", JOHN_SNOW_ENTRY];
const INPUT: Exchange = ["POST", customer("190245"), "INPUTT", JOHN_SNOW_ENTRY];
const AUTHORISE: Exchange = ["PUT", customer("190245", "authorise"), "AUTHOR"];

/** Sends over a connection that is to stay open; gives the answer with its headers as they were on the wire. */
async function send([method, path, user = "INPUTT", body = ""]: Exchange, more: object = {}, world = "plain") {
  const headers = {
    authorization: basic(user),
    accept: ATOM,
    ...(method !== "GET" && { "content-type": ATOM }),
    ...more,
  };
  const url = `${server.url}/~${world}${COMPANY}/${path}`;
  const outgoing = request(url, { method, agent, headers });
  outgoing.end(body);
  const [answer] = (await once(outgoing, "response")) as [import("node:http").IncomingMessage];
  await textOf(answer);
  const names = answer.rawHeaders.filter((_text, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return { status: answer.statusCode, names: names.sort(), headers: answer.headers };
}

const ALWAYS = ["connection", "content-length", "content-type", "date", "server", "x-powered-by"];
const CORS = ["access-control-allow-credentials", "access-control-allow-origin", "access-control-expose-headers"];

// 5.8: the sandbox's list has six headers; the answers to a page of another origin ten, ten, twelve and eleven.
test("the list has the sandbox's six headers and no other", async () => {
  const { status, names, headers } = await send(["GET", "verCustomer_Inputs()"]);
  expect([status, names]).toEqual([200, ALWAYS]);
  expect(headers).toMatchObject({ connection: "keep-alive", server: "JBoss-EAP/7", "x-powered-by": "Undertow/1" });
});

test.each([
  ["input", []],
  ["everyCommand", ["x-t24-generated-data"]],
])(
  "new, validate, input and authorise have the headers that were counted (generatedDataOn %s)",
  async (option, more) => {
    const world = `counts-${more.length}`;
    await fetch(`${server.url}/~${world}/__admin/options`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ generatedDataOn: option }),
    });
    const page = { origin: "chrome-extension://postman" };
    const usual = [...ALWAYS, ...CORS];
    for (const [exchange, status, others] of [
      [NEW, 201, more],
      [VALIDATE, 200, more],
      [INPUT, 201, ["etag", "location", "x-t24-generated-data"]],
      [AUTHORISE, 200, ["etag", "location"]],
    ] as const) {
      const answer = await send(exchange, page, world);
      expect([answer.status, answer.names]).toEqual([status, [...usual, ...others].sort()]);
    }
  },
);

test("a client that wants its connection closed is told that it is", async () => {
  const { headers } = await send(["GET", "verCustomer_Inputs()"], { connection: "close" });
  expect(headers.connection).toBe("close");
  expect(headers).not.toHaveProperty("keep-alive");
});

// 2.5: a body does not make up for it.
test("a body without a Content-Type is refused", async () => {
  for (const body of ["", JOHN_SNOW_ENTRY]) {
    const headers = { authorization: basic("INPUTT"), "content-length": Buffer.byteLength(body) };
    const outgoing = request(`${server.url}/~untyped${COMPANY}/${NEW[1]}`, { method: "POST", agent, headers });
    outgoing.end(body);
    const [answer] = (await once(outgoing, "response")) as [import("node:http").IncomingMessage];
    expect([answer.statusCode, await textOf(answer)]).toEqual([415, ""]);
  }
});
