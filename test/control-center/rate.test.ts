import { once } from "node:events";
import { connect } from "node:net";

import { frozenClock } from "../../emulators/core/clock.ts";
import { NO_CALLS, whyNotCall, withCall, withoutCall } from "../../emulators/control-center/domain/rate.ts";
import { listen } from "../../emulators/core/http/server.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { callerOf, CUSTOMERS } from "./caller.ts";

const { app, close, worlds } = await openEmulator("control-center", { clock: frozenClock(new Date(0)) });
afterAll(close);

const ECHO = "/rws/api/v1/echo/hello";

test.each([
  ["clock second", [100, 200, 300, 400, 500], 999, false],
  ["clock second", [100, 200, 300, 400, 500], 1000, true],
  ["last second", [100, 200, 300, 400, 500], 1000, false],
  ["last second", [100, 200, 300, 400, 500], 1100, true],
  ["clock second", [100, 200, 300, 400], 900, true],
  ["last second", [5000, 5001, 5002, 5003, 5004], 100, true],
] as const)("%s: after calls at %j one at %i is taken: %s", (rateWindow, instants, now, isTaken) => {
  const calls = instants.reduce((made, at) => withoutCall(withCall(made, `${at}`, at), `${at}`), NO_CALLS);
  const why = whyNotCall(calls, now, { callsPerSecond: 5, callsAtOnce: 1, rateWindow });
  expect(why === undefined).toBe(isTaken);
});

test("while a call of a user is not answered, another is refused, and one of another user is not", async () => {
  const world = await worlds.open("at-once");
  worlds.setOptions(world, { rateLimit: true });
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const authorization = Buffer.from("sandbox:sandbox-api-key").toString("base64");
  const head = `POST ${CUSTOMERS} HTTP/1.1\r\nHost: x\r\nX-Sandbox: at-once\r\nAuthorization: Basic ${authorization}\r\n`;
  const socket = connect(server.port, "127.0.0.1");
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{`);
  const caller = callerOf(app, "at-once");
  try {
    await untilCalled(world);
    const refused = await caller.send("get", ECHO);
    expect([refused.status, refused.body]).toEqual([429, expect.objectContaining({ errorCode: "40000029" })]);
    await callerOf(app, "at-once", "readonly").send("get", ECHO).expect(200);
    socket.write("}");
    await once(socket, "data");
    await caller.send("get", ECHO).expect(200);
  } finally {
    // A call that is never answered would keep the process from its end.
    socket.destroy();
    await server.close();
  }
});

test("a call that its client has given up counts no longer as active", async () => {
  const world = await worlds.open("given-up");
  worlds.setOptions(world, { rateLimit: true });
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const authorization = Buffer.from("sandbox:sandbox-api-key").toString("base64");
  const head = `POST ${CUSTOMERS} HTTP/1.1\r\nHost: x\r\nX-Sandbox: given-up\r\nAuthorization: Basic ${authorization}\r\n`;
  const socket = connect(server.port, "127.0.0.1");
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{`);
  await untilCalled(world);
  socket.destroy();
  await server.close();
  await callerOf(app, "given-up").send("get", ECHO).expect(200);
});

/** Until the first call is entered. */
async function untilCalled({ store }: Awaited<ReturnType<typeof worlds.open>>): Promise<void> {
  while ((await store.count("calls")) === 0) await new Promise((resolve) => setImmediate(resolve));
}
