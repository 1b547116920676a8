import type { Page } from "playwright-core";

import { frameOf, opened, openBrowserWeb } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

const world = await browserWeb.world();
await world.input("190245", { AccountOfficer: "1" });
const desk = await world.signOn("AUTHOR");
afterEach(async () => {
  for (const page of desk.context.pages()) if (page !== desk.home) await page.close();
});

/** The texts of a page's rows, the first cell of each. */
function keysIn(page: Page): Promise<readonly string[]> {
  return page.locator("tr[id^=r] > td:first-child").allInnerTexts();
}

test.each([
  ["CUSTOMER L", "CUSTOMER - Default List", ["66052", "100100", "100104", "100111", "190097"]],
  ["CUSTOMER E", "CUSTOMER$NAU - Default List", ["190245"]],
  ["CUSTOMER H", "CUSTOMER$HIS - Default List", ["100100;1"]],
  ["QUERY CUSTOMER.LIST MNEMONIC EQ CRISP", "Customer List", ["100100"]],
])(
  "%s lists its records under the title %s",
  async (command, title, keys) => {
    const list = await desk.type(command);
    expect(await list.title()).toBe(title);
    expect(await keysIn(list)).toEqual(keys);
    expect(await list.locator("#enq_toolHeader td").first().innerText()).toBe(
      `Results 1 - ${keys.length} of ${keys.length}`,
    );
  },
  PATIENCE,
);

test(
  "a row's picture opens the record in a window of its own",
  async () => {
    const list = await desk.type("CUSTOMER L");
    const record = await opened(desk.context, () => list.click("#r2 a[title='Select Drilldown']"));
    expect(await record.locator(".iddisplay").innerText()).toBe("100100");
    expect(await record.locator("#disabled_MNEMONIC").innerText()).toBe("CRISP");
    expect(desk.context.pages()).toHaveLength(3);
  },
  PATIENCE,
);

test(
  "ENQ asks for a selection, Find runs it, and the selection screen comes back with it",
  async () => {
    const page = await desk.type("ENQ CUSTOMER.LIST");
    expect(await page.locator("select[name='operand:1:1:1'] option").first().innerText()).toBe("equals");
    await page.locator("label:text-is('Short Name')").click();
    await page.keyboard.type("A");
    await page.selectOption("select[name='operand:3:1:1']", "BW");
    await page.click("a[title='Run Selection']");
    await page.locator("#r1").waitFor();
    expect(await keysIn(page)).toEqual(["100104", "190097"]);
    await page.click("a[title='Selection Screen']");
    expect(await page.locator("input[id='value:3:1:1']").inputValue()).toBe("A");
    expect(await page.locator("select[name='operand:3:1:1']").inputValue()).toBe("BW");
    await page.click("text=Clear Selection");
    await page.locator("input[id='value:1:1:1']").fill("66052");
    await page.keyboard.press("Enter");
    await page.locator("#r1").waitFor();
    expect(await keysIn(page)).toEqual(["66052"]);
  },
  PATIENCE,
);

test(
  "what selects nothing says so",
  async () => {
    const page = await desk.type("QUERY CUSTOMER.LIST MNEMONIC EQ NOBODY");
    expect(await page.locator("#enquiryDataScroller").innerText()).toBe("No data to display");
  },
  PATIENCE,
);

test(
  "a long list goes by pages",
  async () => {
    const full = await browserWeb.world();
    for (let id = 300_001; id <= 300_052; id += 1) {
      expect(await full.input(String(id), { Mnemonic: `M${id}` })).toBe(201);
    }
    const list = await (await full.signOn("INPUTT")).type("CUSTOMER E");
    expect(await list.locator("tr[id^=r]").count()).toBe(50);
    await list.click("a[title='Next Page']");
    await list.locator("text=Results 51 - 52 of 52").waitFor();
    expect(await keysIn(list)).toEqual(["300051", "300052"]);
  },
  PATIENCE,
);

test(
  "a row of the unauthorised customers opens below, in the same window, to be authorised",
  async () => {
    const page = await desk.type("COS CUSTOMER.NAU");
    expect(await page.title()).toBe("Unauthorised Customer - Model Bank");
    expect(await page.locator("#enqheader td").innerText()).toBe("Unauthorised Customer");
    expect(await page.locator("#r1 > td").allInnerTexts()).toEqual([
      "190245",
      "JOHN",
      "1 - Implementation",
      "INAU",
      expect.stringContaining("_INPUTTER_"),
      "",
      "",
    ]);
    await page.click("#r1 > td:nth-child(6) > a[title=Authorise] > img[alt=Authorise]");
    await page.locator("a[title='Authorises a deal'][href]").waitFor();
    const path = "xpath=/html/body/table/tbody/tr[2]/td/div[3]/div[2]/form[1]";
    expect(await page.locator(`${path}//span[contains(@class,'iddisplay')]`).innerText()).toBe("190245");
    expect(await page.locator("#r1").count()).toBe(1);
    await page.click("a[title='Authorises a deal']");
    await page.locator("td.message").waitFor();
    expect(await page.locator("td.message").innerText()).toMatch(/^Txn Complete: 190245 .* CUSTOMER,NAU A$/);
    // 9.3: the list above changes on Refresh only.
    expect(await page.locator("#r1").count()).toBe(1);
    await page.click("a[title=Refresh]");
    await page.locator("text=No data to display").waitFor();
    expect(desk.context.pages()).toHaveLength(2);
  },
  PATIENCE,
);

test(
  "in frames the enquiry is the first, the record the second",
  async () => {
    const framed = await browserWeb.world({ compositeLayout: "frames" });
    const page = await (await framed.signOn("INPUTT")).type("COS CUST.AMEND");
    const above = await frameOf(page, "ENQUIRY");
    await above.locator("input[id='value:1:1:1']").fill("100100");
    await above.click("a[title='Run Selection']");
    await above.click("a[title=Amend]");
    const below = await frameOf(page, "BLANK");
    expect(await below.locator(".iddisplay").innerText()).toBe("100100");
    expect(await below.locator("[id='fieldName:MNEMONIC']").inputValue()).toBe("CRISP");
  },
  PATIENCE,
);
