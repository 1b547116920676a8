import type { Page } from "playwright-core";

import { frameOf, onward, opened, openBrowserWeb } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

/** What has the focus: its id, or its title. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>("document.activeElement.id || document.activeElement.title");
}

/** Where the tabulator leads, stop by stop. */
async function stops(page: Page, count: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let stop = 0; stop < count; stop += 1) {
    await page.keyboard.press("Tab");
    found.push(await focused(page));
  }
  return found;
}

/** Presses a key with Alt; playwright's own leaves out the character that Chromium finds access keys by. */
async function pressAccessKey(page: Page, letter: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const key = letter.toLowerCase();
  const pressed = { modifiers: 1, key, code: `Key${letter}`, windowsVirtualKeyCode: letter.charCodeAt(0) };
  await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...pressed });
  await client.send("Input.dispatchKeyEvent", { type: "char", ...pressed, text: key, unmodifiedText: key });
  await client.send("Input.dispatchKeyEvent", { type: "keyUp", ...pressed });
}

test(
  "user, password and Enter sign on; the menu and the command line open windows, without a mouse",
  async () => {
    const page = await (await browserWeb.world()).visit();
    expect(await focused(page)).toBe("signOnName");
    await page.keyboard.type("INPUTT");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("password");
    await page.keyboard.type("123456");
    await page.keyboard.press("Enter");
    const menu = await frameOf(page, "menu");
    await menu.focus("xpath=(//span[text()='User Menu'])[1]");
    await page.keyboard.press("Enter");
    await menu.focus("xpath=(//span[text()='Customer'])[1]");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    const record = await opened(page.context(), () => page.keyboard.press("Enter"));
    expect(await record.locator(".iddisplay").innerText()).toBe("190245");
    const banner = await frameOf(page, "banner");
    await banner.focus("#commandValue");
    await page.keyboard.type("  CUSTOMER   S  100104 ");
    const seen = await opened(page.context(), () => page.keyboard.press("Enter"));
    expect(await seen.locator("#disabled_MNEMONIC").innerText()).toBe("AKELLER");
  },
  PATIENCE,
);

test(
  "the tabulator goes through the fields in the order of the screen, and to what stands behind each",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", "CUSTOMER,INPUT I F3");
    await page.focus("[id='fieldName:TITLE']");
    expect(await stops(page, 8)).toEqual([
      "fieldName:GIVEN.NAMES",
      "fieldName:FAMILY.NAME",
      "fieldName:NAME.1:1",
      "Expand Multi Value",
      "fieldName:NAME.2:1",
      "Expand Multi Value",
      "fieldName:SHORT.NAME:1",
      "Expand Multi Value",
    ]);
    await page.focus("[id='fieldName:DATE.OF.BIRTH']");
    expect(await stops(page, 2)).toEqual(["Calendar", "fieldName:LANGUAGE"]);
  },
  PATIENCE,
);

test.each([
  ["C", "CUSTOMER,INPUT I 100104", /^Txn Complete: 100104 .* CUSTOMER,INPUT I$/],
  ["A", "CUSTOMER,NAU A 190245", /^Txn Complete: 190245 .* CUSTOMER,NAU A$/],
])(
  "the access key %s does on %s what its button does",
  async (key, command, message) => {
    const world = await browserWeb.world();
    await world.input("190245");
    const page = await world.open("AUTHOR", command);
    if (key === "C") await page.fill("[id='fieldName:FAMILY.NAME']", "ROTH");
    await onward(page, () => pressAccessKey(page, key));
    expect(await page.locator("td.message").innerText()).toMatch(message);
  },
  PATIENCE,
);

test(
  "the access key V validates, and that of a grey button does nothing",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", "CUSTOMER,INPUT I 100104");
    await page.selectOption("[id='fieldName:TITLE']", "MR");
    await pressAccessKey(page, "A");
    expect(await page.locator("#error_box").isVisible()).toBe(false);
    await onward(page, () => pressAccessKey(page, "V"));
    expect(await page.locator("td.errorText").innerText()).toBe("GENDER DOES NOT MATCH TITLE");
  },
  PATIENCE,
);

test(
  "an error's caption, a tab and a picker are used by Enter and the arrow keys",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", "CUSTOMER,INPUT I F3");
    await page.focus("#headtab td:nth-child(2) > a");
    await page.keyboard.press("Enter");
    expect(await page.locator("#tab2").isVisible()).toBe(true);
    await page.focus("[id='fieldName:NATIONALITY']");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("#dropDownRow1:focus").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    expect(await page.locator("[id='fieldName:NATIONALITY']").inputValue()).toBe("AE");
    expect(await focused(page)).toBe("fieldName:NATIONALITY");
    await onward(page, () => pressAccessKey(page, "C"));
    await page.focus("#errors td.errors > a");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("fieldName:MNEMONIC");
  },
  PATIENCE,
);

test(
  "a selection is typed, run by Enter, and its first row opened by Enter",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", "ENQ CUSTOMER.LIST");
    expect(await focused(page)).toBe("value:1:1:1");
    await page.keyboard.type("100104");
    await onward(page, () => page.keyboard.press("Enter"));
    await page.focus("#r1 a");
    const record = await opened(page.context(), () => page.keyboard.press("Enter"));
    expect(await record.locator(".iddisplay").innerText()).toBe("100104");
  },
  PATIENCE,
);
