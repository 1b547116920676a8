import type { Page } from "playwright-core";

import { onward, openBrowserWeb } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

/** Opens a new customer on the screen of a profile. */
async function openNew(recordLayout = "elevenTabs") {
  const world = await browserWeb.world({ recordLayout });
  return { world, page: await world.open("INPUTT", "CUSTOMER,INPUT I F3") };
}

/** The visible values of a field, by their controls' ids. */
async function valuesOf(page: Page, field: string): Promise<Readonly<Record<string, string>>> {
  const boxes = await page.locator(`[id^='fieldName:${field}:']:visible`).all();
  const pairs = boxes.map(async (box) => [await box.getAttribute("id"), await box.inputValue()] as const);
  return Object.fromEntries(await Promise.all(pairs)) as Readonly<Record<string, string>>;
}

function box(page: Page, place: string) {
  return page.locator(`[id='fieldName:${place}']`);
}

/** Clicks an icon in the cell of a control. */
function clickBeside(page: Page, place: string, title: string): Promise<void> {
  return box(page, place).locator("xpath=..").locator(`a[title='${title}']:visible`).click();
}

/** The captions of a field, which have its id without numbers. */
function captionsOf(page: Page, field: string): Promise<readonly string[]> {
  return page.locator(`label[for='fieldName:${field}']:visible > a[id='fieldCaption:${field}']`).allInnerTexts();
}

const ADD = "Expand Multi Value";
const ADD_SUB = "Expand Sub Value";
const DELETE = "Delete Value";

test(
  "one more value has all fields of the set, empty, under the next number, and the cursor in it",
  async () => {
    const { page } = await openNew();
    await box(page, "PHONE.1:1").fill("111");
    await clickBeside(page, "PHONE.1:1", ADD);
    expect(await valuesOf(page, "PHONE.1")).toEqual({ "fieldName:PHONE.1:1": "111", "fieldName:PHONE.1:2": "" });
    expect(Object.keys(await valuesOf(page, "EMAIL.1"))).toEqual(["fieldName:EMAIL.1:1", "fieldName:EMAIL.1:2"]);
    expect(await captionsOf(page, "SMS.1")).toEqual(["Mobile Phone Numbers.1", "Mobile Phone Numbers.2"]);
    expect(await page.evaluate("document.activeElement.id")).toBe("fieldName:PHONE.1:2");
    const cell = box(page, "PHONE.1:2").locator("xpath=..");
    const [from, to] = /^M_(\d+)\.2_(\d+)\.2$/.exec((await cell.getAttribute("mvdetails")) ?? "")?.slice(1) ?? [];
    expect(await cell.locator(`a[title='${ADD}']`).getAttribute("href")).toBe(
      `javascript:mvExpandClient('M_${from}.2_${to}.2')`,
    );
  },
  PATIENCE,
);

test(
  "a value goes in behind the one that it is asked of, and the others keep their order",
  async () => {
    const { page } = await openNew();
    await page.click("#headtab a:has-text('ID Doc')");
    await box(page, "LEGAL.ID:1").fill("A");
    await clickBeside(page, "LEGAL.ID:1", ADD);
    await page.keyboard.type("C");
    await clickBeside(page, "LEGAL.ID:1", ADD);
    await page.keyboard.type("B");
    expect(Object.values(await valuesOf(page, "LEGAL.ID"))).toEqual(["A", "B", "C"]);
  },
  PATIENCE,
);

test(
  "a value can be deleted once there are two, and what is left moves up",
  async () => {
    const { page } = await openNew();
    await page.click("#headtab a:has-text('ID Doc')");
    expect(await page.locator(`#tab2 a[title='${DELETE}']:visible`).count()).toBe(0);
    for (const [number, id] of ["A", "B", "C"].entries()) {
      if (number > 0) await clickBeside(page, `LEGAL.ID:${number}`, ADD);
      await box(page, `LEGAL.ID:${number + 1}`).fill(id);
      await box(page, `LEGAL.DOC.NAME:${number + 1}`).selectOption({ index: number + 1 });
    }
    const names = Object.values(await valuesOf(page, "LEGAL.DOC.NAME"));
    expect(await page.locator(`#tab2 a[title='${DELETE}']:visible`).count()).toBe(3);
    await clickBeside(page, "LEGAL.ID:2", DELETE);
    expect(Object.values(await valuesOf(page, "LEGAL.ID"))).toEqual(["A", "C"]);
    expect(Object.values(await valuesOf(page, "LEGAL.DOC.NAME"))).toEqual([names[0], names[2]]);
    await clickBeside(page, "LEGAL.ID:1", DELETE);
    expect(Object.values(await valuesOf(page, "LEGAL.ID"))).toEqual(["C"]);
    expect(await page.locator(`#tab2 a[title='${DELETE}']:visible`).count()).toBe(0);
  },
  PATIENCE,
);

test(
  "texts by language are expanded by the languages of the bank, sub-values by number",
  async () => {
    const { page } = await openNew();
    await clickBeside(page, "STREET:1", ADD);
    await clickBeside(page, "STREET:2", ADD);
    expect(await captionsOf(page, "STREET")).toEqual(["GB Street", "FR Street", "DE Street"]);
    await clickBeside(page, "ADDRESS:1:1", ADD_SUB);
    await clickBeside(page, "ADDRESS:1:1", ADD);
    expect(await captionsOf(page, "ADDRESS")).toEqual(["GB Address.1", "GB Address.2", "FR Address.1"]);
    expect(Object.keys(await valuesOf(page, "ADDRESS"))).toEqual([
      "fieldName:ADDRESS:1:1",
      "fieldName:ADDRESS:1:2",
      "fieldName:ADDRESS:2:1",
    ]);
  },
  PATIENCE,
);

test(
  "sub-values are deleted by themselves, and go with their multi-value",
  async () => {
    const { page } = await openNew();
    await box(page, "ADDRESS:1:1").fill("Gone");
    await clickBeside(page, "ADDRESS:1:1", ADD);
    await page.keyboard.type("Line 1");
    await clickBeside(page, "ADDRESS:2:1", ADD_SUB);
    await page.keyboard.type("Line 2");
    await clickBeside(page, "ADDRESS:2:2", ADD_SUB);
    await page.keyboard.type("Line 3");
    await page.locator("a[href*=mvDeleteClient]:visible").first().click();
    expect(await valuesOf(page, "ADDRESS")).toEqual({
      "fieldName:ADDRESS:1:1": "Line 1",
      "fieldName:ADDRESS:1:2": "Line 2",
      "fieldName:ADDRESS:1:3": "Line 3",
    });
    await clickBeside(page, "ADDRESS:1:2", DELETE);
    expect(Object.values(await valuesOf(page, "ADDRESS"))).toEqual(["Line 1", "Line 3"]);
  },
  PATIENCE,
);

test(
  "fields side by side, as R22 has them, are expanded each by itself",
  async () => {
    const { page } = await openNew("fourteenTabs");
    await box(page, "ACCOUNT.OFFICER").fill("1");
    await box(page, "OTHER.OFFICER:1").fill("26");
    await clickBeside(page, "OTHER.OFFICER:1", ADD);
    await page.keyboard.type("27");
    expect(Object.values(await valuesOf(page, "OTHER.OFFICER"))).toEqual(["26", "27"]);
    expect(await captionsOf(page, "OTHER.OFFICER")).toEqual(["Second Officer.1", "Second Officer.2"]);
    expect(await page.locator("[id='fieldName:ACCOUNT.OFFICER']").count()).toBe(1);
    await clickBeside(page, "OTHER.OFFICER:1", DELETE);
    expect(Object.values(await valuesOf(page, "OTHER.OFFICER"))).toEqual(["27"]);
    expect(await box(page, "ACCOUNT.OFFICER").inputValue()).toBe("1");
  },
  PATIENCE,
);

test(
  "a grid grows by rows",
  async () => {
    const { page } = await openNew();
    await page.click("#headtab a:has-text('Residential Details')");
    await box(page, "RESIDENCE.VALUE:1").fill("100");
    await clickBeside(page, "RESIDENCE.STATUS:1", ADD);
    expect(Object.values(await valuesOf(page, "RESIDENCE.VALUE"))).toEqual(["100", ""]);
    await clickBeside(page, "RESIDENCE.STATUS:1", DELETE);
    expect(Object.values(await valuesOf(page, "RESIDENCE.VALUE"))).toEqual([""]);
  },
  PATIENCE,
);

test(
  "what was added and deleted on the screen is what IRIS has",
  async () => {
    const world = await browserWeb.world();
    const phones = ["1", "2", "3", "4"].map((Phone1) => ({ Phone1 }));
    expect(await world.input("190245", { Phone1MvGroup: phones })).toBe(201);
    const page = await world.open("INPUTT", "CUSTOMER,INPUT I 190245");
    await clickBeside(page, "PHONE.1:1", DELETE);
    await clickBeside(page, "PHONE.1:2", DELETE);
    await clickBeside(page, "PHONE.1:2", ADD);
    await page.keyboard.type("5");
    expect(Object.values(await valuesOf(page, "PHONE.1"))).toEqual(["2", "4", "5"]);
    await onward(page, () => page.click("a[title='Commit the deal']"));
    expect(await page.locator("td.message").innerText()).toMatch(/^Txn Complete: 190245/);
    const { Phone1MvGroup: stored } = await world.read("190245");
    expect(stored).toMatchObject(["2", "4", "5"].map((Phone1) => ({ Phone1 })));
    expect(stored).toHaveLength(3);
  },
  PATIENCE,
);
