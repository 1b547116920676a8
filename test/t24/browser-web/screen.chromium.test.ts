import type { Page } from "playwright-core";

import { enterCredentials, openBrowserWeb, type BrowserWorld } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

const world: BrowserWorld = await browserWeb.world();
const desk = await world.signOn("INPUTT");
const other = await world.signOn("AUTHOR");

/** Fills in the fields that CUSTOMER,INPUT demands. */
async function fillIn(page: Page, mnemonic: string): Promise<void> {
  await page.locator("[id='fieldName:NAME.1:1']").fill("JOHN SNOW");
  await page.locator("[id='fieldName:SHORT.NAME:1']").fill("JOHN");
  await page.locator("[id='fieldName:MNEMONIC']").fill(mnemonic);
  await page.locator("input[type=radio][value=MALE]").check();
  // A change of the hot field posts the form, and the page comes anew (6.3).
  await page.locator("[id='fieldName:SECTOR']").fill("1001");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Tab")]);
}

/** The titles of the toolbar's buttons that can be clicked. */
async function enabledIn(page: Page): Promise<readonly (string | null)[]> {
  const buttons = await page.locator("#goButton img:not([src$='_dis.gif'])").all();
  return Promise.all(buttons.map((button) => button.getAttribute("alt")));
}

test(
  "what was created over IRIS is seen on the screen: CUSTOMER, Enter, the id, the lens",
  async () => {
    expect(await world.input("190245")).toBe(201);
    expect(await world.authorise("190245")).toBe(200);
    const page = await desk.type("CUSTOMER");
    await page.fill("#transactionId", "190245");
    await page.click("a[title='View a contract']");
    await page.locator("#disabled_MNEMONIC").waitFor();
    expect(await page.title()).toBe("CUSTOMER");
    expect(await page.locator("#disabled_MNEMONIC").innerText()).toBe("JSNOW");
    expect(await page.locator(".iddisplay").innerText()).toBe("190245");
  },
  PATIENCE,
);

test(
  "one user inputs a customer on the screen, another authorises it",
  async () => {
    const page = await desk.type("CUSTOMER,INPUT I F3");
    const id = await page.locator(".iddisplay").innerText();
    await fillIn(page, "SCREEN");
    await page.click("a[title='Commit the deal']");
    await page.locator("td.message").waitFor();
    expect(await page.locator("td.message").innerText()).toMatch(
      new RegExp(`^Txn Complete: ${id} \\d\\d:\\d\\d:\\d\\d \\d\\d [A-Z]{3} \\d{4} CUSTOMER,INPUT I$`),
    );
    const second = await other.type(`CUSTOMER,NAU A ${id}`);
    await second.click("a[title='Authorises a deal']");
    await second.locator("td.message").waitFor();
    expect(await second.locator("td.message").innerText()).toMatch(/^Txn Complete: \d{6} .* CUSTOMER,NAU A$/);
    const seen = await desk.type(`CUSTOMER S ${id}`);
    expect(await seen.locator("[id='disabled_RECORD.STATUS']").innerText()).toBe("");
  },
  PATIENCE,
);

test.each([
  ["CUSTOMER,INPUT I F3", ["Commit the deal", "Validate a deal", "Place a contract on Hold"]],
  ["CUSTOMER,INPUT S 66052", []],
  ["CUSTOMER,NAU A 190777", ["Authorises a deal"]],
  ["CUSTOMER,NAU D 190777", ["Deletes a Deal"]],
  ["CUSTOMER R 66052", ["Reverses a deal from the live file"]],
])(
  "on %s the buttons that change a record are %j",
  async (command, titles) => {
    await world.input("190777", { Mnemonic: "WAITS" });
    const page = await desk.type(command);
    expect(await enabledIn(page)).toEqual([...titles, "Return to application screen", "Go", "Help"]);
  },
  PATIENCE,
);

test(
  "what is missing stands in the error box, and its caption leads to the field",
  async () => {
    const page = await desk.type("CUSTOMER,INPUT I F3");
    expect(await page.locator("#error_box").isVisible()).toBe(false);
    await page.click("a[title='Commit the deal']");
    await page.locator("#error_box").waitFor();
    expect(await page.locator("td.errorText").first().innerText()).toMatch(/^INPUT (?:MISSING|MANDATORY)/);
    await page.locator("td.errors a").first().click();
    expect(await page.evaluate("document.activeElement.id")).toMatch(/^fieldName:/);
  },
  PATIENCE,
);

test.each([
  ["CUSTOMER S 999999", "RECORD MISSING"],
  ["CUSTOMER D 66052", "UNAUTH. RECORD MISSING"],
])(
  "%s is answered %s, with the box for an id",
  async (command, message) => {
    const page = await desk.type(command);
    expect(await page.locator("td.message").innerText()).toBe(message);
    expect(await page.locator("input.idbox").count()).toBe(1);
  },
  PATIENCE,
);

test(
  "what a record holds, and what is typed, is shown and never run",
  async () => {
    const image = `"><img/src=x/onerror=alert(1)>`;
    const script = `</td></select><script>alert(1)</script>');alert(1)//`;
    const properties = { Mnemonic: "HOSTILE", Introducer: image, LegalIdMvGroup: [{ LegalHolderName: script }] };
    expect(await world.input("190888", properties)).toBe(201);
    const alerts: string[] = [];
    desk.context.on("dialog", (dialog) => alerts.push(dialog.message()));
    const seen = await desk.type("CUSTOMER,INPUT S 190888");
    expect(await seen.locator("#disabled_INTRODUCER").textContent()).toBe(image);
    expect(await seen.locator("[id='disabled_LEGAL.HOLDER.NAME:1']").textContent()).toBe(script);
    const open = await desk.type("CUSTOMER,INPUT I 190888");
    expect(await open.locator("[id='fieldName:INTRODUCER']").inputValue()).toBe(image);
    expect(await open.locator("[id='fieldName:LEGAL.HOLDER.NAME:1']").inputValue()).toBe(script);
    const typed = await desk.type(`ENQ CUSTOMER.LIST INTRODUCER EQ ${image}`);
    expect(await typed.locator("input[id='value:9:1:1']").inputValue()).toBe(image);
    expect(alerts).toEqual([]);
  },
  PATIENCE,
);

test(
  "a wrong password is a security violation, and the next sign-on counts it",
  async () => {
    const page = await world.visit();
    await enterCredentials(page, "CSAGENT", "wrong");
    expect(await page.locator(".message").innerText()).toBe("SECURITY VIOLATION");
    expect(await (await world.signOn("CSAGENT")).banner.locator(".bannertxt").innerText()).toMatch(
      / with 1 attempt\(s\)$/,
    );
  },
  PATIENCE,
);
