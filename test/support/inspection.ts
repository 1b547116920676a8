import type { Browser, Locator, Page } from "playwright-core";

import type { JournalEntry } from "../../emulators/core/observe/journal.ts";
import { serve, visit, type Visit } from "./browser.ts";
import { startChromium } from "./chromium.ts";
import { openEmulator, type OpenEmulator, type Settings } from "./open-emulator.ts";

/** An emulator that is served, with its inspector in a real browser. */
export interface Inspection {
  readonly emulator: OpenEmulator;
  readonly origin: string;
  readonly port: number;
  /** Opens the inspector of a sandbox; `section` stands behind the `#`. */
  readonly inspect: (sandbox: string, section?: string, options?: Parameters<typeof visit>[2]) => Promise<Page>;
  /** What has gone wrong in the pages since it was last asked for. */
  problems(): readonly string[];
  /** Asks the control API of a sandbox. */
  readonly control: (sandbox: string, path: string, init?: RequestInit) => Promise<Record<string, unknown>>;
  /** Closes the pages, for the end of each test. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** Serves an emulator, in a browser that others may use, too. */
export async function openInspection(
  name: string,
  settings: Settings = {},
  browser: Promise<Browser> = startChromium(),
): Promise<Inspection> {
  const emulator = await openEmulator(name, settings);
  const { origin, port, close } = await serve(emulator.app);
  const visits: Visit[] = [];
  return {
    emulator,
    origin,
    port,
    async inspect(sandbox, section = "", options = {}) {
      const visited = await visit(await browser, `${origin}/~${sandbox}/__admin/#${section}`, options);
      visits.push(visited);
      return visited.page;
    },
    problems: () => visits.flatMap(({ problems }) => problems.splice(0)),
    async control(sandbox, path, init) {
      const answer = await fetch(`${origin}/~${sandbox}/__admin/${path}`, init);
      const text = await answer.text();
      return (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
    },
    async leave() {
      await Promise.all(visits.splice(0).map(({ page }) => page.context().close()));
    },
    async close() {
      await (await browser).close();
      await close();
    },
  };
}

/** Creates a customer in a sandbox of Cayzu. */
export function createCustomer({ origin }: Inspection, sandbox: string, company_name: string): Promise<Response> {
  return fetch(`${origin}/~${sandbox}/api/Customer?token=cayzu-sandbox-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ company_name, is_active: true }),
  });
}

/** The rows of the journal that are in the page. */
export function rowsIn(page: Page): Locator {
  return page.getByRole("option").filter({ has: page.locator(".path") });
}

/** What is shown beside a list. */
export function detailIn(page: Page): Locator {
  return page.locator(".detail .content");
}

export function seen(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: "visible" });
}

/** An exchange of a journal, told apart by its number. */
export function exchange(number: number): JournalEntry {
  return {
    id: `exchange-${number}`,
    time: new Date(1_770_000_000_000 + number).toISOString(),
    method: "GET",
    path: `/api/number/${number}`,
    operation: null,
    user: null,
    sandbox: "many",
    status: number % 2 === 0 ? 200 : 500,
    durationMs: 1,
    request: { headers: { accept: "application/json" }, body: "" },
    answer: { headers: { "content-type": "application/json" }, body: `{"number":${number}}` },
    violations: [],
    refusal: null,
    code: null,
    remedy: null,
    fault: null,
  };
}
