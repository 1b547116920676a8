import type { Page } from "playwright-core";

import { onward, openBrowserWeb, run, type BrowserWorld } from "./windows.ts";

const browserWeb = await openBrowserWeb();
afterEach(() => browserWeb.closeWindows());
afterAll(() => browserWeb.close());

/** A busy machine takes its time to open windows. */
const PATIENCE = 30_000;

const TITLES = {
  commit: "Commit the deal",
  hold: "Place a contract on Hold",
  delete: "Deletes a Deal",
  authorise: "Authorises a deal",
  reverse: "Reverses a deal from the live file",
} as const;

/** Clicks a button of the toolbar; gives what T24 says. */
async function press(page: Page, button: keyof typeof TITLES): Promise<string> {
  await onward(page, () => page.click(`a[title='${TITLES[button]}']`));
  return said(page);
}

function said(page: Page): Promise<string> {
  return page.locator("td.message").innerText();
}

/** `Txn Complete` of a record in a function (8). */
function completed(id: string, screen: string, letter: string): RegExp {
  const time = String.raw`\d\d:\d\d:\d\d \d\d [A-Z]{3} \d{4}`;
  return new RegExp(`^Txn Complete: ${id} ${time} ${screen} ${letter}$`);
}

/** A world in which customer 190245 waits for a second user, input over IRIS. */
async function waiting(options: object = {}): Promise<BrowserWorld> {
  const world = await browserWeb.world(options);
  expect(await world.input("190245")).toBe(201);
  return world;
}

test(
  "a record on hold is read from the hold file, and goes on from there",
  async () => {
    const world = await browserWeb.world();
    const page = await world.open("INPUTT", "CUSTOMER,INPUT I F3");
    await page.locator("[id='fieldName:MNEMONIC']").fill("JSNOW");
    expect(await press(page, "hold")).toMatch(completed("190245", "CUSTOMER,INPUT", "I"));
    expect(await world.read("190245")).toMatchObject({ RecordStatus: "IHLD" });
    // 5: the box for the next id is back in the same page; Enter edits.
    await page.keyboard.type("190245");
    await onward(page, () => page.keyboard.press("Enter"));
    expect(await said(page)).toBe("RECORD WAS READ FROM HOLD FILE");
    expect(await page.locator("[id='fieldName:MNEMONIC']").inputValue()).toBe("JSNOW");
  },
  PATIENCE,
);

test(
  "a delete asks first, and takes the waiting record away",
  async () => {
    const world = await waiting();
    const page = await world.open("INPUTT", "CUSTOMER,NAU D 190245");
    const asked: string[] = [];
    page.once("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.click(`a[title='${TITLES.delete}']`);
    expect(asked).toEqual([await page.locator("#RecordDelText").inputValue()]);
    expect(await world.read("190245")).toMatchObject({ RecordStatus: "INAU" });
    page.once("dialog", (dialog) => void dialog.accept());
    expect(await press(page, "delete")).toMatch(completed("190245", "CUSTOMER,NAU", "D"));
    await run(page, world.address, "CUSTOMER S 190245");
    expect(await said(page)).toBe("RECORD MISSING");
  },
  PATIENCE,
);

test(
  "a live record is reversed by one user, and goes to history once another authorises that",
  async () => {
    const world = await browserWeb.world({ customerReversal: "allow" });
    const page = await world.open("INPUTT", "CUSTOMER,INPUT R 100104");
    expect(await press(page, "reverse")).toMatch(completed("100104", "CUSTOMER,INPUT", "R"));
    await run(page, world.address, "CUSTOMER S 100104");
    expect(await page.locator("[id='disabled_RECORD.STATUS']").innerText()).toBe("RNAU");
    const author = await world.open("AUTHOR", "CUSTOMER,NAU A 100104");
    expect(await press(author, "authorise")).toMatch(completed("100104", "CUSTOMER,NAU", "A"));
    await run(author, world.address, "CUSTOMER S 100104");
    expect(await said(author)).toBe("RECORD MISSING");
    await run(author, world.address, "CUSTOMER H 100104");
    expect(await press(author, "commit")).toMatch(completed("100104", "CUSTOMER", "H"));
    expect(await world.read("100104")).toMatchObject({ RecordStatus: "INAU", Mnemonic: "AKELLER" });
  },
  PATIENCE,
);

test(
  "a copy has the values of the record under the next id, and is input as any other",
  async () => {
    const world = await browserWeb.world();
    const page = await world.open("INPUTT", "CUSTOMER,INPUT C 100104");
    expect(await page.locator(".iddisplay").innerText()).toBe("190245");
    expect(await page.locator("[id='fieldName:GIVEN.NAMES']").inputValue()).toBe("Anna");
    await page.locator("[id='fieldName:MNEMONIC']").fill("COPIED");
    expect(await press(page, "commit")).toMatch(completed("190245", "CUSTOMER,INPUT", "I"));
    expect(await world.read("190245")).toMatchObject({ Mnemonic: "COPIED", FamilyName: "Keller" });
    expect(await world.read("100104")).toMatchObject({ Mnemonic: "AKELLER" });
  },
  PATIENCE,
);

test(
  "what was input on the screen is authorised over IRIS",
  async () => {
    const world = await browserWeb.world();
    const page = await world.open("INPUTT", "CUSTOMER,INPUT I 100104");
    await page.locator("[id='fieldName:FAMILY.NAME']").fill("KELLER-ROTH");
    expect(await press(page, "commit")).toMatch(completed("100104", "CUSTOMER,INPUT", "I"));
    expect(await world.authorise("100104")).toBe(200);
    await run(page, world.address, "CUSTOMER,INPUT S 100104");
    expect(await page.locator("[id='disabled_FAMILY.NAME']").innerText()).toBe("KELLER-ROTH");
    expect(await world.read("100104")).toMatchObject({ RecordStatus: "", CurrNo: "2" });
  },
  PATIENCE,
);

test(
  "what was input over IRIS is authorised on the screen, by the id and the spanner",
  async () => {
    const world = await waiting();
    const page = await world.open("AUTHOR", "CUSTOMER,NAU");
    await page.fill("#transactionId", "190245");
    await onward(page, () => page.click("a[title='Perform an action on the contract']"));
    expect(await page.locator("#disabled_MNEMONIC").innerText()).toBe("JSNOW");
    expect(await press(page, "authorise")).toMatch(completed("190245", "CUSTOMER,NAU", "A"));
    expect(await world.read("190245")).toMatchObject({ RecordStatus: "", CurrNo: "1" });
  },
  PATIENCE,
);

test(
  "who authorises on the screen what was authorised over IRIS by then is told so, and changes nothing",
  async () => {
    const world = await waiting();
    const page = await world.open("AUTHOR", "CUSTOMER,NAU A 190245");
    expect(await world.authorise("190245")).toBe(200);
    expect(await press(page, "authorise")).toBe("UNAUTH. RECORD MISSING");
    expect(await world.read("190245")).toMatchObject({ CurrNo: "1" });
  },
  PATIENCE,
);

test(
  "the inputter may not authorise, and the record keeps waiting",
  async () => {
    const world = await waiting();
    const page = await world.open("INPUTT", "CUSTOMER,NAU A 190245");
    expect(await press(page, "authorise")).toBe("EB.RTN.SAME.NAME.AUTHORISER/INPUTTER");
    expect(await page.locator("input.idbox.idbox_CUSTOMER.idbox_CUSTOMER_NAU").inputValue()).toBe("");
    expect(await world.read("190245")).toMatchObject({ RecordStatus: "INAU" });
  },
  PATIENCE,
);

test.each([
  ["CUSTOMER,INPUT S 999999", "RECORD MISSING"],
  ["CUSTOMER,NAU A 100104", "UNAUTH. RECORD MISSING"],
  ["CUSTOMER,NAU D 999999", "UNAUTH. RECORD MISSING"],
  ["CUSTOMER R 999999", "RECORD MISSING"],
  ["CUSTOMER H 100104", "RECORD MISSING"],
  ["CUSTOMER C 999999", "RECORD MISSING"],
  ["CUSTOMER Q 100104", "SECURITY VIOLATION"],
  ["CUSTOMER,INPUT I JOHN", "INP NOT NUMERIC"],
  ["CUSTOMER,NOSUCH I F3", "MISSING CUSTOMER,NOSUCH - RECORD"],
  ["NOSUCH", "MISSING NOSUCH, - RECORD"],
])(
  "%s is answered %s, as the first message of the page, with nothing before it",
  async (command, message) => {
    const page = await (await browserWeb.world()).open("INPUTT", command);
    expect(await said(page)).toBe(message);
    expect(await page.locator("td.message").count()).toBe(1);
  },
  PATIENCE,
);
