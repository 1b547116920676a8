import type { Locator, Page } from "playwright-core";

import type { JournalEntry } from "../../emulators/core/observe/journal.ts";
import { serve, visit, type Visit } from "../support/browser.ts";
import { startChromium } from "../support/chromium.ts";
import { openEmulator } from "../support/open-emulator.ts";
import { sendRaw } from "../support/wire.ts";

// Chromium takes its time where others work, too.
const { jest } = import.meta;
jest.setTimeout(60_000);

const siblings = [{ name: "t24", title: "Temenos T24 over IRIS", port: 4001 }];
const cayzu = await openEmulator("cayzu", { siblings, journalEntries: 10_000 });
const t24 = await openEmulator("t24");
const guarded = await openEmulator("cayzu", { adminGuard: { token: "s3cret", hosts: [] } });
const [service, banking, locked, browser] = await Promise.all([
  serve(cayzu.app),
  serve(t24.app),
  serve(guarded.app),
  startChromium(),
]);

const visits: Visit[] = [];
afterEach(async () => {
  const problems = visits.flatMap((visited) => visited.problems);
  await Promise.all(visits.splice(0).map(({ page }) => page.context().close()));
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([service, banking, locked].map(({ close }) => close()));
});

type Options = Parameters<typeof visit>[2];
const inspect = async (sandbox: string, section = "", options: Options = {}, { origin } = service): Promise<Page> => {
  const visited = await visit(browser, `${origin}/~${sandbox}/__admin/${section}`, options);
  visits.push(visited);
  return visited.page;
};
const create = (sandbox: string, company_name: string): Promise<Response> =>
  fetch(`${service.origin}/~${sandbox}/api/Customer?token=cayzu-sandbox-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ company_name, is_active: true }),
  });
const control = async (sandbox: string, path: string): Promise<Record<string, unknown>> =>
  (await (await fetch(`${service.origin}/~${sandbox}/__admin/${path}`)).json()) as Record<string, unknown>;
const rows = (page: Page): Locator => page.getByRole("option").filter({ has: page.locator(".path") });
const detail = (page: Page): Locator => page.locator(".detail .content");
const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ state: "visible" });

test.each([
  ["1", "Journal", "Nothing has been asked of this sandbox yet."],
  ["2", "Verify", "All that was asked for is emulated."],
  ["3", "Records", "This sandbox holds no record yet."],
  ["4", "Options", "companyNameUnique"],
  ["5", "Faults", "All goes right: there is no fault."],
  ["6", "Races", "No race is set up."],
  ["7", "Clock", "It is now"],
  ["8", "Snapshots", "None is kept yet."],
  ["9", "Contract", "/api/Customer"],
])("key %s shows the section %s", async (key, title, words) => {
  const page = await inspect("sections", "#nowhere");
  await seen(page.getByRole("link", { name: "Journal" }));
  await page.keyboard.press(key);
  await seen(
    page
      .getByRole("navigation", { name: "Sections" })
      .getByRole("link", { name: title })
      .and(page.locator("[aria-current]")),
  );
  await seen(page.getByRole("main").getByText(words));
});

// The journal.

test("what software asks appears by itself, with why it was refused", async () => {
  const page = await inspect("live");
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
  await fetch(`${service.origin}/~live/api/nowhere?question=42`);
  await seen(rows(page).filter({ hasText: "/api/nowhere?question=42" }));
  await rows(page).first().click();
  await seen(detail(page).getByRole("heading", { name: "Why" }));
  const { requests } = (await control("live", "requests")) as { requests: { id: string }[] };
  const { because } = (await control("live", `requests/${requests[0]?.id ?? ""}/explain`)) as { because: string };
  await seen(detail(page).locator(".because").filter({ hasText: because }));
});

test("the journal goes by keys: down, up, open, close, to the filter, help", async () => {
  for (const path of ["one", "two", "three"]) await fetch(`${service.origin}/~keys/api/${path}`);
  const page = await inspect("keys");
  await seen(rows(page));
  for (const key of ["j", "ArrowDown", "k", "j", "End", "Home", "j", "Enter"]) await page.keyboard.press(key);
  await seen(detail(page).getByRole("heading", { level: 2 }).filter({ hasText: "/api/two" }));
  await page.keyboard.press("Escape");
  await detail(page).waitFor({ state: "hidden" });
  await page.keyboard.press("/");
  await page.keyboard.type("path:*one");
  await seen(page.getByText("1 of 3"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await seen(page.getByRole("dialog").getByRole("heading", { name: "Keys" }));
});

test.each([
  ["status:4xx", 1],
  ["-status:4xx", 2],
  ["method:POST status:200", 2],
  ['requestBody:"Acme Two"', 1],
  ["acme", 2],
  ["operation:create*", 2],
  ["nothing-like-it", 0],
])("the filter %s leaves %d of three", async (filter, count) => {
  await fetch(`${service.origin}/~filters/__admin/requests`, { method: "DELETE" });
  await create("filters", "Acme One");
  await create("filters", "Acme Two");
  await fetch(`${service.origin}/~filters/api/nowhere`);
  const page = await inspect("filters");
  await seen(page.locator("output").getByText("3", { exact: true }));
  await page.getByLabel("Filter the journal").fill(filter);
  await seen(page.getByText(`${count} of 3`));
  expect(await rows(page).count()).toBe(count);
});

test("a paused journal stands still until it goes on", async () => {
  const page = await inspect("paused");
  await page.getByRole("button", { name: "Pause" }).click();
  await create("paused", "Acme");
  await page.getByRole("button", { name: "Go on" }).click();
  await seen(rows(page));
});

test("a journal that is emptied is empty", async () => {
  await create("emptied", "Acme");
  const page = await inspect("emptied");
  await seen(rows(page));
  await page.getByRole("button", { name: "Clear" }).click();
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
  expect(await control("emptied", "requests")).toMatchObject({ requests: [] });
});

test("ten thousand exchanges are all there, a screenful of them in the page", async () => {
  const { journal } = await cayzu.worlds.open("many");
  for (let number = 1; number <= 10_000; number += 1) journal.add(entry(number));
  const page = await inspect("many");
  await seen(page.locator("output").getByText("10,000", { exact: true }));
  expect(await page.locator("*").count()).toBeLessThan(1_000);
  await page.keyboard.press("End");
  await seen(rows(page).filter({ hasText: "/api/number/1" }).and(page.locator('[aria-posinset="10000"]')));
  await page.getByLabel("Filter the journal").fill("status:500 path:*99");
  await seen(page.getByText("100 of 10,000"));
});

test("an exchange that comes does not move what is looked at", async () => {
  const { journal } = await cayzu.worlds.open("still");
  for (let number = 1; number <= 500; number += 1) journal.add(entry(number));
  const page = await inspect("still");
  await seen(page.locator("output").getByText("500", { exact: true }));
  await page.keyboard.press("End");
  const oldest = rows(page).filter({ hasText: "/api/number/1" }).last();
  await seen(oldest);
  const before = await oldest.boundingBox();
  journal.add(entry(501));
  await seen(page.locator("output").getByText("501", { exact: true }));
  expect((await oldest.boundingBox())?.y).toBe(before?.y);
});

// What is recorded may be hostile.

const HOSTILE = `<script>document.title='x'</script>"><img src=x onerror="document.title='x'">\u202eevil\u0007\u200b`;
const ESCAPED = `<script>document.title='x'</script>"><img src=x onerror="document.title='x'">\\u{202e}evil\\u{7}\\u{200b}`;

test("hostile bytes in path, header and body are shown as they are and do nothing", async () => {
  const body = Buffer.from(JSON.stringify({ company_name: "x" }) + HOSTILE);
  await sendRaw(
    service.port,
    `POST /~hostile/api/Customer?token=cayzu-sandbox-token&q=<script>document.title='x'</script>"><img/src=x> HTTP/1.1\r\n` +
      `Host: localhost\r\nContent-Type: application/json\r\nX-Hostile: <img src=x onerror="document.title='x'">\xa0\xad\r\n` +
      `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.toString()}`,
  );
  const page = await inspect("hostile");
  await rows(page).first().click();
  const whole = async (): Promise<string> => (await detail(page).textContent()) ?? "";
  await seen(detail(page).getByText("x-hostile"));
  expect(await whole()).toContain(ESCAPED);
  expect(await whole()).toContain(`q=<script>document.title='x'</script>"><img/src=x>`);
  expect(await whole()).toContain(`<img src=x onerror="document.title='x'">`);
  await assertUntouched(page);
});

test("hostile bytes in a record are shown as they are and do nothing", async () => {
  const { store } = await cayzu.worlds.open("hostile-record");
  await store.commit([
    { collection: "customers", id: HOSTILE, expected: 0, value: { [HOSTILE]: HOSTILE, is_active: true } },
  ]);
  const page = await inspect("hostile-record", "#records/customers");
  await page.locator("table.records button").click();
  await seen(detail(page).getByRole("heading", { name: "Value" }));
  expect(await detail(page).locator("h2").textContent()).toBe(`customers ${ESCAPED}`);
  expect(await detail(page).locator("pre").textContent()).not.toMatch(/[\u202e\u200b]/);
  await assertUntouched(page);
});

test("the policy lets no inline script run, whatever gets into the page", async () => {
  const { page } = await visit(browser, `${service.origin}/__admin/`);
  await page.locator("main").evaluate((main: { innerHTML: string }) => {
    main.innerHTML = `<img src="data:," onerror="document.title='x'">`;
  });
  await page.waitForTimeout(200);
  expect(await page.title()).not.toBe("x");
  await page.context().close();
});

async function assertUntouched(page: Page): Promise<void> {
  await seen(page.getByRole("heading", { level: 1 }));
  expect(await page.title()).toMatch(/Inspector$/);
  expect(await page.locator("body script, body img").count()).toBe(0);
}

// What the sandbox holds, and how it behaves.

test("records are found by collection and state", async () => {
  await create("records", "Acme");
  const page = await inspect("records", "#records");
  await page.getByRole("link", { name: "active 1" }).click();
  await page.getByRole("button", { name: "1", exact: true }).click();
  await seen(detail(page).getByText("It is new: the seed does not have it."));
  expect(await detail(page).locator("pre").textContent()).toContain(`"company_name": "Acme"`);
  await detail(page).getByRole("link", { name: "its exchanges" }).click();
  await seen(page.getByLabel("Filter the journal"));
  expect(await page.getByLabel("Filter the journal").inputValue()).toBe("1");
});

test("a record shows what it was before", async () => {
  const page = await inspect("history", "#records/CUSTOMER", {}, banking);
  await page.getByRole("button", { name: "100100" }).click();
  await page.getByText("CUSTOMER$HIS 100100;1").click();
  await seen(detail(page).locator("details li").filter({ hasText: "/scalars/CURR.NO" }).getByText('"2"'));
});

test("an option is set, and taken back to its default", async () => {
  const page = await inspect("options", "#options");
  await page.getByLabel("companyNameUnique").check();
  await seen(page.getByText("companyNameUnique is now true."));
  expect(await control("options", "options")).toMatchObject({ companyNameUnique: { value: true } });
  await page.getByRole("button", { name: "Back to the default" }).click();
  await seen(page.getByText("companyNameUnique is now false."));
  expect(await control("options", "options")).toMatchObject({ companyNameUnique: { value: false } });
});

test("a fault is added, acts and is taken away", async () => {
  const page = await inspect("faults", "#faults");
  await page.getByLabel("What happens").selectOption("unavailable");
  await page.getByLabel("Method").selectOption("POST");
  await page.getByLabel("Times").fill("2");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await seen(page.getByRole("heading", { name: "unavailable" }));
  expect((await create("faults", "Acme")).status).toBe(503);
  await seen(page.getByText("seen 1, acted 1"));
  await page.getByRole("button", { name: /^Take fault/ }).click();
  await seen(page.getByText("All goes right: there is no fault."));
  expect(await control("faults", "faults")).toEqual({ faults: [] });
});

test("a fault that the control API refuses is told in its words", async () => {
  const page = await inspect("faults-refused", "#faults");
  await page.getByLabel("What happens").selectOption("error");
  await page.getByLabel("Code").fill("no-such-code");
  visits[0]?.problems.splice(0);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await seen(page.locator("#messages .bad").filter({ hasText: "no-such-code" }));
  // Chromium itself notes every refusal.
  expect(visits[0]?.problems.splice(0)).toEqual([expect.stringContaining("400")]);
});

test("the clock is frozen, advanced and let go", async () => {
  const page = await inspect("clock", "#clock");
  await page.getByRole("textbox", { name: "Freeze at" }).fill("2026-01-01T00:00:00Z");
  await page.getByRole("button", { name: "Freeze", exact: true }).click();
  await seen(page.getByText("2026-01-01 00:00:00 UTC"));
  await page.getByRole("button", { name: "+ PT1H" }).click();
  await seen(page.getByText("2026-01-01 01:00:00 UTC"));
  await page.getByRole("button", { name: "Let it go" }).click();
  await seen(page.getByText("Its time goes with the machine's."));
});

test("a snapshot is kept, compared and restored", async () => {
  const page = await inspect("snapshots", "#snapshots");
  await page.getByLabel("Keep the sandbox as it stands, as").fill("base");
  await page.getByRole("button", { name: "Keep" }).click();
  await seen(page.locator(".snapshots strong").filter({ hasText: "base" }));
  await create("snapshots", "Acme");
  await page.getByRole("button", { name: "Compare with now" }).click();
  await seen(detail(page).locator("summary").filter({ hasText: "customers 1" }));
  await page.getByRole("button", { name: "Restore" }).click();
  await seen(page.getByText("The sandbox is as base has it."));
  expect(await control("snapshots", "records")).toEqual({ collections: [] });
});

test("the contract is a page to read: operations with their bodies, answers and evidence, and every document", async () => {
  const page = await inspect("contract", "#contract");
  await page.getByLabel("Filter the operations").fill("create");
  await page.locator(".operations a").first().click();
  await seen(detail(page).getByRole("heading", { name: "Body" }));
  await seen(detail(page).locator(".schema code").filter({ hasText: "company_name" }));
  await seen(detail(page).locator(".grade"));
  await seen(detail(page).locator("summary").filter({ hasText: "200" }));
  await page.getByRole("link", { name: "contracts/cayzu/openapi.yaml" }).click();
  await seen(detail(page).locator("pre").filter({ hasText: "openapi: 3.1.0" }));
});

// The frame.

test("the siblings are a click away, in the same sandbox", async () => {
  const page = await inspect("siblings");
  const link = page.getByRole("navigation", { name: "Other emulators" }).getByRole("link");
  expect(await link.getAttribute("href")).toBe("http://127.0.0.1:4001/~siblings/__admin/");
});

test("another sandbox is chosen", async () => {
  await create("chosen", "Acme");
  const page = await inspect("chooser", "#records");
  await page.getByLabel("Sandbox").selectOption("chosen");
  await page.waitForURL("**/~chosen/__admin/#records");
  await seen(page.getByRole("link", { name: "customers 1" }));
});

test("where a token is wanted, the page asks for it, and keeps it for the tab", async () => {
  const page = await inspect("token", "", {}, locked);
  await page.locator("#token").fill("wrong");
  await page.keyboard.press("Enter");
  await seen(page.getByText("That was not the token."));
  await page.locator("#token").fill("s3cret");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
  const refused = visits[0]?.problems.splice(0) ?? [];
  expect(refused.every((text) => text.includes("401"))).toBe(true);
  await page.reload();
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
});

test.each(["journal", "records/customers", "options", "faults", "clock", "snapshots", "contract"])(
  "#%s fits a screen of 400 pixels",
  async (section) => {
    await create("narrow", "Acme with a name that is long enough to be cut where there is little room for it");
    const page = await inspect("narrow", `#${section}`, { viewport: { width: 400, height: 800 } });
    await seen(page.locator("main .section > *"));
    await page.waitForTimeout(300);
    const widths = await page
      .locator("html")
      .evaluate((html: { scrollWidth: number; clientWidth: number }) => [html.scrollWidth, html.clientWidth]);
    expect(widths).toEqual([400, 400]);
  },
);

test("it is light or dark as the visitor prefers", async () => {
  const backgroundIn = async (colorScheme: "light" | "dark"): Promise<string> => {
    const page = await inspect("scheme", "", { colorScheme });
    await seen(page.getByRole("heading", { level: 1 }));
    return page.locator("body").evaluate((body: unknown) => {
      const { getComputedStyle } = globalThis as unknown as {
        getComputedStyle: (of: unknown) => { backgroundColor: string };
      };
      return getComputedStyle(body).backgroundColor;
    });
  };
  expect([await backgroundIn("light"), await backgroundIn("dark")]).toEqual(["rgb(251, 252, 251)", "rgb(20, 24, 22)"]);
});

function entry(number: number): JournalEntry {
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
