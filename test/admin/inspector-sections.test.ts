import { readFile } from "node:fs/promises";

import type { Page } from "playwright-core";

import { startChromium } from "../support/chromium.ts";
import { createCustomer, detailIn as detail, openInspection, rowsIn, seen } from "../support/inspection.ts";

// Chromium takes its time where others work, too.
const { jest } = import.meta;
jest.setTimeout(60_000);

const browser = startChromium();
const cayzu = await openInspection("cayzu", {}, browser);
const t24 = await openInspection("t24", {}, browser);
const { inspect, control, origin } = cayzu;
const create = (sandbox: string, name: string): Promise<Response> => createCustomer(cayzu, sandbox, name);

afterEach(async () => {
  const problems = [...cayzu.problems(), ...t24.problems()];
  await Promise.all([cayzu.leave(), t24.leave()]);
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await Promise.all([cayzu.close(), t24.close()]);
});

/** Does what the control API refuses, and gives the words in which the page tells of it. */
async function refusal(page: Page, act: () => Promise<void>): Promise<string> {
  // Chromium itself notes every refusal.
  const noted = page.waitForEvent("console", (message) => message.text().includes("status of 4"));
  await act();
  await noted;
  const message = page.locator("#messages .bad").last();
  await seen(message);
  expect(cayzu.problems()).toEqual([expect.stringContaining("status of 4")]);
  return (await message.textContent()) ?? "";
}

// Records.

test("records are found by collection and state", async () => {
  await create("records", "Acme");
  const page = await inspect("records", "records");
  await page.getByRole("link", { name: "active 1" }).click();
  await page.getByRole("button", { name: "1", exact: true }).click();
  await seen(detail(page).getByText("It is new: the seed does not have it."));
  expect(await detail(page).locator("pre").textContent()).toContain(`"company_name": "Acme"`);
  await detail(page).getByRole("link", { name: "its exchanges" }).click();
  await seen(page.getByLabel("Filter the journal"));
  expect(await page.getByLabel("Filter the journal").inputValue()).toBe("1");
});

test("a record shows what it was before", async () => {
  const page = await t24.inspect("history", "records/CUSTOMER");
  await page.getByRole("button", { name: "100100" }).click();
  await page.getByText("CUSTOMER$HIS 100100;1").click();
  await seen(detail(page).locator("details li").filter({ hasText: "/scalars/CURR.NO" }).getByText('"2"'));
});

test("of what is typed into the filter of the records the last is shown, however late the answers come", async () => {
  for (const name of ["Acme", "Bolt"]) await create("typed", name);
  const page = await inspect("typed", "records/customers");
  const cells = page.locator("table.records tbody tr");
  await seen(cells.nth(1));
  const answered: string[] = [];
  await page.route(/contains=/, async (route) => {
    // The first question is answered last.
    if (route.request().url().endsWith("=A")) await page.waitForResponse(/contains=Bolt/);
    await route.continue();
    answered.push(new URL(route.request().url()).searchParams.get("contains") ?? "");
  });
  const late = page.waitForResponse(/contains=A$/);
  await page.getByLabel("Filter the records").fill("A");
  await page.getByLabel("Filter the records").fill("Bolt");
  await late;
  expect(answered).toEqual(["Bolt", "A"]);
  await seen(page.getByText("1–1 of 1"));
  expect(await cells.count()).toBe(1);
  expect(await cells.textContent()).toContain("Bolt");
});

// Options.

test("an option is set, and taken back to its default", async () => {
  const page = await inspect("options", "options");
  await page.getByLabel("companyNameUnique").check();
  await seen(page.getByText("companyNameUnique is now true."));
  expect(await control("options", "options")).toMatchObject({ companyNameUnique: { value: true } });
  await page.getByRole("button", { name: "Back to the default" }).click();
  await seen(page.getByText("companyNameUnique is now false."));
  expect(await control("options", "options")).toMatchObject({ companyNameUnique: { value: false } });
});

test("an option that is set with the keys keeps the focus, and leaves what is being typed elsewhere", async () => {
  const page = await inspect("options-by-keys", "options");
  await page.getByLabel("companyNameUnique").focus();
  await page.keyboard.press("Space");
  await seen(page.getByText("companyNameUnique is now true."));
  await page.keyboard.press("Space");
  await seen(page.getByText("companyNameUnique is now false."));
  await page.getByLabel("token", { exact: true }).fill("half of a tok");
  await page.getByLabel("companyNameUnique").evaluate((box: { click(): void }) => box.click());
  await seen(page.getByRole("button", { name: "Back to the default" }));
  expect(await page.getByLabel("token", { exact: true }).inputValue()).toBe("half of a tok");
});

test("an option that is a number, a text or one of several is set", async () => {
  const page = await inspect("options-of-all-kinds", "options");
  await page.getByLabel("textLimit").fill("12");
  await page.keyboard.press("Enter");
  await seen(page.getByText("textLimit is now 12."));
  const range = ["min", "max"].map((end) => page.getByLabel("textLimit").getAttribute(end));
  expect(await Promise.all(range)).toEqual(["0", "1048576"]);
  await page.getByLabel("clientId", { exact: true }).selectOption({ index: 1 });
  await seen(page.getByText(/clientId is now "\w+"\./));
  await page.getByLabel("token", { exact: true }).fill("another");
  await page.keyboard.press("Enter");
  await seen(page.getByText('token is now "another".'));
  expect(await control("options-of-all-kinds", "options")).toMatchObject({
    textLimit: { value: 12 },
    token: { value: "another" },
  });
});

// Faults.

test("a fault is added, acts and is taken away", async () => {
  const page = await inspect("faults", "faults");
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
  const page = await inspect("faults-refused", "faults");
  await page.getByLabel("What happens").selectOption("error");
  await page.getByLabel("Code").fill("no-such-code");
  const words = await refusal(page, () => page.getByRole("button", { name: "Add", exact: true }).click());
  expect(words).toContain("no-such-code");
});

test("all faults are taken away at once", async () => {
  const page = await inspect("faults-cleared", "faults");
  for (const method of ["GET", "POST"]) {
    await page.getByLabel("Method").selectOption(method);
    await page.getByLabel("Delay, ms").fill("5");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await seen(page.locator(".card").filter({ hasText: `${method} · always` }));
  }
  await page.getByRole("button", { name: "Take all away" }).click();
  await seen(page.getByText("All goes right: there is no fault."));
  expect(await control("faults-cleared", "faults")).toEqual({ faults: [] });
});

test("the button that has the focus keeps it while the counts beside it change", async () => {
  const page = await inspect("faults-focus", "faults");
  await page.getByLabel("What happens").selectOption("unavailable");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const button = page.getByRole("button", { name: "Take fault fault-1 away" });
  await button.focus();
  await create("faults-focus", "Acme");
  await seen(page.getByText("seen 1, acted 1"));
  await page.keyboard.press("Enter");
  await seen(page.getByText("All goes right: there is no fault."));
});

// Races and holds.

test("requests meet in a race, and the page shows who has come", async () => {
  const page = await inspect("races", "races");
  await page.getByLabel("Method").selectOption("POST");
  await page.getByLabel("Order").fill("2, 1");
  await page.getByRole("button", { name: "Set up" }).click();
  await seen(page.getByRole("heading", { name: "waiting 0 of 2, released in the order 2, 1" }));
  const first = create("races", "First");
  await seen(page.getByRole("heading", { name: "waiting 1 of 2" }));
  expect((await create("races", "Second")).status).toBe(200);
  expect((await first).status).toBe(200);
  await seen(page.getByRole("heading", { name: "released 2 of 2" }));
  await page.getByRole("listitem").first().getByRole("link").click();
  await seen(rowsIn(page).filter({ hasText: "race" }));
});

test("a race that cannot be is told in the control API's words; one that waits is called off", async () => {
  const page = await inspect("races-refused", "races");
  await page.getByLabel("Order").fill("1 1");
  expect(await refusal(page, () => page.getByRole("button", { name: "Set up" }).click())).toContain("each place");
  await page.getByLabel("Order").fill("reverse");
  await page.getByRole("button", { name: "Set up" }).click();
  await seen(page.getByRole("heading", { name: "waiting 0 of 2, the last first" }));
  const waiting = create("races-refused", "Acme");
  await seen(page.getByRole("heading", { name: "waiting 1 of 2" }));
  await page.getByRole("button", { name: "Call all off" }).click();
  await seen(page.getByText("No race is set up."));
  expect((await waiting).status).toBe(503);
});

test("the sandbox is held and released, whoever holds it", async () => {
  const page = await inspect("held", "races");
  await seen(page.getByText("It is not held."));
  await page.getByLabel("At most", { exact: true }).fill("PT60S");
  await page.getByRole("button", { name: "Hold", exact: true }).click();
  await seen(page.getByText(/It is held, for \d+ s more\./));
  const waiting = create("held", "Acme");
  await page.getByRole("button", { name: "Release" }).click();
  await seen(page.getByText("It is not held."));
  expect((await waiting).status).toBe(200);
  await control("held", "hold?atMost=PT60S", { method: "PUT" });
  await seen(page.getByText(/It is held, for \d+ s more\./));
  expect(await page.getByRole("button", { name: "Release" }).isEnabled()).toBe(true);
});

// What was expected, what is missing, figures.

test("what was expected is held against what came, field by field, with what cannot be seen", async () => {
  await create("near", "Acme\u00a0Two");
  const page = await inspect("near", "verify");
  await page.getByLabel("Method").selectOption("POST");
  await page.getByLabel("Path").fill("/api/Customer/");
  await page.getByLabel("Headers").fill("content-type: application/*\nx-missing: yes");
  await page.getByLabel("Body").fill('{"company_name": "Acme Two", "is_active": true}');
  await page.getByRole("button", { name: "Compare" }).click();
  await seen(page.getByText("No exchange is as expected."));
  const fields = await page.locator(".comparison tbody tr").allTextContents();
  expect(fields).toEqual([
    "as expectedmethodPOSTPOST",
    "differspath/api/Customer//api/Customeronly a slash at the end differs",
    "as expectedheaders.content-typeapplication/*application/json",
    "differsheaders.x-missingyesnothing",
    'differsbody/company_name"Acme Two""Acme\\u{a0}Two"only blanks or characters that cannot be seen differ',
    "as expectedbody/is_activetruetrue",
  ]);
  expect(await page.locator(".comparison mark").allTextContents()).toEqual(["/", " ", "\\u{a0}"]);
});

test("what is as expected is a click away in the journal", async () => {
  await create("as-expected", "Acme");
  const page = await inspect("as-expected", "verify");
  await page.getByLabel("Path").fill("/api/*");
  await page.getByLabel("Status").fill("200");
  await page.keyboard.press("Enter");
  await seen(page.getByText("One exchange is as expected"));
  await page.locator(".near-misses").getByRole("link").click();
  await seen(page.getByText("1 of 1"));
});

test("an expectation of nothing is told in the control API's words", async () => {
  const page = await inspect("unexpected", "verify");
  expect(await refusal(page, () => page.getByRole("button", { name: "Compare" }).click())).not.toBe("");
});

test("what is asked for and not emulated is counted, with hostile names as they are", async () => {
  const page = await inspect("unserved", "verify");
  await seen(page.getByText("All that was asked for is emulated."));
  for (let count = 0; count < 2; count += 1) await fetch(`${origin}/~unserved/api/<img/src=x>\u202e`);
  const row = page.locator("table.unserved tbody tr").filter({ hasText: "operation" });
  await seen(row.filter({ hasText: /2$/ }));
  expect(await row.textContent()).toMatch(/^operationGET \/api\/\S+2$/);
  expect(await page.locator("main img").count()).toBe(0);
});

test("the figures of the process are a table to read, and Prometheus' text to copy", async () => {
  await create("figures", "Acme");
  const page = await inspect("figures", "verify", { permissions: ["clipboard-read", "clipboard-write"] });
  const row = page.locator("table.figures tbody tr").filter({ hasText: "createCustomer" }).filter({ hasText: "2xx" });
  await seen(row);
  expect(await row.textContent()).toMatch(/^createCustomer2xx\d+\d+\.\d\d ms(\d+ ms|more)$/);
  await seen(page.getByText("Heap in use"));
  await page.getByRole("button", { name: "Copy as Prometheus reads them" }).click();
  await seen(page.getByText("Copied."));
  const copied = await page.evaluate(() => {
    const { navigator } = globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } };
    return navigator.clipboard.readText();
  });
  expect(copied).toContain("# TYPE emulator_requests_total counter");
});

// Clock.

test("the clock is frozen, advanced and let go", async () => {
  const page = await inspect("clock", "clock");
  await page.getByRole("textbox", { name: "Freeze at" }).fill("2026-01-01T00:00:00Z");
  await page.getByRole("button", { name: "Freeze", exact: true }).click();
  await seen(page.getByText("2026-01-01 00:00:00 UTC"));
  await page.getByRole("button", { name: "+ PT1H" }).click();
  await seen(page.getByText("2026-01-01 01:00:00 UTC"));
  await page.getByRole("button", { name: "Let it go" }).click();
  await seen(page.getByText("Its time goes with the machine's."));
});

test("the clock takes steps and is shifted, and what it does not take is told", async () => {
  const page = await inspect("clock-otherwise", "clock");
  await page.getByRole("textbox", { name: "Step with every request" }).fill("PT1S");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Its time takes a step with every request, of PT1S."));
  await page.getByRole("textbox", { name: "Shift against the machine's" }).fill("-P1D");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Its time goes, shifted against the machine's by -P1D."));
  const words = await refusal(page, async () => {
    await page.getByRole("textbox", { name: "Advance by" }).fill("soon");
    await page.keyboard.press("Enter");
  });
  expect(words).toContain('"soon" came');
});

// Snapshots and the state as a file.

test("a snapshot is kept, compared and restored", async () => {
  const page = await inspect("snapshots", "snapshots");
  await page.getByLabel("Keep the sandbox as it stands, as").fill("base");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await seen(page.locator(".snapshots strong").filter({ hasText: "base" }));
  await create("snapshots", "Acme");
  await page.getByRole("button", { name: "Compare with now: base" }).click();
  await seen(detail(page).locator("summary").filter({ hasText: "customers 1" }));
  await page.getByRole("button", { name: "Restore: base" }).click();
  await seen(page.getByText("The sandbox is as base has it."));
  expect(await control("snapshots", "records")).toEqual({ collections: [] });
});

test("a snapshot is given up", async () => {
  await control("given-up", "snapshots/base", { method: "PUT" });
  const page = await inspect("given-up", "snapshots");
  await page.getByRole("button", { name: "Delete: base" }).click();
  await seen(page.getByText("None is kept yet."));
  expect(await control("given-up", "snapshots")).toEqual({ snapshots: [] });
});

test("the sandbox is compared with the seed, reset, and the same again", async () => {
  await create("reset", "Acme");
  const page = await inspect("reset", "snapshots");
  await page.getByRole("button", { name: "Compare with the seed" }).click();
  const added = detail(page).locator("details").filter({ hasText: "customers 1" });
  await seen(added.locator("ins").filter({ hasText: "Acme" }));
  await page.getByRole("button", { name: "Reset to the seed" }).click();
  await seen(page.getByText("The sandbox is as new."));
  await page.getByRole("button", { name: "Compare with the seed" }).click();
  await seen(detail(page).getByText("They are the same."));
  expect(await control("reset", "records")).toEqual({ collections: [] });
});

test("a state is downloaded as a file, and put in the place of another", async () => {
  await create("downloaded", "Acme");
  const page = await inspect("downloaded", "snapshots");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("sandbox.json");
  const buffer = await readFile(await file.path());
  await control("downloaded", "reset", { method: "POST" });
  const chooser = page.getByLabel("Put a state in its place, from a file");
  await chooser.setInputFiles({ name: "sandbox.json", mimeType: "application/json", buffer });
  await seen(page.getByText("The sandbox is in that state."));
  expect(await control("downloaded", "records/customers")).toMatchObject({
    records: [{ id: "1", value: { company_name: "Acme" } }],
  });
});

test("a kept state is downloaded, too", async () => {
  await control("downloaded-base", "snapshots/base", { method: "PUT" });
  const page = await inspect("downloaded-base", "snapshots");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download: base" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("base.json");
  expect(JSON.parse(await readFile(await file.path(), "utf8"))).toMatchObject({ emulator: "cayzu" });
});

test("a file that is no state is refused, and changes nothing", async () => {
  await create("uploaded", "Acme");
  const page = await inspect("uploaded", "snapshots");
  const chooser = page.getByLabel("Put a state in its place, from a file");
  const upload = (text: string): Promise<void> =>
    chooser.setInputFiles({ name: "any.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await upload("no JSON");
  await seen(page.getByText("any.json is not JSON."));
  expect(await refusal(page, () => upload('{"no": "state"}'))).not.toBe("");
  expect(await control("uploaded", "records")).toMatchObject({ collections: [{}, { name: "customers", count: 1 }] });
});

test("another sandbox goes on from here, and is there to be chosen at once", async () => {
  await create("origin", "Acme");
  const page = await inspect("origin", "snapshots");
  await page.getByLabel("Let another sandbox go on from here").fill("forked");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Sandbox forked goes on from here."));
  await page.getByRole("combobox", { name: "Sandbox" }).selectOption("forked");
  await page.waitForURL("**/~forked/__admin/#snapshots");
  expect(await control("forked", "records/customers")).toMatchObject({
    records: [{ value: { company_name: "Acme" } }],
  });
});

// Contract.

test("the contract is a page to read: operations with their bodies, answers and evidence, and every document", async () => {
  const page = await inspect("contract", "contract");
  await page.getByLabel("Filter the operations").fill("create");
  await page.locator(".operations a").first().click();
  await seen(detail(page).getByRole("heading", { name: "Body" }));
  await seen(detail(page).locator(".schema code").filter({ hasText: "company_name" }));
  await seen(detail(page).locator(".grade"));
  await seen(detail(page).locator("summary").filter({ hasText: "200" }));
  await page.getByRole("link", { name: "contracts/cayzu/openapi.yaml" }).click();
  await seen(detail(page).locator("pre").filter({ hasText: "openapi: 3.1.0" }));
});

test("an operation that is chosen leaves the list as it is; one that was closed opens again", async () => {
  const page = await inspect("contract-list", "contract");
  await page.getByLabel("Filter the operations").fill("customer");
  const link = page.locator(".operations a").nth(1);
  await link.focus();
  await page.keyboard.press("Enter");
  await seen(detail(page).getByRole("heading", { name: "Answers" }));
  expect(await page.getByLabel("Filter the operations").inputValue()).toBe("customer");
  await page.keyboard.press("Escape");
  await detail(page).waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await seen(detail(page).getByRole("heading", { name: "Answers" }));
});

test("an operation in full fits a screen of 400 pixels", async () => {
  const page = await t24.inspect("narrow", "contract/listCustomers", { viewport: { width: 400, height: 800 } });
  await seen(detail(page).getByRole("heading", { name: "Answers" }));
  const widths = await detail(page).evaluate((content: { scrollWidth: number; clientWidth: number }) => [
    content.scrollWidth,
    content.clientWidth,
  ]);
  expect(widths).toEqual([400, 400]);
});
