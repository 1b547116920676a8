import { existsSync } from "node:fs";

import { chromium, type Browser } from "playwright-core";

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
