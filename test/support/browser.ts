import type { Express } from "express";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

import { listen } from "../../emulators/core/http/server.ts";

/** A page, and what went wrong in it: console errors, violations of its policy, requests to anywhere else. */
export interface Visit {
  readonly page: Page;
  readonly problems: string[];
}

/** Opens an address in a context of its own, as a visitor who comes for the first time. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("dialog", (dialog) => {
    problems.push(`A dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(url).origin && protocol !== "data:" && protocol !== "blob:") {
      problems.push(`A request to ${request.url()}`);
    }
  });
  await page.goto(url);
  return { page, problems };
}

/** Serves an application on a free port of loopback. */
export async function serve(app: Express): Promise<{ origin: string; port: number; close: () => Promise<void> }> {
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  return { origin: server.url, port: server.port, close: () => server.close() };
}
