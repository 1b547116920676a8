import type { Page } from "playwright-core";

import { onward, openBrowserWeb, run, type BrowserWorld } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

const COMMIT = "a[title='Commit the deal']";

function commit(page: Page): Promise<void> {
  return onward(page, () => page.click(COMMIT));
}

/** Sets a field on whichever tab it stands. */
async function set(page: Page, place: string, value: string): Promise<void> {
  const control = page.locator(`[id='fieldName:${place}']`);
  const tab = (await control.getAttribute("tabname")) ?? "mainTab";
  if (tab !== "mainTab") await page.evaluate(`changetab('${tab}')`);
  if (place === "TITLE") await control.selectOption(value);
  else await control.fill(value);
}

/** Each error as it is read: caption and text on one line. */
async function errorsIn(page: Page): Promise<readonly string[]> {
  const rows = await page.locator("#errors tr").allInnerTexts();
  return rows.map((row) => row.replace(/\s+/g, " ").trim());
}

/** The red error of one field, from which its caption leads back to the field. */
async function leadsToField(page: Page, place: string): Promise<void> {
  const box = page.locator("#error_box");
  expect(await box.isVisible()).toBe(true);
  expect(await styleOf(page, "#error_box", "borderTopColor")).toBe("rgb(255, 0, 0)");
  expect(await page.locator("#errors img#errorImg[alt=error]").count()).toBe(1);
  expect(await styleOf(page, ":is(label.wrong > a, .headings > td.wrong)", "color")).toBe("rgb(255, 0, 0)");
  await page.evaluate("changetab('tab11')");
  await page.click("#errors td.errors > a > span");
  expect(await page.evaluate("document.activeElement.id")).toBe(`fieldName:${place}`);
}

function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).${property}`);
}

test.each([
  ["MNEMONIC", "", "Mnemonic INPUT MISSING"],
  ["MNEMONIC", "CRISP", "Mnemonic DUPLICATE MNEMONIC"],
  ["MNEMONIC", "1KELLER", "Mnemonic FIRST CHARACTER MUST BE ALPHA"],
  ["SHORT.NAME:1", "", "GB Short Name INPUT MISSING"],
  ["SHORT.NAME:1", "-ANNA", "GB Short Name NO LEADING MINUS WITH SWIFT"],
  ["TITLE", "", "Title NO SPECIFIED VALUE"],
  ["NATIONALITY", "ZZ", "Nationality MISSING COUNTRY - RECORD"],
  ["OTHER.OFFICER:1", "99999", "Second Officer.1 MISSING DEPT.ACCT.OFFICER - RECORD"],
  ["DATE.OF.BIRTH", "31 FEB 1980", "Date of Birth INVALID DATE"],
  ["DATE.OF.BIRTH", "01 JAN 2099", "Date of Birth DATE AFTER TODAY"],
  ["LEGAL.ISS.DATE:1", "NEVER", "Issue Date.1 INVALID DATE"],
  ["NO.OF.DEPENDENTS", "TWO", "No Of Dependents NOT NUMERIC"],
])(
  "%s with %j is answered in the box: %s",
  async (place, value, error) => {
    const page = await (await browserWeb.world()).open("INPUTT", "CUSTOMER,INPUT I 100104");
    await set(page, place, value);
    await commit(page);
    expect(await errorsIn(page)).toEqual([error]);
    await leadsToField(page, place);
    expect(await page.locator("td.message").count()).toBe(0);
  },
  PATIENCE,
);

test(
  "a title and a gender that do not match are told at the gender, by validate as by commit",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", "CUSTOMER,INPUT I 100104");
    expect(await page.locator("#error_box").isVisible()).toBe(false);
    expect(await page.locator("#errorImg").count()).toBe(0);
    await set(page, "TITLE", "MR");
    for (const title of ["Validate a deal", "Commit the deal"]) {
      await onward(page, () => page.click(`a[title='${title}']`));
      expect(await errorsIn(page)).toEqual(["Gender GENDER DOES NOT MATCH TITLE"]);
    }
    await set(page, "TITLE", "MRS");
    await onward(page, () => page.click("a[title='Validate a deal']"));
    expect([await errorsIn(page), await page.locator("#errorImg").count()]).toEqual([[], 0]);
    expect(await page.locator("td.message").count()).toBe(0);
  },
  PATIENCE,
);

/** Amends a live customer so that overrides are raised. */
async function amend(world: BrowserWorld, id: string, changes: Readonly<Record<string, string>>): Promise<Page> {
  const page = await world.open("INPUTT", `CUSTOMER,${id === "66052" ? "CORP" : "INPUT"} I ${id}`);
  for (const [place, value] of Object.entries(changes)) await set(page, place, value);
  await commit(page);
  return page;
}

/** The link that accepts all overrides stands where suites name it by full path: in the third row, or the fourth. */
function acceptLink(page: Page, row: 3 | 4) {
  const form = "/html/body/div[3]/div[2]/form[1]";
  return page.locator(`xpath=${form}/div[3]/table/tbody/tr[${row}]/td/table[1]/tbody/tr/td[1]/a`);
}

test.each([
  [{ residenceOverride: "accept" }, "100104", { RESIDENCE: "US" }, ["RESIDENCE CHANGED FROM GB TO US"]],
  [
    { documentsOverride: "accept" },
    "66052",
    { "OTHER.OFFICER:1": "1" },
    ["INCORP/CUS*200 FROM 66052 NOT RECEIVED", "MEMORANDUM/CUS*200 FROM 66052 NOT RECEIVED"],
  ],
])(
  "with %j what customer %s raises is shown, accepted by one click, and kept in the audit",
  async (options, id, changes, texts) => {
    const world = await browserWeb.world(options);
    const page = await amend(world, id, changes);
    expect(await page.locator("td.overrideOn").allInnerTexts()).toEqual(texts);
    expect(await page.locator("img#errorImg[alt=override]").count()).toBe(texts.length);
    expect(await page.locator("#overridesPresent").inputValue()).toBe("YES");
    const link = acceptLink(page, 3);
    expect([await link.getAttribute("id"), await link.innerText()]).toEqual(["errorImg", "Accept Overrides"]);
    expect(await world.read(id)).toMatchObject({ RecordStatus: "" });
    await onward(page, () => link.click());
    expect(await page.locator("td.message").innerText()).toMatch(new RegExp(`^Txn Complete: ${id} `));
    await run(page, world.address, `CUSTOMER,INPUT S ${id}`);
    await page.click("#headtab span:text-is('Audit')");
    expect(await page.locator("[id^='disabled_OVERRIDE:']").allInnerTexts()).toEqual(texts);
    expect(await page.locator("[id='disabled_RECORD.STATUS']").innerText()).toBe("INAU");
  },
  PATIENCE,
);

test(
  "an override of a class leaves the record INAO, which only a user of the class authorises",
  async () => {
    const world = await browserWeb.world({ residenceOverride: "approve" });
    const page = await amend(world, "100104", { RESIDENCE: "US" });
    await onward(page, () => page.click("td.textbtn > a#errorImg"));
    expect(await world.read("100104")).toMatchObject({ RecordStatus: "INAO" });
    await run(page, world.address, "COS CUSTOMER.NAU");
    expect(await page.locator("#r1 > td:nth-child(4)").innerText()).toBe("INAO");
    const agent = await world.open("CSAGENT", "CUSTOMER,NAU A 100104");
    await onward(agent, () => agent.click("a[title='Authorises a deal']"));
    expect(await agent.locator("td.message").innerText()).toBe("SECURITY VIOLATION");
    const author = await world.open("AUTHOR", "CUSTOMER,NAU A 100104");
    await onward(author, () => author.click("a[title='Authorises a deal']"));
    expect(await author.locator("td.message").innerText()).toMatch(/^Txn Complete: 100104/);
    expect(await world.read("100104")).toMatchObject({ RecordStatus: "", Residence: "US" });
  },
  PATIENCE,
);

test.each(["RECEIVED", "NO"])(
  "a warning stands where suites name it, is answered %s, and committed again",
  async (answer) => {
    const world = await browserWeb.world({ minorWarning: "accept" });
    const page = await amend(world, "100104", { "DATE.OF.BIRTH": "01 JAN 2020" });
    const row = "xpath=/html/body/div[3]/div[2]/form[1]/div[3]/table/tbody/tr[3]/td/table/tbody/tr";
    expect(await page.locator(`${row}/td[2]`).innerText()).toBe("CUSTOMER IS A MINOR");
    const chooser = page.locator(`${row}/td[3]/select`);
    expect(await chooser.getAttribute("id")).toBe("warningChooser:CUSTOMER IS A MINOR");
    expect([await page.locator("#warningsPresent").inputValue(), await acceptLink(page, 3).count()]).toEqual([
      "YES",
      0,
    ]);
    await commit(page);
    expect(await chooser.count()).toBe(1);
    await chooser.selectOption(answer);
    await commit(page);
    expect(await page.locator("td.message").innerText()).toMatch(/^Txn Complete: 100104/);
  },
  PATIENCE,
);

test.each(["1000", "1001", "1009"])(
  "where the bank asks for documents, a customer of sector %s is warned of one by the customer's number",
  async (sector) => {
    const world = await browserWeb.world({ introductoryDocuments: "accept", hotFields: false });
    const page = await amend(world, "100104", { SECTOR: sector, "OTHER.OFFICER:1": "1" });
    const warning = page.locator("select[id^='warningChooser:Have you received']");
    const text = (await warning.getAttribute("id"))?.slice("warningChooser:".length) ?? "";
    expect(text).toMatch(/^Have you received .+\/CUS\*502 from 100104$/);
    expect(await page.locator(`[id='warningCaption:${text}']`).innerText()).toBe(text);
    expect(await page.locator("img#errorImg[alt=warning]").count()).toBe(1);
    await warning.selectOption("RECEIVED");
    await commit(page);
    expect(await page.locator("td.message").innerText()).toMatch(/^Txn Complete: 100104/);
  },
  PATIENCE,
);

test(
  "with warnings and overrides the link moves down a row, and accepts once the warnings are answered",
  async () => {
    const world = await browserWeb.world({ minorWarning: "accept", residenceOverride: "accept" });
    const page = await amend(world, "100104", { "DATE.OF.BIRTH": "01 JAN 2020", RESIDENCE: "US" });
    await onward(page, () => acceptLink(page, 4).click());
    expect(await page.locator("td.message").count()).toBe(0);
    await page.locator("select.warningbox").selectOption("RECEIVED");
    await onward(page, () => acceptLink(page, 4).click());
    expect(await page.locator("td.message").innerText()).toMatch(/^Txn Complete: 100104/);
  },
  PATIENCE,
);
