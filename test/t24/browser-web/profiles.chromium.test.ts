import type { Page } from "playwright-core";

import { enterCredentials, frameOf, onward, opened, openBrowserWeb } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

const FORM = "/html/body/div[3]/div[2]/form[1]";
const NEW = "CUSTOMER,INPUT I F3";

/** The id of the control that a full path of a suite leads to. */
function idAt(page: Page, path: string): Promise<string | null> {
  return page.locator(`xpath=${path}`).first().getAttribute("id");
}

function tabsOf(page: Page): Promise<readonly string[]> {
  return page.locator("#headtab span").allInnerTexts();
}

test(
  "R16 to R19: fields above eleven tabs, with gender and birth date in the rows that suites name",
  async () => {
    const page = await (await browserWeb.world()).open("INPUTT", NEW);
    expect(await tabsOf(page)).toHaveLength(11);
    expect(await idAt(page, "//*[@id='mainTab']/tbody/tr[7]/td[3]/table/tbody/tr/td[1]/input")).toBe(
      "radio:mainTab:GENDER",
    );
    expect(await idAt(page, "//*[@id='mainTab']/tbody/tr[15]/td[3]/input")).toBe("fieldName:DATE.OF.BIRTH");
    await page.click("#tab1");
    expect(await page.locator("[id='fieldName:STREET:1']").isVisible()).toBe(true);
  },
  PATIENCE,
);

test(
  "R22: fourteen tabs, the first of which has the fields that stand above them elsewhere",
  async () => {
    const page = await (await browserWeb.world({ recordLayout: "fourteenTabs" })).open("INPUTT", NEW);
    expect(await tabsOf(page)).toEqual([
      "Customer",
      "Physical Address",
      "Contact Details",
      "ID Doc",
      "Relation",
      "Further Details",
      "Financial Details",
      "Residential Details",
      "Communication Details",
      "KYC",
      "Other Details",
      "Reporting Details",
      "Exit Status",
      "Audit",
    ]);
    const tab = `${FORM}/div[4]/table/tbody/tr[3]/td/table[1]/tbody`;
    expect(await idAt(page, `${tab}/tr[5]/td[3]/input`)).toBe("fieldName:GENDER");
    expect(await idAt(page, `${tab}/tr[5]/td[3]/table/tbody/tr/td[2]/input`)).toBe("radio:tab1:GENDER");
    expect(await idAt(page, `${tab}/tr[10]/td[7]/input`)).toBe("fieldName:CUSTOMER.RATING:1");
    await page.click(`xpath=${tab}/tr[10]/td[7]/a[1]/img`);
    await page.locator("[id='fieldName:CUSTOMER.RATING:1:div'] tr").first().waitFor();
    await page.keyboard.press("Escape");
    await page.click("#headtab span:text-is('Physical Address')");
    expect(await page.locator("#tab2 [id='fieldName:STREET:1']").isVisible()).toBe(true);
  },
  PATIENCE,
);

test(
  "on a single page all fields are visible, and a customer is input without any tab",
  async () => {
    const world = await browserWeb.world({ recordLayout: "singlePage" });
    const page = await world.open("INPUTT", NEW);
    expect(await tabsOf(page)).toEqual([]);
    const typed = {
      MNEMONIC: "SINGLE",
      "SHORT.NAME:1": "ONE",
      "NAME.1:1": "ONE PAGE",
      "STREET:1": "Main",
      TARGET: "999",
    };
    for (const [place, value] of Object.entries(typed)) await page.locator(`[id='fieldName:${place}']`).fill(value);
    await page.locator("input[type=radio][value=FEMALE]").check();
    await page.locator("[id='fieldName:SECTOR']").fill("1001");
    await onward(page, () => page.keyboard.press("Tab"));
    await onward(page, () => page.click("a[title='Commit the deal']"));
    expect(await page.locator("td.message").innerText()).toMatch(/^Txn Complete: 190245 .* CUSTOMER,INPUT I$/);
    expect(await world.read("190245")).toMatchObject({ Mnemonic: "SINGLE", Gender: "FEMALE", Target: "999" });
  },
  PATIENCE,
);

test.each(["thead", "tbody"] as const)(
  "the toolbar's rows stand in the table's %s, the message and the box for the next id at their full paths",
  async (toolbarSection) => {
    const world = await browserWeb.world({ toolbarSection });
    const page = await world.open("INPUTT", "CUSTOMER,INPUT I 100104");
    const bar = `//*[@id='toolBar']/table/${toolbarSection}`;
    expect(await idAt(page, `${bar}/tr[1]/td/table`)).toBe("goButton");
    const line = `${bar}/tr[2]/td/table/tbody/tr/td[2]/table/tbody/tr`;
    expect(await page.locator(`xpath=${line}/td[2]/span`).innerText()).toBe("100104");
    await page.locator("[id='fieldName:FAMILY.NAME']").fill("ROTH");
    await onward(page, () =>
      page.click("xpath=//*[@id='goButton']/tbody/tr/td/table/tbody/tr/td/div/table/tbody/tr/td[1]/a/img"),
    );
    const message = `${FORM}/div[4]/table/tbody/tr/td/table/tbody/tr[2]/td[2]/table[2]/tbody/tr/td`;
    const text = await page.locator(`xpath=${message}`).innerText();
    expect(text).toMatch(/^Txn Complete: 100104 /);
    // 8: suites cut the id out of the whole text of the box.
    expect((await page.locator(".display_box").innerText()).trim()).toBe(text);
    expect(await idAt(page, `${line}/td[2]/input[1]`)).toBe("transactionId");
    await onward(page, () => page.click(`xpath=${line}/td[6]/a/img`));
    expect(await page.locator(".iddisplay").innerText()).toBe("190245");
  },
  PATIENCE,
);

test.each([
  ["nested", "//*[@id='pane_']/div[1]/div/table/tbody/tr/td[3]/a"],
  ["plain", "/html/body/div[3]/div[1]/table/tbody/tr/td[3]/a"],
])(
  "with the banner's cell %s, Sign Off at %s brings the sign-on page into the same window",
  async (bannerCell, path) => {
    const { home, banner } = await (await browserWeb.world({ bannerCell })).signOn("INPUTT");
    const link = banner.locator(`xpath=${path}`);
    expect(await link.innerText()).toBe("Sign Off");
    expect([await link.getAttribute("title"), await link.getAttribute("alt")]).toEqual(["Sign off", "Sign off"]);
    await link.click();
    await home.locator("#signOnName").waitFor();
    expect(await home.locator("#logo").isVisible()).toBe(true);
    expect(home.context().pages()).toHaveLength(1);
  },
  PATIENCE,
);

test.each([
  ["modelBank", ["User Menu", "Customer"], "Individual Customer "],
  ["older", ["User Menu", "Customer"], "Individual Customer "],
  ["officer", ["Customer Menu", "Customer Officer Menu", "Customer"], "Individual Customer "],
  ["moneyMarket", ["MM Inter Bank", "Back Office ", "Cutomer Menu "], "Customer Opening  "],
  ["spanish", ["Menu", "Cliente"], "Individual Customer "],
])(
  "the menu %s leads through %j to a new customer",
  async (menuTree, folders, leaf) => {
    const { context, menu } = await (await browserWeb.world({ menuTree })).signOn("INPUTT");
    const link = menu.locator(`xpath=(//a[text()='${leaf}'])[1]`);
    expect(await link.isVisible()).toBe(false);
    for (const folder of folders) {
      await menu
        .locator(`xpath=(//span[text()='${folder}' and not(ancestor::ul[contains(@class,'closed')])])[1]`)
        .click();
    }
    expect(await link.getAttribute("href")).toMatch(/^javascript:docommand\('CUSTOMER,INPUT I F3'\);$/);
    const page = await opened(context, () => link.click());
    expect(await page.locator(".iddisplay").innerText()).toBe("190245");
  },
  PATIENCE,
);

test.each([
  [true, ["Welcome to Model Bank"]],
  [false, []],
])(
  "alertAfterSignOn %s: a script's alert greets %j",
  async (alertAfterSignOn, texts) => {
    const world = await browserWeb.world({ alertAfterSignOn });
    const page = await world.visit();
    const alerts: string[] = [];
    page.on("dialog", (dialog) => {
      alerts.push(dialog.message());
      void dialog.accept();
    });
    await enterCredentials(page, "INPUTT");
    await (await frameOf(page, "banner")).locator("#commandValue").waitFor();
    expect(alerts).toEqual(texts);
  },
  PATIENCE,
);

test.each(["Transact", "T24"])(
  "the sign-on page says %s, and its title T24",
  async (signOnHeading) => {
    const page = await (await browserWeb.world({ signOnHeading })).visit();
    expect(await page.locator("#title > b").innerText()).toBe(`${signOnHeading} Sign in`);
    expect(await page.title()).toBe("T24 Sign in");
  },
  PATIENCE,
);

test.each(["table", "frames"])(
  "in a composite of the kind %s a customer is amended below the list, and the list stays",
  async (compositeLayout) => {
    const world = await browserWeb.world({ compositeLayout });
    const { context, type } = await world.signOn("INPUTT");
    const page = await type("COS CUST.AMEND");
    const isFramed = compositeLayout === "frames";
    const above = isFramed ? await frameOf(page, "ENQUIRY") : page.mainFrame();
    const below = isFramed ? await frameOf(page, "BLANK") : page.mainFrame();
    await above.locator("input[id='value:1:1:1']").fill("100104");
    await above.click("a[title='Run Selection']");
    await above.click("a[title=Amend]");
    await below.locator("[id='fieldName:FAMILY.NAME']").fill("ROTH");
    await below.click("a[title='Commit the deal']");
    expect(await below.locator("td.message").innerText()).toMatch(/^Txn Complete: 100104 .* CUSTOMER,INPUT I$/);
    expect(await above.locator("#r1 > td").first().innerText()).toBe("100104");
    expect(context.pages()).toHaveLength(2);
    expect(await world.read("100104")).toMatchObject({ RecordStatus: "INAU", FamilyName: "ROTH" });
  },
  PATIENCE,
);

test(
  "an unauthorised customer is deleted from the list, and from its record on the same page",
  async () => {
    const world = await browserWeb.world();
    expect(await world.input("190245")).toBe(201);
    const page = await world.open("INPUTT", "COS CUSTOMER.NAU");
    expect(await page.locator("#datadisplay thead a").count()).toBe(0);
    await page.click("#r1 > td:nth-child(7) > a[title=Delete] > img[alt=Delete]");
    page.on("dialog", (dialog) => void dialog.accept());
    await page.click("a[title='Deletes a Deal'][href]");
    expect(await page.locator("td.message").innerText()).toMatch(/^Txn Complete: 190245 .* CUSTOMER,NAU D$/);
    expect(await page.locator("input.idbox.idbox_CUSTOMER_NAU").count()).toBe(1);
    await page.click("a[title=Refresh]");
    await page.locator("text=No data to display").waitFor();
  },
  PATIENCE,
);
