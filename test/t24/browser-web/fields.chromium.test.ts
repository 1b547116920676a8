import type { Locator, Page } from "playwright-core";

import { onward, openBrowserWeb, opened } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

async function openNew(options: object = {}): Promise<Page> {
  return (await browserWeb.world(options)).open("INPUTT", "CUSTOMER,INPUT I F3");
}

function box(page: Page, place: string): Locator {
  return page.locator(`[id='fieldName:${place}']`);
}

function enrichment(page: Page, place: string): Promise<string> {
  return page.locator(`[id='enri_${place}']`).innerText();
}

test(
  "a drop-down lists codes with their words; a click on one fills the field and closes it",
  async () => {
    const page = await openNew();
    await page.click("a[title='Dropdown List'] > img[dropfield='fieldName:NATIONALITY']");
    const list = page.locator("[id='fieldName:NATIONALITY:div'] [id='dropDownTable:fieldName:NATIONALITY']");
    await list.locator("#dropDownRow1").waitFor();
    expect(await list.locator("tr").first().locator("td").allInnerTexts()).toEqual(["AD", "Andorra"]);
    await list.locator("td:text-is('Egypt')").click();
    expect(await box(page, "NATIONALITY").inputValue()).toBe("EG");
    expect(await enrichment(page, "NATIONALITY")).toBe("Egypt");
    expect(await list.count()).toBe(0);
    expect(await page.locator("#changedFields").inputValue()).toBe("fieldName:NATIONALITY");
  },
  PATIENCE,
);

test(
  "the lens of a field leads to the same codes",
  async () => {
    const page = await openNew();
    await box(page, "TARGET").locator("xpath=..").locator("a[title=Selection] > img").click();
    await page.locator("tr[id^=dropDownRow] > td:text-is('999')").click();
    expect([await box(page, "TARGET").inputValue(), await enrichment(page, "TARGET")]).toEqual(["999", "Others"]);
  },
  PATIENCE,
);

test.each([
  ["Escape", (page: Page) => page.keyboard.press("Escape")],
  ["a click elsewhere", (page: Page) => page.click(".screen-title", { noWaitAfter: true })],
])(
  "what a picker shows goes by %s, with the field as it was",
  async (_way, act) => {
    const page = await openNew();
    await page.click("img[dropfield='fieldName:INDUSTRY']");
    await page.locator("#dropDownRow1").waitFor();
    await act(page);
    expect(await page.locator(".drop-down").count()).toBe(0);
    await page.click("img[calendardropfieldname='fieldName:DATE.OF.BIRTH']");
    await page.locator("#calendar").waitFor();
    await act(page);
    expect(await page.locator("#calendar").count()).toBe(0);
    expect(await box(page, "DATE.OF.BIRTH").inputValue()).toBe("");
  },
  PATIENCE,
);

test(
  "the calendar opens on the field's month, and a day of another one is picked by its lists",
  async () => {
    const page = await openNew();
    await box(page, "DATE.OF.BIRTH").fill("22 FEB 1972");
    await page.click("xpath=//*[@id='mainTab']/tbody/tr[15]/td[3]/a/img");
    const calendar = page.locator("#calendar");
    expect(await calendar.locator("a").allInnerTexts()).toEqual(Array.from({ length: 29 }, (_, day) => `${day + 1}`));
    expect(await calendar.locator("a.chosen").innerText()).toBe("22");
    await page.locator("[id='monthListfieldName:DATE.OF.BIRTH']").selectOption("JUN");
    await page.locator("[id='yearListfieldName:DATE.OF.BIRTH']").selectOption("1985");
    await calendar.locator("a:text-is('13')").click();
    expect(await box(page, "DATE.OF.BIRTH").inputValue()).toBe("13 JUN 1985");
    expect(await calendar.count()).toBe(0);
    expect(await page.locator("#changedFields").inputValue()).toBe("fieldName:DATE.OF.BIRTH");
  },
  PATIENCE,
);

test.each([
  ["typed, and left by the tabulator", (page: Page) => typeSector(page)],
  ["picked from the list", (page: Page) => pickSector(page)],
])(
  "the sector is hot: %s, it posts the form, which comes back with defaults and what is still missing",
  async (_way, choose) => {
    const page = await openNew();
    await box(page, "GIVEN.NAMES").fill("Peter");
    await page.click("#headtab a:has-text('KYC')");
    const stale = await page.waitForSelector("[id='fieldName:SECTOR']");
    await onward(page, () => choose(page));
    expect(await stale.isVisible()).toBe(false);
    const shown = ["GIVEN.NAMES", "SECTOR", "INDUSTRY", "TARGET", "ACCOUNT.OFFICER", "NATIONALITY"];
    const values = await Promise.all(shown.map((place) => box(page, place).inputValue()));
    expect(values).toEqual(["Peter", "1001", "1000", "999", "1", "US"]);
    expect(await enrichment(page, "SECTOR")).toBe("Individual - Resident");
    expect(await page.locator("td.errors").allInnerTexts()).toContain("Mnemonic");
    expect(await page.locator("#headtab a.active-tab").innerText()).toBe("Physical Address");
  },
  PATIENCE,
);

test(
  "where no field is hot, the sector is left as any other",
  async () => {
    const page = await openNew({ hotFields: false });
    await typeSector(page);
    expect(await page.evaluate("document.activeElement.title")).toBe("Dropdown List");
    expect(await box(page, "INDUSTRY").inputValue()).toBe("");
    expect(await page.locator("img.icon-hot").count()).toBe(0);
  },
  PATIENCE,
);

async function typeSector(page: Page): Promise<void> {
  await box(page, "SECTOR").fill("1001");
  await page.keyboard.press("Tab");
}

async function pickSector(page: Page): Promise<void> {
  await page.click("img[dropfield='fieldName:SECTOR']");
  await page.locator("tr[id^=dropDownRow] > td:text-is('1001')").click();
}

test(
  "a tab shows its panel alone, by a click on its caption or by changetab",
  async () => {
    const page = await openNew();
    const visible = async (): Promise<readonly string[]> =>
      page.evaluate<readonly string[]>(
        "[...document.querySelectorAll('table[id^=tab]')].filter((tab) => tab.checkVisibility()).map(({ id }) => id)",
      );
    expect(await visible()).toEqual(["tab1"]);
    await page.click("#headtab span:text-is('ID Doc')");
    expect(await visible()).toEqual(["tab2"]);
    expect(await page.locator("#headtab td:nth-child(2) > a").getAttribute("class")).toBe("active-tab");
    expect(await page.locator("#activeTab").inputValue()).toBe("tab2");
    await page.evaluate("changetab('tab11')");
    expect(await visible()).toEqual(["tab11"]);
    expect(await page.locator("#headtab a.nonactive-tab").count()).toBe(10);
  },
  PATIENCE,
);

test(
  "the audit tab says who did what, and when, and nobody types there",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", "CUSTOMER,INPUT I 100100");
    await page.click("#headtab span:text-is('Audit')");
    expect(await page.locator("#tab11 input").count()).toBe(0);
    const texts = ["CURR.NO", "INPUTTER:1", "AUTHORISER", "DATE.TIME:1", "CO.CODE", "DEPT.CODE"].map((place) =>
      page.locator(`[id='disabled_${place}']`).innerText(),
    );
    expect(await Promise.all(texts)).toEqual([
      "2",
      "13156_OFFICER__OFS_SEAT",
      "13156_OFFICER_OFS_SEAT",
      "2406020947",
      "GB0010001",
      "1",
    ]);
    expect(await enrichment(page, "CO.CODE")).toBe("Model Bank");
  },
  PATIENCE,
);

test(
  "codes have their words on every way to look at a record, in the sheet's colour",
  async () => {
    const world = await browserWeb.world();
    for (const command of ["CUSTOMER,INPUT I 100100", "CUSTOMER,INPUT S 100100", "CUSTOMER S 100100"]) {
      const page = await world.open("INPUTT", command);
      const words = ["SECTOR", "INDUSTRY", "OTHER.OFFICER:1"].map((place) => enrichment(page, place));
      expect(await Promise.all(words)).toEqual([
        "Individual - Resident",
        "Private Person",
        "Private Banking Assistant",
      ]);
    }
  },
  PATIENCE,
);

test(
  "a radio button and a check box give the hidden field their value",
  async () => {
    const page = await openNew();
    await page.click("xpath=//*[@id='mainTab']/tbody/tr[7]/td[3]/table/tbody/tr/td[1]/input");
    expect(await page.locator("input[type=hidden][id='fieldName:GENDER']").inputValue()).toBe("FEMALE");
    const mail = page.locator("[id='CheckBox:fieldName:SECURE.MESSAGE']");
    await mail.check();
    expect(await box(page, "SECURE.MESSAGE").inputValue()).toBe("YES");
    await mail.uncheck();
    expect(await box(page, "SECURE.MESSAGE").inputValue()).toBe("");
  },
  PATIENCE,
);

test(
  "a mnemonic is cut at ten characters, as it is typed",
  async () => {
    const page = await openNew();
    await box(page, "MNEMONIC").pressSequentially("A1234567890");
    expect(await box(page, "MNEMONIC").inputValue()).toBe("A123456789");
  },
  PATIENCE,
);

test(
  "the command docommand of the menu opens a window of its own name",
  async () => {
    const { context, menu } = await (await browserWeb.world()).signOn("INPUTT");
    const page = await opened(context, () => menu.evaluate("docommand('CUSTOMER,INPUT S 100100')"));
    expect(await page.evaluate("window.name")).toMatch(/^INPUTTER_CUSTOMER_INPUT_S_100100_\d{13}$/);
    expect(await page.title()).toBe("CUSTOMER");
  },
  PATIENCE,
);
