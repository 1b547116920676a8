import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { chromium, type Browser } from "playwright-core";

import { openEmulator, type OpenEmulator } from "./open-emulator.ts";

const EXECUTABLE = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the machine's Chromium, with further flags; where there is none the tests fail and say how to have one. */
export function startChromium(flags: readonly string[] = []): Promise<Browser> {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(`These tests drive a real browser; there is none at ${EXECUTABLE}: apt-get install chromium`);
  }
  return chromium.launch({ executablePath: EXECUTABLE, args: [...FLAGS, ...flags] });
}

/** An emulator that listens on a free port of loopback. */
export interface ListeningEmulator extends OpenEmulator {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
}

/** Opens an emulator by name for clients that take no Express application. */
export async function listenEmulator(name: string): Promise<ListeningEmulator> {
  const emulator = await openEmulator(name);
  const server = createServer(emulator.app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...emulator,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}
