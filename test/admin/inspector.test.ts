import type { Page } from "playwright-core";

import { startChromium } from "../support/chromium.ts";
import {
  createCustomer,
  detailIn as detail,
  exchange,
  openInspection,
  rowsIn as rows,
  seen,
} from "../support/inspection.ts";
import { namelessParts, paleTexts } from "../support/legibility.ts";
import { sendRaw } from "../support/wire.ts";

// Chromium takes its time where others work, too.
const { jest } = import.meta;
jest.setTimeout(60_000);

const browser = startChromium();
const siblings = [{ name: "t24", title: "Temenos T24 over IRIS", port: 4001 }];
const cayzu = await openInspection("cayzu", { siblings, journalEntries: 10_000 }, browser);
const locked = await openInspection("cayzu", { adminGuard: { token: "s3cret", hosts: [] } }, browser);
const { inspect, control, origin } = cayzu;
const create = (sandbox: string, name: string): Promise<Response> => createCustomer(cayzu, sandbox, name);

afterEach(async () => {
  const problems = [...cayzu.problems(), ...locked.problems()];
  await Promise.all([cayzu.leave(), locked.leave()]);
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await Promise.all([cayzu.close(), locked.close()]);
});

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
  const page = await inspect("sections", "nowhere");
  await seen(page.getByRole("link", { name: "Journal" }));
  await page.keyboard.press(key);
  await seen(
    page
      .getByRole("navigation", { name: "Sections" })
      .getByRole("link", { name: title })
      .and(page.locator("[aria-current]")),
  );
  await seen(page.getByRole("main").getByText(words));
  await page.waitForFunction((begin) => {
    const { document } = globalThis as unknown as { document: { title: string } };
    return document.title.startsWith(begin);
  }, `${title} · Cayzu`);
});

// The journal.

test("what software asks appears by itself, with why it was refused", async () => {
  const page = await inspect("live");
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
  await fetch(`${origin}/~live/api/nowhere?question=42`);
  await seen(rows(page).filter({ hasText: "/api/nowhere?question=42" }));
  await rows(page).first().click();
  await seen(detail(page).getByRole("heading", { name: "Why" }));
  const { requests } = (await control("live", "requests")) as { requests: { id: string }[] };
  const { because, evidence } = (await control("live", `requests/${requests[0]?.id ?? ""}/explain`)) as {
    because: string;
    evidence: { source: string };
  };
  await seen(detail(page).locator(".because").filter({ hasText: because }));
  await seen(detail(page).getByText(`So it is by:`).filter({ hasText: evidence.source }));
});

test("the journal goes by keys: down, up, open, close, to the filter, help", async () => {
  for (const path of ["one", "two", "three"]) await fetch(`${origin}/~keys/api/${path}`);
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
  ["refusal:", 1],
  ["refusal: -status:4xx", 0],
  ['-"acme one" status:200', 1],
  ["no:filter", 0],
  ["nothing-like-it", 0],
])("the filter %s leaves %d of three", async (filter, count) => {
  await fetch(`${origin}/~filters/__admin/requests`, { method: "DELETE" });
  await create("filters", "Acme One");
  await create("filters", "Acme Two");
  await fetch(`${origin}/~filters/api/nowhere`);
  const page = await inspect("filters");
  await seen(page.locator("output").getByText("3", { exact: true }));
  await page.getByLabel("Filter the journal").fill(filter);
  await seen(page.getByText(`${count} of 3`));
  // The list is drawn with the next frame.
  await rows(page).nth(count).waitFor({ state: "detached" });
  expect(await rows(page).count()).toBe(count);
});

test("a paused journal stands still until it goes on from there", async () => {
  await create("paused", "Before");
  const page = await inspect("paused");
  await seen(rows(page));
  await page.getByRole("button", { name: "Pause" }).click();
  await create("paused", "Meanwhile");
  const asked = requestsOf(page);
  await page.waitForTimeout(500);
  expect([asked, await rows(page).count()]).toEqual([[], 1]);
  await page.keyboard.press("p");
  await seen(rows(page).nth(1));
  expect(asked[0]).toContain("after=");
});

test("a page that nobody sees asks for nothing, and goes on from where it was when it is seen", async () => {
  await create("hidden", "Before");
  const page = await inspect("hidden");
  await seen(rows(page));
  await setHidden(page, true);
  await create("hidden", "Meanwhile");
  const asked = requestsOf(page);
  await page.waitForTimeout(500);
  expect([asked, await rows(page).count()]).toEqual([[], 1]);
  await setHidden(page, false);
  await seen(rows(page).nth(1));
  expect(asked[0]).toContain("after=");
});

test.each(["verify", "faults", "races", "clock"])("nor does it while #%s is hidden", async (section) => {
  const page = await inspect("hidden-too", section);
  await seen(page.getByRole("heading", { level: 2 }));
  await setHidden(page, true);
  const asked = requestsOf(page);
  await page.waitForTimeout(2_500);
  expect(asked).toEqual([]);
  await setHidden(page, false);
  await page.waitForRequest(/__admin/);
});

test("when the emulator does not answer the page says so, and goes on when it does", async () => {
  const page = await inspect("lost");
  await create("lost", "Before");
  await seen(rows(page));
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Clear" }).click();
  await seen(page.getByText("The emulator does not answer; what is shown may be old."));
  await page.context().setOffline(false);
  await seen(page.getByText("The emulator answers again."));
  await create("lost", "After");
  await seen(rows(page).nth(1));
  expect(cayzu.problems().filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});

test("a journal that is emptied is empty", async () => {
  await create("emptied", "Acme");
  const page = await inspect("emptied");
  await seen(rows(page));
  await page.getByRole("button", { name: "Clear" }).click();
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
  expect(await control("emptied", "requests")).toMatchObject({ requests: [] });
});

test("a journal that another has emptied is empty here, too", async () => {
  await create("emptied-elsewhere", "Acme");
  const page = await inspect("emptied-elsewhere");
  await seen(rows(page));
  await control("emptied-elsewhere", "requests", { method: "DELETE" });
  await fetch(`${origin}/~emptied-elsewhere/api/nowhere`);
  await seen(rows(page).filter({ hasText: "/api/nowhere" }));
  await rows(page).nth(1).waitFor({ state: "detached" });
  expect(await rows(page).count()).toBe(1);
});

test("ten thousand exchanges are all there, a screenful of them in the page", async () => {
  const { journal } = await cayzu.emulator.worlds.open("many");
  for (let number = 1; number <= 10_000; number += 1) journal.add(exchange(number));
  const page = await inspect("many");
  await seen(page.locator("output").getByText("10,000", { exact: true }));
  expect(await page.locator("*").count()).toBeLessThan(1_000);
  await page.keyboard.press("End");
  await seen(rows(page).filter({ hasText: "/api/number/1" }).and(page.locator('[aria-posinset="10000"]')));
  await page.getByLabel("Filter the journal").fill("status:500 path:*99");
  await seen(page.getByText("100 of 10,000"));
});

test("an exchange that comes does not move what is looked at", async () => {
  const { journal } = await cayzu.emulator.worlds.open("still");
  for (let number = 1; number <= 500; number += 1) journal.add(exchange(number));
  const page = await inspect("still");
  await seen(page.locator("output").getByText("500", { exact: true }));
  await page.keyboard.press("End");
  const oldest = rows(page).filter({ hasText: "/api/number/1" }).last();
  await seen(oldest);
  const before = await oldest.boundingBox();
  journal.add(exchange(501));
  await seen(page.locator("output").getByText("501", { exact: true }));
  expect((await oldest.boundingBox())?.y).toBe(before?.y);
});

test("who reads in what is chosen scrolls it with the keys that go through the list elsewhere", async () => {
  for (const path of ["one", "two"]) await fetch(`${origin}/~reading/api/${path}`);
  const page = await inspect("reading");
  await rows(page).first().click();
  await seen(detail(page).getByText("/api/two"));
  await page.locator(".detail").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  expect(await rows(page).and(page.locator("[aria-selected=true]")).textContent()).toContain("/api/two");
});

// What is recorded may be hostile.

const HOSTILE = `<script>document.title='x'</script>"><img src=x onerror="document.title='x'">\u202eevil\u0007\u200b`;
const ESCAPED = `<script>document.title='x'</script>"><img src=x onerror="document.title='x'">\\u{202e}evil\\u{7}\\u{200b}`;

test("hostile bytes in path, header and body are shown as they are and do nothing", async () => {
  const body = Buffer.from(JSON.stringify({ company_name: "x" }) + HOSTILE);
  await sendRaw(
    cayzu.port,
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
  const { store } = await cayzu.emulator.worlds.open("hostile-record");
  await store.commit([
    { collection: "customers", id: HOSTILE, expected: 0, value: { [HOSTILE]: HOSTILE, is_active: true } },
  ]);
  const page = await inspect("hostile-record", "records/customers");
  await page.locator("table.records button").click();
  await seen(detail(page).getByRole("heading", { name: "Value" }));
  expect(await detail(page).locator("h2").textContent()).toBe(`customers ${ESCAPED}`);
  expect(await detail(page).locator("pre").textContent()).not.toMatch(/[\u202e\u200b]/);
  await assertUntouched(page);
});

test("the policy lets no inline script run, whatever gets into the page", async () => {
  const page = await inspect("policy");
  const refused = page.waitForEvent("console");
  await page.locator("main").evaluate((main: { innerHTML: string }) => {
    main.innerHTML = `<img src="data:," onerror="document.title='x'">`;
  });
  expect((await refused).text()).toContain("Content Security Policy");
  expect(await page.title()).not.toBe("x");
  expect(cayzu.problems()).toEqual([expect.stringContaining("script-src 'self'")]);
});

async function assertUntouched(page: Page): Promise<void> {
  await seen(page.getByRole("heading", { level: 1 }));
  expect(await page.title()).toMatch(/Inspector$/);
  expect(await page.locator("body script, body img").count()).toBe(0);
}

// The frame.

test("the siblings are a click away, in the same sandbox", async () => {
  const page = await inspect("siblings");
  const link = page.getByRole("navigation", { name: "Other emulators" }).getByRole("link");
  expect(await link.getAttribute("href")).toBe("http://127.0.0.1:4001/~siblings/__admin/");
});

test("another sandbox is chosen", async () => {
  await create("chosen", "Acme");
  const page = await inspect("chooser", "records");
  await page.getByLabel("Sandbox").selectOption("chosen");
  await page.waitForURL("**/~chosen/__admin/#records");
  await seen(page.getByRole("link", { name: "customers 1" }));
});

test("where a token is wanted, the page asks for it, and keeps it for the tab", async () => {
  const page = await locked.inspect("token");
  await page.locator("#token").fill("wrong");
  await page.keyboard.press("Enter");
  await seen(page.getByText("That was not the token."));
  await page.locator("#token").fill("s3cret");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
  expect(locked.problems().every((text) => text.includes("401"))).toBe(true);
  await page.reload();
  await seen(page.getByText("Nothing has been asked of this sandbox yet."));
});

test("a call that was refused without the token asks for none that has been told meanwhile", async () => {
  const page = await locked.inspect("token-late", "clock");
  let isHeld = true;
  // One refusal is late: it comes when the token has been told to the others.
  await page.route("**/health", async (route) => {
    const answer = await route.fetch();
    while (isHeld) await page.waitForTimeout(50);
    await route.fulfill({ response: answer });
  });
  await page.reload();
  await page.locator("#token").fill("s3cret");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Its time goes with the machine's."));
  isHeld = false;
  await seen(page.getByRole("heading", { level: 1 }));
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(locked.problems().every((text) => text.includes("401"))).toBe(true);
});

/** Each section with what is to be seen when it is there. */
const SECTIONS: readonly (readonly [section: string, words: string])[] = [
  ["journal", "createCustomer"],
  ["verify", "Heap in use"],
  ["records/customers", "of "],
  ["options", "companyNameUnique"],
  ["faults", "seen 0, acted 0"],
  ["races", "It is not held."],
  ["clock", "Its time goes"],
  ["snapshots", "base"],
  ["contract", "/api/Customer"],
];

const furnish = async (sandbox: string): Promise<void> => {
  await create(sandbox, "Acme with a name that is long enough to be cut where there is little room for it");
  await fetch(`${origin}/~${sandbox}/api/${"a-very-long-path-that-goes-on-and-on/".repeat(5)}`);
  await control(sandbox, "snapshots/base", { method: "PUT" });
  for (const [path, body] of [
    ["faults", { match: { method: "DELETE" }, respond: { kind: "unavailable" } }],
    ["races", { match: { method: "DELETE" }, until: 2, order: [2, 1] }],
  ] as const) {
    await control(sandbox, path, { ...JSON_POST, body: JSON.stringify(body) });
  }
};
const JSON_POST = { method: "POST", headers: { "content-type": "application/json" } };

test.each(SECTIONS)("#%s fits a screen of 400 pixels", async (section, words) => {
  await furnish("narrow");
  const page = await inspect("narrow", section, { viewport: { width: 400, height: 800 } });
  await seen(page.getByRole("main").getByText(words));
  const widths = await page
    .locator("html")
    .evaluate((html: { scrollWidth: number; clientWidth: number }) => [html.scrollWidth, html.clientWidth]);
  expect(widths).toEqual([400, 400]);
});

test("on a narrow screen what is chosen covers the list, takes the keys, and gives them back", async () => {
  await create("covered", "Acme");
  const page = await inspect("covered", "records/customers", { viewport: { width: 400, height: 800 } });
  await page.getByRole("button", { name: "1", exact: true }).click();
  await seen(detail(page));
  expect(await focused(page)).toMatchObject({ label: "Record" });
  await page.keyboard.press("Escape");
  await detail(page).waitFor({ state: "hidden" });
  expect(await focused(page)).toMatchObject({ words: "1" });
});

test.each(SECTIONS)(
  "in #%s Tab goes through every control, in the order in which they stand",
  async (section, words) => {
    await furnish("tabs");
    const page = await inspect("tabs", section);
    await seen(page.getByRole("main").getByText(words));
    // Nothing is drawn anew while the keys go through.
    await setHidden(page, true);
    const controls = await page
      .getByRole("main")
      .locator("button:enabled, a[href], input, select, textarea, summary, [tabindex='0']")
      .filter({ visible: true })
      .count();
    await page.locator("#main").focus();
    const visited: string[] = [];
    for (let count = 0; count < controls; count += 1) {
      await page.keyboard.press("Tab");
      visited.push((await focused(page)).place);
    }
    expect(new Set(visited).size).toBe(controls);
    expect(visited).toEqual(visited.toSorted((one, other) => one.localeCompare(other)));
    expect(visited.every((place) => place !== "")).toBe(true);
  },
);

test.each(SECTIONS)("#%s can be read in light and dark, and heard", async (section, words) => {
  await furnish("legible");
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await inspect("legible", section, { colorScheme });
    await seen(page.getByRole("main").getByText(words));
    expect(await paleTexts(page)).toEqual([]);
    expect(await namelessParts(page)).toEqual([]);
  }
});

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

/** What a page asks from now on. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  return asked;
}

/** Tells a page that it is hidden, as a browser with a window tells one whose tab is not in front. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    const { document } = globalThis as unknown as { document: EventTarget };
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);
}

interface Focused {
  /** Its place among all elements of the page; empty outside the main part. */
  readonly place: string;
  readonly label: string | null;
  readonly words: string | null;
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    interface Part {
      readonly textContent: string | null;
      closest(selector: string): unknown;
      getAttribute(name: string): string | null;
    }
    const { document } = globalThis as unknown as {
      document: { activeElement: Part; querySelectorAll(selector: string): Iterable<Part> };
    };
    const { activeElement: active } = document;
    const place = [...document.querySelectorAll("main *")].indexOf(active);
    return {
      place: place < 0 ? "" : String(place).padStart(6, "0"),
      label: active.getAttribute("aria-label"),
      words: active.textContent,
    };
  });
}
